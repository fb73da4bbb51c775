// Things in the order of their ids, each with the ties that lead from it.
// param  after string  id after which to begin; the empty string for the first
// param  limit integer most rows
// column id    string id of the thing
// column ties  maps   type, to and properties of each tie
MATCH (thing:Thing)
WHERE thing.id > $after
WITH thing ORDER BY thing.id LIMIT $limit
RETURN thing.id AS id,
       COLLECT { MATCH (thing)-[tie]->(end:Thing)
                 WITH tie, end ORDER BY type(tie), end.id, elementId(tie)
                 RETURN {type: type(tie), to: end.id, properties: properties(tie)} } AS ties
ORDER BY id
