// CITES between documents, counted from the citations of one article.
// param article string id of the article's document
MATCH (article:Document {id: $article})-[:HAS_PART]->(note:Part)-[:CONTAINS]->(citation:Citation)
      -[:REFERS_TO]->(cited:Document)
WITH article, cited, note, count(citation) AS in_note
ORDER BY note.start
WITH article, cited, sum(in_note) AS citations, collect(note.label) AS footnotes
MERGE (article)-[cites:CITES]->(cited)
SET cites = {count: citations, footnotes: footnotes, derived: true}
