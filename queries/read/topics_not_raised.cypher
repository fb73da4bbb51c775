// Topics that no body raised with a State, of those that bodies raised anywhere, the most frequent first.
// A topic counts as raised when a claim of anyone but a State, about this State, is on it or on a narrower one.
// ask    Which topics did no body raise with {state}?
// ask    Which topics has {body} not raised with {state}?
// param  state state the State, e.g. "China"
// param  body  body? one speaker only: what it raised elsewhere and not with this State, e.g. "Committee against Torture"
// column topic    string  name of the topic
// column topic_id string  id of the topic
// column times    integer number of claims on it elsewhere
// column states   strings the States with which it was raised most often, at most ten
// column speakers strings who raised it most often elsewhere, at most ten
// column claims   strings ids of claims on it elsewhere, the latest first, at most twenty
OPTIONAL MATCH (:State {id: $state})<-[:ABOUT]-(said:Claim)<-[:MADE]-(speaker:Agent)
WHERE NOT speaker:State AND ($body IS NULL OR speaker.id = $body)
OPTIONAL MATCH (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(raised:Topic)
WITH collect(DISTINCT raised) AS raised
MATCH (topic:Topic)
WHERE NOT topic IN raised
WITH topic, COUNT { (topic)<-[:ON]-(:Claim)<-[:MADE]-(speaker:Agent)
                    WHERE NOT speaker:State AND ($body IS NULL OR speaker.id = $body) } AS times
WHERE times > 0
WITH topic, times, [-times, topic.name, topic.id] AS key
WHERE $after IS NULL OR key > $after
WITH topic, times, key ORDER BY key LIMIT $limit
WITH topic, times, key,
     COLLECT { MATCH (topic)<-[:ON]-(said:Claim)<-[:MADE]-(speaker:Agent)
               WHERE NOT speaker:State AND ($body IS NULL OR speaker.id = $body)
               RETURN said ORDER BY coalesce(toString(said.date_start), '0') DESC, said.id } AS elsewhere
RETURN key,
       topic.name AS topic,
       topic.id AS topic_id,
       times,
       COLLECT { UNWIND elsewhere AS said MATCH (said)-[:ABOUT]->(state:State)
                 WITH state, count(said) AS often ORDER BY often DESC, state.name LIMIT 10
                 RETURN state.name } AS states,
       COLLECT { UNWIND elsewhere AS said MATCH (said)<-[:MADE]-(speaker:Agent)
                 WITH speaker, count(said) AS often ORDER BY often DESC, speaker.name LIMIT 10
                 RETURN speaker.name } AS speakers,
       [said IN elsewhere[..20] | said.id] AS claims
ORDER BY key
