"""The only folder that speaks Cypher: the catalogue of questions and the store that runs them."""
