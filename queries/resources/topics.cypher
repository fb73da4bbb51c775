// The topics, by id.
// param  said boolean=false only those on which a claim is known, e.g. true
// param  broader topic? only those that are narrower than one, at whatever depth, e.g. "refugee_protection"
// column id       string  id of the topic
// column name     string  its name
// column broader  strings ids of the wider topics, one step up
// column claims   integer number of claims on it, narrower topics not included
// column states   integer number of States that these claims are about
MATCH (topic:Topic)
WHERE ($after IS NULL OR topic.id > $after[0])
  AND (NOT $said OR EXISTS { (topic)<-[:ON]-(:Claim) })
  AND ($broader IS NULL OR EXISTS { (topic)-[:BROADER*1..4]->(:Topic {id: $broader}) })
WITH topic ORDER BY topic.id LIMIT $limit
RETURN [topic.id] AS key,
       topic.id AS id,
       topic.name AS name,
       COLLECT { MATCH (topic)-[:BROADER]->(wider:Topic) RETURN wider.id ORDER BY wider.id } AS broader,
       COUNT { (topic)<-[:ON]-(:Claim) } AS claims,
       COUNT { MATCH (topic)<-[:ON]-(:Claim)-[:ABOUT]->(state:State) RETURN DISTINCT state } AS states
ORDER BY id
