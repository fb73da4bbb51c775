// Claims of the whole graph, in the order of their ids.
// param  rows integer=10000 how many at most, e.g. 10000
// column claim      string  id of the claim
// column date       string  when it was said, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column modality   string  the act
// column topics     strings what it was about
// column document   string  the speaker's own document: symbol or title; empty when the article does not tell
// column paragraph  string  paragraph of that document
// column quote      string  the words
// column footnote   string  number of the footnote where they were read
// column article    string  title of the article
// column confidence float   how sure the reading is, 0 to 1
MATCH (said:Claim)
WHERE said.id >= 'claim:'
WITH said ORDER BY said.id LIMIT $rows
MATCH (speaker:Agent)-[:MADE]->(said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN said.id AS claim,
       said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       head(COLLECT { MATCH (said)-[:STATED_IN]->(d:Document) RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id })
         AS document,
       head(COLLECT { MATCH (said)-[:AT]->(place:Part) RETURN place.label ORDER BY place.id }) AS paragraph,
       said.quote AS quote,
       part.label AS footnote,
       article.title AS article,
       said.confidence AS confidence
