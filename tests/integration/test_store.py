"""The store against the real server: schema, all-or-nothing writes, READ mode, errors in words."""

import asyncio
import socket

import pytest
from graphs import with_store

from graph_schema.batch import GraphBatch
from graph_schema.errors import (
    BatchError,
    StoreAuthError,
    StoreError,
    StoreTimeoutError,
    StoreUnreachableError,
    StoreVersionError,
)
from queries.store import SCHEMA_VERSION, open_store

pytestmark = pytest.mark.usefixtures("empty_graph")
SHA = "0" * 64
ARTICLE = "article:000000000000"


def article_batch(*quotes):
    batch = GraphBatch()
    batch.add_node("Document", ARTICLE, kind="article", title="On tests", article=True)
    batch.add_node("Part", "part:footnote-1", kind="footnote", label="1", text="A note", text_sha256=SHA,
                   start=0, end=100)  # fmt: skip
    batch.relate("HAS_PART", ARTICLE, "part:footnote-1", ordinal=1)
    for number, quote in enumerate(quotes):
        cited, citation = f"un:A/{number}", f"cit:{number}"
        batch.add_node("Document", cited, symbol=f"A/{number}", kind="un_document")
        batch.add_node("Citation", citation, text_sha256=SHA, start=number, end=number + 1, quote=quote,
                       rule="r", rule_version="1", confidence=0.5, back_reference=False)  # fmt: skip
        batch.relate("CONTAINS", "part:footnote-1", citation, ordinal=number)
        batch.relate("REFERS_TO", citation, cited, rule="r", confidence=0.5)
    return batch


def documents(driver):
    rows, _, _ = driver.execute_query("MATCH (d:Document) RETURN d.id AS id ORDER BY id")
    return [row["id"] for row in rows]


def test_opening_a_store_puts_the_schema_in_place(neo4j_server, driver):
    with_store(neo4j_server, lambda store: store.ping())
    rows, _, _ = driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN collect(name) AS names")
    assert {"thing_id", "document_symbol", "state_iso3"} <= set(rows[0]["names"])
    rows, _, _ = driver.execute_query("MATCH (g:Graph) RETURN g.schema_version AS version")
    assert rows[0]["version"] == SCHEMA_VERSION


def test_a_newer_schema_is_refused_and_left_alone(neo4j_server, driver):
    driver.execute_query("CREATE (:Graph {id: 'graph', schema_version: 99})")
    with pytest.raises(StoreVersionError, match="schema 99"):
        with_store(neo4j_server, lambda store: store.ping())


def test_a_read_cannot_write(neo4j_server, driver):
    with pytest.raises(StoreError, match="read access mode"):
        with_store(neo4j_server, lambda store: store.read("CREATE (:Intruder)"))
    assert driver.execute_query("MATCH (n:Intruder) RETURN n").records == []


def test_a_slow_query_is_ended_on_the_server(neo4j_server):
    slow = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a + b)"
    with pytest.raises(StoreTimeoutError, match=r"longer than 0\.2 s"):
        with_store(neo4j_server, lambda store: store.read(slow), timeout=0.2)


def test_a_wrong_password_is_told_as_such(neo4j_server):
    async def open_wrongly():
        async with open_store(neo4j_server.uri, ("neo4j", "not the password")):
            pass

    with pytest.raises(StoreAuthError, match="CITETRAIL_NEO4J_PASSWORD"):
        asyncio.run(open_wrongly())


def test_nobody_at_the_address_is_told_as_such():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]

    async def open_nothing():
        async with open_store(f"bolt://127.0.0.1:{port}", ("neo4j", "x")):
            pass

    with pytest.raises(StoreUnreachableError, match=str(port)):
        asyncio.run(open_nothing())


def test_an_address_that_is_none_is_told_as_such():
    async def open_nonsense():
        async with open_store("http://127.0.0.1", ("neo4j", "x")):
            pass

    with pytest.raises(StoreError, match=r"bolt://host:7687"):
        asyncio.run(open_nonsense())


def test_cites_are_counted_from_the_citations(neo4j_server, driver):
    batch = article_batch("one", "two")
    batch.add_node("Citation", "cit:again", text_sha256=SHA, start=8, end=9, quote="again", rule="r",
                   rule_version="1", confidence=0.5, back_reference=True)  # fmt: skip
    batch.relate("CONTAINS", "part:footnote-1", "cit:again", ordinal=9)
    batch.relate("REFERS_TO", "cit:again", "un:A/0", rule="r", confidence=0.5)
    with_store(neo4j_server, lambda store: store.write_article(batch, ARTICLE, SHA))
    rows, _, _ = driver.execute_query(
        "MATCH (:Document {id: $id})-[c:CITES]->(d) RETURN d.id AS id, c.count AS n, c.footnotes AS notes ORDER BY id",
        id=ARTICLE,
    )
    assert [row.values() for row in rows] == [["un:A/0", 2, ["1"]], ["un:A/1", 1, ["1"]]]


def test_what_a_text_says_no_more_is_withdrawn_and_what_nothing_cites_is_swept(
    neo4j_server, driver
):
    async def load_twice(store):
        await store.write_article(article_batch("one", "two"), ARTICLE, SHA)
        await store.write_article(article_batch("one"), ARTICLE, SHA)
        return await store.check()

    assert with_store(neo4j_server, load_twice) == []
    assert documents(driver) == [ARTICLE, "un:A/0"]


def test_a_batch_that_lacks_something_writes_nothing(neo4j_server, driver):
    batch = article_batch("one")
    batch.add_node("State", "state:TCD", name="Chad")
    with pytest.raises(BatchError):
        with_store(neo4j_server, lambda store: store.write_article(batch, ARTICLE, SHA))
    assert documents(driver) == []


def test_a_write_that_fails_half_way_leaves_nothing(neo4j_server, driver):
    batch = article_batch("one")
    batch.add_node(
        "Document", "un:B/1", symbol="A/0"
    )  # the symbol is taken, so the server refuses it
    with pytest.raises(StoreError):
        with_store(neo4j_server, lambda store: store.write_article(batch, ARTICLE, SHA))
    assert documents(driver) == []


def test_what_was_told_first_of_a_shared_document_stays(neo4j_server, driver):
    first, second = article_batch("one"), article_batch("one")
    first.add_node("Document", "un:A/0", title="As first cited")
    second.add_node("Document", "un:A/0", title="As cited later", publisher="A publisher")

    async def load_both(store):
        await store.write_article(first, ARTICLE, SHA)
        await store.write_article(second, "article:2", "1" * 64)

    second.nodes["Document"]["article:2"] = second.nodes["Document"].pop(ARTICLE)
    second.relationships.clear()
    with_store(neo4j_server, load_both)
    rows, _, _ = driver.execute_query(
        "MATCH (d:Document {id: 'un:A/0'}) RETURN d.title AS t, d.publisher AS p"
    )
    assert rows[0].values() == ["As first cited", "A publisher"]


def test_each_load_changes_the_version_that_readers_watch(neo4j_server):
    async def versions(store):
        before = (await store.state()).version
        await store.write_article(article_batch("one"), ARTICLE, SHA)
        return before, (await store.state()).version

    before, after = with_store(neo4j_server, versions)
    assert after > before
