// The documents, cited or read, by id.
// param  kind text? one kind only, such as un_document, resolution, news, book, report or article, e.g. "un_document"
// param  issued_by body? only those of one body's series, e.g. "Human Rights Council"
// param  cited_in article? only those that one article cites, e.g. "article:0123456789ab"
// param  since date? nothing dated earlier than this day, e.g. "2008-01-01"
// param  until date? nothing dated later than this day, e.g. "2015-12-31"
// column id       string  id of the document
// column symbol   string  UN document symbol
// column title    string  its title
// column kind     string  its kind
// column date     string  its date, EDTF
// column publisher string its publisher
// column issued_by string the body whose series it belongs to
// column articles integer number of articles that cite it
// column claims   integer number of claims stated in it
MATCH (document:Document)
WHERE ($after IS NULL OR document.id > $after[0])
  AND ($kind IS NULL OR document.kind = $kind)
  AND ($issued_by IS NULL OR EXISTS { (document)-[:ISSUED_BY]->(:Agent {id: $issued_by}) })
  AND ($cited_in IS NULL OR EXISTS { (document)<-[:CITES]-(:Document {id: $cited_in}) })
  AND ($since IS NULL OR document.date_end >= date($since))
  AND ($until IS NULL OR document.date_start <= date($until))
WITH document ORDER BY document.id LIMIT $limit
RETURN [document.id] AS key,
       document.id AS id,
       document.symbol AS symbol,
       document.title AS title,
       document.kind AS kind,
       document.date_edtf AS date,
       document.publisher AS publisher,
       head(COLLECT { MATCH (document)-[:ISSUED_BY]->(issuer:Agent) RETURN issuer.name ORDER BY issuer.name }) AS issued_by,
       COUNT { (document)<-[:CITES]-(:Document) } AS articles,
       COUNT { (document)<-[:STATED_IN]-(:Claim) } AS claims
ORDER BY id
