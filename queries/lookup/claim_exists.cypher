// Whether the graph holds a claim, and in which text.
// param  claim       string  id of the claim
// column id          string  its id; no row when there is none
// column text_sha256 string  SHA-256 of the text where it was read
// column rejected    boolean whether a person rejected it
MATCH (claim:Thing {id: $claim})
WHERE claim:Claim OR claim:RejectedClaim
RETURN claim.id AS id, claim.text_sha256 AS text_sha256, claim:RejectedClaim AS rejected
