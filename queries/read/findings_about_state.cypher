// What others than States found or stated about a State, oldest first, with what answers it.
// ask    What did bodies find about {state}?
// ask    What did bodies find about {state} on {topic}?
// ask    What did {body} find about {state}?
// ask    What was found about {state} since {since}?
// param  state state the State, e.g. "DPRK"
// param  body  body? one speaker only, e.g. "Committee against Torture"
// param  topic topic? one topic only, narrower topics included, e.g. "torture"
// param  modality modality? one act only, e.g. "found"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// param  collective boolean=true whether speakers named only together, such as "unnamed experts", count, e.g. false
// column date       string  when it was said, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column modality   string  the act
// column topics     strings what it is about
// column groups     strings the people whom it concerns
// column reported_by strings who reports the speaker's words, where the article names one
// column answers    strings ids of the claims that answer or contradict it
MATCH (:State {id: $state})<-[:ABOUT]-(said:Claim {family: 'assertive'})<-[:MADE]-(speaker:Agent)
WHERE NOT speaker:State
  AND ($collective OR NOT speaker:Group)
  AND ($body IS NULL OR speaker.id = $body)
  AND ($modality IS NULL OR said.modality = $modality)
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
       COLLECT { MATCH (said)-[:ATTRIBUTED_TO]->(teller:Agent) RETURN teller.name ORDER BY teller.name } AS reported_by,
       COLLECT { MATCH (said)<-[:RESPONDS_TO|CONTRADICTS]-(reply:Claim) RETURN DISTINCT reply.id AS id ORDER BY id } AS answers,
// include claim_proof
ORDER BY key
