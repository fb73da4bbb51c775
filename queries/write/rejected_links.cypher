// Links that a person rejected: kept under another type, so that no question shows them.
// param rows rows {type, source, target}
UNWIND $rows AS row
MATCH (source:Thing {id: row.source})-[link:RESPONDS_TO|CONTRADICTS|SUPPORTS|SAME_AS]->(target:Thing {id: row.target})
WHERE type(link) = row.type
MERGE (source)-[kept:REJECTED_LINK {was: row.type}]->(target)
SET kept = properties(link), kept.was = row.type, kept.review = null
DELETE link
