// What a body asked, and of whom, oldest first.
// param  body body the body that asked, e.g. "Committee against Torture"
// param  state state? one State only, e.g. "China"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column date       string  when it asked, EDTF
// column state      strings whom it asked
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
MATCH (body:Agent {id: $body})-[:MADE]->(said:Claim {family: 'directive'})
WHERE ($state IS NULL OR EXISTS { (said)-[:ADDRESSED_TO]->(:State {id: $state}) })
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN said.date_edtf AS date,
       COLLECT { MATCH (said)-[:ADDRESSED_TO]->(asked:Agent) RETURN asked.name ORDER BY asked.name } AS state,
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
ORDER BY said.date_start, said.modality, said.start, said.id
