// States without an ISO 3166-1 alpha-3 code.
MATCH (state:State) WHERE state.iso3 IS NULL
RETURN state.id AS id, 'has no iso3' AS fault
