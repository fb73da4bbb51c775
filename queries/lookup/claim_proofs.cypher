// Claims with their ends and the words that prove them, in the order asked for.
// param  claims      strings ids of the claims
// column claim       string  id of the claim
// column speaker     map     {id, name, kind} of who said it
// column addressees  maps    {id, name, kind} of whom it asks or answers
// column subjects    maps    {id, name, kind} of the States that it is about and does not address
// column topics      maps    {id, name, kind}
// column documents   maps    {id, label, title, url, footnotes, paragraph} of the speaker's own documents
// column article     map     {id, title}; where it was read
// column text        string  the section or footnote where it was read
// column text_start  integer first code point of that in the article
UNWIND range(0, size($claims) - 1) AS place
MATCH (speaker:Agent)-[:MADE]->(claim:Claim {id: $claims[place]})-[:REPORTED_IN]->(part:Part)
      <-[:HAS_PART]-(article:Document {article: true})
RETURN claim.id AS claim,
       speaker {.id, .name, kind: [label IN labels(speaker) WHERE NOT label IN ['Thing', 'Agent']][0]} AS speaker,
       COLLECT { MATCH (claim)-[:ADDRESSED_TO]->(asked:Agent)
                 RETURN asked {.id, .name, kind: [label IN labels(asked) WHERE NOT label IN ['Thing', 'Agent']][0]}
                 ORDER BY asked.id } AS addressees,
       COLLECT { MATCH (claim)-[:ABOUT]->(about:State) WHERE NOT (claim)-[:ADDRESSED_TO]->(about)
                 RETURN about {.id, .name, kind: 'State'} ORDER BY about.id } AS subjects,
       COLLECT { MATCH (claim)-[:ON]->(topic:Topic) RETURN topic {.id, .name, kind: 'Topic'} ORDER BY topic.id } AS topics,
       COLLECT { MATCH (claim)-[:STATED_IN]->(d:Document)
                 RETURN d {.id, .title, .url, label: coalesce(d.symbol, d.title, d.id),
                           footnotes: COLLECT { MATCH (article)-[cites:CITES]->(d)
                                                UNWIND cites.footnotes AS number RETURN number },
                           paragraph: head(COLLECT { MATCH (claim)-[:AT]->(at:Part)<-[:HAS_PART]-(d)
                                                     RETURN at.label ORDER BY at.id })}
                 ORDER BY d.id } AS documents,
       article {.id, .title} AS article,
       claim.modality AS modality,
       claim.date_edtf AS date,
       claim.quote AS quote,
       claim.start AS start,
       part.text AS text,
       part.start AS text_start,
       CASE part.kind WHEN 'footnote' THEN part.label
            ELSE head(COLLECT { MATCH (claim)-[:CITED_IN]->(note:Part) RETURN note.label ORDER BY note.start }) END AS footnote,
       CASE part.kind WHEN 'section' THEN part.heading
            ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END AS section,
       claim.rule AS rule,
       claim.confidence AS confidence
ORDER BY place
