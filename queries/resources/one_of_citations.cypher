// One citation: the pointer from a footnote to a document.
// param  citation citation the citation, e.g. "cit:0123456789ab:100-240"
// column id         string  id of the citation
// column quote      string  its words, as printed
// column kind       string  kind of document that the words suggest
// column title      string  title as stated
// column date       string  date as stated, EDTF
// column publisher  string  publisher or outlet as stated
// column url        string  address as stated
// column doi        string  DOI as stated
// column isbn       string  ISBN as stated
// column paragraphs strings places that it points to, as printed
// column back_reference boolean whether an earlier footnote cites the document already
// column repairs    strings what was mended to read it
// column unresolved string  why its document is not known
// column document   string  the document: symbol or title
// column document_id string id of the document
// column document_title string title of the document
// column start      integer first code point in the article's text
// column end        integer one past its last code point
// column footnote   string  number of the footnote
// column note       string  the footnote's words
// column section    string  section that calls the footnote
// column article    string  title of the article
// column article_id string  id of the article
// column text_sha256 string SHA-256 of the article's text
// column claims     strings ids of the claims that the footnote carries and that are stated in the document
// column rule       string  the rule that read it
// column confidence float   how sure the reading is, 0 to 1
MATCH (citation:Citation {id: $citation})<-[:CONTAINS]-(note:Part)<-[:HAS_PART]-(article:Document)
OPTIONAL MATCH (citation)-[:REFERS_TO]->(document:Document)
RETURN citation.id AS id,
       citation.quote AS quote,
       citation.kind AS kind,
       citation.title AS title,
       citation.date_edtf AS date,
       citation.publisher AS publisher,
       citation.url AS url,
       citation.doi AS doi,
       citation.isbn AS isbn,
       coalesce(citation.pinpoints, []) AS paragraphs,
       citation.back_reference AS back_reference,
       coalesce(citation.repairs, []) AS repairs,
       citation.unresolved AS unresolved,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       document.title AS document_title,
       citation.start AS start,
       citation.end AS end,
       note.label AS footnote,
       note.text AS note,
       head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(note) RETURN s.heading ORDER BY s.start }) AS section,
       article.title AS article,
       article.id AS article_id,
       citation.text_sha256 AS text_sha256,
       COLLECT { MATCH (note)<-[:REPORTED_IN|CITED_IN]-(said:Claim)-[:STATED_IN]->(document)
                 WITH DISTINCT said RETURN said.id ORDER BY said.start, said.id } AS claims,
       citation.rule AS rule,
       citation.confidence AS confidence
