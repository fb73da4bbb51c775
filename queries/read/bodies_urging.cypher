// Bodies that urged a State on a topic, narrower topics included, oldest first.
// "Urged" means every directive act: urged, called upon, recommended, demanded, requested, encouraged.
// ask    Which bodies urged {state} on {topic}?
// ask    Who called on {state} about {topic} since {since}?
// ask    Who has pressed {state} over {topic} between {since} and {until}?
// ask    Which bodies recommended that {state} do something about {topic}?
// param  state state the State that was asked, e.g. "China"
// param  topic topic what it was asked about, e.g. "refoulement"
// param  modality modality? one act only, e.g. "urged"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// param  collective boolean=true whether speakers named only together, such as "the Treaty Bodies", count, e.g. false
// column date       string  when the body asked, EDTF
// column body       string  name of the body
// column body_id    string  id of the body
// column modality   string  the act
MATCH (:State {id: $state})<-[:ADDRESSED_TO]-(said:Claim {family: 'directive'})<-[:MADE]-(body:Agent)
WHERE EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) }
  AND NOT body:State
  AND ($collective OR NOT body:Group)
  AND ($modality IS NULL OR said.modality = $modality)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
WITH said, body, [coalesce(toString(said.date_start), '9999'), body.name, said.text_sha256, said.start, said.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, body, key ORDER BY key LIMIT $limit
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       body.name AS body,
       body.id AS body_id,
       said.modality AS modality,
// include claim_proof
ORDER BY key
