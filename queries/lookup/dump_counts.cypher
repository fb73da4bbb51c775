// How much a dump holds.
// column nodes         integer number of things
// column relationships integer number of ties between them
CALL () { MATCH (:Thing) RETURN count(*) AS nodes }
CALL () { MATCH ()-[tie]->() RETURN count(tie) AS relationships }
RETURN nodes, relationships
