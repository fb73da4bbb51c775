// Citations that refer to no document and do not say why.
MATCH (citation:Citation)
WHERE NOT EXISTS { (citation)-[:REFERS_TO]->(:Document) } AND citation.unresolved IS NULL
RETURN citation.id AS id, 'refers to no document' AS fault
