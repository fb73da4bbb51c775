// Documents and paragraphs that the citations and claims of one text point to.
// param text_sha256 string SHA-256 of the text
// column id string id of the document or part
MATCH (own:Citation|Claim|RejectedClaim {text_sha256: $text_sha256})-[:REFERS_TO|STATED_IN|AT]->(pointed:Document|Part)
RETURN DISTINCT pointed.id AS id
ORDER BY id
