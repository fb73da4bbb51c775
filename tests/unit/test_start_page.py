"""The start page and its list of questions, while the graph does not answer."""

import asyncio
import socket
from contextlib import asynccontextmanager

import httpx
import pytest
from neo4j import AsyncGraphDatabase

from app.api import create_app
from app.pages.counts import where_counted
from queries.catalogue import load_catalogue
from queries.store import Store


@asynccontextmanager
async def store_at_a_closed_port():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{unused.getsockname()[1]}"
    async with AsyncGraphDatabase.driver(address, max_transaction_retry_time=0) as driver:
        yield Store(driver, None, 1.0)


@pytest.fixture(scope="module")
def app():
    return create_app(store_at_a_closed_port, load_catalogue())


def page(app, path):
    async def run():
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(
                transport=httpx.ASGITransport(app), base_url="http://localhost"
            ) as client,
        ):
            answered = await client.get(path, headers={"accept": "text/html"})
            await asyncio.sleep(0.2)  # the watcher's try is refused, and its socket closed
            return answered

    return asyncio.run(run())


@pytest.mark.parametrize("path", ["/", "/v1/questions", "/v1/questions/bodies-urging"])
def test_a_form_is_shown_even_when_the_graph_does_not_answer(app, path):
    shown = page(app, path)
    assert shown.status_code == 200
    assert 'action="/v1/questions/bodies-urging"' in shown.text


def test_every_question_is_on_the_list(app):
    text = page(app, "/v1/questions").text
    for name in load_catalogue().questions:
        assert f'<form action="/v1/questions/{name}" method="get">' in text


def test_the_questions_are_json_for_a_program(app):
    told = page(app, "/v1/questions?format=json").json()
    assert [q["name"] for q in told["questions"]] == list(load_catalogue().questions)


def test_the_questions_are_had_in_no_third_form(app):
    told = page(app, "/v1/questions?format=csv")
    assert (told.status_code, "json or html, not as csv" in told.text) == (422, True)


@pytest.mark.parametrize("path", ["/", "/v1/questions?format=html"])
def test_the_box_to_ask_in_words_stands_above_the_questions(app, path):
    told = page(app, path).text
    assert told.index('action="/v1/ask"') < told.index("questions to fill in")


def test_a_count_leads_to_the_question_that_gives_what_it_counts():
    catalogue = load_catalogue()
    told = where_counted("states", "about", "state:TJK", catalogue)
    assert told == "/v1/questions/claims-about?state=state:TJK"


@pytest.mark.parametrize("counted", [("states", "nothing"), ("no_things", "about")])
def test_a_count_of_what_no_list_gives_leads_nowhere(counted):
    assert where_counted(*counted, "state:TJK", load_catalogue()) is None
