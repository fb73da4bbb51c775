// The bodies, organisations and other speakers that are no States, by id.
// param  said boolean=false only those of which a claim is known, e.g. true
// param  kind text? one kind only, such as treaty_body, special_procedure, inquiry, organ, agency, court or ngo, e.g. "treaty_body"
// param  part_of body? only those that are part of one, at whatever depth, e.g. "Human Rights Council"
// column id       string  id of the body
// column name     string  its name
// column short    string  its acronym
// column type     string  Body, Organization, Person or Group
// column kind     string  its kind
// column claims   integer number of its claims
// column asked    integer number of those that ask something
// column documents integer number of documents that it issued
MATCH (body:Agent)
WHERE NOT body:State
  AND ($after IS NULL OR body.id > $after[0])
  AND ($kind IS NULL OR body.kind = $kind)
  AND (NOT $said OR EXISTS { (body)-[:MADE]->(:Claim) })
  AND ($part_of IS NULL OR EXISTS { (body)-[:PART_OF*1..4]->(:Agent {id: $part_of}) })
WITH body ORDER BY body.id LIMIT $limit
RETURN [body.id] AS key,
       body.id AS id,
       body.name AS name,
       body.short AS short,
       [label IN labels(body) WHERE NOT label IN ['Thing', 'Agent']][0] AS type,
       body.kind AS kind,
       COUNT { (body)-[:MADE]->(:Claim) } AS claims,
       COUNT { (body)-[:MADE]->(:Claim {family: 'directive'}) } AS asked,
       COUNT { (body)<-[:ISSUED_BY]-(:Document) } AS documents
ORDER BY id
