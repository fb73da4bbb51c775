// Documents cited most often, over all articles that were read.
// ask    Which documents are cited most?
// ask    What are the most cited documents of the kind {kind}?
// param  kind  text? one kind of document only, e.g. "un_document"
// column document   string  symbol, or title
// column document_id string id of the document
// column title      string  its title
// column kind       string  its kind
// column date       string  its date, EDTF
// column articles   integer number of articles that cite it
// column citations  integer number of citations
// column footnotes  strings footnotes that cite it, each as "article title, n. 28"
MATCH (article:Document)-[cites:CITES]->(document:Document)
WHERE $kind IS NULL OR document.kind = $kind
WITH document, count(article) AS articles, sum(cites.count) AS citations
WITH document, articles, citations, [-citations, document.id] AS key
WHERE $after IS NULL OR key > $after
WITH document, articles, citations, key ORDER BY key LIMIT $limit
RETURN key,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       document.title AS title,
       document.kind AS kind,
       document.date_edtf AS date,
       articles,
       citations,
       COLLECT { MATCH (article:Document)-[cites:CITES]->(document) UNWIND cites.footnotes AS number
                 WITH article, number ORDER BY article.title, article.id, toInteger(number)
                 RETURN article.title + ', n. ' + number } AS footnotes
ORDER BY key
