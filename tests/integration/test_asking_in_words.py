"""`/v1/ask` and the search by meaning, over the small graph on the real server."""

import asyncio

import httpx
import pytest
from graphs import SMALL_GRAPH, graph_of, opened, with_store, write_graph

from app.api import create_app
from app.asking import answer
from graph_schema.errors import ParameterError
from queries.catalogue import load_catalogue
from queries.correcting import Judgement

CATALOGUE = load_catalogue()
RECOMMENDED = "claim:1c2ae419b867:148-210:recommended"
WORRIED = "claim:1c2ae419b867:227-283:expressed_concern"


@pytest.fixture
def load(neo4j_server):
    batch = graph_of(SMALL_GRAPH)
    return lambda: write_graph(neo4j_server, batch)


@pytest.fixture
def graph(driver, load):
    driver.execute_query("MATCH (node) DETACH DELETE node")
    load()
    return driver


@pytest.fixture
def get(neo4j_server, graph):
    app = create_app(lambda: opened(neo4j_server), CATALOGUE)

    def ask(path, headers=None, **parameters):
        async def run():
            transport = httpx.ASGITransport(app)
            async with (
                app.router.lifespan_context(app),
                httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
            ):
                return await client.get(path, params=parameters or None, headers=headers)

        return asyncio.run(run())

    return ask


def nearest(server, text, **asked):
    question = CATALOGUE["search-meaning"]
    found = with_store(server, lambda store: answer(store, question, {"text": text, **asked}))
    return [row["claim"] for row in found.rows]


def test_a_question_in_words_is_answered_as_the_question_it_was_taken_for(get):
    told = get("/v1/ask", q="who recommended that tajikistan stop refoulement since 2008?").json()
    understood = told["understood"]
    assert understood["question"] == "bodies-urging"
    assert understood["parameters"] == {
        "state": "state:TJK",
        "topic": "topic:refoulement",
        "since": "2008-01-01",
    }
    assert understood["words"] == "Who called on Tajikistan about Refoulement since 2008-01-01?"
    assert [row["claim"] for row in told["answer"]["rows"]] == [RECOMMENDED]
    assert told["suggestions"] == []
    same = get(understood["href"]).json()
    assert same["rows"] == told["answer"]["rows"]
    assert same["asked"] == understood["words"]


def test_other_readings_can_be_asked_as_they_are(get):
    told = get("/v1/ask", q="what did CAT ask of Tajikistan on refoulement").json()
    assert told["understood"]["question"] == "asked-by-body"
    assert told["others"]
    assert {get(other["href"]).status_code for other in told["others"]} == {200}


def test_what_the_graph_cannot_answer_is_not_understood(get):
    response = get("/v1/ask", q="what is the capital of Tajikistan")
    told = response.json()
    assert response.status_code == 200
    assert (told["understood"], told["answer"]) == (None, None)
    assert {get(one["href"]).status_code for one in told["suggestions"][:3]} <= {200, 404}


def test_an_answer_in_pages_says_where_the_next_is(get):
    first = get("/v1/ask", q="everything said about Tajikistan", limit=1).json()
    assert (first["understood"]["question"], first["answer"]["count"]) == ("claims-about", 1)
    following = get(first["answer"]["next"]).json()
    assert following["rows"]
    assert following["rows"][0]["claim"] != first["answer"]["rows"][0]["claim"]


@pytest.mark.parametrize("parameters", [{}, {"q": " "}, {"q": "a" * 501}, {"q": "x", "state": "TJK"}, {"q": "x", "format": "csv"}])  # fmt: skip
def test_a_wrong_request_is_refused(get, parameters):
    response = get("/v1/ask", **parameters)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_a_browser_sees_what_was_understood_and_the_rows(get):
    page = get("/v1/ask", {"accept": "text/html"}, q="who urged Tajikistan on refoulement").text
    assert "Which bodies urged Tajikistan on Refoulement?" in page
    assert 'href="/v1/questions/bodies-urging?state=state:TJK&amp;topic=topic:refoulement"' in page
    assert "end the return of people to danger" in page


def test_a_browser_is_told_that_a_question_was_not_understood(get):
    page = get("/v1/ask", {"accept": "text/html"}, q="what is the capital of China").text
    assert "Not understood" in page
    assert 'value="what is the capital of China"' in page


@pytest.mark.usefixtures("graph")
def test_claims_are_found_by_meaning_the_nearest_first(neo4j_server):
    assert nearest(neo4j_server, "nobody should be sent back to where they are at risk")[0] == RECOMMENDED  # fmt: skip
    assert nearest(neo4j_server, "overcrowded prison")[0] == WORRIED


@pytest.mark.usefixtures("graph")
def test_a_search_by_meaning_can_be_narrowed_to_a_state(neo4j_server):
    found = nearest(neo4j_server, "people cross the border", state="Kyrgyzstan")
    assert found == ["claim:1c2ae419b867:348-393:requested"]


def test_the_parameters_of_a_search_by_meaning_are_told_as_typed(get):
    told = get("/v1/questions/search-meaning", text="overcrowded prison").json()
    assert told["parameters"]["text"] == "overcrowded prison"
    assert told["asked"] == "Which claims mean something like overcrowded prison?"
    assert all(0.2 <= row["nearness"] <= 1 for row in told["rows"])


def test_meanings_survive_a_correction_and_a_reload(neo4j_server, graph, load):
    before = nearest(neo4j_server, "overcrowded prison")
    edit = Judgement(WORRIED, "edit", "tester", "2026-01-01T00:00:00.000000Z", values={"modality": "raised"})  # fmt: skip
    with_store(neo4j_server, lambda store: store.correct(edit))
    assert nearest(neo4j_server, "overcrowded prison") == before
    load()
    assert nearest(neo4j_server, "overcrowded prison") == before
    reject = Judgement(
        WORRIED, "reject", "tester", "2026-01-02T00:00:00.000000Z", why="not a claim"
    )
    told = with_store(neo4j_server, lambda store: store.correct(reject))
    assert WORRIED not in nearest(neo4j_server, "overcrowded prison")
    with_store(neo4j_server, lambda store: store.undo_correction(told.id, "tester", "2026-01-03T00:00:00.000000Z"))  # fmt: skip
    assert nearest(neo4j_server, "overcrowded prison") == before


@pytest.mark.usefixtures("graph")
def test_a_search_by_meaning_without_the_model_says_what_to_do(neo4j_server, monkeypatch):
    monkeypatch.setattr("app.asking.can_tell_meaning", lambda: False)
    with pytest.raises(ParameterError, match="search in words"):
        nearest(neo4j_server, "overcrowded prison")
