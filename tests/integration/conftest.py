"""The graph of two articles on which the questions on documents, facts and words are tested."""

from pathlib import Path

import pytest
import yaml
from graphs import with_store

from app.asking import answer
from graph_schema.batch import GraphBatch
from queries.catalogue import load_catalogue
from queries.question_files import Question

GOLDEN = Path(__file__).parents[1] / "golden" / "document_graph.yml"
CATALOGUE = load_catalogue()


def batch_of(told):
    batch = GraphBatch()
    for kind, nodes in told["nodes"].items():
        for node_id, properties in nodes.items():
            batch.add_node(kind, node_id, **properties)
    for type_, relationships in told["relationships"].items():
        for row in relationships:
            properties = {name: value for name, value in row.items() if name != "ends"}
            batch.relate(type_, *row["ends"], **properties)
    return batch


@pytest.fixture(scope="module")
def document_graph(neo4j_server, emptied):
    """The server with the two articles, loaded once a module; who changes them restores them."""
    emptied()

    async def load(store):
        articles = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))["articles"]
        for article, told in articles.items():
            (text,) = told["nodes"]["SourceText"].values()
            await store.write_article(batch_of(told), article, text["text_sha256"])

    with_store(neo4j_server, load)
    return neo4j_server


@pytest.fixture
def in_store(document_graph):
    """Runs an async function of one store."""
    return lambda work: with_store(document_graph, work)


@pytest.fixture
def ask(in_store):
    """The rows of a question of the catalogue, named, or of any other."""

    def rows(question, /, **asked):
        named = question if isinstance(question, Question) else CATALOGUE[question]
        return in_store(lambda store: answer(store, named, asked)).rows

    return rows
