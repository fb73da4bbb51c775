// The States that were asked something on a topic, narrower topics included, the most often asked first.
// ask    Which States were asked about {topic}?
// ask    Of which States did {body} ask something about {topic}?
// ask    Which States were asked about {topic} since {since}?
// param  topic topic what they were asked about, e.g. "refoulement"
// param  body  body? one speaker only, e.g. "Committee against Torture"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column state    string  name of the State
// column state_id string  id of the State
// column times    integer number of claims that ask something of it
// column acts     integer how many acts those are, second tellings left out
// column speakers strings who asked
// column first    string  date of the earliest of them that has one, EDTF
// column last     string  date of the latest of them that has one, EDTF
// column claims   strings ids of the claims
MATCH (:Topic {id: $topic})<-[:BROADER*0..4]-(:Topic)<-[:ON]-(said:Claim {family: 'directive'})
WHERE ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
WITH DISTINCT said
MATCH (state:State)<-[:ADDRESSED_TO]-(said)<-[:MADE]-(speaker:Agent)
WHERE $body IS NULL OR speaker.id = $body
WITH state, said, speaker ORDER BY said.date_start, said.text_sha256, said.start, said.id
WITH state, collect(said) AS asked, collect(DISTINCT speaker.name) AS speakers
WITH state, asked, speakers, [-size(asked), state.name, state.id] AS key
WHERE $after IS NULL OR key > $after
WITH state, asked, speakers, key ORDER BY key LIMIT $limit
WITH state, asked, speakers, key, [said IN asked WHERE said.date_start IS NOT NULL] AS dated
RETURN key,
       state.name AS state,
       state.id AS state_id,
       size(asked) AS times,
       size([said IN asked WHERE NOT EXISTS { (said)-[:SAME_AS]->(told:Claim) WHERE told IN asked }]) AS acts,
       COLLECT { UNWIND speakers AS name RETURN name ORDER BY name } AS speakers,
       head(dated).date_edtf AS first,
       last(dated).date_edtf AS last,
       [said IN asked | said.id] AS claims
ORDER BY key
