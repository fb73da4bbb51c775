// Claims without exactly one place where they were read.
MATCH (claim:Claim)
WHERE COUNT { (claim)-[:REPORTED_IN]->(:Part) } <> 1
RETURN claim.id AS id, 'is REPORTED_IN ' + COUNT { (claim)-[:REPORTED_IN]->(:Part) } + ' parts' AS fault
