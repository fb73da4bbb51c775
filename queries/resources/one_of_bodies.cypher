// One body, organisation or other speaker that is no State.
// param  body body the body, e.g. "Committee against Torture"
// column id            string  id of the body
// column name          string  its name
// column short         string  its acronym
// column type          string  Body, Organization, Person or Group
// column kind          string  its kind
// column aliases       strings other names
// column source        string  where the row of the vocabulary comes from
// column part_of       strings what it is part of, the nearest first
// column parts         strings what is part of it
// column succeeds      strings what it took over from
// column succeeded_by  strings what took over from it
// column monitors      strings the treaties that it monitors
// column covers        strings the States that its mandate covers
// column established_by strings the resolutions that set it up, as texts tell
// column holders       strings who held it, each with the years that are known
// column held          strings of a person, the mandates and offices held
// column claims        integer number of its claims
// column asked         integer number of those that ask something
// column states        strings the States it asked most, at most ten
// column topics        strings the topics it spoke of most, at most ten
// column documents     integer number of documents that it issued
// column cited         integer number of articles that cite them
MATCH (body:Agent {id: $body})
WHERE NOT body:State
RETURN body.id AS id,
       body.name AS name,
       body.short AS short,
       [label IN labels(body) WHERE NOT label IN ['Thing', 'Agent']][0] AS type,
       body.kind AS kind,
       body.aliases AS aliases,
       body.source AS source,
       COLLECT { MATCH way = (body)-[:PART_OF*1..4]->(above:Agent)
                 WITH above, min(length(way)) AS steps RETURN above.name ORDER BY steps, above.name } AS part_of,
       COLLECT { MATCH (body)<-[:PART_OF]-(part:Agent) RETURN part.name ORDER BY part.name } AS parts,
       COLLECT { MATCH (body)-[:SUCCEEDS]->(before:Agent) RETURN before.name ORDER BY before.name } AS succeeds,
       COLLECT { MATCH (body)<-[:SUCCEEDS]-(later:Agent) RETURN later.name ORDER BY later.name } AS succeeded_by,
       COLLECT { MATCH (body)-[:MONITORS]->(treaty:Treaty) RETURN treaty.name ORDER BY treaty.name } AS monitors,
       COLLECT { MATCH (body)-[:COVERS]->(state:State) RETURN state.name ORDER BY state.name } AS covers,
       COLLECT { MATCH (body)-[:ESTABLISHED_BY]->(d:Document)
                 WITH DISTINCT d RETURN coalesce(d.symbol, d.title, d.id) ORDER BY d.id } AS established_by,
       COLLECT { MATCH (body)<-[held:HELD]-(holder:Agent)
                 WITH DISTINCT holder.name AS name, held.from AS since, held.to AS until
                 RETURN name + CASE WHEN since IS NULL AND until IS NULL THEN ''
                                    ELSE ' (' + coalesce(since, '') + '/' + coalesce(until, '') + ')' END
                 ORDER BY coalesce(since, '9999'), name } AS holders,
       COLLECT { MATCH (body)-[:HELD]->(mandate:Agent) WITH DISTINCT mandate RETURN mandate.name ORDER BY mandate.name } AS held,
       COUNT { (body)-[:MADE]->(:Claim) } AS claims,
       COUNT { (body)-[:MADE]->(:Claim {family: 'directive'}) } AS asked,
       COLLECT { MATCH (body)-[:MADE]->(said:Claim {family: 'directive'})-[:ADDRESSED_TO]->(state:State)
                 WITH state, count(DISTINCT said) AS times ORDER BY times DESC, state.name LIMIT 10 RETURN state.name } AS states,
       COLLECT { MATCH (body)-[:MADE]->(said:Claim)-[:ON]->(topic:Topic)
                 WITH topic, count(DISTINCT said) AS times ORDER BY times DESC, topic.name LIMIT 10 RETURN topic.name } AS topics,
       COUNT { (body)<-[:ISSUED_BY]-(:Document) } AS documents,
       COUNT { MATCH (body)<-[:ISSUED_BY]-(:Document)<-[:CITES]-(article:Document) RETURN DISTINCT article } AS cited
