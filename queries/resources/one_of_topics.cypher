// One topic.
// param  topic topic the topic, e.g. "refoulement"
// column id            string  id of the topic
// column name          string  its name
// column aliases       strings words by which it is found in texts
// column source        string  where the row of the vocabulary comes from
// column broader       strings ids of the wider topics, the nearest first
// column narrower      strings ids of the narrower topics, one step down
// column related       strings ids of the neighbouring topics
// column upr_info_issues strings issues of UPR Info that it maps to
// column claims        integer number of claims on it
// column all_claims    integer number of claims on it or on a narrower topic
// column asked         integer number of claims on it that ask something
// column states        strings the States with which it is raised most, at most ten
// column bodies        strings the speakers that raise it most, at most ten
MATCH (topic:Topic {id: $topic})
RETURN topic.id AS id,
       topic.name AS name,
       topic.aliases AS aliases,
       topic.source AS source,
       COLLECT { MATCH way = (topic)-[:BROADER*1..4]->(wider:Topic)
                 WITH wider, min(length(way)) AS steps RETURN wider.id ORDER BY steps, wider.id } AS broader,
       COLLECT { MATCH (topic)<-[:BROADER]-(narrower:Topic) RETURN narrower.id ORDER BY narrower.id } AS narrower,
       COLLECT { MATCH (topic)-[:RELATED]-(near:Topic) WITH DISTINCT near RETURN near.id ORDER BY near.id } AS related,
       topic.upr_info_issues AS upr_info_issues,
       COUNT { (topic)<-[:ON]-(:Claim) } AS claims,
       COUNT { MATCH (topic)<-[:BROADER*0..4]-(:Topic)<-[:ON]-(said:Claim) RETURN DISTINCT said } AS all_claims,
       COUNT { (topic)<-[:ON]-(:Claim {family: 'directive'}) } AS asked,
       COLLECT { MATCH (topic)<-[:ON]-(said:Claim)-[:ADDRESSED_TO|ABOUT]->(state:State)
                 WITH state, count(DISTINCT said) AS times ORDER BY times DESC, state.name LIMIT 10 RETURN state.name } AS states,
       COLLECT { MATCH (topic)<-[:ON]-(said:Claim)<-[:MADE]-(speaker:Agent) WHERE NOT speaker:State
                 WITH speaker, count(DISTINCT said) AS times ORDER BY times DESC, speaker.name LIMIT 10
                 RETURN speaker.name } AS bodies
