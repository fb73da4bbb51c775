// Everything that anyone said about a State or asked of it, oldest first.
// ask    What has been said about {state}?
// ask    What has been said about {state} on {topic}?
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
MATCH (:State {id: $state})<-[:ADDRESSED_TO|ABOUT]-(said:Claim)
WHERE ($family IS NULL OR said.family = $family)
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
WITH DISTINCT said
MATCH (speaker:Agent)-[:MADE]->(said)
WITH said, speaker, [coalesce(toString(said.date_start), '9999'), speaker.name, said.text_sha256, said.start, said.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, speaker, key ORDER BY key LIMIT $limit
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.family AS family,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
// include claim_proof
ORDER BY key
