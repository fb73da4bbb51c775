// Dates that are set and have neither first nor last day.
MATCH (dated:Thing)
WHERE dated.date_edtf IS NOT NULL AND dated.date_start IS NULL AND dated.date_end IS NULL
RETURN dated.id AS id, 'date ' + dated.date_edtf + ' has no bounds' AS fault
