// Removes all that was read in one text: its parts, citations, claims, mentions, statements, runs.
// Documents and agents stay; `sweep` removes the documents that nothing cites any more.
// param text_sha256 string SHA-256 of the text
// param article     string id of the article's document
OPTIONAL MATCH (own:Thing {text_sha256: $text_sha256})
DETACH DELETE own
WITH count(*) AS removed
OPTIONAL MATCH (article:Document {id: $article})
SET article = {id: $article}
WITH article
OPTIONAL MATCH (article)-[derived:CITES]->()
DELETE derived
