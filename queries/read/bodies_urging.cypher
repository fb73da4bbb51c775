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
// column footnote   string  number of the footnote where they were read; empty when read in the body of the article
// column section    string  section where they were read, or that calls the footnote
// column article    string  title of the article
// column claim      string  id of the claim; claim-trail tells the whole way
// column confidence float   how sure the reading is, 0 to 1
MATCH (state:State {id: $state})<-[:ADDRESSED_TO]-(claim:Claim {family: 'directive'})
WHERE EXISTS { (claim)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) }
  AND ($modality IS NULL OR claim.modality = $modality)
  AND ($since IS NULL OR claim.date_end >= date($since))
  AND ($until IS NULL OR claim.date_start <= date($until))
MATCH (body:Agent)-[:MADE]->(claim)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
WHERE NOT body:State
RETURN claim.date_edtf AS date,
       body.name AS body,
       body.id AS body_id,
       claim.modality AS modality,
       head(COLLECT { MATCH (claim)-[:STATED_IN]->(d:Document) RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id })
         AS document,
       head(COLLECT { MATCH (claim)-[:AT]->(place:Part) RETURN place.label ORDER BY place.id }) AS paragraph,
       claim.quote AS quote,
       CASE part.kind WHEN 'footnote' THEN part.label END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       article.title AS article,
       claim.id AS claim,
       claim.confidence AS confidence
ORDER BY claim.date_start, body.name, claim.start, claim.id
