"""The sample article, from its file to the answers, on the real server."""

import pytest
from graphs import with_store

from app.asking import answer
from app.loading import load_article, sample_article
from graph_schema.errors import ParameterError, UnknownNameError
from loaders.vocabulary import load_vocabulary
from queries.catalogue import load_catalogue


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def loaded(neo4j_server, emptied):
    emptied()
    return with_store(neo4j_server, lambda store: load_article(store, sample_article()))


def ask(server, question, **parameters):
    return with_store(server, lambda store: answer(store, question, parameters))


def whole_graph(driver):
    """Every node and relationship with its properties, as comparable values; the load counter left out."""
    nodes, _, _ = driver.execute_query(
        "MATCH (n) WHERE NOT n:Graph RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id"
    )
    relationships, _, _ = driver.execute_query(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p "
        "ORDER BY a, t, b, r.key, r.start"
    )
    return [[*sorted(n["labels"]), n["p"]] for n in nodes], [r.data() for r in relationships]


@pytest.mark.usefixtures("loaded")
def test_loading_the_same_article_twice_changes_no_node_relationship_or_property(
    neo4j_server, driver
):
    before = whole_graph(driver)
    with_store(neo4j_server, lambda store: load_article(store, sample_article()))
    after = whole_graph(driver)
    assert len(before[0]) > 500
    assert after[0] == before[0]
    assert after[1] == before[1]


@pytest.mark.usefixtures("loaded")
def test_the_loaded_graph_has_no_fault(neo4j_server):
    assert with_store(neo4j_server, lambda store: store.check()) == []


@pytest.mark.usefixtures("loaded")
def test_at_least_three_bodies_urged_china_on_refoulement_each_with_its_proof(
    neo4j_server, catalogue
):
    found = ask(neo4j_server, catalogue["bodies-urging"], state="China", topic="refoulement")
    assert len({row["body_id"] for row in found.rows}) >= 3
    for row in found.rows:
        assert row["quote"]
        assert row["footnote"] or row["section"]
    assert any(row["document"] and row["paragraph"] for row in found.rows)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("state", ["CHN", "China", "PRC", "Beijing", "state:CHN"])
def test_a_state_is_the_same_by_name_code_alias_and_id(neo4j_server, catalogue, state):
    named = ask(neo4j_server, catalogue["bodies-urging"], state=state, topic="refoulement")
    assert named.parameters["state"] == "state:CHN"
    assert named.rows


@pytest.mark.usefixtures("loaded")
def test_a_period_narrows_the_answer(neo4j_server, catalogue):
    question = catalogue["bodies-urging"]
    every = ask(neo4j_server, question, state="China", topic="refoulement").rows
    late = ask(neo4j_server, question, state="China", topic="refoulement", since="2013").rows
    assert 0 < len(late) < len(every)
    assert all(row["date"] >= "2013" for row in late)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("parameters", "error", "message"),
    [
        ({"topic": "refoulement"}, ParameterError, "needs state"),
        (
            {"state": "China", "topic": "refoulement", "colour": "red"},
            ParameterError,
            "takes no colour",
        ),
        (
            {"state": "China", "topic": "refoulement", "since": "long ago"},
            ParameterError,
            "since is a date",
        ),
        ({"state": "Chinna", "topic": "refoulement"}, UnknownNameError, "China"),
        ({"state": "China", "topic": "refoulment"}, UnknownNameError, "Refoulement"),
    ],
)
def test_a_wrong_parameter_is_answered_with_what_would_be_right(
    neo4j_server, catalogue, parameters, error, message
):
    with pytest.raises(error, match=message):
        ask(neo4j_server, catalogue["bodies-urging"], **parameters)


@pytest.mark.usefixtures("loaded")
def test_chinas_reply_is_linked_to_what_it_answers(neo4j_server, catalogue):
    said = ask(neo4j_server, catalogue["claims-about"], state="China")
    replies = [row["claim"] for row in said.rows if row["speaker_id"] == "state:CHN"]
    linked = [
        ask(neo4j_server, catalogue["replies-to-claim"], claim=claim).rows for claim in replies
    ]
    assert any(row["direction"] == "by it" for rows in linked for row in rows)


@pytest.mark.usefixtures("loaded")
def test_every_claim_has_a_trail_back_to_its_words(neo4j_server, catalogue):
    said = ask(neo4j_server, catalogue["claims-about"], state="China")
    for row in said.rows:
        (trail,) = ask(neo4j_server, catalogue["claim-trail"], claim=row["claim"]).rows
        assert trail["quote"] in trail["sentence"]


@pytest.mark.usefixtures("loaded")
def test_every_state_of_the_vocabulary_can_be_asked_for(neo4j_server):
    names = with_store(neo4j_server, lambda store: store.names())
    for state in load_vocabulary().of_kind("state"):
        assert names.resolve("state", state.name) == state.id
