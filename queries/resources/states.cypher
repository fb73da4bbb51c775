// The States that the graph knows, by id.
// param  said boolean=false only those of which something is said, e.g. true
// column id       string  id of the State
// column name     string  its name
// column iso3     string  ISO 3166-1 alpha-3 code
// column status   string  member, observer, other, historic or region
// column asked    integer number of claims addressed to it
// column about    integer number of claims about its conduct
MATCH (state:State)
WHERE ($after IS NULL OR state.id > $after[0])
  AND (NOT $said OR EXISTS { (state)<-[:ADDRESSED_TO|ABOUT]-(:Claim) })
WITH state ORDER BY state.id LIMIT $limit
RETURN [state.id] AS key,
       state.id AS id,
       state.name AS name,
       state.iso3 AS iso3,
       state.status AS status,
       COUNT { (state)<-[:ADDRESSED_TO]-(:Claim) } AS asked,
       COUNT { (state)<-[:ABOUT]-(:Claim) } AS about
ORDER BY id
