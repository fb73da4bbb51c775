// Claims of the whole graph, in the order of their ids.
// param  rows integer=10000 how many at most, e.g. 10000
// column date       string  when it was said, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column modality   string  the act
// column topics     strings what it was about
MATCH (said:Claim)
WHERE said.id >= 'claim:'
WITH said ORDER BY said.id LIMIT $rows
MATCH (speaker:Agent)-[:MADE]->(said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
// include claim_proof
