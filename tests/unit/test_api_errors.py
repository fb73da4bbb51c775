"""Errors that need no database: each is a problem detail and tells nothing of the inside."""

import asyncio
import logging
import socket
from contextlib import asynccontextmanager

import httpx
import pytest
from neo4j import AsyncGraphDatabase
from stores import no_store

from app.api import create_app
from app.pages.templating import plain, safe_link
from queries.catalogue import load_catalogue
from queries.store import Store


@asynccontextmanager
async def store_at_a_closed_port():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{unused.getsockname()[1]}"
    async with AsyncGraphDatabase.driver(address, max_transaction_retry_time=0) as driver:
        yield Store(driver, None, 1.0)


def get(path, open_store=no_store, **options):
    async def run():
        app = create_app(open_store, load_catalogue())
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
        ):
            answered = await client.get(path, **options)
            if open_store is not no_store:
                await asyncio.sleep(0.2)  # the watcher's try is refused, and its socket closed
            return answered

    return asyncio.run(run())


def problem(response):
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == response.status_code
    return told


def test_live_asks_no_database():
    assert get("/health/live").json() == {"status": "live"}


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/v1/questions/bodies-urging?state=China", "bodies-urging needs topic: what it was asked about"),
        ("/v1/questions/bodies-urging?state=China&topic=x&colour=red", "no parameter colour"),
        ("/v1/questions/bodies-urging?state=China&state=Japan&topic=x", "state is given more than once"),
        ("/v1/questions/most-cited-documents?limit=many", "limit is a number from 1 to 1000"),
        ("/v1/questions/most-cited-documents?format=xml", "format is one of json, ndjson, csv, html"),
        ("/v1/questions?page=2", "no parameter page. It takes: format."),
        ("/v1/graph?stat=China", "no parameter stat"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_refused_by_name(path, named):
    told = problem(get(path))
    assert told["status"] == 422
    assert named in told["detail"]


def test_an_unknown_question_is_answered_with_those_that_there_are():
    told = problem(get("/v1/questions/who-am-i"))
    assert (told["status"], told["type"]) == (404, "urn:citetrail:unknown-question")
    assert "bodies-urging" in told["detail"]


def test_a_database_that_does_not_answer_is_a_503_that_says_when_to_come_back():
    response = get("/health/ready", store_at_a_closed_port)
    assert problem(response)["type"] == "urn:citetrail:store-unreachable"
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")


def test_the_start_page_opens_while_the_database_does_not_answer():
    response = get("/", store_at_a_closed_port)
    assert response.status_code == 200
    assert "Bodies that urged a State" in response.text


def test_what_nobody_foresaw_is_a_500_without_the_inside(caplog):
    caplog.set_level(logging.CRITICAL)
    response = get("/v1/questions/most-cited-documents")
    assert problem(response)["status"] == 500
    assert "Traceback" not in response.text
    assert "NoneType" not in response.text


def test_a_500_carries_the_security_headers_too():
    response = get("/v1/questions/most-cited-documents")
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_a_browser_is_told_an_error_on_a_page():
    response = get("/no/such/page", headers={"accept": "text/html"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "There is nothing at /no/such/page." in response.text


def test_what_was_typed_is_escaped_on_the_error_page():
    response = get("/<script>alert(1)</script>", headers={"accept": "text/html"})
    assert "<script>alert" not in response.text


@pytest.mark.parametrize("path", ["/", "/docs", "/health/live", "/no/such/page"])
def test_no_answer_lets_a_foreign_or_inline_script_run(path):
    policy = get(path).headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_the_pages_name_no_other_host(path):
    assert "//" not in get(path).text.replace("<!doctype html>", "")


def test_the_files_of_the_pages_are_served_locally():
    for path in (
        "own/citetrail.css",
        "own/graph.js",
        "vis/vis-network.min.js",
        "swagger/swagger-ui-bundle.js",
    ):
        assert get(f"/static/{path}").status_code == 200, path


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " http://a", None, ""]
)
def test_only_web_addresses_become_links(address):
    assert safe_link(address) is None


def test_a_cell_is_plain_text():
    assert [plain(v) for v in (None, ["a", "b"], 0.5, "called_upon")] == [
        "",
        "a; b",
        "0.50",
        "called upon",
    ]
