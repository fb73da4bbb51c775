// Documents cited together with a document, those of the most articles first, then of the most footnotes.
// ask    What is cited together with {document}?
// ask    Which documents are co-cited with {document}?
// ask    Which documents of the kind {kind} are cited with {document}?
// param  document document the document, e.g. "A/HRC/25/63"
// param  kind  text?  one kind of document only, e.g. "un_document"
// param  same_footnote boolean=false only documents cited in one footnote with it, e.g. true
// column document   string  the other document: symbol, or title
// column document_id string its id
// column title      string  its title
// column kind       string  its kind
// column date       string  its date, EDTF
// column articles   integer number of articles that cite both
// column footnotes  integer number of footnotes that cite both
// column in_articles strings articles that cite both
// column in_footnotes strings footnotes that cite both, each as "article title, n. 28"
// column article_ids strings ids of the articles that cite both
// column citations  strings ids of the other document's citations in those footnotes
MATCH (asked:Document {id: $document})<-[here:CITES]-(:Document)-[there:CITES]->(other:Document)
WHERE other <> asked AND ($kind IS NULL OR other.kind = $kind)
WITH asked, other, count(*) AS articles,
     sum(size([number IN here.footnotes WHERE number IN there.footnotes])) AS footnotes
WHERE NOT $same_footnote OR footnotes > 0
WITH asked, other, articles, footnotes, [-articles, -footnotes, other.id] AS key
WHERE $after IS NULL OR key > $after
WITH asked, other, articles, footnotes, key ORDER BY key LIMIT $limit
RETURN key,
       coalesce(other.symbol, other.title, other.id) AS document,
       other.id AS document_id,
       other.title AS title,
       other.kind AS kind,
       other.date_edtf AS date,
       articles,
       footnotes,
       COLLECT { MATCH (asked)<-[:CITES]-(article:Document)-[:CITES]->(other)
                 RETURN article.title ORDER BY article.title, article.id } AS in_articles,
       COLLECT { MATCH (asked)<-[here:CITES]-(article:Document)-[there:CITES]->(other)
                 UNWIND here.footnotes AS number WITH article, there, number WHERE number IN there.footnotes
                 WITH article, number ORDER BY article.title, article.id, toInteger(number)
                 RETURN article.title + ', n. ' + number } AS in_footnotes,
       COLLECT { MATCH (asked)<-[:CITES]-(article:Document)-[:CITES]->(other)
                 RETURN article.id ORDER BY article.title, article.id } AS article_ids,
       COLLECT { MATCH (asked)<-[:REFERS_TO]-(:Citation)<-[:CONTAINS]-(note:Part)-[:CONTAINS]->(c:Citation)
                 WHERE EXISTS { (c)-[:REFERS_TO]->(other) }
                 WITH DISTINCT c RETURN c.id ORDER BY c.text_sha256, c.start } AS citations
ORDER BY key
