// Schema 4: claims are found by what they mean.
CREATE VECTOR INDEX claim_meaning IF NOT EXISTS FOR (n:Claim) ON (n.meaning)
OPTIONS {indexConfig: {`vector.dimensions`: 384, `vector.similarity_function`: 'cosine'}};
