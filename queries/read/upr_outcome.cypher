// How a State answered the recommendations of its universal periodic review, as texts tell it.
// Counts stand twice: as stated, and as normalised to what is supported and what is only noted
// (A/HRC/RES/5/1, annex, para. 32): partially accepted, noted and rejected count as noted.
// ask    What was the UPR outcome of {state}?
// ask    How many UPR recommendations did {state} accept?
// ask    How did {state} answer its universal periodic review?
// param  state state the State under review, e.g. "DPRK"
// column state      string  name of the State
// column received   integer recommendations it received, as stated
// column accepted   integer of these accepted, as stated
// column partially_accepted integer of these accepted in part, as stated
// column noted      integer of these noted, as stated
// column rejected   integer of these rejected, as stated
// column accepted_normalised integer accepted, as normalised
// column noted_normalised integer noted, as normalised: all that was not accepted
// column as_stated  strings every count as stated, such as "noted:58"
// column normalised strings every count as normalised
// column document   string  document of the outcome: symbol or title; empty when the article does not tell
// column document_id string id of that document
// column date       string  date of that document, EDTF
MATCH (state:State {id: $state})<-[:COUNTS_FOR]-(fact:Tally {kind: 'upr'})
MATCH (:SourceText {id: 'text:' + fact.text_sha256})<-[:HAS_TEXT]-(article:Document)
OPTIONAL MATCH (document:Document)-[:HAS_TALLY]->(fact)
WITH state, fact, article, head(collect(document)) AS document
WITH state, fact, article, document, [coalesce(toString(document.date_start), '9999'), fact.text_sha256, fact.start, fact.id] AS key
WHERE $after IS NULL OR key > $after
WITH state, fact, article, document, key ORDER BY key LIMIT $limit
RETURN key,
       state.name AS state,
       toInteger(split(head([c IN fact.as_stated WHERE c STARTS WITH 'total:']), ':')[1]) AS received,
       toInteger(split(head([c IN fact.as_stated WHERE c STARTS WITH 'accepted:']), ':')[1]) AS accepted,
       toInteger(split(head([c IN fact.as_stated WHERE c STARTS WITH 'partially_accepted:']), ':')[1]) AS partially_accepted,
       toInteger(split(head([c IN fact.as_stated WHERE c STARTS WITH 'noted:']), ':')[1]) AS noted,
       toInteger(split(head([c IN fact.as_stated WHERE c STARTS WITH 'rejected:']), ':')[1]) AS rejected,
       toInteger(split(head([c IN fact.normalised WHERE c STARTS WITH 'accepted:']), ':')[1]) AS accepted_normalised,
       toInteger(split(head([c IN fact.normalised WHERE c STARTS WITH 'noted:']), ':')[1]) AS noted_normalised,
       fact.as_stated AS as_stated,
       fact.normalised AS normalised,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       document.date_edtf AS date,
// include fact_proof
ORDER BY key
