// Where a fact that is no claim was read: a statement, an event, a tally. It ends a RETURN and needs
// (fact) and the (article:Document) whose text holds it.
// column quote       string  the words
// column start       integer first code point of the words in the article's text
// column end         integer one past their last code point
// column footnote    string  number of the footnote where they were read; for words of a section, of the next that it calls
// column section     string  section where they were read, or that calls the footnote
// column article     string  title of the article
// column article_id  string  id of the article
// column fact        string  id of the statement, event or tally
// column confidence  float   how sure the reading is, 0 to 1
       fact.quote AS quote,
       fact.start AS start,
       fact.end AS end,
       coalesce(
         head(COLLECT { MATCH (fact)-[:READ_IN]->(note:Part {kind: 'footnote'}) RETURN note.label }),
         head(COLLECT { MATCH (fact)-[:READ_IN]->(:Part {kind: 'section'})-[call:HAS_ANCHOR]->(note:Part)
                        WHERE call.start >= fact.end
                        RETURN note.label ORDER BY call.start LIMIT 1 })) AS footnote,
       coalesce(
         head(COLLECT { MATCH (fact)-[:READ_IN]->(s:Part {kind: 'section'}) RETURN s.heading }),
         head(COLLECT { MATCH (fact)-[:READ_IN]->(:Part {kind: 'footnote'})<-[:HAS_ANCHOR]-(s:Part)
                        RETURN s.heading ORDER BY s.start })) AS section,
       article.title AS article,
       article.id AS article_id,
       fact.id AS fact,
       fact.confidence AS confidence
