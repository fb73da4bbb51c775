// The State that most claims address: the graph page opens with it.
// column state string id of the State; no row in a graph without claims
MATCH (state:State)<-[:ADDRESSED_TO]-(claim:Claim)
RETURN state.id AS state, state.name AS name, count(claim) AS claims
ORDER BY claims DESC, state LIMIT 1
