// What a State answered, accepted, denied or rejected, oldest first, each with the claim that it answers.
// One row for each claim that is answered; without one where no text tells what the State answered.
// ask    What did {state} reply?
// ask    What did {state} reply to {body}?
// ask    What has {state} denied, accepted or rejected on {topic}?
// ask    How did {state} answer since {since}?
// param  state state the State that replied, e.g. "China"
// param  body  body? only replies to this speaker, e.g. "Committee against Torture"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// param  paired boolean=false only replies of which the graph holds what they answer, e.g. true
// column date              string  when the State replied, EDTF
// column family            string  family of its act
// column modality          string  its act
// column topics            strings what the reply is about
// column relations         strings RESPONDS_TO, CONTRADICTS or both; empty where nothing tells what it answers
// column type              string  acceptance, partial, noted, rejection, denial or alternative_explanation
// column cue               string  the words that show what it answers
// column answered_speaker  string  who made the claim that it answers
// column answered_date     string  when that was, EDTF
// column answered_modality string  the act of that claim
// column answered_quote    string  the words of that claim
// column answered          string  id of that claim
MATCH (:State {id: $state})-[:MADE]->(said:Claim)
WHERE (said.family IN ['response', 'dissent'] OR EXISTS { (said)-[:RESPONDS_TO|CONTRADICTS]->(:Claim) })
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
OPTIONAL MATCH (said)-[link:RESPONDS_TO|CONTRADICTS]->(answered:Claim)<-[:MADE]-(asker:Agent)
WITH said, answered, asker, collect(link) AS links
WHERE ($body IS NULL OR asker.id = $body)
  AND (NOT $paired OR answered IS NOT NULL)
WITH said, answered, asker, links,
     [coalesce(toString(said.date_start), '9999'), said.text_sha256, said.start, said.id, coalesce(answered.id, '')] AS key
WHERE $after IS NULL OR key > $after
WITH said, answered, asker, links, key ORDER BY key LIMIT $limit
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       said.family AS family,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       COLLECT { UNWIND links AS link RETURN type(link) AS relation ORDER BY relation DESC } AS relations,
       head([link IN links WHERE link.type IS NOT NULL | link.type]) AS type,
       head([link IN links WHERE link.cue IS NOT NULL | link.cue]) AS cue,
       asker.name AS answered_speaker,
       answered.date_edtf AS answered_date,
       answered.modality AS answered_modality,
       answered.quote AS answered_quote,
       answered.id AS answered,
// include claim_proof
ORDER BY key
