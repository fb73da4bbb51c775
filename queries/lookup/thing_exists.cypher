// Whether the graph holds a thing, and in which text it was read.
// param  id          string  id of the thing
// column id          string  its id; no row when there is none
// column claim       boolean whether it is a claim, rejected or not
// column text_sha256 string  SHA-256 of the text where it was read
// column rejected    boolean whether it is a claim that a person rejected
MATCH (thing:Thing {id: $id})
RETURN thing.id AS id, thing:Claim OR thing:RejectedClaim AS claim, thing.text_sha256 AS text_sha256,
       thing:RejectedClaim AS rejected
