// Concerns that others than a State itself voiced or raised about it, oldest first, with what answers them.
// ask    Which concerns were raised about {state}?
// ask    Which concerns were raised about {state} on {topic}?
// ask    What worries {body} about {state}?
// ask    Which concerns were raised about {state} since {since}?
// param  state state the State, e.g. "China"
// param  body  body? one speaker only, e.g. "Committee against Torture"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// param  welcomed boolean=false whether what was welcomed is given too, e.g. true
// column date       string  when it was said, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column modality   string  the act
// column topics     strings what it is about
// column groups     strings the people whom it concerns
// column answers    strings ids of the claims that answer or contradict it
MATCH (:State {id: $state})<-[:ABOUT]-(said:Claim {family: 'evaluative'})<-[:MADE]-(speaker:Agent)
WHERE speaker.id <> $state
  AND ($welcomed OR said.modality <> 'welcomed')
  AND ($body IS NULL OR speaker.id = $body)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
WITH said, speaker, [coalesce(toString(said.date_start), '9999'), speaker.name, said.text_sha256, said.start, said.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, speaker, key ORDER BY key LIMIT $limit
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       COLLECT { MATCH (said)-[:AFFECTS]->(people:Group) RETURN people.name ORDER BY people.name } AS groups,
       COLLECT { MATCH (said)<-[:RESPONDS_TO|CONTRADICTS]-(reply:Claim) RETURN DISTINCT reply.id AS id ORDER BY id } AS answers,
// include claim_proof
ORDER BY key
