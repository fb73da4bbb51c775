// Relationships of one type, one for each pair of ends.
// param rows rows   {source, target, properties}
// param type string the relationship's type
UNWIND $rows AS row
MATCH (source:Thing {id: row.source})
MATCH (target:Thing {id: row.target})
MERGE (source)-[related:$($type)]->(target)
SET related = row.properties
