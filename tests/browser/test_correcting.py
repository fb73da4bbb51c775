"""The form below a claim's trail, in a real Chromium: what it sends is taken, and can be taken back."""

import asyncio
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import uvicorn
import yaml
from playwright.sync_api import expect, sync_playwright

from app.api import create_app
from graph_schema.batch import GraphBatch
from queries.catalogue import load_catalogue
from queries.store import open_store

SMALL_GRAPH = Path(__file__).parents[1] / "golden" / "small_graph.yml"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
CLAIM = "claim:1c2ae419b867:148-210:recommended"
TRAIL = f"/v1/claims/{CLAIM}"


def small_graph():
    rows = yaml.safe_load(SMALL_GRAPH.read_text(encoding="utf-8"))
    batch = GraphBatch()
    for kind, nodes in rows["nodes"].items():
        for node_id, properties in nodes.items():
            batch.add_node(kind, node_id, **properties)
    for type_, relationships in rows["relationships"].items():
        for row in relationships:
            batch.relate(type_, row.pop("from"), row.pop("to"), **row)
    return batch


@pytest.fixture
def address(neo4j_server, empty_graph):
    """Where the service is served; its graph holds the small graph and no correction."""
    batch = small_graph()
    (text,) = batch.nodes["SourceText"].values()
    sha256 = text["text_sha256"]

    def opened():
        return open_store(neo4j_server.uri, neo4j_server.auth, neo4j_server.database)

    async def write():
        async with opened() as store:
            await store.write_article(batch, f"article:{sha256[:12]}", sha256)

    with ThreadPoolExecutor(1) as pool:  # Playwright has a running loop in this thread
        pool.submit(lambda: asyncio.run(write())).result()
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    app = create_app(opened, load_catalogue())
    service = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=service.run)
    thread.start()
    while not service.started and thread.is_alive():
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    service.should_exit = True
    thread.join()


@pytest.fixture
def page(chromium, address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page()
        page.goto(address + TRAIL)
        yield page
        browser.close()


def test_a_claim_is_rejected_and_the_rejection_taken_back(page, address):
    page.get_by_label("You").fill("A. Reader")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    assert page.request.get(address + TRAIL).status == 404
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Undone")
    assert page.request.get(address + TRAIL).status == 200


def test_a_field_is_edited_and_a_wrong_value_is_told(page):
    page.get_by_label("You").fill("A. Reader")
    page.get_by_label("Field").select_option("topics")
    page.get_by_label("Its right value").fill("refoulment")
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_role("status")).to_contain_text("Did you mean: Refoulement")
    page.get_by_label("Its right value").fill("migration")
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_role("status")).to_contain_text("Edited")
    page.reload()
    expect(page.locator("dd.col-topics")).to_have_text("Migrants")


def test_without_a_name_nothing_is_sent(page):
    page.get_by_role("button", name="Accept").click()
    assert page.evaluate("document.getElementById('correct-by').validity.valueMissing")
    expect(page.get_by_role("status")).to_have_text("")


def test_without_script_the_page_tells_the_command(chromium, address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(address + TRAIL)
        expect(page.get_by_text(f"citetrail correct {CLAIM} --accept")).to_be_visible()
        expect(page.get_by_label("You")).to_be_hidden()
        browser.close()
