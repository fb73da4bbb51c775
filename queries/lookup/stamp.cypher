// What the graph holds: schema and vocabulary versions, and a counter that each load changes.
// column schema_version integer version of the schema in the graph
// column vocabulary     string  SHA-256 of the vocabularies
// column version        integer counter of loads
// column mark           string  changes with the version; no two states of any graph share one
OPTIONAL MATCH (graph:Graph {id: 'graph'})
RETURN graph.schema_version AS schema_version, graph.vocabulary AS vocabulary,
       coalesce(graph.version, 0) AS version, graph.mark AS mark
