// What was asked of a State and has no reply by it in the graph, oldest first.
// No reply in the graph is no proof that none was given: `silence` holds the words of a text that says so.
// A reply to another telling of the same request counts as one.
// ask    Which requests has {state} left unanswered?
// ask    What has {state} not replied to on {topic}?
// ask    Which requests of {body} has {state} left unanswered?
// param  state state the State that was asked, e.g. "China"
// param  body  body? one speaker only, e.g. "Committee against Torture"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// param  stated boolean=false only those of which a text says that no reply came, e.g. true
// column date       string  when it was asked, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column modality   string  the act
// column topics     strings what it was about
// column silence    string  the words of a text that says that no reply came
// column silence_article string title of that article
// column silence_id string  id of the statement with those words
MATCH (:State {id: $state})<-[:ADDRESSED_TO]-(said:Claim {family: 'directive'})<-[:MADE]-(speaker:Agent)
WHERE ($body IS NULL OR speaker.id = $body)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
  AND (NOT $stated OR EXISTS { (said)<-[:UNANSWERED]-(:Statement) })
  AND NOT EXISTS { (said)-[:SAME_AS*0..2]-(:Claim)<-[:RESPONDS_TO]-(:Claim)<-[:MADE]-(:State {id: $state}) }
WITH said, speaker, [coalesce(toString(said.date_start), '9999'), speaker.name, said.text_sha256, said.start, said.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, speaker, key ORDER BY key LIMIT $limit
WITH said, speaker, key,
     head(COLLECT { MATCH (said)<-[:UNANSWERED]-(told:Statement) RETURN told ORDER BY told.id }) AS silence
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       silence.quote AS silence,
       head(COLLECT { MATCH (silence)-[:READ_IN]->(:Part)<-[:HAS_PART]-(told:Document {article: true})
                      RETURN told.title ORDER BY told.id }) AS silence_article,
       silence.id AS silence_id,
// include claim_proof
ORDER BY key
