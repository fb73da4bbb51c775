// Confidences outside 0 to 1.
MATCH (own:Claim|Citation|Mention|Statement|Tally|Event)
WHERE own.confidence IS NULL OR own.confidence < 0 OR own.confidence > 1
RETURN own.id AS id, 'confidence ' + coalesce(toString(own.confidence), 'none') AS fault
