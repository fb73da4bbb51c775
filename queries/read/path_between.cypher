// The shortest way between two things, step by step: by claims, citations, treaties, mandates, events.
// Ways of up to six steps; of equally short ones, that whose things are tied to the fewest others. A way through a
// hub, a thing tied to more than 300 others, is told only where every other is more than two steps longer.
// ask    What connects {one} with {other}?
// ask    How is {one} related to {other}?
// ask    What is the way from {one} to {other}?
// param  one   thing  where it begins: a name, a symbol or an id, e.g. "China"
// param  other thing  where it ends, e.g. "Committee against Torture"
// column step       integer number of the step, from 1
// column from       string  where the step begins
// column words      string  what leads to its end
// column to         string  where it ends
// column relationship string type of the relationship
// column direction  string  "forward" when the relationship leads from the beginning to the end, else "backward"
// column from_id    string  id of its beginning
// column to_id      string  id of its end
// column from_kind  string  kind of its beginning
// column to_kind    string  kind of its end
// column quote      string  the words behind the step: of the claim, citation or fact at an end, or of the statement behind a treaty action, mandate or vote
// column start      integer first code point of those words in the article's text
// column end        integer one past their last code point
// column footnote   string  number of the footnote where they were read
// column section    string  section where they were read
// column article    string  title of the article that holds them
// column article_id string  id of that article
// column claim      string  id of the claim, when an end is one
// column confidence float   how sure the reading is, 0 to 1
MATCH (one:Thing {id: $one})
MATCH (other:Thing {id: $other})
WHERE one <> other
CALL (one, other) {
  MATCH way = allShortestPaths((one)-[:HAS_PART|CONTAINS|REFERS_TO|AT|CITES|ADDENDUM_TO|CORRIGENDUM_TO|REVISION_OF|ISSUED_BY
    |MADE|ATTRIBUTED_TO|ADDRESSED_TO|ABOUT|ON|AFFECTS|STATED_IN|REPORTED_IN|CITED_IN|RESPONDS_TO|CONTRADICTS|SUPPORTS|SAME_AS
    |PART_OF|SUCCEEDS|MONITORS|PROTOCOL_TO|COVERS|HELD|TREATY_ACTION|VOTED|ESTABLISHED_BY|UNANSWERED|SUBJECT|OBJECT|READ_IN
    |HAS_TALLY|COUNTS_FOR|INVOLVES|BROADER|RELATED*1..6]-(other))
  WHERE all(thing IN nodes(way) WHERE thing = one OR thing = other OR COUNT { (thing)--() } <= 300)
  RETURN way, length(way) AS steps LIMIT 200
UNION
  MATCH way = allShortestPaths((one)-[:HAS_PART|CONTAINS|REFERS_TO|AT|CITES|ADDENDUM_TO|CORRIGENDUM_TO|REVISION_OF|ISSUED_BY
    |MADE|ATTRIBUTED_TO|ADDRESSED_TO|ABOUT|ON|AFFECTS|STATED_IN|REPORTED_IN|CITED_IN|RESPONDS_TO|CONTRADICTS|SUPPORTS|SAME_AS
    |PART_OF|SUCCEEDS|MONITORS|PROTOCOL_TO|COVERS|HELD|TREATY_ACTION|VOTED|ESTABLISHED_BY|UNANSWERED|SUBJECT|OBJECT|READ_IN
    |HAS_TALLY|COUNTS_FOR|INVOLVES|BROADER|RELATED*1..6]-(other))
  RETURN way, length(way) AS steps LIMIT 200
}
WITH way, steps, [thing IN nodes(way)[1..-1] | COUNT { (thing)--() }] AS ties
WITH way, steps + CASE WHEN any(number IN ties WHERE number > 300) THEN 2.5 ELSE 0 END AS detour,
     reduce(sum = 0, number IN ties | sum + number) AS ties,
     reduce(told = '', thing IN nodes(way) | told + ' ' + thing.id) AS order
ORDER BY detour, ties, order LIMIT 1
UNWIND range(1, length(way)) AS step
WITH step, nodes(way)[step - 1] AS here, relationships(way)[step - 1] AS tie, nodes(way)[step] AS there
WITH step, here, tie, there, startNode(tie) = here AS ahead,
     head([end IN [here, there] WHERE end.quote IS NOT NULL]) AS quoted
