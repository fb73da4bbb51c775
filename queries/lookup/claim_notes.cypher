// The footnotes that a claim was read in or that its sentence calls, in the order of the article.
// param  claim      string  id of the claim
// column number     string  number of the footnote
// column text       string  its words
// column start      integer first code point of those in the article
// column stated_at  string  "reported" when the claim was read in it, "cited" when its sentence calls it
MATCH (claim:Claim {id: $claim})-[way:REPORTED_IN|CITED_IN]->(note:Part {kind: 'footnote'})
RETURN note.label AS number,
       note.text AS text,
       note.start AS start,
       CASE type(way) WHEN 'REPORTED_IN' THEN 'reported' ELSE 'cited' END AS stated_at
ORDER BY start, stated_at
