// Relationships of one type, one for each pair of ends and key.
// param rows rows   {source, target, key, properties}; key is the text made of the key properties
// param type string the relationship's type
UNWIND $rows AS row
MATCH (source:Thing {id: row.source})
MATCH (target:Thing {id: row.target})
MERGE (source)-[related:$($type) {key: row.key}]->(target)
SET related = row.properties, related.key = row.key
