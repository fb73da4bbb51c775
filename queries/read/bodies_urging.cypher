// Bodies that urged a State on a topic, narrower topics included, oldest first.
// "Urged" means every directive act: urged, called upon, recommended, demanded, requested, encouraged.
// param  state state the State that was asked, e.g. "China"
// param  topic topic what it was asked about, e.g. "refoulement"
// param  modality modality? one act only, e.g. "urged"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column date       string  when the body asked, EDTF
// column body       string  name of the body
// column body_id    string  id of the body
// column modality   string  the act
// column document   string  the speaker's own document: symbol or title; empty when the article does not tell
// column paragraph  string  paragraph of that document
// column quote      string  the words
// column footnote   string  number of the footnote where they were read, or that their sentence calls
// column section    string  section where they were read, or that calls the footnote
// column article    string  title of the article
// column claim      string  id of the claim; claim-trail tells the whole way
// column confidence float   how sure the reading is, 0 to 1
MATCH (state:State {id: $state})<-[:ADDRESSED_TO]-(said:Claim {family: 'directive'})
WHERE EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) }
  AND ($modality IS NULL OR said.modality = $modality)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
MATCH (body:Agent)-[:MADE]->(said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
WHERE NOT body:State
RETURN said.date_edtf AS date,
       body.name AS body,
       body.id AS body_id,
       said.modality AS modality,
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
ORDER BY said.date_start, body, said.start, said.id
