// Everything that is linked to a thing, in both directions, by the kind of link.
// A thing is a State, a body, a topic, a document, a claim, a citation, a footnote, or whatever else has an id.
// Words that prove a link are its cue, or else those of the claim, citation or statement that it stands on.
// ask    What is linked to {thing}?
// ask    What is linked to {thing} as {relation}?
// param  thing thing the thing, by name, symbol or id, e.g. "China"
// param  relation text? one kind of link only, as the schema names it, e.g. "ADDRESSED_TO"
// column relation   string  kind of link, as the schema names it
// column direction  string  "from it" or "to it"
// column other      string  id of the other thing
// column other_name string  its name, symbol, title or words
// column other_kind string  its kind, as the schema names it
// column properties map     what the link itself tells
// column evidence   string  id of the claim, citation, statement, … whose words prove the link
// column quote      string  the words
// column start      integer first code point of the words in the article's text
// column end        integer one past their last code point
// column article    string  title of the article
// column article_id string  id of the article
// column confidence float   how sure the reading is, 0 to 1
MATCH (it:Thing {id: $thing})-[link]-(other:Thing)
WHERE NOT it:RejectedClaim AND NOT other:RejectedClaim AND type(link) <> 'REJECTED_LINK'
  AND ($relation IS NULL OR type(link) = $relation)
WITH it, link, other, CASE WHEN startNode(link) = it THEN 'from it' ELSE 'to it' END AS direction
WITH it, link, other, direction,
     [type(link), direction, other.id, coalesce(link.act, link.from, ''), coalesce(link.statement, link.tally, ''),
      coalesce(link.start, -1)] AS key
WHERE $after IS NULL OR key > $after
WITH it, link, other, direction, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (named:Thing {id: coalesce(link.statement, link.tally)})
WITH it, link, other, direction, key,
     coalesce(named, head([told IN [startNode(link), endNode(link)] WHERE told.quote IS NOT NULL])) AS evidence
OPTIONAL MATCH (:SourceText {id: 'text:' + evidence.text_sha256})<-[:HAS_TEXT]-(article:Document {article: true})
RETURN key,
       type(link) AS relation,
       direction,
       other.id AS other,
       coalesce(other.name, other.symbol, other.title, other.quote, other.heading, other.message,
                other.kind + ' ' + other.label, other.id) AS other_name,
       last([kind IN labels(other) WHERE NOT kind IN ['Thing', 'Agent']]) AS other_kind,
       properties(link) AS properties,
       evidence.id AS evidence,
       coalesce(link.cue, evidence.quote) AS quote,
       CASE WHEN link.cue IS NULL THEN evidence.start ELSE link.start END AS start,
       CASE WHEN link.cue IS NULL THEN evidence.end ELSE link.end END AS end,
       article.title AS article,
       article.id AS article_id,
       coalesce(link.confidence, evidence.confidence) AS confidence
ORDER BY key
