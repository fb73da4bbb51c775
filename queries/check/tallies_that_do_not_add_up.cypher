// UPR tallies whose answers do not sum to the stated total, and of which no Problem tells.
// Where only support is told the rest is left open; a share in per cent is no count.
MATCH (tally:Tally {kind: 'upr'})
WITH tally,
     [entry IN tally.as_stated WHERE entry STARTS WITH 'total:' | toInteger(split(entry, ':')[1])][0] AS total,
     [entry IN tally.as_stated WHERE NOT entry STARTS WITH 'total:' AND NOT entry CONTAINS '_percent:'] AS answers
WITH tally, total, reduce(sum = 0, entry IN answers | sum + toInteger(split(entry, ':')[1])) AS parts,
     any(entry IN answers WHERE entry STARTS WITH 'noted:' OR entry STARTS WITH 'rejected:') AND size(answers) > 1 AS closed
WHERE total IS NOT NULL AND (parts > total OR (closed AND parts <> total))
  AND NOT EXISTS {
    MATCH (told:Problem {text_sha256: tally.text_sha256, code: 'tally_does_not_add_up'})
    WHERE told.start = tally.start
  }
RETURN tally.id AS id, 'answers sum to ' + parts + ', the stated total is ' + total AS fault
