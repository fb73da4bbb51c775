"""The nouns: ids, dates, the extraction, nodes, relationships, errors. No I/O."""
