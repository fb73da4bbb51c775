// How often a State was asked something, year by year, and by whom.
// A date of more than a year counts in its first year. What has no date comes last, without a year.
// ask    How often was {state} asked something, year by year?
// ask    How often was {state} asked about {topic}, year by year?
// ask    In which years did {body} ask something of {state}?
// param  state state the State that was asked, e.g. "China"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  body  body? one speaker only, e.g. "Committee against Torture"
// column year     integer the year; empty for what has no date
// column times    integer number of claims that ask something
// column acts     integer how many acts those are, second tellings left out
// column speakers strings who asked
// column topics   strings the topics most often asked about in that year, at most five
// column claims   strings ids of the claims
MATCH (:State {id: $state})<-[:ADDRESSED_TO]-(said:Claim {family: 'directive'})<-[:MADE]-(speaker:Agent)
WHERE ($body IS NULL OR speaker.id = $body)
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
WITH said, speaker ORDER BY speaker.name, said.date_start, said.text_sha256, said.start, said.id
WITH said.date_start.year AS year, collect(said) AS asked, collect(DISTINCT speaker.name) AS speakers
WITH year, asked, speakers, [coalesce(year, 9999)] AS key
WHERE $after IS NULL OR key > $after
WITH year, asked, speakers, key ORDER BY key LIMIT $limit
RETURN key,
       year,
       size(asked) AS times,
       size([said IN asked WHERE NOT EXISTS { (said)-[:SAME_AS]->(told:Claim) WHERE told IN asked }]) AS acts,
       speakers,
       COLLECT { UNWIND asked AS said MATCH (said)-[:ON]->(topic:Topic)
                 WITH topic, count(said) AS often ORDER BY often DESC, topic.name LIMIT 5
                 RETURN topic.name } AS topics,
       [said IN asked | said.id] AS claims
ORDER BY key
