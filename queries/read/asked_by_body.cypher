// What a body asked, and of whom, oldest first.
// ask    What has {body} asked of {state}?
// ask    What did {body} ask for?
// ask    What has {body} urged since {since}?
// ask    What did {body} recommend to {state} between {since} and {until}?
// param  body body the body that asked, e.g. "Committee against Torture"
// param  state state? one State only, e.g. "China"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column date       string  when it asked, EDTF
// column state      strings whom it asked
// column modality   string  the act
// column topics     strings what it was about
MATCH (:Agent {id: $body})-[:MADE]->(said:Claim {family: 'directive'})
WHERE ($state IS NULL OR EXISTS { (said)-[:ADDRESSED_TO]->(:State {id: $state}) })
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
WITH said, [coalesce(toString(said.date_start), '9999'), said.modality, said.text_sha256, said.start, said.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, key ORDER BY key LIMIT $limit
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       COLLECT { MATCH (said)-[:ADDRESSED_TO]->(asked:Agent) RETURN asked.name ORDER BY asked.name } AS state,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
// include claim_proof
ORDER BY key
