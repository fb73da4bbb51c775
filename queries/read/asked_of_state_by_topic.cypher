// The topics on which a State was asked something, the most frequent first, and by whom.
// A claim counts under each topic that it is on; a wider topic does not count what is on its narrower ones.
// ask    On which topics was {state} asked something?
// ask    What is {state} asked about most?
// ask    On which topics did {body} ask something of {state}?
// ask    On which topics was {state} asked something since {since}?
// param  state state the State that was asked, e.g. "China"
// param  body  body? one speaker only, e.g. "Committee against Torture"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column topic    string  name of the topic
// column topic_id string  id of the topic
// column times    integer number of claims that ask something
// column acts     integer how many acts those are, second tellings left out
// column speakers strings who asked
// column first    string  date of the earliest of them that has one, EDTF
// column last     string  date of the latest of them that has one, EDTF
// column claims   strings ids of the claims
MATCH (:State {id: $state})<-[:ADDRESSED_TO]-(said:Claim {family: 'directive'})<-[:MADE]-(speaker:Agent)
WHERE ($body IS NULL OR speaker.id = $body)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
MATCH (said)-[:ON]->(topic:Topic)
WITH topic, said, speaker ORDER BY said.date_start, said.text_sha256, said.start, said.id
WITH topic, collect(said) AS asked, collect(DISTINCT speaker.name) AS speakers
WITH topic, asked, speakers, [-size(asked), topic.name, topic.id] AS key
WHERE $after IS NULL OR key > $after
WITH topic, asked, speakers, key ORDER BY key LIMIT $limit
WITH topic, asked, speakers, key, [said IN asked WHERE said.date_start IS NOT NULL] AS dated
RETURN key,
       topic.name AS topic,
       topic.id AS topic_id,
       size(asked) AS times,
       size([said IN asked WHERE NOT EXISTS { (said)-[:SAME_AS]->(told:Claim) WHERE told IN asked }]) AS acts,
       COLLECT { UNWIND speakers AS name RETURN name ORDER BY name } AS speakers,
       head(dated).date_edtf AS first,
       last(dated).date_edtf AS last,
       [said IN asked | said.id] AS claims
ORDER BY key
