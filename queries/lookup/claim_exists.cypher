// Whether the graph holds a claim.
// param  claim string id of the claim
// column id    string its id; no row when there is none
MATCH (claim:Claim {id: $claim}) RETURN claim.id AS id
