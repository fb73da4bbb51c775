"""The service over the small graph, and a page of a real Chromium that notes what it did."""

import time

import pytest
from graphs import SMALL_GRAPH, graph_of, write_graph
from playwright.sync_api import sync_playwright

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# After this a service that is running knows of a load by another process, by docs/api.md.
FRESH_S = 1.0
# Properties whose words come from documents, and on which no query depends.
FROM_DOCUMENTS = ("title", "publisher", "heading", "name", "label", "url")


def small_graph(payload):
    """The small graph, with the payload in front of every word that a document could have brought."""
    batch = graph_of(SMALL_GRAPH)
    for nodes in batch.nodes.values():
        for properties in nodes.values():
            for name in properties.keys() & set(FROM_DOCUMENTS):
                properties[name] = f"{payload}{properties[name]}"
    return batch


@pytest.fixture(scope="module")
def load_small_graph(neo4j_server, emptied):
    """Puts the small graph in the place of what was there; with a payload, hostile words from documents."""

    def load_it(payload=""):
        emptied()
        write_graph(neo4j_server, small_graph(payload))
        time.sleep(FRESH_S)

    return load_it


@pytest.fixture(scope="module")
def address(serve, load_small_graph):
    """Where the service is served, on a port of its own."""
    load_small_graph()
    with serve() as address:
        yield address


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
