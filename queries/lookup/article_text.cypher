// One article: its text, its parts, and the spans of what was read in it.
// param  article     string  id of the article
// column text        string  the canonical text
// column text_sha256 string  SHA-256 of the text
// column title       string  title
// column language    string  ISO 639-1 code
// column sections    maps    {id, number, heading, start, end}
// column footnotes   maps    {number, start, end, text, anchors}; an anchor is {start, end, section}
// column claims      maps    {id, start, end, family, modality, speaker, confidence}
// column citations   maps    {id, footnote, start, end, kind, document, document_id, confidence}
MATCH (article:Document {id: $article, article: true})-[:HAS_TEXT]->(source:SourceText)
RETURN source.text AS text,
       source.text_sha256 AS text_sha256,
       article.title AS title,
       coalesce(article.language, 'en') AS language,
       COLLECT { MATCH (article)-[:HAS_PART]->(section:Part {kind: 'section'})
                 RETURN section {.id, number: section.label, .heading, .start, .end} ORDER BY section.start } AS sections,
       COLLECT { MATCH (article)-[:HAS_PART]->(note:Part {kind: 'footnote'})
                 RETURN note {number: note.label, .start, .end, .text,
                              anchors: COLLECT { MATCH (section:Part)-[call:HAS_ANCHOR]->(note)
                                                 RETURN call {.start, .end, section: section.id} ORDER BY call.start }}
                 ORDER BY note.start } AS footnotes,
       COLLECT { MATCH (article)-[:HAS_PART]->(:Part)<-[:REPORTED_IN]-(claim:Claim)<-[:MADE]-(speaker:Agent)
                 RETURN claim {.id, .start, .end, .family, .modality, .confidence, speaker: speaker.name}
                 ORDER BY claim.start, claim.end, claim.id } AS claims,
       COLLECT { MATCH (article)-[:HAS_PART]->(note:Part)-[:CONTAINS]->(citation:Citation)
                 RETURN citation {.id, footnote: note.label, .start, .end, .kind, .confidence,
                                  document: head(COLLECT { MATCH (citation)-[:REFERS_TO]->(cited:Document)
                                                           RETURN coalesce(cited.symbol, cited.title, cited.id) ORDER BY cited.id }),
                                  document_id: head(COLLECT { MATCH (citation)-[:REFERS_TO]->(cited:Document)
                                                              RETURN cited.id ORDER BY cited.id })}
                 ORDER BY citation.start, citation.id } AS citations
