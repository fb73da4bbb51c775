// Counts up the graph's version, so that readers see that an answer may be out of date. `mark` is a word that
// no other state of any graph ever had: a graph that was emptied and filled again counts from 1 once more.
MERGE (graph:Graph {id: 'graph'})
SET graph.version = coalesce(graph.version, 0) + 1, graph.mark = randomUUID()
