// Who speaks about a State, the most frequent first: bodies, organisations and persons, no States.
// ask    Which bodies speak about {state} most?
// ask    Which bodies speak about {topic} in {state}?
// ask    Which bodies have spoken about {state} since {since}?
// param  state state the State, e.g. "China"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// param  collective boolean=true whether speakers named only together, such as "the Treaty Bodies", count, e.g. false
// column body       string  name of the speaker
// column body_id    string  id of the speaker
// column kind       string  treaty_body, special_procedure, ngo, … or Person, Group
// column times      integer number of its claims about the State
// column directive  integer how many of them ask something
// column evaluative integer how many voice a concern or welcome something
// column assertive  integer how many find or state something
// column first      string  date of the earliest of them that has one, EDTF
// column last       string  date of the latest of them that has one, EDTF
// column topics     strings the topics that it speaks of most, at most five
// column claims     strings ids of the claims
MATCH (:State {id: $state})<-[:ABOUT]-(said:Claim)<-[:MADE]-(body:Agent)
WHERE NOT body:State
  AND ($collective OR NOT body:Group)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
WITH body, said ORDER BY said.date_start, said.text_sha256, said.start, said.id
WITH body, collect(said) AS told
WITH body, told, [-size(told), body.name, body.id] AS key
WHERE $after IS NULL OR key > $after
WITH body, told, key ORDER BY key LIMIT $limit
WITH body, told, key, [said IN told WHERE said.date_start IS NOT NULL] AS dated
RETURN key,
       body.name AS body,
       body.id AS body_id,
       coalesce(body.kind, [label IN labels(body) WHERE NOT label IN ['Thing', 'Agent']][0]) AS kind,
       size(told) AS times,
       size([said IN told WHERE said.family = 'directive']) AS directive,
       size([said IN told WHERE said.family = 'evaluative']) AS evaluative,
       size([said IN told WHERE said.family = 'assertive']) AS assertive,
       head(dated).date_edtf AS first,
       last(dated).date_edtf AS last,
       COLLECT { UNWIND told AS said MATCH (said)-[:ON]->(topic:Topic)
                 WITH topic, count(said) AS often ORDER BY often DESC, topic.name LIMIT 5
                 RETURN topic.name } AS topics,
       [said IN told | said.id] AS claims
ORDER BY key
