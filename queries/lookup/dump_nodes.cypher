// Things in the order of their ids, with all that the graph keeps of each.
// param  after string  id after which to begin; the empty string for the first
// param  limit integer most rows
// column id         string  id of the thing
// column labels     strings its labels
// column properties map     its properties, the id not among them
MATCH (thing:Thing)
WHERE thing.id > $after
WITH thing ORDER BY thing.id LIMIT $limit
RETURN thing.id AS id, labels(thing) AS labels, properties(thing) AS properties
ORDER BY id
