// Every name by which a question can be asked: States, bodies, treaties, topics and their other forms.
// column id      string  id of the thing
// column kind    string  State, Body, Organization, Group, Person, Treaty or Topic
// column name    string  the name shown
// column forms   strings aliases and codes
MATCH (named:Agent|Treaty|Topic)
RETURN named.id AS id,
       [label IN labels(named) WHERE NOT label IN ['Thing', 'Agent']][0] AS kind,
       named.name AS name,
       [form IN coalesce(named.aliases, []) + [named.iso3, named.iso2, named.short, named.official_name]
        WHERE form IS NOT NULL] AS forms
ORDER BY id
