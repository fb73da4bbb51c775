"""The generated graph that the benchmarks measure on: sound, skewed, and the same for the same seed."""

from collections import Counter

import pytest
from graphs import with_store

from benchmarks.claims_graph import generated_articles, load_claims

CLAIMS = 700


@pytest.fixture(scope="module")
def generated():
    return list(generated_articles(CLAIMS))


@pytest.fixture(scope="module")
def graph(neo4j_server, emptied):
    driver = emptied()
    with_store(neo4j_server, lambda store: load_claims(store, CLAIMS))
    return driver


def test_the_articles_hold_as_many_claims_as_were_asked_for(generated):
    assert sum(len(article.batch.nodes["Claim"]) for article in generated) == CLAIMS


@pytest.mark.parametrize("kind", ["Claim", "Citation", "Mention"])
def test_every_quote_is_a_slice_of_its_article(generated, kind):
    for article in generated:
        for row in article.batch.nodes[kind].values():
            assert article.text[row["start"] : row["end"]] == row["quote"]


def test_the_same_seed_gives_the_same_batches_and_another_seed_others(generated):
    again, other = (list(generated_articles(CLAIMS, seed)) for seed in (1, 2))
    assert [article.batch for article in again] == [article.batch for article in generated]
    assert [article.text for article in other] != [article.text for article in generated]


def test_a_few_works_take_most_citations(generated):
    cited = Counter(
        work for article in generated for (_, work, *_) in article.batch.relationships["REFERS_TO"]
    )
    a_tenth = sum(count for _, count in cited.most_common(len(cited) // 10))
    assert a_tenth > cited.total() / 3


def test_the_loaded_graph_holds_all_claims_and_has_no_fault(graph, neo4j_server):
    rows, _, _ = graph.execute_query("MATCH (claim:Claim) RETURN count(claim) AS claims")
    assert rows[0]["claims"] == CLAIMS
    assert with_store(neo4j_server, lambda store: store.check()) == []


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize(
    "type_",
    [
        "MADE",
        "ADDRESSED_TO",
        "ON",
        "STATED_IN",
        "AT",
        "REPORTED_IN",
        "CITED_IN",
        "RESPONDS_TO",
        "CITES",
    ],
)
def test_claims_have_relationships_of_each_kind(graph, type_):
    rows, _, _ = graph.execute_query(
        "MATCH ()-[related]->() WHERE type(related) = $type RETURN count(related) AS number",
        type=type_,
    )
    assert rows[0]["number"] > CLAIMS / 50
