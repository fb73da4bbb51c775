// Spans that end before they start, or are empty.
MATCH (own:Claim|Citation|Mention|Statement|Tally|Event)
WHERE own.start IS NULL OR own.end IS NULL OR own.start >= own.end
RETURN own.id AS id, 'span ' + coalesce(toString(own.start), 'none') + '-' + coalesce(toString(own.end), 'none') AS fault
