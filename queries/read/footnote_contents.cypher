// Everything about one footnote of an article, in the order of the text.
// The footnote itself, the places that call it, its citations, the claims read in it and those whose sentence calls
// it for their document, facts and names read in it, and what could not be read in it.
// ask    What is in footnote {footnote} of {article}?
// ask    What does footnote {footnote} of {article} cite?
// ask    What stands in note {footnote} of {article}?
// param  article article the article, e.g. "article:0123456789ab"
// param  footnote text the footnote's number, e.g. "7"
// column kind       string  footnote, anchor, citation, claim, claim_above, statement, tally, event, mention or problem
// column told       string  what it is: the document cited, the speaker and the act, the section that calls, the thing named, the problem
// column quote      string  its words; of the footnote all of them, of an anchor its section's heading
// column start      integer first code point in the article's text
// column end        integer one past its last code point
// column document   string  of a citation or claim, the document: symbol or title
// column document_id string id of that document
// column paragraphs strings places in that document
// column footnote   string  number of the footnote
// column section    string  section that calls it
// column article    string  title of the article
// column article_id string  id of the article
// column thing      string  id of the footnote, section, citation, claim, fact, thing named or problem
// column claim      string  id of the claim, where it is one
// column confidence float   how sure the reading is, 0 to 1
MATCH (article:Document {id: $article})-[:HAS_PART]->(note:Part {kind: 'footnote', label: $footnote})
CALL (article, note) {
  RETURN 'footnote' AS kind, note AS thing, note.commentary AS told, note.text AS quote, note.start AS start, note.end AS end
UNION ALL
  MATCH (section:Part)-[call:HAS_ANCHOR]->(note)
  RETURN 'anchor' AS kind, section AS thing, section.heading AS told, section.heading AS quote, call.start AS start, call.end AS end
UNION ALL
  MATCH (note)-[:CONTAINS]->(thing:Citation)
  RETURN 'citation' AS kind, thing, coalesce(thing.title, thing.kind) AS told, thing.quote AS quote, thing.start AS start, thing.end AS end
UNION ALL
  MATCH (note)<-[where:REPORTED_IN|CITED_IN]-(thing:Claim)<-[:MADE]-(speaker:Agent)
  RETURN CASE type(where) WHEN 'CITED_IN' THEN 'claim_above' ELSE 'claim' END AS kind, thing,
         speaker.name + ' ' + replace(thing.modality, '_', ' ') AS told, thing.quote AS quote, thing.start AS start, thing.end AS end
UNION ALL
  MATCH (note)<-[:READ_IN]-(thing:Statement|Tally|Event)
  RETURN CASE WHEN thing:Statement THEN 'statement' WHEN thing:Tally THEN 'tally' ELSE 'event' END AS kind, thing,
         coalesce(thing.predicate, thing.kind) AS told, thing.quote AS quote, thing.start AS start, thing.end AS end
UNION ALL
  MATCH (note)-[:HAS_MENTION]->(named:Mention)-[:REFERS_TO]->(thing:Agent|Treaty)
  RETURN 'mention' AS kind, thing, thing.name AS told, named.quote AS quote, named.start AS start, named.end AS end
UNION ALL
  MATCH (article)-[:HAS_PROBLEM]->(thing:Problem) WHERE note.start <= thing.start < note.end
  RETURN 'problem' AS kind, thing, thing.message AS told, substring(note.text, thing.start - note.start, thing.end - thing.start) AS quote,
         thing.start AS start, thing.end AS end
}
WITH article, note, kind, thing, told, quote, start, end,
     [CASE kind WHEN 'footnote' THEN 0 WHEN 'anchor' THEN 1 WHEN 'claim_above' THEN 2 ELSE 3 END, note.start, start, kind, thing.id] AS key
WHERE $after IS NULL OR key > $after
WITH article, note, kind, thing, told, quote, start, end, key ORDER BY key LIMIT $limit
WITH article, note, kind, thing, told, quote, start, end, key,
     CASE kind WHEN 'citation' THEN head(COLLECT { MATCH (thing)-[:REFERS_TO]->(d:Document) RETURN d ORDER BY d.id })
               WHEN 'claim' THEN head(COLLECT { MATCH (thing)-[:STATED_IN]->(d:Document) RETURN d ORDER BY d.id })
               WHEN 'claim_above' THEN head(COLLECT { MATCH (thing)-[:STATED_IN]->(d:Document) RETURN d ORDER BY d.id }) END AS document
RETURN key,
       kind,
       told,
       quote,
       start,
       end,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       COLLECT { MATCH (thing)-[:AT]->(place:Part) RETURN place.kind + ' ' + place.label ORDER BY place.id } AS paragraphs,
       note.label AS footnote,
       head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(note) RETURN s.heading ORDER BY s.start }) AS section,
       article.title AS article,
       article.id AS article_id,
       thing.id AS thing,
       CASE WHEN kind IN ['claim', 'claim_above'] THEN thing.id END AS claim,
       thing.confidence AS confidence
ORDER BY key
