// One State.
// param  state state the State, e.g. "China"
// column id            string  id of the State
// column name          string  its name
// column official_name string  its formal name
// column iso3          string  ISO 3166-1 alpha-3 code
// column iso2          string  ISO 3166-1 alpha-2 code
// column m49           string  UN M49 code
// column status        string  member, observer, other, historic or region
// column aliases       strings other names
// column source        string  where the row of the vocabulary comes from
// column asked         integer number of claims addressed to it
// column about         integer number of claims about its conduct
// column topics        strings the topics most often raised with it, at most ten
MATCH (state:State {id: $state})
RETURN state.id AS id,
       state.name AS name,
       state.official_name AS official_name,
       state.iso3 AS iso3,
       state.iso2 AS iso2,
       state.m49 AS m49,
       state.status AS status,
       state.aliases AS aliases,
       state.source AS source,
       COUNT { (state)<-[:ADDRESSED_TO]-(:Claim) } AS asked,
       COUNT { (state)<-[:ABOUT]-(:Claim) } AS about,
       COLLECT { MATCH (state)<-[:ADDRESSED_TO|ABOUT]-(said:Claim)-[:ON]->(topic:Topic)
                 WITH topic, count(DISTINCT said) AS times ORDER BY times DESC, topic.name LIMIT 10
                 RETURN topic.name } AS topics
