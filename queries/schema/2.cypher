// Schema 2: a person's corrections, and the claims that they reject.
CREATE CONSTRAINT correction_id IF NOT EXISTS FOR (n:Correction) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT rejected_claim_id IF NOT EXISTS FOR (n:RejectedClaim) REQUIRE n.id IS UNIQUE;
CREATE INDEX correction_claim IF NOT EXISTS FOR (n:Correction) ON (n.claim);
