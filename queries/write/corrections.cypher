// Corrections, new or undone since. One that is undone stays so.
// param rows rows {id, properties, undone}
UNWIND $rows AS row
MERGE (correction:Thing {id: row.id})
SET correction:Correction, correction += row.properties
SET correction.undone_at = coalesce(correction.undone_at, row.undone.at),
    correction.undone_by = coalesce(correction.undone_by, row.undone.by)
