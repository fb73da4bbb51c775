// Claims as they stand after review: their properties, and whether they are claims at all.
// param rows rows {id, properties, label, other_label, released}; released are the types of relationship to be made anew
UNWIND $rows AS row
MATCH (claim:Thing {id: row.id})
SET claim += row.properties
REMOVE claim:$(row.other_label)
SET claim:$(row.label)
WITH claim, row
MATCH (claim)-[before:MADE|ADDRESSED_TO|ABOUT|ON|AFFECTS]-()
WHERE type(before) IN row.released
DELETE before
