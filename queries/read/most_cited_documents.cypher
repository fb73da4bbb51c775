// Documents cited most often, over all articles that were read.
// param  kind  text? one kind of document only, e.g. "un_document"
// param  limit integer=20 how many, e.g. 10
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
WITH document, article, cites ORDER BY article.title
WITH document, count(article) AS articles, sum(cites.count) AS citations,
     collect([number IN cites.footnotes | article.title + ', n. ' + number]) AS places
RETURN coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       document.title AS title,
       document.kind AS kind,
       document.date_edtf AS date,
       articles,
       citations,
       reduce(all = [], place IN places | all + place) AS footnotes
ORDER BY citations DESC, document_id
LIMIT $limit
