// Dated events that involve a State, as texts tell them, oldest first.
// ask    What happened in {state}?
// ask    Which events involved {state} since {since}?
// ask    Which events of the kind {kind} involved {state}?
// ask    What happened in {state} between {since} and {until}?
// param  state state the State, e.g. "China"
// param  kind  text?  one kind of event only, such as visit, killing, election, release or review, e.g. "visit"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column date       string  when, EDTF
// column event      string  what happened, in the text's words
// column kind       string  its kind
// column involves   strings who took part
// column involves_ids strings ids of those
MATCH (:State {id: $state})<-[:INVOLVES]-(fact:Event)
WHERE ($kind IS NULL OR fact.kind = $kind)
  AND ($since IS NULL OR fact.date_end >= date($since))
  AND ($until IS NULL OR fact.date_start <= date($until))
WITH fact, [coalesce(toString(fact.date_start), '9999'), fact.text_sha256, fact.start, fact.id] AS key
WHERE $after IS NULL OR key > $after
WITH fact, key ORDER BY key LIMIT $limit
MATCH (:SourceText {id: 'text:' + fact.text_sha256})<-[:HAS_TEXT]-(article:Document)
RETURN key,
       fact.date_edtf AS date,
       fact.name AS event,
       fact.kind AS kind,
       COLLECT { MATCH (fact)-[:INVOLVES]->(agent:Agent) RETURN agent.name ORDER BY agent.name, agent.id } AS involves,
       COLLECT { MATCH (fact)-[:INVOLVES]->(agent:Agent) RETURN agent.id ORDER BY agent.name, agent.id } AS involves_ids,
// include fact_proof
ORDER BY key
