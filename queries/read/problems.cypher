// What could not be read or does not fit, mistakes of the sources included, in the order of each text.
// ask    What could not be read?
// ask    What could not be read in {article}?
// ask    Which problems of the kind {code} are there?
// ask    Which mistakes does {article} make?
// param  article article? one article only, e.g. "article:0123456789ab"
// param  code  text?  one kind of problem only, such as source_error or unrecognised_reference, e.g. "source_error"
// column code       string  kind of problem
// column message    string  what was found, in words
// column quote      string  the words
// column start      integer first code point of the words in the article's text
// column end        integer one past their last code point
// column footnote   string  number of the footnote where they stand
// column section    string  section where they stand, or that calls the footnote
// column article    string  title of the article
// column article_id string  id of the article
// column problem    string  id of the problem
MATCH (text:SourceText)<-[:HAS_TEXT]-(article:Document)
WHERE $article IS NULL OR article.id = $article
MATCH (article)-[:HAS_PROBLEM]->(problem:Problem)
WHERE $code IS NULL OR problem.code = $code
WITH text, article, problem, [coalesce(article.title, ''), article.id, problem.start, problem.id] AS key
WHERE $after IS NULL OR key > $after
WITH text, article, problem, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (article)-[:HAS_PART]->(part:Part) WHERE part.start <= problem.start < part.end
WITH text, article, problem, key, part ORDER BY part.kind
WITH text, article, problem, key, head(collect(part)) AS part
RETURN key,
       problem.code AS code,
       problem.message AS message,
       CASE WHEN size(text.text) = text.characters  // Cypher counts UTF-16 units, a span code points
            THEN substring(text.text, problem.start, problem.end - problem.start) END AS quote,
       problem.start AS start,
       problem.end AS end,
       CASE part.kind WHEN 'footnote' THEN part.label END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       article.title AS article,
       article.id AS article_id,
       problem.id AS problem
ORDER BY key
