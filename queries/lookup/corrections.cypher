// Corrections, oldest first: of some texts, or all of them when none is named.
// param  texts     strings? SHA-256 of texts
// column record    string   the correction as JSON
// column undone_at string   when it was undone; empty while it stands
// column undone_by string   who undid it
// column met       strings  ids of the claims that it judges now; of a link its source, then its target; none when it is orphaned or undone
MATCH (correction:Correction)
WHERE $texts IS NULL OR any(text IN correction.texts WHERE text IN $texts)
RETURN correction.record AS record,
       correction.undone_at AS undone_at,
       correction.undone_by AS undone_by,
       COLLECT { MATCH (correction)-[meets:CORRECTS]->(claim:Thing) RETURN claim.id ORDER BY meets.ordinal } AS met
ORDER BY correction.at, correction.id
