// The first citation of each document in each article that cites it, with the words that make it.
// param  documents strings ids of the cited documents
// param  limit     integer how many at most
// column citation  string  id of the citation
// column article   map     {id, title} of the citing article
// column document  map     {id, label, title, url} of the cited document
// column count     integer how often the article cites it
// column paragraph string  paragraph that the citation names
UNWIND $documents AS id
MATCH (article:Document)-[cites:CITES]->(cited:Document {id: id})
WITH article, cites, cited ORDER BY cites.count DESC, article.id, cited.id LIMIT $limit
MATCH (article)-[:HAS_PART]->(part:Part)-[:CONTAINS]->(citation:Citation)-[:REFERS_TO]->(cited)
WITH article, cites, cited, citation, part ORDER BY citation.back_reference, citation.start, citation.id
WITH article, cites, cited, collect({citation: citation, part: part})[0] AS first
WITH article, cites, cited, first.citation AS citation, first.part AS part
RETURN citation.id AS citation,
       article {.id, .title} AS article,
       cited {.id, .title, .url, label: coalesce(cited.symbol, cited.title, cited.id)} AS document,
       cites.count AS count,
       citation.quote AS quote,
       citation.start AS start,
       part.text AS text,
       part.start AS text_start,
       part.label AS footnote,
       head(COLLECT { MATCH (s:Part)-[:HAS_ANCHOR]->(part) RETURN s.heading ORDER BY s.start }) AS section,
       head(COLLECT { MATCH (citation)-[:AT]->(at:Part)<-[:HAS_PART]-(cited) RETURN at.label ORDER BY at.id }) AS paragraph,
       citation.rule AS rule,
       citation.confidence AS confidence
ORDER BY count DESC, citation
