// A body's words on a topic in the order in which it said them, each beside its words before about the same State.
// What has no date comes last, with nothing before it.
// ask    How did the wording of {body} on {topic} change over time?
// ask    How did the wording of {body} on {topic} in {state} change over time?
// ask    How has {body} spoken of {topic} since {since}?
// param  body  body  the speaker, e.g. "Committee against Torture"
// param  topic topic what it spoke of, narrower topics included, e.g. "refoulement"
// param  state state? only what is about this State, e.g. "China"
// param  family family? one family of acts only, e.g. "directive"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column date            string  when it was said, EDTF
// column family          string  family of the act
// column modality        string  the act
// column states          strings the States that it is about
// column topics          strings what it is about
// column before_date     string  when the words before were said, EDTF
// column before_modality string  the act before
// column before_quote    string  the words before
// column before          string  id of the claim before
MATCH (:Agent {id: $body})-[:MADE]->(said:Claim)
WHERE ($family IS NULL OR said.family = $family)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($state IS NULL OR EXISTS { (said)-[:ABOUT]->(:State {id: $state}) })
  AND EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) }
WITH said, [coalesce(toString(said.date_start), '9999'), said.text_sha256, said.start, said.id] AS key ORDER BY key
WITH said, key, COLLECT { MATCH (said)-[:ABOUT]->(state:State) RETURN state.name ORDER BY state.name } AS states
WITH collect({said: said, key: key, states: states}) AS told
UNWIND range(0, size(told) - 1) AS place
WITH told, place, told[place].said AS said, told[place].key AS key, told[place].states AS states
WHERE $after IS NULL OR key > $after
WITH told, place, said, key, states ORDER BY key LIMIT $limit
WITH said, key, states,
     CASE WHEN said.date_start IS NOT NULL
          THEN last([earlier IN told[..place] WHERE any(state IN states WHERE state IN earlier.states) | earlier.said])
     END AS before
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       said.family AS family,
       said.modality AS modality,
       states,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       before.date_edtf AS before_date,
       before.modality AS before_modality,
       before.quote AS before_quote,
       before.id AS before,
// include claim_proof
ORDER BY key
