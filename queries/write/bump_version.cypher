// Counts up the graph's version, so that readers see that an answer may be out of date.
MERGE (graph:Graph {id: 'graph'})
SET graph.version = coalesce(graph.version, 0) + 1
