// Which claims the corrections of some texts judge now.
// param texts strings SHA-256 of the texts
// param rows  rows    {id, claims}; a correction that is not among them meets none
CALL () {
  MATCH (correction:Correction)-[before:CORRECTS]->()
  WHERE any(text IN correction.texts WHERE text IN $texts)
  DELETE before
}
UNWIND $rows AS row
MATCH (correction:Correction {id: row.id})
UNWIND range(1, size(row.claims)) AS ordinal
MATCH (claim:Thing {id: row.claims[ordinal - 1]})
MERGE (correction)-[meets:CORRECTS]->(claim)
SET meets.ordinal = ordinal
