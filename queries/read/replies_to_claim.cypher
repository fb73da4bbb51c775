// What answers, contradicts or supports a claim, and what it answers itself, oldest first.
// ask    What answers, contradicts or supports the claim {claim}?
// param  claim claim the claim, e.g. "claim:0123456789ab:33648-33755:urged"
// column relation   string  RESPONDS_TO, CONTRADICTS, SUPPORTS or SAME_AS
// column direction  string  "to it" when the other claim answers this one, "by it" when this one answers the other
// column type       string  of a reply: acceptance, partial, noted, rejection, denial or alternative_explanation
// column judgement  string  of a second telling: certain or likely
// column cue        string  the words that show the relation
// column date       string  date of the other claim, EDTF
// column speaker    string  who made the other claim
// column modality   string  the act of the other claim
MATCH (asked:Claim {id: $claim})-[link:RESPONDS_TO|CONTRADICTS|SUPPORTS|SAME_AS]-(said:Claim)<-[:MADE]-(speaker:Agent)
WITH said, speaker, link, CASE WHEN endNode(link) = asked THEN 'to it' ELSE 'by it' END AS direction
WITH said, speaker, link, direction,
     [coalesce(toString(said.date_start), '9999'), speaker.name, said.text_sha256, said.start, said.id, type(link)] AS key
WHERE $after IS NULL OR key > $after
WITH said, speaker, link, direction, key ORDER BY key LIMIT $limit
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       type(link) AS relation,
       direction,
       link.type AS type,
       link.judgement AS judgement,
       link.cue AS cue,
       said.date_edtf AS date,
       speaker.name AS speaker,
       said.modality AS modality,
// include claim_proof
ORDER BY key
