// Votes on a resolution, one row for each place that tells them.
// ask    What was the vote on {resolution}?
// ask    Who voted against {resolution}?
// ask    How did States vote on {resolution}?
// ask    By how many votes was {resolution} adopted?
// param  resolution document the resolution, e.g. "A/RES/69/188"
// column document   string  symbol or title of the resolution
// column document_id string its id
// column date       string  its date, EDTF
// column manner     string  recorded, without_vote, consensus or unanimous
// column for        integer votes for; empty when not told
// column against    integer votes against; empty when not told
// column abstained  integer abstentions; empty when not told
// column voted_for  strings States that the text names as voting for it
// column voted_against strings States that the text names as voting against it
// column abstaining strings States that the text names as abstaining
MATCH (document:Document {id: $resolution})-[:HAS_TALLY]->(fact:Tally {kind: 'vote'})
MATCH (:SourceText {id: 'text:' + fact.text_sha256})<-[:HAS_TEXT]-(article:Document)
WITH document, fact, article, [fact.text_sha256, fact.start, fact.id] AS key
WHERE $after IS NULL OR key > $after
WITH document, fact, article, key ORDER BY key LIMIT $limit
RETURN key,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       document.date_edtf AS date,
       fact.manner AS manner,
       toInteger(split(head([c IN fact.as_stated WHERE c STARTS WITH 'for:']), ':')[1]) AS for,
       toInteger(split(head([c IN fact.as_stated WHERE c STARTS WITH 'against:']), ':')[1]) AS against,
       toInteger(split(head([c IN fact.as_stated WHERE c STARTS WITH 'abstain:']), ':')[1]) AS abstained,
       COLLECT { MATCH (document)<-[:VOTED {value: 'for', tally: fact.id}]-(voter:State) RETURN voter.name ORDER BY voter.name }
         AS voted_for,
       COLLECT { MATCH (document)<-[:VOTED {value: 'against', tally: fact.id}]-(voter:State) RETURN voter.name ORDER BY voter.name }
         AS voted_against,
       COLLECT { MATCH (document)<-[:VOTED {value: 'abstain', tally: fact.id}]-(voter:State) RETURN voter.name ORDER BY voter.name }
         AS abstaining,
// include fact_proof
ORDER BY key
