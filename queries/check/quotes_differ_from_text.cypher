// Spans whose quote is not the text between their offsets.
// Offsets are code points and Cypher counts UTF-16 units: a text with characters outside the basic
// plane is compared by search instead.
MATCH (own:Claim|Citation|Mention|Statement|Tally|Event)
MATCH (text:SourceText {id: 'text:' + own.text_sha256})
WHERE CASE WHEN size(text.text) = text.characters
           THEN substring(text.text, own.start, own.end - own.start) <> own.quote
           ELSE NOT text.text CONTAINS own.quote END
RETURN own.id AS id, 'quote is not the text at ' + own.start + '-' + own.end AS fault
