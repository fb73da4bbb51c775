// Which of some claims answer, contradict or support each other.
// param  claims   strings ids of the claims
// column source   string  id of the claim that answers
// column target   string  id of the claim that is answered
// column relation string  RESPONDS_TO, CONTRADICTS, SUPPORTS or SAME_AS
// column cue      string  the words that show it
UNWIND $claims AS id
MATCH (source:Claim {id: id})-[link:RESPONDS_TO|CONTRADICTS|SUPPORTS|SAME_AS]->(target:Claim)
WHERE target.id IN $claims
RETURN source.id AS source, target.id AS target, type(link) AS relation, link.cue AS cue,
       link.rule AS rule, link.confidence AS confidence
ORDER BY source, target, relation
