// Notes which schema and which vocabularies the graph holds.
// param stamp row property names and values
MERGE (graph:Graph {id: 'graph'})
SET graph += $stamp