OPTIONAL MATCH (evidence:Thing {id: coalesce(quoted.id, tie.statement, tie.tally)})
OPTIONAL MATCH (:SourceText {id: 'text:' + evidence.text_sha256})<-[:HAS_TEXT]-(article:Document)
OPTIONAL MATCH (article)-[:HAS_PART]->(part:Part) WHERE part.start <= evidence.start < part.end
WITH step, here, tie, there, ahead, evidence, article, part ORDER BY step, part.kind
WITH step, here, tie, there, ahead, evidence, article, head(collect(part)) AS part
RETURN step,
       coalesce(here.name, here.symbol, here.title, here.kind + ' ' + here.label, here.quote, here.id) AS from,
       CASE ahead
         WHEN true THEN {
           HAS_PART: 'holds', CONTAINS: 'contains the citation', REFERS_TO: 'refers to', AT: 'points to',
           CITES: 'cites', ADDENDUM_TO: 'is an addendum to', CORRIGENDUM_TO: 'corrects', REVISION_OF: 'revises',
           ISSUED_BY: 'was issued by', MADE: 'said', ATTRIBUTED_TO: 'is attributed to', ADDRESSED_TO: 'was addressed to',
           ABOUT: 'is about', ON: 'is on', AFFECTS: 'affects', STATED_IN: 'was stated in', REPORTED_IN: 'was read in',
           CITED_IN: 'is cited in', RESPONDS_TO: 'responds to', CONTRADICTS: 'contradicts', SUPPORTS: 'supports',
           SAME_AS: 'is the same act as', PART_OF: 'is part of', SUCCEEDS: 'succeeded', MONITORS: 'monitors',
           PROTOCOL_TO: 'is a protocol to', COVERS: 'covers', HELD: 'held', TREATY_ACTION: tie.act, VOTED: 'voted ' + tie.value + ' on',
           ESTABLISHED_BY: 'was established by', UNANSWERED: 'tells that no reply came to', SUBJECT: 'speaks of',
           OBJECT: 'speaks of', READ_IN: 'was read in', HAS_TALLY: 'has the count', COUNTS_FOR: 'counts for',
           INVOLVES: 'involved', BROADER: 'is a part of the topic', RELATED: 'is near the topic'}[type(tie)]
         ELSE {
           HAS_PART: 'stands in', CONTAINS: 'stands in', REFERS_TO: 'is referred to by', AT: 'is pointed to by',
           CITES: 'is cited by', ADDENDUM_TO: 'has the addendum', CORRIGENDUM_TO: 'is corrected by', REVISION_OF: 'is revised by',
           ISSUED_BY: 'issued', MADE: 'was said by', ATTRIBUTED_TO: 'reported', ADDRESSED_TO: 'is addressed by',
           ABOUT: 'is the subject of', ON: 'is the topic of', AFFECTS: 'is affected by', STATED_IN: 'states', REPORTED_IN: 'tells',
           CITED_IN: 'cites the document of', RESPONDS_TO: 'is answered by', CONTRADICTS: 'is contradicted by',
           SUPPORTS: 'is supported by', SAME_AS: 'is the same act as', PART_OF: 'has the part', SUCCEEDS: 'was succeeded by',
           MONITORS: 'is monitored by', PROTOCOL_TO: 'has the protocol', COVERS: 'is covered by', HELD: 'was held by',
           TREATY_ACTION: replace(tie.act, '_', ' ') + ' by', VOTED: 'was voted on (' + tie.value + ') by', ESTABLISHED_BY: 'established',
           UNANSWERED: 'got no reply, as told by', SUBJECT: 'is spoken of by', OBJECT: 'is spoken of by', READ_IN: 'tells',
           HAS_TALLY: 'counts the votes on', COUNTS_FOR: 'is counted in', INVOLVES: 'took part in',
           BROADER: 'has the narrower topic', RELATED: 'is near the topic'}[type(tie)] END AS words,
       coalesce(there.name, there.symbol, there.title, there.kind + ' ' + there.label, there.quote, there.id) AS to,
       type(tie) AS relationship,
       CASE WHEN ahead THEN 'forward' ELSE 'backward' END AS direction,
       here.id AS from_id,
       there.id AS to_id,
       [label IN labels(here) WHERE NOT label IN ['Thing', 'Agent']][0] AS from_kind,
       [label IN labels(there) WHERE NOT label IN ['Thing', 'Agent']][0] AS to_kind,
       evidence.quote AS quote,
       evidence.start AS start,
       evidence.end AS end,
       CASE part.kind WHEN 'footnote' THEN part.label END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       article.title AS article,
       article.id AS article_id,
       CASE WHEN evidence:Claim THEN evidence.id END AS claim,
       evidence.confidence AS confidence
ORDER BY step
