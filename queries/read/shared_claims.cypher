// Topics on which two or more bodies asked something of the same State, those of most bodies first.
// A second telling of one act counts once, in `acts`; every telling is among the claims.
// ask    What did two or more bodies ask of {state}?
// ask    What did two or more bodies ask of {state} on {topic}?
// ask    On which topics do bodies agree in what they ask of {state}?
// ask    What did {least} or more bodies ask of {state}?
// param  state state the State that was asked, e.g. "China"
// param  topic topic? one topic and its narrower ones only, e.g. "refugee_protection"
// param  least integer=2 how many bodies at least, e.g. 3
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// param  collective boolean=false whether speakers named only together, such as "the Treaty Bodies", count as a body, e.g. true
// column topic      string  name of the topic
// column topic_id   string  id of the topic
// column bodies     strings names of the bodies
// column body_count integer how many bodies
// column acts       integer how many acts, second tellings left out
// column first      string  date of the earliest of them that has one, EDTF
// column last       string  date of the latest of them that has one, EDTF
// column asked      maps    {body, date, modality, quote, start, end, document, paragraph, footnote, section, article, article_id, claim, confidence} of each claim, oldest first
// column claims     strings ids of the claims
MATCH (:State {id: $state})<-[:ADDRESSED_TO]-(said:Claim {family: 'directive'})<-[:MADE]-(body:Agent)
WHERE NOT body:State
  AND ($collective OR NOT body:Group)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
MATCH (said)-[:ON]->(topic:Topic)
WHERE $topic IS NULL OR EXISTS { (topic)-[:BROADER*0..4]->(:Topic {id: $topic}) }
WITH topic, said, body ORDER BY said.date_start, said.text_sha256, said.start, said.id
WITH topic, collect(said) AS asked, collect(DISTINCT body.name) AS bodies
WHERE size(bodies) >= $least
WITH topic, asked, bodies,
     size([said IN asked WHERE NOT EXISTS { (said)-[:SAME_AS]->(told:Claim) WHERE told IN asked }]) AS acts
WITH topic, asked, bodies, acts, [-size(bodies), -acts, topic.name, topic.id] AS key
WHERE $after IS NULL OR key > $after
WITH topic, asked, bodies, acts, key ORDER BY key LIMIT $limit
WITH topic, asked, bodies, acts, key, [said IN asked WHERE said.date_start IS NOT NULL] AS dated
RETURN key,
       topic.name AS topic,
       topic.id AS topic_id,
       COLLECT { UNWIND bodies AS name RETURN name ORDER BY name } AS bodies,
       size(bodies) AS body_count,
       acts,
       head(dated).date_edtf AS first,
       last(dated).date_edtf AS last,
       COLLECT {
         UNWIND range(0, size(asked) - 1) AS place
         WITH place, asked[place] AS said
         MATCH (body:Agent)-[:MADE]->(said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
         RETURN {
           body: body.name, date: said.date_edtf, modality: said.modality,
           quote: said.quote, start: said.start, end: said.end,
           document: head(COLLECT { MATCH (said)-[:STATED_IN]->(d:Document)
                                    RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id }),
           paragraph: head(COLLECT { MATCH (said)-[:AT]->(at:Part) RETURN at.label ORDER BY at.id }),
           footnote: CASE part.kind WHEN 'footnote' THEN part.label
             ELSE head(COLLECT { MATCH (said)-[:CITED_IN]->(note:Part) RETURN note.label ORDER BY note.start }) END,
           section: CASE part.kind WHEN 'section' THEN part.heading
             ELSE head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) END,
           article: article.title, article_id: article.id, claim: said.id, confidence: said.confidence
         } ORDER BY place
       } AS asked,
       [said IN asked | said.id] AS claims
ORDER BY key
