"""The outside: settings, the `citetrail` command, the API, pages, exports, the local Neo4j."""
