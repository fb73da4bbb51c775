// Which of some ids the graph holds.
// param  ids strings ids of agents and topics
// column id  string  an id that it holds
UNWIND $ids AS id
MATCH (thing:Thing {id: id})
RETURN DISTINCT thing.id AS id
