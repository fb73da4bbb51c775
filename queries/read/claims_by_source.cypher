// On what the claims about a State rest: the speaker's own document, a news report, or nothing that is named.
// ask    On what do the claims about {state} rest?
// ask    On what do the claims about {state} on {topic} rest?
// ask    Which claims of {body} about {state} rest on its own document?
// param  state state the State, e.g. "China"
// param  body  body? one speaker only, e.g. "Committee against Torture"
// param  topic topic? one topic only, narrower topics included, e.g. "refoulement"
// param  family family? one family of acts only, e.g. "directive"
// param  since date? nothing earlier than this day, e.g. "2008-01-01"
// param  until date? nothing later than this day, e.g. "2015-12-31"
// column source    string  "own document", "news report" or "none named"
// column times     integer number of claims
// column share     float   their share of all claims that were asked for, 0 to 1
// column speakers  strings who made them
// column documents strings symbols or titles of the documents, or of the news reports that the footnotes cite
// column claims    strings ids of the claims
MATCH (:State {id: $state})<-[:ABOUT]-(said:Claim)<-[:MADE]-(speaker:Agent)
WHERE ($body IS NULL OR speaker.id = $body)
  AND ($family IS NULL OR said.family = $family)
  AND ($since IS NULL OR said.date_end >= date($since))
  AND ($until IS NULL OR said.date_start <= date($until))
  AND ($topic IS NULL OR EXISTS { (said)-[:ON]->(:Topic)-[:BROADER*0..4]->(:Topic {id: $topic}) })
WITH said, speaker,
     CASE said.source_basis WHEN 'not_in_text' THEN 'none named' WHEN 'news' THEN 'news report' ELSE 'own document' END AS source
  ORDER BY said.date_start, said.text_sha256, said.start, said.id
WITH source, collect(said) AS told, collect(DISTINCT speaker.name) AS speakers
WITH collect({source: source, told: told, speakers: speakers}) AS sources
WITH sources, reduce(every = 0, group IN sources | every + size(group.told)) AS every
UNWIND sources AS group
WITH group, every, group.told AS told,
     [CASE group.source WHEN 'own document' THEN 1 WHEN 'news report' THEN 2 ELSE 3 END] AS key
WHERE $after IS NULL OR key > $after
WITH group, every, told, key ORDER BY key LIMIT $limit
RETURN key,
       group.source AS source,
       size(told) AS times,
       round(toFloat(size(told)) / every, 3) AS share,
       COLLECT { UNWIND group.speakers AS name RETURN name ORDER BY name } AS speakers,
       CASE group.source
         WHEN 'own document' THEN
           COLLECT { UNWIND told AS said MATCH (said)-[:STATED_IN]->(d:Document)
                     RETURN DISTINCT coalesce(d.symbol, d.title, d.id) AS document ORDER BY document }
         WHEN 'news report' THEN
           COLLECT { UNWIND told AS said
                     MATCH (said)-[:CITED_IN|REPORTED_IN]->(:Part)-[:CONTAINS]->(:Citation)-[:REFERS_TO]->(d:Document {kind: 'news'})
                     RETURN DISTINCT coalesce(d.title, d.id) AS document ORDER BY document }
         ELSE [] END AS documents,
       [said IN told | said.id] AS claims
ORDER BY key
