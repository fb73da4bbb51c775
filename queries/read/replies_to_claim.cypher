// What answers, contradicts or supports a claim, and what it answers itself.
// param  claim claim the claim, e.g. "claim:0123456789ab:33648-33755:urged"
// column relation   string  RESPONDS_TO, CONTRADICTS, SUPPORTS or SAME_AS
// column direction  string  "to it" when the other claim answers this one, "by it" when this one answers the other
// column cue        string  the words that show the relation
// column date       string  date of the other claim, EDTF
// column speaker    string  who made the other claim
// column modality   string  the act of the other claim
// column document   string  the speaker's own document: symbol or title; empty when the article does not tell
// column paragraph  string  paragraph of that document
// column quote      string  the words of the other claim
// column footnote   string  number of the footnote where they were read, or that their sentence calls
// column section    string  section where they were read, or that calls the footnote
// column article    string  title of the article
// column claim      string  id of the claim; claim-trail tells the whole way
// column confidence float   how sure the reading is, 0 to 1
MATCH (asked:Claim {id: $claim})-[link:RESPONDS_TO|CONTRADICTS|SUPPORTS|SAME_AS]-(said:Claim)
MATCH (speaker:Agent)-[:MADE]->(said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN type(link) AS relation,
       CASE WHEN endNode(link) = asked THEN 'to it' ELSE 'by it' END AS direction,
       link.cue AS cue,
       said.date_edtf AS date,
       speaker.name AS speaker,
       said.modality AS modality,
       head(COLLECT { MATCH (said)-[:STATED_IN]->(d:Document) RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id })
         AS document,
       head(COLLECT { MATCH (said)-[:AT]->(place:Part) RETURN place.label ORDER BY place.id }) AS paragraph,
       said.quote AS quote,
       CASE part.kind WHEN 'footnote' THEN part.label
            ELSE head(COLLECT { MATCH (said)-[:CITED_IN]->(note:Part) RETURN note.label ORDER BY note.start }) END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       article.title AS article,
       said.id AS claim,
       said.confidence AS confidence
ORDER BY said.date_start, speaker, said.start, said.id
