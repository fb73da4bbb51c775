// Nodes of one kind that many sources tell of: what was told first stays, what was unknown is added.
// param rows   rows    {id, properties}
// param labels strings labels of the kind, the narrowest last
UNWIND $rows AS row
MERGE (node:Thing {id: row.id})
WITH node, row, properties(node) AS known
SET node += row.properties
SET node += known
SET node:$($labels)
