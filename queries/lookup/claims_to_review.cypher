// Claims with their sentence, rejected ones too, in the order of their articles.
// param  article    string? id of one article
// param  claims     strings? ids of some claims
// column text       string  the section or footnote where it was read
// column text_start integer first code point of that in the article
MATCH (claim:Thing)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
WHERE (claim:Claim OR claim:RejectedClaim)
  AND ($article IS NULL OR article.id = $article)
  AND ($claims IS NULL OR claim.id IN $claims)
RETURN claim.id AS id,
       claim.text_sha256 AS text_sha256,
       claim.quote AS quote,
       claim.start AS start,
       coalesce(claim.review, 'unreviewed') AS review,
       claim.rule AS rule,
       claim.confidence AS confidence,
       part.text AS text,
       part.start AS text_start,
       CASE part.kind WHEN 'footnote' THEN part.label
            ELSE head(COLLECT { MATCH (claim)-[:CITED_IN]->(note:Part) RETURN note.label ORDER BY note.start }) END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading END AS section,
       head(COLLECT { MATCH (claim)-[:STATED_IN]->(d:Document) RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id })
         AS document,
       article.id AS article_id,
       article.title AS article
ORDER BY article_id, start, claim.end, id
