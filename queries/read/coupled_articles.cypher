// Articles that cite the same documents as an article, those that share most first.
// ask    Which articles share sources with {article}?
// ask    Which articles are coupled to {article} by the documents that they cite?
// param  article article the article, e.g. "article:0123456789ab"
// param  kind  text?  count one kind of document only, e.g. "un_document"
// column article    string  title of the other article
// column article_id string  its id
// column date       string  its date, EDTF
// column publisher  string  its publisher
// column shared     integer number of documents that both cite
// column cited      integer number of documents that the other article cites
// column likeness   float   documents that both cite, as a part of those that either cites
// column documents  strings the shared documents, each with the footnotes of both: "A/HRC/25/63: n. 7, 8 here, n. 3 there"
// column document_ids strings ids of the shared documents
MATCH (article:Document {id: $article})-[:CITES]->(document:Document)<-[:CITES]-(other:Document)
WHERE other <> article AND ($kind IS NULL OR document.kind = $kind)
WITH article, other, count(document) AS shared
WITH article, other, shared, [-shared, other.id] AS key
WHERE $after IS NULL OR key > $after
WITH article, other, shared, key ORDER BY key LIMIT $limit
WITH article, other, shared, key,
     COUNT { (article)-[:CITES]->(d:Document) WHERE $kind IS NULL OR d.kind = $kind } AS here,
     COUNT { (other)-[:CITES]->(d:Document) WHERE $kind IS NULL OR d.kind = $kind } AS there
RETURN key,
       other.title AS article,
       other.id AS article_id,
       other.date_edtf AS date,
       other.publisher AS publisher,
       shared,
       there AS cited,
       toFloat(shared) / (here + there - shared) AS likeness,
       COLLECT { MATCH (article)-[mine:CITES]->(d:Document)<-[yours:CITES]-(other)
                 WHERE $kind IS NULL OR d.kind = $kind
                 RETURN coalesce(d.symbol, d.title, d.id)
                        + ': n. ' + substring(reduce(told = '', n IN mine.footnotes | told + ', ' + n), 2) + ' here'
                        + ', n. ' + substring(reduce(told = '', n IN yours.footnotes | told + ', ' + n), 2) + ' there'
                 ORDER BY d.id } AS documents,
       COLLECT { MATCH (article)-[:CITES]->(d:Document)<-[:CITES]-(other)
                 WHERE $kind IS NULL OR d.kind = $kind
                 RETURN d.id ORDER BY d.id } AS document_ids
ORDER BY key
