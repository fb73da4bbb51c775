// Claims about a State that contradict one another, oldest first.
// The proof is that of the claim that contradicts; claim-trail tells that of the other.
// ask    Which claims about {state} contradict one another?
// ask    Which claims about {state} on {topic} contradict one another?
// ask    Who contradicts whom about {state}?
// param  state state the State that either claim is about, e.g. "China"
// param  topic topic? only where either claim is on this topic, narrower topics included, e.g. "refoulement"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column date           string  when the contradicting claim was made, EDTF
// column speaker        string  who contradicts
// column speaker_id     string  id of that speaker
// column modality       string  the act
// column topics         strings what it is about
// column cue            string  the words that show the contradiction
// column other_speaker  string  who is contradicted
// column other_date     string  when that claim was made, EDTF
// column other_modality string  its act
// column other_quote    string  its words
// column other          string  id of that claim
MATCH (:State {id: $state})<-[:ABOUT]-(:Claim)-[link:CONTRADICTS]-(:Claim)
WITH DISTINCT link, startNode(link) AS said, endNode(link) AS other
WHERE ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($topic IS NULL
       OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) }
       OR EXISTS { (other)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
WITH said, other, link,
     [coalesce(toString(said.date_start), '9999'), said.text_sha256, said.start, said.id, other.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, other, link, key ORDER BY key LIMIT $limit
MATCH (speaker:Agent)-[:MADE]->(said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
MATCH (opposed:Agent)-[:MADE]->(other)
RETURN key,
       said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
       link.cue AS cue,
       opposed.name AS other_speaker,
       other.date_edtf AS other_date,
       other.modality AS other_modality,
       other.quote AS other_quote,
       other.id AS other,
// include claim_proof
ORDER BY key
