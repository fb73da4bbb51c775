// Links that a person accepted, or that are not rejected any more.
// param rows rows {type, source, target, review}; review is empty for a link that nobody judged
UNWIND $rows AS row
MATCH (source:Thing {id: row.source}), (target:Thing {id: row.target})
OPTIONAL MATCH (source)-[kept:REJECTED_LINK {was: row.type}]->(target)
MERGE (source)-[link:$(row.type)]->(target)
SET link += coalesce(properties(kept), {})
SET link.was = null, link.review = row.review
DELETE kept
