// What was asked of a State by bodies, organisations and other States, oldest first.
// "Asked" means every directive act: urged, called upon, recommended, demanded, requested, encouraged.
// ask    What was asked of {state}?
// ask    What was asked of {state} on {topic}?
// ask    What has been asked of {state} for {group}?
// ask    What was asked of {state} since {since}?
// ask    What was asked of {state} on {topic} between {since} and {until}?
// param  state state the State that was asked, e.g. "China"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  group group? only what concerns this group of people, e.g. "children"
// param  modality modality? one act only, e.g. "recommended"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// param  collective boolean=true whether speakers named only together, such as "the Treaty Bodies", count, e.g. false
// column date       string  when it was asked, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column modality   string  the act
// column topics     strings what it was about
// column groups     strings the people whom it concerns
// column answers    strings ids of the claims that answer it
MATCH (:State {id: $state})<-[:ADDRESSED_TO]-(said:Claim {family: 'directive'})<-[:MADE]-(speaker:Agent)
WHERE ($modality IS NULL OR said.modality = $modality)
  AND ($collective OR NOT speaker:Group)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($group IS NULL OR EXISTS { (said)-[:AFFECTS]->(:Group {id: $group}) })
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
       COLLECT { MATCH (said)<-[:RESPONDS_TO]-(reply:Claim) RETURN reply.id ORDER BY reply.id } AS answers,
// include claim_proof
ORDER BY key
