// Mandates and offices: who held them and when, and what set them up, extended or ended them.
// Holders come from the vocabularies, where `source` says from where, and from articles, with the words.
// ask    Who has held which mandate?
// ask    Who has held the mandate {body}?
// ask    Which mandates cover {state}?
// ask    Which mandates has {holder} held?
// ask    Who held {body} between {since} and {until}?
// param  body body? one mandate, office or inquiry only, e.g. "Special Rapporteur on the DPRK"
// param  holder body? one holder only, e.g. "Marzuki Darusman"
// param  state state? mandates and inquiries of one State only, e.g. "DPRK"
// param  since date? nothing that ended before this day, e.g. "2008-01-01"
// param  until date? nothing that began after this day, e.g. "2015-12-31"
// column mandate    string  name of the mandate, office or inquiry
// column mandate_id string  its id
// column act        string  held, established, extended, renewed, ended, …
// column holder     string  who held it
// column holder_id  string  id of the holder
// column role       string  the office held, where told
// column since      string  since when, or when it was done, EDTF
// column until      string  until when, EDTF
// column covers     strings the States that it covers
// column established_by strings the resolutions that set it up
// column established_by_ids strings ids of those resolutions
// column document   string  of an act: the resolution that did it
// column document_id string id of that resolution
// column source     string  where the vocabulary's row comes from
MATCH (mandate:Body)
WHERE ($body IS NULL OR mandate.id = $body)
  AND ($state IS NULL OR EXISTS { (mandate)-[:COVERS]->(:State {id: $state}) })
CALL (mandate) {
  MATCH (mandate)<-[held:HELD]-(holder:Person)
  WHERE $holder IS NULL OR holder.id = $holder
  OPTIONAL MATCH (fact:Statement {id: held.statement})
  RETURN 'held' AS act, holder, held.role AS role, held.from AS since, held.to AS until, fact, null AS document
UNION ALL
  MATCH (mandate)<-[:SUBJECT]-(fact:Statement)
  WHERE $holder IS NULL AND NOT EXISTS { (fact)-[:OBJECT]->(:Person) }
  OPTIONAL MATCH (fact)-[:OBJECT]->(document:Document)
  RETURN fact.predicate AS act, null AS holder, null AS role, fact.date_edtf AS since, fact.date_edtf AS until, fact, document
}
WITH mandate, act, holder, role, since, until, fact, document
WHERE ($since IS NULL OR until IS NULL OR until >= left($since, size(until)))
  AND ($until IS NULL OR since IS NULL OR since <= $until)
WITH mandate, act, holder, role, since, until, fact, document,
     [mandate.name, mandate.id, coalesce(since, '9999'), act, coalesce(holder.id, ''), coalesce(fact.id, ''), coalesce(document.id, '')] AS key
WHERE $after IS NULL OR key > $after
WITH mandate, act, holder, role, since, until, fact, document, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (:SourceText {id: 'text:' + fact.text_sha256})<-[:HAS_TEXT]-(article:Document)
RETURN key,
       mandate.name AS mandate,
       mandate.id AS mandate_id,
       act,
       holder.name AS holder,
       holder.id AS holder_id,
       role,
       since,
       CASE act WHEN 'held' THEN until END AS until,
       COLLECT { MATCH (mandate)-[:COVERS]->(state:State) RETURN state.name ORDER BY state.name } AS covers,
       COLLECT { MATCH (mandate)-[:ESTABLISHED_BY]->(d:Document)
                 WITH DISTINCT d RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id } AS established_by,
       COLLECT { MATCH (mandate)-[:ESTABLISHED_BY]->(d:Document) WITH DISTINCT d RETURN d.id ORDER BY d.id } AS established_by_ids,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       CASE WHEN fact IS NULL THEN mandate.source END AS source,
// include fact_proof
ORDER BY key
