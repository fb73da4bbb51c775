// Articles that tell claims about a State or asked of it, those with the most first.
// ask    Which articles are about {state}?
// ask    Which articles write on {state} and {topic}?
// ask    What has been written about {state} since {since}?
// param  state state the State, e.g. "China"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  since date? no article earlier than this day, e.g. "2008-01-01"
// param  until date? no article later than this day, e.g. "2015-12-31"
// column article    string  title of the article
// column article_id string  id of the article
// column date       string  its date, EDTF
// column publisher  string  its publisher
// column url        string  its address
// column told       integer number of its claims about the State or asked of it
// column asked      integer number of these that ask something of it
// column mentions   integer how often it names the State
// column topics     strings what these claims are on, the most frequent first, at most ten
// column speakers   strings who made these claims, the most frequent first, at most ten
// column claims     strings ids of these claims, in the order of the text
MATCH (state:State {id: $state})<-[:ADDRESSED_TO|ABOUT]-(said:Claim)
WHERE $topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) }
WITH DISTINCT state, said
MATCH (said)-[:REPORTED_IN]->(:Part)<-[:HAS_PART]-(article:Document {article: true})
WHERE ($since IS NULL OR article.date_end >= date($since))
  AND ($until IS NULL OR article.date_start <= date($until))
WITH state, article, said ORDER BY said.start, said.id
WITH state, article, collect(said) AS told
WITH state, article, told, [-size(told), article.id] AS key
WHERE $after IS NULL OR key > $after
WITH state, article, told, key ORDER BY key LIMIT $limit
RETURN key,
       article.title AS article,
       article.id AS article_id,
       article.date_edtf AS date,
       article.publisher AS publisher,
       article.url AS url,
       size(told) AS told,
       size([said IN told WHERE said.family = 'directive' AND EXISTS { (said)-[:ADDRESSED_TO]->(state) }]) AS asked,
       COUNT { (article)-[:HAS_PART]->(:Part)-[:HAS_MENTION]->(named:Mention)
               WHERE EXISTS { (named)-[:REFERS_TO]->(state) } } AS mentions,
       COLLECT { UNWIND told AS said MATCH (said)-[:ON]->(topic:Topic)
                 WITH topic, count(*) AS times ORDER BY times DESC, topic.name LIMIT 10 RETURN topic.name } AS topics,
       COLLECT { UNWIND told AS said MATCH (said)<-[:MADE]-(speaker:Agent)
                 WITH speaker, count(*) AS times ORDER BY times DESC, speaker.name LIMIT 10 RETURN speaker.name } AS speakers,
       [said IN told | said.id] AS claims
ORDER BY key
