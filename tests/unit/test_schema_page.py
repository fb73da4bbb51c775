from graph_schema.nodes import NODE_KINDS
from graph_schema.page import PAGE, schema_page
from graph_schema.relationships import RELATIONSHIP_KINDS
from queries.catalogue import cypher_names, read_cypher


def test_the_schema_page_is_what_the_declarations_give():
    assert PAGE.read_text(encoding="utf-8") == schema_page(), "Run: python -m graph_schema.page"


def test_every_label_of_the_declarations_is_kept_unique_by_id():
    statements = "\n".join(read_cypher("schema", name) for name in cypher_names("schema"))
    for kind in NODE_KINDS.values():
        held = [
            label for label in kind.labels if f"(n:{label}) REQUIRE n.id IS UNIQUE" in statements
        ]
        assert held, f"{kind.name} has no uniqueness constraint on its id"


def test_relationships_join_declared_labels():
    labels = {label for kind in NODE_KINDS.values() for label in kind.labels}
    for kind in RELATIONSHIP_KINDS.values():
        assert set(kind.sources) | set(kind.targets) <= labels


def test_the_key_of_a_relationship_is_among_its_properties():
    for kind in RELATIONSHIP_KINDS.values():
        assert set(kind.key) <= {p.name for p in kind.properties}
