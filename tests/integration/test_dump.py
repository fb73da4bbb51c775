"""The dump of the whole graph: complete, in order, and enough to build the same graph from."""

import asyncio
import json

import httpx
import pytest

from app.api import create_app
from app.api import dump as dumping
from queries.catalogue import load_catalogue
from queries.store import open_store

LOAD_NODES = """\
UNWIND $lines AS line CREATE (node:$(line.labels)) SET node = line.properties, node.id = line.node
"""
LOAD_RELATIONSHIPS = """\
UNWIND $lines AS line MATCH (a:Thing {id: line.from}), (b:Thing {id: line.to})
CREATE (a)-[tie:$(line.relationship)]->(b) SET tie = line.properties
"""


@pytest.fixture
def dump(document_graph):
    app = create_app(
        lambda: open_store(document_graph.uri, document_graph.auth, document_graph.database),
        load_catalogue(),
    )

    async def lines():
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(
                transport=httpx.ASGITransport(app), base_url="http://localhost"
            ) as client,
        ):
            response = await client.get("/v1/dump")
        assert response.headers["content-type"] == "application/x-ndjson"
        return [json.loads(line) for line in response.text.splitlines()]

    return lambda: asyncio.run(lines())


def parted(lines):
    """Head, nodes, relationships, end."""
    nodes = [line for line in lines if "node" in line]
    relationships = [line for line in lines if "relationship" in line]
    assert [lines[0], *nodes, *relationships, lines[-1]] == lines
    return lines[0], nodes, relationships, lines[-1]


def test_the_first_line_counts_what_follows_and_the_last_says_that_it_is_whole(dump):
    head, nodes, relationships, end = parted(dump())
    assert head["dump"] == "citetrail/dump/1"
    assert (head["nodes"], head["relationships"]) == (len(nodes), len(relationships))
    assert end == {
        "complete": True,
        "mark": head["mark"],
        "nodes": len(nodes),
        "relationships": len(relationships),
    }
    assert len(nodes) > 40
    assert len(relationships) > 100


def test_every_end_of_a_relationship_is_a_node_of_the_dump(dump):
    _, nodes, relationships, _ = parted(dump())
    ids = [node["node"] for node in nodes]
    assert ids == sorted(set(ids))
    assert {end for tie in relationships for end in (tie["from"], tie["to"])} <= set(ids)


def test_the_same_graph_is_built_from_its_lines(dump, driver, document_graph):
    head, nodes, relationships, _ = parted(dump())
    driver.execute_query(
        "MATCH (thing:Thing) DETACH DELETE thing", database_=document_graph.database
    )
    for cypher, lines in ((LOAD_NODES, nodes), (LOAD_RELATIONSHIPS, relationships)):
        driver.execute_query(cypher, lines=lines, database_=document_graph.database)
    assert parted(dump())[0] == head
    assert parted(dump())[1:3] == (nodes, relationships)


def test_stretches_of_any_length_hold_the_same_lines(dump, monkeypatch):
    whole = dump()
    for stretch, block in ((1, 1), (7, 3), (len(whole), 200)):
        monkeypatch.setattr(dumping, "_STRETCH", stretch)
        monkeypatch.setattr(dumping, "_BLOCK", block)
        assert dump() == whole
