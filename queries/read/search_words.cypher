// Claims, sections, footnotes and documents whose words match, the best match first.
// Words are compared by their stems: "return" finds "returned". "Quotation marks" keep words together, AND, OR, NOT, +, -
// and parentheses join them, * and ? stand for letters, ~ for near spellings. Words without a joint are joined by OR, and
// what has more of them comes first. A name finds its other forms too: PRC finds China.
// ask    Where do the texts say {words}?
// ask    What is written on {words}?
// ask    Search the {kind}s for {words}.
// param  words words  what to look for, e.g. "forcible return AND China"
// param  kind  text?  one kind only: claim, section, footnote or document, e.g. "claim"
// param  state state? only claims about a State or asked of it, e.g. "China"
// column kind       string  claim, section, footnote or document
// column told       string  of a claim its speaker and act, of a footnote its number, of a section its heading, of a document its symbol or title
// column quote      string  the words of a claim, the sentence of a part that fits best, the title of a document
// column start      integer first code point of the quote in the article's text
// column end        integer one past its last code point
// column date       string  date of the claim or of the document, EDTF
// column document   string  where the claim was stated, or the document: symbol or title
// column document_id string id of that document
// column footnote   string  number of the footnote
// column section    string  section, or the one that calls the footnote
// column article    string  title of the article; empty for a document that was not read
// column article_id string  id of that article
// column cited_in   strings of a document, the footnotes that cite it, each as "article title, n. 28", at most ten
// column thing      string  id of what was found
// column claim      string  id of the claim, where it is one
// column score      float   how well it matches: larger is better, of use within one answer only
// column confidence float   of a claim, how sure the reading is, 0 to 1
CALL db.index.fulltext.queryNodes('stems', $words) YIELD node AS found, score
WITH found, score, CASE WHEN found:Claim THEN 'claim' WHEN found:Document THEN 'document' ELSE found.kind END AS kind
WHERE ($kind IS NULL OR kind = $kind)
  AND ($state IS NULL OR (found:Claim AND EXISTS { (found)-[:ADDRESSED_TO|ABOUT]->(:State {id: $state}) }))
WITH found, score, kind, [-score, found.id] AS key
WHERE $after IS NULL OR key > $after
WITH found, score, kind, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (found)-[:REPORTED_IN]->(read:Part)
WITH found, score, kind, key, CASE WHEN found:Part THEN found ELSE read END AS part
OPTIONAL MATCH (part)<-[:HAS_PART]-(holder:Document {article: true})
WITH found, score, kind, key, part, CASE WHEN kind <> 'document' THEN holder WHEN found.article THEN found END AS article,
     CASE kind WHEN 'document' THEN found
               WHEN 'claim' THEN head(COLLECT { MATCH (found)-[:STATED_IN]->(d:Document) RETURN d ORDER BY d.id }) END AS document,
     // A sentence fits the better, the more of the words' beginnings it holds.
     CASE WHEN found:Part THEN head(COLLECT {
       UNWIND split(replace(replace(found.text, '\n', '. '), '.[', '. ['), '. ') AS piece  // ".[7] The" ends a sentence too
       WITH CASE WHEN piece STARTS WITH '[' AND piece CONTAINS '] ' THEN substring(piece, size(split(piece, '] ')[0]) + 2)
                 ELSE piece END AS sentence
       WHERE sentence <> ''
       WITH sentence, size([word IN split(toLower(reduce(plain = $words, sign IN ['"', '(', ')', '+', '-', '*', '?', '~', '\\'] | replace(plain, sign, ' '))), ' ')
                            WHERE size(word) > 2 AND NOT word IN ['and', 'not', 'the']
                              AND toLower(sentence) CONTAINS left(word, 5)]) AS hits
       RETURN sentence ORDER BY hits DESC LIMIT 1 }) END AS sentence
RETURN key,
       kind,
       CASE kind WHEN 'claim' THEN head(COLLECT { MATCH (speaker:Agent)-[:MADE]->(found) RETURN speaker.name }) + ' '
                                   + replace(found.modality, '_', ' ')
                 WHEN 'document' THEN coalesce(found.symbol, found.title, found.id)
                 WHEN 'footnote' THEN 'n. ' + found.label
                 ELSE coalesce(found.heading, found.label) END AS told,
       coalesce(found.quote, sentence, found.title) AS quote,
       CASE WHEN found:Claim THEN found.start
            WHEN size(found.text) = found.end - found.start THEN found.start + size(split(found.text, sentence)[0]) END AS start,
       CASE WHEN found:Claim THEN found.end
            WHEN size(found.text) = found.end - found.start THEN found.start + size(split(found.text, sentence)[0]) + size(sentence) END AS end,
       found.date_edtf AS date,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       CASE part.kind WHEN 'footnote' THEN part.label
            ELSE head(COLLECT { MATCH (found)-[:CITED_IN]->(note:Part) RETURN note.label ORDER BY note.start }) END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       article.title AS article,
       article.id AS article_id,
       COLLECT { MATCH (citing:Document)-[cites:CITES]->(found) UNWIND cites.footnotes AS number
                 WITH citing, number ORDER BY citing.title, citing.id, toInteger(number) LIMIT 10
                 RETURN citing.title + ', n. ' + number } AS cited_in,
       found.id AS thing,
       CASE kind WHEN 'claim' THEN found.id END AS claim,
       score,
       found.confidence AS confidence
ORDER BY key
