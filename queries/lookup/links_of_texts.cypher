// Links between claims of some texts, rejected ones too.
// param  texts  strings SHA-256 of the texts
// column type   string  RESPONDS_TO, CONTRADICTS, SUPPORTS or SAME_AS
// column review string  unreviewed, accepted or rejected
MATCH (source:Thing)-[link:RESPONDS_TO|CONTRADICTS|SUPPORTS|SAME_AS|REJECTED_LINK]->(target:Thing)
WHERE source.text_sha256 IN $texts
RETURN coalesce(link.was, type(link)) AS type,
       source.id AS source,
       target.id AS target,
       link.rule AS rule,
       source.rule_version AS rule_version,
       CASE WHEN type(link) = 'REJECTED_LINK' THEN 'rejected' ELSE coalesce(link.review, 'unreviewed') END AS review
ORDER BY source, type, target
