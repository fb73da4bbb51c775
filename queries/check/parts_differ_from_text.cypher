// Sections and footnotes whose words are not the text between their offsets.
MATCH (part:Part) WHERE part.text IS NOT NULL
MATCH (text:SourceText {id: 'text:' + part.text_sha256})
WHERE CASE WHEN size(text.text) = text.characters
           THEN substring(text.text, part.start, part.end - part.start) <> part.text
           ELSE NOT text.text CONTAINS part.text END
RETURN part.id AS id, 'words are not the text at ' + part.start + '-' + part.end AS fault
