// Claims that mean something like what was typed, whatever words they use, the nearest first.
// Of the 500 nearest claims of the graph, those that are near at all. Claims have a meaning only when they were
// loaded with the extra `meaning` installed. For words as they stand, search in words.
// ask    Which claims mean something like {text}?
// ask    Search by meaning: {text}.
// ask    Which claims about {state} mean something like {text}?
// param  text  meaning what to look for, in your own words, e.g. "people sent home against their will are punished"
// param  state state? only claims about this State or asked of it, e.g. "China"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column nearness   float   cosine of the two meanings: 1 for the same words
// column date       string  when it was said, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column modality   string  the act
// column addressees strings whom it asks or answers
// column topics     strings what it was about
CALL db.index.vector.queryNodes('claim_meaning', 500, $text) YIELD node AS said, score
WHERE score >= 0.6
  AND ($state IS NULL OR EXISTS { (said)-[:ADDRESSED_TO|ABOUT]->(:State {id: $state}) })
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
WITH said, score, [-score, said.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, score, key ORDER BY key LIMIT $limit
MATCH (said)<-[:MADE]-(speaker:Agent)
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       round(2 * score - 1, 3) AS nearness,
       said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ADDRESSED_TO]->(asked:Agent) RETURN asked.name ORDER BY asked.name } AS addressees,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
// include claim_proof
ORDER BY key
