// Bodies that monitor the treaties to which a State is party, as texts tell it, and how often each asked something of it.
// ask    Which treaty bodies watch {state}?
// ask    Which bodies monitor the treaties of {state}?
// param  state state the State, e.g. "China"
// column body       string  name of the body
// column body_id    string  its id
// column treaty     string  the treaty that it monitors
// column treaty_id  string  id of the treaty
// column act        string  why the State is bound: party, ratified or acceded
// column date       string  since when, EDTF
// column asked      integer number of claims by which the body asked something of the State
// column said       integer number of its claims about the State, those included
// column claims     strings ids of the claims by which it asked
MATCH (state:State {id: $state})-[action:TREATY_ACTION]->(treaty:Treaty)<-[:MONITORS]-(body:Body)
WHERE action.act IN ['party', 'ratified', 'acceded']
MATCH (fact:Statement {id: action.statement})
MATCH (:SourceText {id: 'text:' + fact.text_sha256})<-[:HAS_TEXT]-(article:Document)
WITH state, action, treaty, body, fact, article,
     [body.name, treaty.id, action.act, fact.text_sha256, fact.start, fact.id] AS key
WHERE $after IS NULL OR key > $after
WITH state, action, treaty, body, fact, article, key ORDER BY key LIMIT $limit
RETURN key,
       body.name AS body,
       body.id AS body_id,
       treaty.name AS treaty,
       treaty.id AS treaty_id,
       action.act AS act,
       action.date AS date,
       COUNT { (body)-[:MADE]->(:Claim {family: 'directive'})-[:ADDRESSED_TO]->(state) } AS asked,
       COUNT { MATCH (body)-[:MADE]->(c:Claim)-[:ABOUT|ADDRESSED_TO]->(state) RETURN DISTINCT c } AS said,
       COLLECT { MATCH (body)-[:MADE]->(c:Claim {family: 'directive'})-[:ADDRESSED_TO]->(state)
                 RETURN c.id ORDER BY c.date_start, c.id } AS claims,
// include fact_proof
ORDER BY key
