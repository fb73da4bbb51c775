"""Turns a source into a `GraphBatch`. Knows nothing of Neo4j or HTTP."""
