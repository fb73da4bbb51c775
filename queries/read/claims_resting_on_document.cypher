// Claims whose words stand in one document of the speaker's own, paragraph by paragraph.
// ask    Which claims rest on {document}?
// ask    Which claims rest on paragraph {paragraph} of {document}?
// ask    Which claims about {state} rest on {document}?
// param  document document the document, e.g. "A/HRC/25/CRP.1"
// param  paragraph text? one paragraph only, as printed, e.g. "83"
// param  state state? only what is about this State, e.g. "China"
// column date       string  when it was said, EDTF
// column speaker    string  name of the speaker
// column speaker_id string  id of the speaker
// column family     string  family of the act
// column modality   string  the act
// column states     strings the States that it is about
// column topics     strings what it is about
MATCH (d:Document {id: $document})<-[:STATED_IN]-(said:Claim)<-[:MADE]-(speaker:Agent)
WHERE $state IS NULL OR EXISTS { (said)-[:ABOUT]->(:State {id: $state}) }
WITH said, speaker, COLLECT { MATCH (said)-[:AT]->(at:Part)<-[:HAS_PART]-(d) RETURN at.label ORDER BY at.id } AS places
WHERE $paragraph IS NULL OR $paragraph IN places
WITH said, speaker,
     [coalesce(toInteger(split(split(head(places), '-')[0], '(')[0]), 1000000), coalesce(head(places), ''),
      coalesce(toString(said.date_start), '9999'), said.text_sha256, said.start, said.id] AS key
WHERE $after IS NULL OR key > $after
WITH said, speaker, key ORDER BY key LIMIT $limit
MATCH (said)-[:REPORTED_IN]->(part:Part)<-[:HAS_PART]-(article:Document {article: true})
RETURN key,
       said.date_edtf AS date,
       speaker.name AS speaker,
       speaker.id AS speaker_id,
       said.family AS family,
       said.modality AS modality,
       COLLECT { MATCH (said)-[:ABOUT]->(state:State) RETURN state.name ORDER BY state.name } AS states,
       COLLECT { MATCH (said)-[:ON]->(topic:Topic) RETURN topic.name ORDER BY topic.name } AS topics,
// include claim_proof
ORDER BY key
