// The claims of some texts, rejected ones too, with the fields that a person can change, in the order of the texts.
// param  texts   strings SHA-256 of the texts
// column as_read string  the fields as the machine read them, as JSON, of a claim that was reviewed
MATCH (claim:Thing)<-[made:MADE]-(speaker:Agent)
WHERE claim.text_sha256 IN $texts AND (claim:Claim OR claim:RejectedClaim)
RETURN claim.id AS id,
       claim.text_sha256 AS text_sha256,
       claim.start AS start,
       claim.end AS end,
       claim.quote AS quote,
       claim.rule AS rule,
       claim.rule_version AS rule_version,
       coalesce(claim.review, 'unreviewed') AS review,
       claim.as_read AS as_read,
       made.capacity AS capacity,
       speaker.id AS speaker,
       claim.family AS family,
       claim.modality AS modality,
       COLLECT { MATCH (claim)-[:ADDRESSED_TO]->(asked:Agent) RETURN asked.id } AS addressees,
       COLLECT { MATCH (claim)-[:ABOUT {role: 'subject'}]->(about:State) RETURN about.id } AS subjects,
       COLLECT { MATCH (claim)-[:ON]->(topic:Topic) RETURN topic.id } AS topics,
       COLLECT { MATCH (claim)-[:AFFECTS]->(group:Group) RETURN group.id } AS groups,
       claim.date_edtf AS date,
       claim.date_basis AS date_basis
ORDER BY text_sha256, start, end, id
