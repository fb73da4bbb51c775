// The citations, one for each pointer from a footnote to a document, by id.
// param  article article? only those of one article, e.g. "article:0123456789ab"
// param  document document? only those of one document, e.g. "A/HRC/25/63"
// param  unresolved boolean=false only those whose document is not known, e.g. true
// column id         string  id of the citation
// column quote      string  its words, as printed
// column kind       string  kind of document that the words suggest
// column document   string  the document: symbol or title
// column document_id string id of the document
// column unresolved string  why its document is not known
// column footnote   string  number of the footnote
// column article    string  title of the article
// column article_id string  id of the article
// column start      integer first code point in the article's text
// column end        integer one past its last code point
// column confidence float   how sure the reading is, 0 to 1
MATCH (citation:Citation)
WHERE ($after IS NULL OR citation.id > $after[0])
  AND ($document IS NULL OR EXISTS { (citation)-[:REFERS_TO]->(:Document {id: $document}) })
  AND ($article IS NULL OR EXISTS { (citation)<-[:CONTAINS]-(:Part)<-[:HAS_PART]-(:Document {id: $article}) })
  AND (NOT $unresolved OR NOT EXISTS { (citation)-[:REFERS_TO]->(:Document) })
WITH citation ORDER BY citation.id LIMIT $limit
MATCH (citation)<-[:CONTAINS]-(note:Part)<-[:HAS_PART]-(article:Document)
OPTIONAL MATCH (citation)-[:REFERS_TO]->(document:Document)
RETURN [citation.id] AS key,
       citation.id AS id,
       citation.quote AS quote,
       citation.kind AS kind,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       citation.unresolved AS unresolved,
       note.label AS footnote,
       article.title AS article,
       article.id AS article_id,
       citation.start AS start,
       citation.end AS end,
       citation.confidence AS confidence
ORDER BY id
