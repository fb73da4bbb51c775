// What a State did about treaties, as texts tell it, with the bodies that monitor each treaty.
// This is no register of ratifications: a treaty is here when an article says so.
// ask    Which treaties is {state} a party to?
// ask    What did {state} do about {treaty}?
// ask    Which treaties has {state} ratified since {since}?
// param  state state the State, e.g. "China"
// param  treaty treaty? one treaty only, e.g. "CAT"
// param  since date? nothing earlier than this day, e.g. "1980-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column treaty     string  name of the treaty
// column treaty_id  string  its id
// column act        string  party, ratified, acceded, signed, reserved, withdrew, not_party, …
// column date       string  when, EDTF
// column monitored_by strings the bodies that monitor the treaty
// column monitor_ids strings ids of those bodies
// column protocol_to strings the treaties to which it is a protocol
// column as_stated  string  what the text names, where that is not what it means
MATCH (:State {id: $state})-[action:TREATY_ACTION]->(treaty:Treaty)
WHERE $treaty IS NULL OR treaty.id = $treaty
MATCH (fact:Statement {id: action.statement})
WHERE ($since IS NULL OR fact.date_end >= date($since))
  AND ($until IS NULL OR fact.date_start <= date($until))
MATCH (:SourceText {id: 'text:' + fact.text_sha256})<-[:HAS_TEXT]-(article:Document)
WITH action, treaty, fact, article,
     [coalesce(toString(fact.date_start), '9999'), treaty.name, action.act, fact.text_sha256, fact.start, fact.id] AS key
WHERE $after IS NULL OR key > $after
WITH action, treaty, fact, article, key ORDER BY key LIMIT $limit
RETURN key,
       treaty.name AS treaty,
       treaty.id AS treaty_id,
       action.act AS act,
       action.date AS date,
       COLLECT { MATCH (treaty)<-[:MONITORS]-(body:Body) RETURN body.name ORDER BY body.name } AS monitored_by,
       COLLECT { MATCH (treaty)<-[:MONITORS]-(body:Body) RETURN body.id ORDER BY body.name } AS monitor_ids,
       COLLECT { MATCH (treaty)-[:PROTOCOL_TO]->(parent:Treaty) RETURN parent.name ORDER BY parent.name } AS protocol_to,
       fact.as_stated AS as_stated,
// include fact_proof
ORDER BY key
