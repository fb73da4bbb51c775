// The texts that a claim's id can be from, with what is known of their articles; at most two.
// param  claim     string  id of a claim, or its beginning: "claim:" and some digits of the text's SHA-256
// column sha256    string  SHA-256 of the text
// column text      string  the text
// column title     string  of the article
// column authors   strings of the article
// column publisher string  of the article
// column date      string  date published, EDTF
// column url       string  address of the article
// column language  string  ISO 639-1 code
// column mode      string  parser or rules: how it was read
MATCH (article:Document {article: true})-[:HAS_TEXT]->(source:SourceText)<-[:READ]-(run:Run)
WHERE source.text_sha256 STARTS WITH split($claim, ':')[1]
RETURN source.text_sha256 AS sha256, source.text AS text, article.title AS title, article.authors AS authors,
       article.publisher AS publisher, article.date_edtf AS date, article.url AS url,
       article.language AS language, run.mode AS mode
ORDER BY sha256 LIMIT 2
