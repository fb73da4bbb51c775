// Corrections that stand and judge nothing: their claim or link is not in the graph, or what they name is not.
MATCH (correction:Correction)
WHERE correction.undone_at IS NULL AND NOT EXISTS { (correction)-[:CORRECTS]->() }
RETURN correction.id AS id,
       correction.verdict + ' of ' + correction.claim + ' by ' + correction.by + ' finds nothing to correct' AS fault
