// Accepts and edits that stand and meet nothing: their claim or link is not in the graph, or what they name is not.
// A reject that meets nothing is no fault: the machine does not say so any more. `citetrail corrections list` shows it.
MATCH (correction:Correction)
WHERE correction.undone_at IS NULL AND correction.verdict <> 'reject' AND NOT EXISTS { (correction)-[:CORRECTS]->() }
RETURN correction.id AS id,
       correction.verdict + ' of ' + correction.claim + ' by ' + correction.by + ' meets no claim' AS fault
