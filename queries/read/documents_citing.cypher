// Who cites a document: each citation with its footnote, oldest article first.
// ask    Who cites {document}?
// ask    Which articles and footnotes cite {document}?
// ask    Where is {document} cited since {since}?
// ask    Which footnotes rely on {document}?
// param  document document the document that is cited, e.g. "A/HRC/25/63"
// param  with_addenda boolean=false whether citations of its addenda, corrigenda and revisions count too, e.g. true
// param  since date? no article earlier than this day, e.g. "2008-01-01"
// param  until date? no article later than this day, e.g. "2015-12-31"
// column date       string  date of the article, EDTF
// column publisher  string  publisher of the article
// column document   string  the document cited: symbol or title
// column document_id string its id
// column paragraphs strings places in it that the citation points to, as printed
// column back_reference boolean whether an earlier footnote of the article cites it already, as by ibid.
// column claims     strings ids of the claims that the article says are stated in it and that this footnote carries
MATCH (asked:Document {id: $document})
MATCH (asked)<-[:ADDENDUM_TO|CORRIGENDUM_TO|REVISION_OF*0..2]-(document:Document)
WHERE $with_addenda OR document = asked
WITH DISTINCT document
MATCH (document)<-[:REFERS_TO]-(citation:Citation)<-[:CONTAINS]-(note:Part)<-[:HAS_PART]-(article:Document)
WHERE ($since IS NULL OR article.date_end >= date($since))
  AND ($until IS NULL OR article.date_start <= date($until))
WITH document, citation, note, article,
     [coalesce(toString(article.date_start), '9999'), citation.text_sha256, citation.start, citation.id, document.id] AS key
WHERE $after IS NULL OR key > $after
WITH document, citation, note, article, key ORDER BY key LIMIT $limit
RETURN key,
       article.date_edtf AS date,
       article.publisher AS publisher,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       coalesce(citation.pinpoints, []) AS paragraphs,
       citation.back_reference AS back_reference,
       COLLECT { MATCH (note)<-[:REPORTED_IN|CITED_IN]-(said:Claim)-[:STATED_IN]->(document)
                 WITH DISTINCT said RETURN said.id ORDER BY said.start, said.id } AS claims,
// include citation_proof
ORDER BY key
