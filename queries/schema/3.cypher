// Schema 3: words are found by their stems, and documents by their symbols and authors too.
DROP INDEX words IF EXISTS;
CREATE FULLTEXT INDEX stems IF NOT EXISTS FOR (n:Claim|Part|Document) ON EACH [n.quote, n.text, n.title, n.symbol]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}};
