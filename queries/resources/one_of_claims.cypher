// One claim, with everything that is known of it.
// param  claim claim the claim, e.g. "claim:0123456789ab:33648-33755:urged"
// column id          string  id of the claim
// column speaker     map     {id, name, kind} of who said it
// column capacity    string  speaker, or reported when another tells it
// column attributed_to maps  {id, name, kind} of who reports the speaker's words
// column family      string  family of the act
// column modality    string  the act
// column addressees  maps    {id, name} of whom it asks or answers
// column subjects    maps    {id, name} of the States that it is about and does not address
// column topics      maps    {id, name} of what it is about
// column groups      maps    {id, name} of the people whom it concerns
// column counts      strings numbers in the act: "accepted:113"
// column date        string  when it was said, EDTF
// column date_start  string  first day that the date allows
// column date_end    string  last day that the date allows
// column date_basis  string  how the date is known
// column around      string  the paragraph or note of the article in which the words stand
// column source_basis string how its document is known, or not_in_text
// column stated_in   maps    {id, symbol, title, date, url, paragraphs} of the speaker's own documents
// column answers     integer number of claims that answer, contradict or support it, or tell it again
// column text_sha256 string  SHA-256 of the article's text
// column rule        string  the rule that read it
// column rule_version string version of the rules
// column review      string  unreviewed, accepted or edited
// column as_read     string  of a reviewed claim: the fields as the machine read them, as JSON
MATCH (speaker:Agent)-[made:MADE]->(said:Claim {id: $claim})-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
WITH speaker, made, said, part, article,
     left(part.text, said.start - part.start) AS before,
     substring(part.text, said.end - part.start) AS behind
RETURN said.id AS id,
       speaker {.id, .name, kind: last([kind IN labels(speaker) WHERE NOT kind IN ['Thing', 'Agent']])} AS speaker,
       made.capacity AS capacity,
       COLLECT { MATCH (said)-[:ATTRIBUTED_TO]->(teller:Agent)
                 RETURN teller {.id, .name, kind: last([kind IN labels(teller) WHERE NOT kind IN ['Thing', 'Agent']])}
                 ORDER BY teller.id } AS attributed_to,
       said.family AS family,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ADDRESSED_TO]->(asked:Agent) RETURN asked {.id, .name} ORDER BY asked.id } AS addressees,
       COLLECT { MATCH (said)-[:ABOUT]->(about:State) WHERE NOT (said)-[:ADDRESSED_TO]->(about)
                 RETURN about {.id, .name} ORDER BY about.id } AS subjects,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic {.id, .name} ORDER BY topic.id } AS topics,
       COLLECT { MATCH (said)-[:AFFECTS]->(people:Group) RETURN people {.id, .name} ORDER BY people.id } AS groups,
       said.counts AS counts,
       said.date_edtf AS date,
       toString(said.date_start) AS date_start,
       toString(said.date_end) AS date_end,
       said.date_basis AS date_basis,
       // Cypher counts UTF-16 units: in a text beyond the basic plane the span is not where it looks, so all of the part is given.
       CASE substring(part.text, said.start - part.start, said.end - said.start)
         WHEN said.quote THEN last(split(before, '\n')) + said.quote + head(split(behind, '\n'))
         ELSE part.text END AS around,
       said.source_basis AS source_basis,
       COLLECT { MATCH (said)-[:STATED_IN]->(d:Document)
                 RETURN d {.id, .symbol, .title, .url, date: d.date_edtf,
                           paragraphs: COLLECT { MATCH (said)-[:AT]->(at:Part)<-[:HAS_PART]-(d)
                                                 RETURN at.label ORDER BY at.id }}
                 ORDER BY d.id } AS stated_in,
       COUNT { (said)-[:RESPONDS_TO|CONTRADICTS|SUPPORTS|SAME_AS]-(:Claim) } AS answers,
       said.text_sha256 AS text_sha256,
       said.rule AS rule,
       said.rule_version AS rule_version,
       said.review AS review,
       said.as_read AS as_read,
// include claim_proof
