// Claims that have no speaker, or more than one.
MATCH (claim:Claim)
WHERE COUNT { (:Agent)-[:MADE]->(claim) } <> 1
RETURN claim.id AS id, 'has ' + COUNT { (:Agent)-[:MADE]->(claim) } + ' speakers' AS fault
