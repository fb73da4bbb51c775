// Paragraphs, pages and articles of a document that citations and claims point to, the most used first.
// A range is a place of its own, as printed: "46-47" is not counted for "46".
// ask    Which paragraphs of {document} are relied on?
// ask    Which paragraphs of {document} are cited most?
// ask    Where in {document} do footnotes point?
// param  document document the document, e.g. "A/HRC/25/63"
// column kind       string  para, page, article, …
// column paragraph  string  its number as printed
// column citations  integer number of citations that point to it
// column claims     integer number of claims that are said to stand in it
// column articles   integer number of articles that rely on it
// column footnotes  strings footnotes that point to it, each as "article title, n. 28"
// column speakers   strings whose claims stand in it
// column quotes     strings the claims in the articles' words
// column claim_ids  strings ids of those claims
// column citation_ids strings ids of the citations that point to it
// column paragraph_id string id of the place
MATCH (:Document {id: $document})-[:HAS_PART]->(place:Part)
WHERE NOT place.kind IN ['section', 'footnote']
WITH place, COUNT { (place)<-[:AT]-(:Citation) } AS citations, COUNT { (place)<-[:AT]-(:Claim) } AS claims
WHERE citations + claims > 0
WITH place, citations, claims,
     [-(citations + claims), place.kind, coalesce(toInteger(split(place.label, '-')[0]), 1000000), place.id] AS key
WHERE $after IS NULL OR key > $after
WITH place, citations, claims, key ORDER BY key LIMIT $limit
RETURN key,
       place.kind AS kind,
       place.label AS paragraph,
       citations,
       claims,
       COUNT { MATCH (place)<-[:AT]-(own)-[:CONTAINS|REPORTED_IN]-(:Part)<-[:HAS_PART]-(article:Document {article: true})
               RETURN DISTINCT article } AS articles,
       COLLECT { MATCH (place)<-[:AT]-(own)-[:CONTAINS|REPORTED_IN|CITED_IN]-(note:Part {kind: 'footnote'})
                       <-[:HAS_PART]-(article:Document {article: true})
                 WITH DISTINCT article, note ORDER BY article.title, article.id, note.start
                 RETURN article.title + ', n. ' + note.label } AS footnotes,
       COLLECT { MATCH (place)<-[:AT]-(:Claim)<-[:MADE]-(speaker:Agent)
                 WITH DISTINCT speaker RETURN speaker.name ORDER BY speaker.name } AS speakers,
       COLLECT { MATCH (place)<-[:AT]-(said:Claim) RETURN said.quote ORDER BY said.text_sha256, said.start, said.id } AS quotes,
       COLLECT { MATCH (place)<-[:AT]-(said:Claim) RETURN said.id ORDER BY said.text_sha256, said.start, said.id } AS claim_ids,
       COLLECT { MATCH (place)<-[:AT]-(c:Citation) RETURN c.id ORDER BY c.text_sha256, c.start } AS citation_ids,
       place.id AS paragraph_id
ORDER BY key
