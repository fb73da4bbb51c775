// Removes all that was read in one text: its parts, citations, claims, mentions, statements, runs, and what
// its statements and tallies alone assert between States, treaties, mandates and persons.
// Documents and agents stay; `sweep` removes the documents that nothing cites any more.
// param text_sha256 string SHA-256 of the text
// param article     string id of the article's document
OPTIONAL MATCH (evidence:Statement {text_sha256: $text_sha256})-[:SUBJECT|OBJECT]->(:Thing)
               -[asserted:TREATY_ACTION|HELD|ESTABLISHED_BY {statement: evidence.id}]->(:Thing)
DELETE asserted
WITH count(*) AS statements
OPTIONAL MATCH (counted:Tally {text_sha256: $text_sha256})<-[:HAS_TALLY]-(:Document)<-[voted:VOTED {tally: counted.id}]-()
DELETE voted
WITH count(*) AS votes
OPTIONAL MATCH (own:Thing {text_sha256: $text_sha256})
DETACH DELETE own
WITH count(*) AS removed
OPTIONAL MATCH (article:Document {id: $article})
SET article = {id: $article}
WITH article
OPTIONAL MATCH (article)-[derived:CITES]->()
DELETE derived
