// What a State promised, offered or said that it was open to, oldest first.
// ask    What has {state} promised?
// ask    What has {state} promised on {topic}?
// ask    To what did {state} commit itself since {since}?
// param  state state the State that promised, e.g. "China"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  modality modality? one act only, e.g. "committed"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column date     string  when it was promised, EDTF
// column modality string  the act
// column topics   strings what it is about
// column groups   strings the people whom it concerns
// column answers  strings ids of the claims that it answers
MATCH (:State {id: $state})-[:MADE]->(said:Claim {family: 'commissive'})
WHERE ($modality IS NULL OR said.modality = $modality)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
WITH said, [coalesce(toString(said.date_start), '9999'), said.text_sha256, said.start, said.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, key ORDER BY key LIMIT $limit
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       COLLECT { MATCH (said)-[:AFFECTS]->(people:Group) RETURN people.name ORDER BY people.name } AS groups,
       COLLECT { MATCH (said)-[:RESPONDS_TO]->(asked:Claim) RETURN asked.id ORDER BY asked.id } AS answers,
// include claim_proof
ORDER BY key
