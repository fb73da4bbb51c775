"""What the tests share of graphs: those written by hand in `golden/`, and work done in a store."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

from graph_schema.batch import GraphBatch
from loaders.meaning import add_meanings
from queries.store import open_store

GOLDEN = Path(__file__).parents[1] / "golden"
SMALL_GRAPH = GOLDEN / "small_graph.yml"
# Questions that have rows on a graph of their own, where a test file holds them to their description.
ELSEWHERE = {
    name
    for graph in GOLDEN.glob("*_graph.yml")
    for name in yaml.safe_load(graph.read_text(encoding="utf-8")).get("questions", ())
}


def graph_of(path):
    """A graph written by hand: nodes by kind and id, relationships by type, each with `from` and `to`."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    batch = GraphBatch()
    for kind, nodes in rows["nodes"].items():
        for node_id, properties in nodes.items():
            batch.add_node(kind, node_id, **properties)
    for type_, relationships in rows["relationships"].items():
        for row in relationships:
            batch.relate(type_, row.pop("from"), row.pop("to"), **row)
    add_meanings(batch)
    return batch


def opened(server, **options):
    """A store on the server, for `async with`."""
    return open_store(server.uri, server.auth, server.database, **options)


def with_store(server, work, **options):
    """What `work` gives, a coroutine function of a store; in a thread of its own, since Playwright has a
    running loop in the test's."""

    async def run():
        async with opened(server, **options) as store:
            return await work(store)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(run())).result()


def write_graph(server, batch):
    """Puts the one article of a batch into the graph, in place of what its text gave before."""
    (text,) = batch.nodes["SourceText"].values()
    sha256 = text["text_sha256"]
    return with_store(
        server, lambda store: store.write_article(batch, f"article:{sha256[:12]}", sha256)
    )
