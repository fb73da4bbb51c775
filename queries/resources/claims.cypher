// The claims that the graph holds, by id.
// param  state   state?   only those about this State or addressed to it, e.g. "China"
// param  body    body?    only those of this speaker, e.g. "Committee against Torture"
// param  topic   topic?   one topic only, narrower topics included, e.g. "refoulement"
// param  article article? only those read in this article, e.g. "article:1c2ae419b867"
// param  family  family?  one family of acts only, e.g. "directive"
// param  since   date?    nothing earlier than this day, e.g. "2008-01-01"
// param  until   date?    nothing later than this day, e.g. "2015-12-31"
// column id           string  id of the claim
// column date         string  when it was said, EDTF
// column speaker      string  name of the speaker
// column speaker_id   string  id of the speaker
// column family       string  family of the act
// column modality     string  the act
// column addressees   strings whom it asks or answers
// column states       strings the States that it is about
// column topics       strings what it is about
// column source_basis string  how its document is known, or not_in_text
// column review       string  unreviewed, accepted or edited
CALL () {
  WITH 1 AS one WHERE $state IS NOT NULL
  MATCH (:State {id: $state})<-[:ABOUT]-(said:Claim)
  RETURN said
  UNION ALL
  WITH 1 AS one WHERE $state IS NULL AND $body IS NOT NULL
  MATCH (:Agent {id: $body})-[:MADE]->(said:Claim)
  RETURN said
  UNION ALL
  WITH 1 AS one WHERE $state IS NULL AND $body IS NULL AND $article IS NOT NULL
  MATCH (:Document {id: $article})-[:HAS_PART]->(:Part)<-[:REPORTED_IN]-(said:Claim)
  RETURN said
  UNION ALL
  WITH 1 AS one WHERE $state IS NULL AND $body IS NULL AND $article IS NULL AND $topic IS NOT NULL
  MATCH (:Topic {id: $topic})<-[:BROADER*0..4]-(:Topic)<-[:ON]-(said:Claim)
  RETURN DISTINCT said
  UNION ALL
  // Nothing to begin at: the claims in the order of their ids, which the index keeps, and no more than asked for.
  WITH 1 AS one WHERE $state IS NULL AND $body IS NULL AND $article IS NULL AND $topic IS NULL
  MATCH (said:Claim)
  WHERE said.id > coalesce($after[0], '')
    AND ($family IS NULL OR said.family = $family)
    AND ($since IS NULL OR said.date_end >= date($since))
    AND ($until IS NULL OR said.date_start <= date($until))
  RETURN said ORDER BY said.id LIMIT $limit
}
WITH said
WHERE said.id > coalesce($after[0], '')
  AND ($family IS NULL OR said.family = $family)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($body IS NULL OR EXISTS { (said)<-[:MADE]-(:Agent {id: $body}) })
  AND ($article IS NULL OR EXISTS { (said)-[:REPORTED_IN]->(:Part)<-[:HAS_PART]-(:Document {id: $article}) })
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
WITH said ORDER BY said.id LIMIT $limit
MATCH (speaker:Agent)-[:MADE]->(said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN [said.id] AS key,
       said.id AS id,
       said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.family AS family,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ADDRESSED_TO]->(asked:Agent) RETURN asked.name ORDER BY asked.name } AS addressees,
       COLLECT { MATCH (said)-[:ABOUT]->(state:State) RETURN state.name ORDER BY state.name } AS states,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       said.source_basis AS source_basis,
       said.review AS review,
// include claim_proof
ORDER BY id
