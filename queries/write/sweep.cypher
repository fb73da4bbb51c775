// Removes cited documents, and their paragraphs, that no citation and no claim points to any more.
// param candidates strings ids of the documents and parts that the withdrawn text pointed to
UNWIND $candidates AS candidate
MATCH (orphan:Thing {id: candidate})
WHERE coalesce(orphan.article, false) = false
  AND NOT EXISTS { ()-[:REFERS_TO|STATED_IN|AT|CITES|HAS_TALLY]->(orphan) }
  AND NOT EXISTS { (orphan)-[:HAS_PART]->(:Part)<-[:AT]-() }
OPTIONAL MATCH (orphan)-[:HAS_PART]->(part:Part)
WHERE NOT EXISTS { ()-[:AT]->(part) }
DETACH DELETE part, orphan
