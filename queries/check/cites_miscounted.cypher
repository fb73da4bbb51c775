// CITES whose count differs from the citations that it stands for.
MATCH (article:Document)-[cites:CITES]->(cited:Document)
WITH article, cited, cites,
     COUNT { (article)-[:HAS_PART]->(:Part)-[:CONTAINS]->(:Citation)-[:REFERS_TO]->(cited) } AS citations
WHERE citations <> cites.count
RETURN article.id AS id, 'CITES ' + cited.id + ' ' + cites.count + ' times, has ' + citations + ' citations' AS fault
