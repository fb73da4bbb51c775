// Everything that anyone said about a State or asked of it, oldest first.
// param  state state the State, e.g. "DPRK"
// param  family family? one family of acts only, e.g. "evaluative"
// param  topic topic? one topic only, narrower topics included, e.g. "detention"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column date       string  when it was said, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column family     string  family of the act
// column modality   string  the act
// column topics     strings what it was about
// column document   string  the speaker's own document: symbol or title; empty when the article does not tell
// column paragraph  string  paragraph of that document
// column quote      string  the words
// column footnote   string  number of the footnote where they were read, or that their sentence calls
// column section    string  section where they were read, or that calls the footnote
// column article    string  title of the article
// column claim      string  id of the claim; claim-trail tells the whole way
// column confidence float   how sure the reading is, 0 to 1
MATCH (:State {id: $state})<-[:ADDRESSED_TO|ABOUT]-(said:Claim)
WHERE ($family IS NULL OR said.family = $family)
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
WITH DISTINCT said
MATCH (speaker:Agent)-[:MADE]->(said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.family AS family,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       head(COLLECT { MATCH (said)-[:STATED_IN]->(d:Document) RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id })
         AS document,
       head(COLLECT { MATCH (said)-[:AT]->(place:Part) RETURN place.label ORDER BY place.id }) AS paragraph,
       said.quote AS quote,
       CASE part.kind WHEN 'footnote' THEN part.label
            ELSE head(COLLECT { MATCH (said)-[:CITED_IN]->(note:Part) RETURN note.label ORDER BY note.start }) END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       article.title AS article,
       said.id AS claim,
       said.confidence AS confidence
ORDER BY said.date_start, speaker, said.start, said.id
