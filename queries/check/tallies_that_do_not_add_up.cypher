// UPR tallies whose answers do not sum to the stated total.
MATCH (tally:Tally {kind: 'upr'})
WITH tally,
     [entry IN tally.as_stated WHERE entry STARTS WITH 'total:' | toInteger(split(entry, ':')[1])][0] AS total,
     reduce(sum = 0, entry IN tally.as_stated |
       CASE WHEN entry STARTS WITH 'total:' THEN sum ELSE sum + toInteger(split(entry, ':')[1]) END) AS parts
WHERE total IS NOT NULL AND total <> parts
RETURN tally.id AS id, 'answers sum to ' + parts + ', the stated total is ' + total AS fault
