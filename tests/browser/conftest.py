"""The service over the small graph, and a page of a real Chromium that notes what it did."""

import asyncio
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import uvicorn
import yaml
from playwright.sync_api import sync_playwright

from app.api import create_app
from graph_schema.batch import GraphBatch
from queries.catalogue import load_catalogue
from queries.store import open_store

SMALL_GRAPH = Path(__file__).parents[1] / "golden" / "small_graph.yml"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FRESH_S = (
    1.0  # a service that is running knows of a load by another process after this, by docs/api.md
)
# Properties whose words come from documents, and on which no query depends.
FROM_DOCUMENTS = ("title", "publisher", "heading", "name", "label", "url")


def small_graph(payload=""):
    """The small graph; with a payload, in front of every word that a document could have brought."""
    rows = yaml.safe_load(SMALL_GRAPH.read_text(encoding="utf-8"))
    batch = GraphBatch()
    for kind, nodes in rows["nodes"].items():
        for node_id, properties in nodes.items():
            hostile = {
                name: f"{payload}{value}" if name in FROM_DOCUMENTS else value
                for name, value in properties.items()
            }
            batch.add_node(kind, node_id, **hostile)
    for type_, relationships in rows["relationships"].items():
        for row in relationships:
            batch.relate(type_, row.pop("from"), row.pop("to"), **row)
    return batch


def load(server, driver, batch):
    driver.execute_query("MATCH (node) DETACH DELETE node")
    (text,) = batch.nodes["SourceText"].values()
    sha256 = text["text_sha256"]

    async def write():
        async with open_store(server.uri, server.auth, server.database) as store:
            await store.write_article(batch, f"article:{sha256[:12]}", sha256)

    # Playwright has a running loop in this thread, so the loader gets another.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(write())).result()


@pytest.fixture(scope="module")
def load_small_graph(neo4j_server, driver):
    """Puts the small graph in the place of what was there; with a payload, hostile words from documents."""

    def load_it(payload=""):
        load(neo4j_server, driver, small_graph(payload))
        time.sleep(FRESH_S)

    return load_it


@pytest.fixture(scope="module")
def address(neo4j_server, load_small_graph):
    """Where the service is served, on a port of its own."""
    load_small_graph()
    app = create_app(
        lambda: open_store(
            neo4j_server.uri, neo4j_server.auth, neo4j_server.database, timeout=60.0
        ),
        load_catalogue(),
    )
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    service = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=service.run)
    thread.start()
    while not service.started and thread.is_alive():
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    service.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, address):
    """A page that notes what it asked for, what it complained of, and what it was made to run."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.asked, page.complaints, page.alerts = [], [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console",
        lambda message: page.complaints.append(message.text) if message.type == "error" else None,
    )

    def note(dialog):
        page.alerts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    yield page
    context.close()
