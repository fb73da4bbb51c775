// The trail of one claim: who said it, where it was read, what the note cites, and the body's own document.
// ask    What is the trail of the claim {claim}?
// param  claim claim the claim, e.g. "claim:0123456789ab:33648-33755:urged"
// column claim      string  id of the claim
// column speaker    string  who said it
// column speaker_id string  id of the speaker
// column part_of    strings organs above the speaker, nearest first
// column modality   string  the act
// column addressees strings whom it asks or answers
// column topics     strings what it is about
// column date       string  when, EDTF
// column date_basis string  how the date is known
// column quote      string  the words
// column sentence   string  the section or footnote where they were read
// column start      integer first code point of the quote in the article
// column end        integer one past its last code point
// column footnote   string  number of the footnote where they were read, or that their sentence calls
// column section    string  section where it was read, or that calls the footnote
// column article    string  title of the article
// column article_id string  id of the article
// column article_date string date of the article, EDTF
// column article_publisher string publisher of the article
// column text_sha256 string SHA-256 of the article's text
// column document   string  the speaker's own document: symbol or title; empty when the article does not tell
// column document_id string id of that document
// column document_title string its title
// column document_date string its date, EDTF
// column document_url string its address
// column paragraph  string  paragraph of that document
// column issued_by  string  the body whose series the document belongs to
// column source_basis string how the document is known, or not_in_text
// column citation   string  the footnote's citation of that document, as printed
// column rule       string  the rule that read the claim
// column confidence float   how sure the reading is, 0 to 1
MATCH (speaker:Agent)-[:MADE]->(claim:Claim {id: $claim})-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
OPTIONAL MATCH (claim)-[:STATED_IN]->(document:Document)
RETURN claim.id AS claim,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       COLLECT { MATCH way = (speaker)-[:PART_OF*1..4]->(above:Agent)
                 RETURN above.name ORDER BY length(way), above.name } AS part_of,
       claim.modality AS modality,
       COLLECT { MATCH (claim)-[:ADDRESSED_TO]->(asked:Agent) RETURN asked.name ORDER BY asked.name } AS addressees,
       COLLECT { MATCH (claim)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       claim.date_edtf AS date,
       claim.date_basis AS date_basis,
       claim.quote AS quote,
       part.text AS sentence,
       claim.start AS start,
       claim.end AS end,
       CASE part.kind WHEN 'footnote' THEN part.label
            ELSE head(COLLECT { MATCH (claim)-[:CITED_IN]->(note:Part) RETURN note.label ORDER BY note.start }) END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       article.title AS article,
       article.id AS article_id,
       article.date_edtf AS article_date,
       article.publisher AS article_publisher,
       claim.text_sha256 AS text_sha256,
       coalesce(document.symbol, document.title, document.id) AS document,
       document.id AS document_id,
       document.title AS document_title,
       document.date_edtf AS document_date,
       document.url AS document_url,
       head(COLLECT { MATCH (claim)-[:AT]->(place:Part)<-[:HAS_PART]-(document) RETURN place.label ORDER BY place.id })
         AS paragraph,
       head(COLLECT { MATCH (document)-[:ISSUED_BY]->(issuer:Agent) RETURN issuer.name ORDER BY issuer.name })
         AS issued_by,
       claim.source_basis AS source_basis,
       head(COLLECT { MATCH (article)-[:HAS_PART]->(:Part)-[:CONTAINS]->(c:Citation)-[:REFERS_TO]->(document)
                      RETURN c.quote ORDER BY c.back_reference, c.start }) AS citation,
       claim.rule AS rule,
       claim.confidence AS confidence
ORDER BY document_id
