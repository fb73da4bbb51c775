// Name, version and edition of the server.
// column version string version, such as 5.26.30
CALL dbms.components() YIELD name, versions, edition
WHERE name = 'Neo4j Kernel'
RETURN versions[0] AS version, edition
