// Where a claim was said and where it was read. It stands at the end of a RETURN and needs
// (said:Claim)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true}).
// column document    string  the speaker's own document: symbol or title; empty when the article does not tell
// column document_id string  id of that document
// column paragraph   string  paragraph of that document
// column quote       string  the words
// column start       integer first code point of the words in the article's text
// column end         integer one past their last code point
// column footnote    string  number of the footnote where they were read, or that their sentence calls
// column section     string  section where they were read, or that calls the footnote
// column article     string  title of the article
// column article_id  string  id of the article
// column claim       string  id of the claim; claim-trail tells the whole way
// column confidence  float   how sure the reading is, 0 to 1
       head(COLLECT { MATCH (said)-[:STATED_IN]->(d:Document) RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id })
         AS document,
       head(COLLECT { MATCH (said)-[:STATED_IN]->(d:Document) RETURN d.id ORDER BY d.id }) AS document_id,
       head(COLLECT { MATCH (said)-[:AT]->(place:Part) RETURN place.label ORDER BY place.id }) AS paragraph,
       said.quote AS quote,
       said.start AS start,
       said.end AS end,
       CASE part.kind WHEN 'footnote' THEN part.label
            ELSE head(COLLECT { MATCH (said)-[:CITED_IN]->(note:Part) RETURN note.label ORDER BY note.start }) END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       article.title AS article,
       article.id AS article_id,
       said.id AS claim,
       said.confidence AS confidence
