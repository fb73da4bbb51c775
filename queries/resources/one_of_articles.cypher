// One article that was read.
// param  article article the article, e.g. "article:0123456789ab"
// column id         string  id of the article
// column title      string  its title
// column authors    strings its authors
// column publisher  string  its publisher
// column date       string  its date, EDTF
// column url        string  its address
// column language   string  its language, ISO 639-1
// column sha256     string  SHA-256 of its text
// column characters integer length of its text in code points
// column claims     integer number of claims read in it
// column citations  integer number of its citations
// column documents  integer number of documents that it cites
// column events     integer number of events read in it
// column mentions   integer number of names read in it
// column problems   integer number of things that could not be read
// column states     strings the States it tells most claims of, at most ten
// column topics     strings the topics of most of its claims, at most ten
// column speakers   strings the speakers of most of its claims, at most ten
// column rules      string  version of the rules that read it
// column sections   maps    its sections in order: number, heading, start, end, claims
// column footnotes  maps    its footnotes in order: number, text, start, end, commentary, sections that call it, citations
MATCH (article:Document {id: $article})-[:HAS_TEXT]->(text:SourceText)
RETURN article.id AS id,
       article.title AS title,
       article.authors AS authors,
       article.publisher AS publisher,
       article.date_edtf AS date,
       article.url AS url,
       article.language AS language,
       text.text_sha256 AS sha256,
       text.characters AS characters,
       COUNT { (article)-[:HAS_PART]->(:Part)<-[:REPORTED_IN]-(:Claim) } AS claims,
       COUNT { (article)-[:HAS_PART]->(:Part)-[:CONTAINS]->(:Citation) } AS citations,
       COUNT { (article)-[:CITES]->(:Document) } AS documents,
       COUNT { (article)-[:HAS_PART]->(:Part)<-[:READ_IN]-(:Event) } AS events,
       COUNT { (article)-[:HAS_PART]->(:Part)-[:HAS_MENTION]->(:Mention) } AS mentions,
       COUNT { (article)-[:HAS_PROBLEM]->(:Problem) } AS problems,
       COLLECT { MATCH (article)-[:HAS_PART]->(:Part)<-[:REPORTED_IN]-(said:Claim)-[:ADDRESSED_TO|ABOUT]->(state:State)
                 WITH state, count(DISTINCT said) AS times ORDER BY times DESC, state.name LIMIT 10 RETURN state.name } AS states,
       COLLECT { MATCH (article)-[:HAS_PART]->(:Part)<-[:REPORTED_IN]-(said:Claim)-[:ON]->(topic:Topic)
                 WITH topic, count(DISTINCT said) AS times ORDER BY times DESC, topic.name LIMIT 10 RETURN topic.name } AS topics,
       COLLECT { MATCH (article)-[:HAS_PART]->(:Part)<-[:REPORTED_IN]-(said:Claim)<-[:MADE]-(speaker:Agent)
                 WITH speaker, count(DISTINCT said) AS times ORDER BY times DESC, speaker.name LIMIT 10
                 RETURN speaker.name } AS speakers,
       head(COLLECT { MATCH (text)<-[:READ]-(run:Run) RETURN run.rule_version ORDER BY run.id DESC }) AS rules,
       COLLECT { MATCH (article)-[:HAS_PART]->(section:Part {kind: 'section'})
                 RETURN section {number: section.label, .heading, .start, .end,
                                 claims: COUNT { (section)<-[:REPORTED_IN]-(:Claim) }} ORDER BY section.start } AS sections,
       COLLECT { MATCH (article)-[:HAS_PART]->(note:Part {kind: 'footnote'})
                 RETURN note {number: note.label, .text, .start, .end, .commentary,
                              sections: COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(note)
                                                  WITH DISTINCT s ORDER BY s.start RETURN s.heading },
                              citations: COUNT { (note)-[:CONTAINS]->(:Citation) }} ORDER BY note.start } AS footnotes
