// Documents whose symbol begins alike.
// param  stem     string beginning of a symbol
// column document string symbol of the document
MATCH (near:Document)
WHERE near.symbol STARTS WITH $stem
RETURN near.symbol AS document
ORDER BY document LIMIT 3
