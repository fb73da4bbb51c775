// The articles that were read, by id.
// param  state state? only those that tell claims about a State or asked of it, e.g. "China"
// param  publisher text? one publisher only, e.g. "River Review"
// param  since date? nothing dated earlier than this day, e.g. "2008-01-01"
// param  until date? nothing dated later than this day, e.g. "2015-12-31"
// column id        string  id of the article
// column title     string  its title
// column authors   strings its authors
// column publisher string  its publisher
// column date      string  its date, EDTF
// column url       string  its address
// column footnotes integer number of its footnotes
// column citations integer number of its citations
// column claims    integer number of claims read in it
// column problems  integer number of things that could not be read
MATCH (:SourceText)<-[:HAS_TEXT]-(article:Document)
WHERE ($after IS NULL OR article.id > $after[0])
  AND ($publisher IS NULL OR article.publisher = $publisher)
  AND ($since IS NULL OR article.date_end >= date($since))
  AND ($until IS NULL OR article.date_start <= date($until))
  AND ($state IS NULL OR EXISTS { (article)-[:HAS_PART]->(:Part)<-[:REPORTED_IN]-(:Claim)-[:ADDRESSED_TO|ABOUT]->(:State {id: $state}) })
WITH article ORDER BY article.id LIMIT $limit
RETURN [article.id] AS key,
       article.id AS id,
       article.title AS title,
       article.authors AS authors,
       article.publisher AS publisher,
       article.date_edtf AS date,
       article.url AS url,
       COUNT { (article)-[:HAS_PART]->(:Part {kind: 'footnote'}) } AS footnotes,
       COUNT { (article)-[:HAS_PART]->(:Part)-[:CONTAINS]->(:Citation) } AS citations,
       COUNT { (article)-[:HAS_PART]->(:Part)<-[:REPORTED_IN]-(:Claim) } AS claims,
       COUNT { (article)-[:HAS_PROBLEM]->(:Problem) } AS problems
ORDER BY id
