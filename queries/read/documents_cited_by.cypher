// Documents that an article cites, in the order in which it first cites them.
// A reference that names no document the graph can tell is not among them: see the question problems.
// ask    What does {article} cite?
// ask    Which documents of the kind {kind} does {article} cite?
// ask    Which documents does {article} rely on?
// param  article article the article, e.g. "article:0123456789ab"
// param  kind  text?  one kind of document only, e.g. "un_document"
// column document   string  symbol, or title
// column document_id string id of the document
// column title      string  its title
// column kind       string  its kind
// column date       string  its date, EDTF
// column issued_by  string  the body whose series it belongs to
// column citations  integer number of citations
// column footnotes  strings numbers of the footnotes that cite it, in order
// column paragraphs strings places in it that they point to, as printed
MATCH (article:Document {id: $article})-[:HAS_PART]->(note:Part)-[:CONTAINS]->(citation:Citation)-[:REFERS_TO]->(document:Document)
WHERE $kind IS NULL OR document.kind = $kind
WITH article, document, citation, note ORDER BY citation.start
WITH article, document, collect(citation) AS citations, collect(DISTINCT note.label) AS footnotes
WITH article, document, citations, footnotes, [citations[0].start, document.id] AS key
WHERE $after IS NULL OR key > $after
WITH article, document, citations, footnotes, key ORDER BY key LIMIT $limit
WITH article, document, citations, footnotes, key, citations[0] AS citation
MATCH (citation)<-[:CONTAINS]-(note:Part)
RETURN key,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       document.title AS title,
       document.kind AS kind,
       document.date_edtf AS date,
       head(COLLECT { MATCH (document)-[:ISSUED_BY]->(issuer:Agent) RETURN issuer.name ORDER BY issuer.name })
         AS issued_by,
       size(citations) AS citations,
       footnotes,
       COLLECT { UNWIND citations AS one UNWIND coalesce(one.pinpoints, []) AS place RETURN DISTINCT place } AS paragraphs,
// include citation_proof
ORDER BY key
