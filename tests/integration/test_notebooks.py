"""Every notebook runs from top to bottom on the real server, and is stored without outputs."""

import asyncio
import json
from pathlib import Path

import nbclient
import nbformat
import pytest

from app.loading import load_article, sample_article
from queries.store import open_store

NOTEBOOKS = sorted(Path(__file__).parents[2].joinpath("notebooks").glob("*.ipynb"))


@pytest.fixture
def loaded(neo4j_server, empty_graph, monkeypatch):
    async def load():
        async with open_store(neo4j_server.uri, neo4j_server.auth, neo4j_server.database) as store:
            await load_article(store, sample_article())

    asyncio.run(load())
    monkeypatch.setenv("CITETRAIL_NEO4J_URI", neo4j_server.uri)
    monkeypatch.setenv("CITETRAIL_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("CITETRAIL_NEO4J_PASSWORD", neo4j_server.password)


@pytest.mark.usefixtures("loaded")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom(path):
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    assert any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []
