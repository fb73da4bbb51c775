"""Facts on the real server: no fault is found in them, and they go with the text that told them."""

import pytest
from graphs import with_store

from app.loading import load_article
from loaders.read import source_from_bytes
from queries.catalogue import read_cypher

TEXT = """On facts

CAT urged Togo to close the prison.[1] Togo did not reply. Benin ratified the Convention against Torture in 1992.

In the UPR of 2013 China received 252 recommendations, accepted 210 and rejected 48. Security Council resolution 678 (1990) was adopted by twelve votes to two (Cuba and Yemen), with one abstention (China).

Juan Méndez served as Special Rapporteur on torture from 2010 to 2016. Human Rights Council resolution 34/22 established the independent international fact-finding mission on Myanmar. The High Commissioner for Human Rights visited China in 2005.

Notes

[1] CAT/C/TGO/CO/1.
"""
TOLD = ["ESTABLISHED_BY", "HELD", "TREATY_ACTION", "VOTED"]


def told_by_text(driver):
    """Types of the relationships between shared things that a text's statements and tallies assert."""
    rows, _, _ = driver.execute_query(
        "MATCH ()-[r:VOTED|HELD|ESTABLISHED_BY|TREATY_ACTION]->() "
        "WHERE r.statement IS NOT NULL OR r.tally IS NOT NULL RETURN DISTINCT type(r) AS type ORDER BY type"
    )
    return [row["type"] for row in rows]


@pytest.fixture
def loaded(neo4j_server, emptied):
    emptied()
    source = source_from_bytes(TEXT.encode(), "facts.txt")
    with_store(neo4j_server, lambda store: load_article(store, source))


@pytest.mark.usefixtures("loaded")
def test_a_graph_with_facts_of_every_kind_has_no_fault(neo4j_server, driver):
    assert told_by_text(driver) == TOLD
    assert with_store(neo4j_server, lambda store: store.check()) == []


@pytest.mark.usefixtures("loaded")
def test_a_sum_that_is_wrong_and_of_which_no_problem_tells_is_a_fault(neo4j_server, driver):
    driver.execute_query("MATCH (p:Problem {code: 'tally_does_not_add_up'}) DETACH DELETE p")
    (fault,) = with_store(neo4j_server, lambda store: store.check())
    assert "252" in str(fault)


@pytest.mark.usefixtures("loaded")
def test_what_a_text_alone_told_of_shared_things_goes_with_it(driver):
    rows, _, _ = driver.execute_query(
        "MATCH (a:Document {article: true})-[:HAS_TEXT]->(t:SourceText) RETURN a.id AS article, t.text_sha256 AS sha"
    )
    (row,) = rows
    driver.execute_query(
        read_cypher("write", "withdraw_text"), text_sha256=row["sha"], article=row["article"]
    )
    assert told_by_text(driver) == []
