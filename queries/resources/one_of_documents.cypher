// One document, cited or read.
// param  document document the document, e.g. "A/HRC/25/63"
// column id            string  id of the document
// column symbol        string  UN document symbol
// column other_symbols strings further symbols of the same work
// column title         string  its title, as first cited
// column kind          string  its kind
// column date          string  its date, EDTF
// column authors       strings its authors
// column editors       strings editors of the book
// column publisher     string  its publisher
// column url           string  an address of it
// column doi           string  its DOI
// column isbn          string  its ISBN
// column issued_by     string  the body whose series it belongs to
// column issued_by_id  string  id of that body
// column read          boolean whether its text was read, and it is not only cited
// column addendum_to   strings what it is an addendum to
// column corrigendum_to strings what it corrects
// column revision_of   strings what it revises
// column addenda       strings its addenda
// column corrigenda    strings its corrigenda
// column revisions     strings its revisions
// column established   strings the mandates and inquiries that it set up, as texts tell
// column votes         strings the votes on it as stated, as texts tell
// column articles      integer number of articles that cite it
// column citations     integer number of citations
// column cited_in      strings footnotes that cite it, each as "article title, n. 28"
// column paragraphs    strings places in it that citations and claims point to
// column claims        integer number of claims stated in it
// column speakers      strings whose claims are stated in it
MATCH (document:Document {id: $document})
RETURN document.id AS id,
       document.symbol AS symbol,
       document.other_symbols AS other_symbols,
       document.title AS title,
       document.kind AS kind,
       document.date_edtf AS date,
       document.authors AS authors,
       document.editors AS editors,
       document.publisher AS publisher,
       document.url AS url,
       document.doi AS doi,
       document.isbn AS isbn,
       head(COLLECT { MATCH (document)-[:ISSUED_BY]->(issuer:Agent) RETURN issuer.name ORDER BY issuer.name }) AS issued_by,
       head(COLLECT { MATCH (document)-[:ISSUED_BY]->(issuer:Agent) RETURN issuer.id ORDER BY issuer.name }) AS issued_by_id,
       coalesce(document.article, false) AS read,
       COLLECT { MATCH (document)-[:ADDENDUM_TO]->(d:Document) RETURN coalesce(d.symbol, d.id) ORDER BY d.id } AS addendum_to,
       COLLECT { MATCH (document)-[:CORRIGENDUM_TO]->(d:Document) RETURN coalesce(d.symbol, d.id) ORDER BY d.id } AS corrigendum_to,
       COLLECT { MATCH (document)-[:REVISION_OF]->(d:Document) RETURN coalesce(d.symbol, d.id) ORDER BY d.id } AS revision_of,
       COLLECT { MATCH (document)<-[:ADDENDUM_TO]-(d:Document) RETURN coalesce(d.symbol, d.id) ORDER BY d.id } AS addenda,
       COLLECT { MATCH (document)<-[:CORRIGENDUM_TO]-(d:Document) RETURN coalesce(d.symbol, d.id) ORDER BY d.id } AS corrigenda,
       COLLECT { MATCH (document)<-[:REVISION_OF]-(d:Document) RETURN coalesce(d.symbol, d.id) ORDER BY d.id } AS revisions,
       COLLECT { MATCH (document)<-[:ESTABLISHED_BY]-(body:Agent) WITH DISTINCT body RETURN body.name ORDER BY body.name } AS established,
       COLLECT { MATCH (document)-[:HAS_TALLY]->(tally:Tally {kind: 'vote'})
                 RETURN CASE WHEN tally.as_stated = [] THEN replace(tally.manner, '_', ' ')
                             ELSE substring(reduce(told = '', c IN tally.as_stated | told + ', ' + c), 2) END
                 ORDER BY tally.id } AS votes,
       COUNT { (document)<-[:CITES]-(:Document) } AS articles,
       COUNT { (document)<-[:REFERS_TO]-(:Citation) } AS citations,
       COLLECT { MATCH (article:Document)-[cites:CITES]->(document) UNWIND cites.footnotes AS number
                 WITH article, number ORDER BY article.title, article.id, toInteger(number)
                 RETURN article.title + ', n. ' + number } AS cited_in,
       COLLECT { MATCH (document)-[:HAS_PART]->(place:Part) WHERE NOT place.kind IN ['section', 'footnote']
                 RETURN place.kind + ' ' + place.label
                 ORDER BY place.kind, coalesce(toInteger(split(place.label, '-')[0]), 1000000), place.id } AS paragraphs,
       COUNT { (document)<-[:STATED_IN]-(:Claim) } AS claims,
       COLLECT { MATCH (document)<-[:STATED_IN]-(:Claim)<-[:MADE]-(speaker:Agent)
                 WITH DISTINCT speaker RETURN speaker.name ORDER BY speaker.name } AS speakers
