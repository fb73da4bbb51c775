// The groups of people whose rights the claims about a State concern, the most frequent first.
// ask    Which people are the claims about {state} concerned with?
// ask    Which people are the claims about {state} on {topic} concerned with?
// ask    Whose rights does {body} raise with {state}?
// param  state state the State, e.g. "China"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  body  body? one speaker only, e.g. "Committee against Torture"
// param  family family? one family of acts only, e.g. "directive"
// column group    string  name of the group
// column group_id string  id of the group
// column times    integer number of claims that concern it
// column speakers strings who made them
// column topics   strings the topics most often raised for it, at most five
// column claims   strings ids of the claims
MATCH (:State {id: $state})<-[:ABOUT]-(said:Claim)-[:AFFECTS]->(people:Group)
WHERE ($family IS NULL OR said.family = $family)
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
MATCH (said)<-[:MADE]-(speaker:Agent)
WHERE $body IS NULL OR speaker.id = $body
WITH people, said, speaker ORDER BY said.date_start, said.text_sha256, said.start, said.id
WITH people, collect(said) AS told, collect(DISTINCT speaker.name) AS speakers
WITH people, told, speakers, [-size(told), people.name, people.id] AS key
WHERE $after IS NULL OR key > $after
WITH people, told, speakers, key ORDER BY key LIMIT $limit
RETURN key,
       people.name AS group,
       people.id AS group_id,
       size(told) AS times,
       COLLECT { UNWIND speakers AS name RETURN name ORDER BY name } AS speakers,
       COLLECT { UNWIND told AS said MATCH (said)-[:ON]->(topic:Topic)
                 WITH topic, count(said) AS often ORDER BY often DESC, topic.name LIMIT 5
                 RETURN topic.name } AS topics,
       [said IN told | said.id] AS claims
ORDER BY key
