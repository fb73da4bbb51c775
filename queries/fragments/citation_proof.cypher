// Where a citation stands. It ends a RETURN and needs
// (citation:Citation)<-[:CONTAINS]-(note:Part)<-[:HAS_PART]-(article:Document).
// column quote       string  the citation as printed
// column start       integer first code point of the citation in the article's text
// column end         integer one past its last code point
// column footnote    string  number of the footnote that makes it
// column section     string  section that calls the footnote
// column article     string  title of the article
// column article_id  string  id of the article
// column citation    string  id of the citation
// column confidence  float   how sure the reading is, 0 to 1
       citation.quote AS quote,
       citation.start AS start,
       citation.end AS end,
       note.label AS footnote,
       head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(note) RETURN s.heading ORDER BY s.start }) AS section,
       article.title AS article,
       article.id AS article_id,
       citation.id AS citation,
       citation.confidence AS confidence
