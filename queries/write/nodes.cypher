// Nodes of one kind that belong to one source: what it says now replaces what it said before.
// param rows   rows    {id, properties}
// param labels strings labels of the kind, the narrowest last
UNWIND $rows AS row
MERGE (node:Thing {id: row.id})
SET node = row.properties, node.id = row.id
SET node:$($labels)
