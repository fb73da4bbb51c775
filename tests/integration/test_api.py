"""The API over the small graph on the real server."""

import asyncio
import csv
import io
import json

import httpx
import jsonschema
import pytest
from graphs import ELSEWHERE, opened

from app.api import create_app
from queries.catalogue import load_catalogue

RECOMMENDED = "claim:1c2ae419b867:148-210:recommended"
SEE_ALSO = "claim:1c2ae419b867:662-695:requested"
URGING = "/v1/questions/bodies-urging"


@pytest.fixture
def get(neo4j_server, small_graph):
    app = create_app(
        lambda: opened(neo4j_server),
        load_catalogue(),
    )

    def ask(path, accept="*/*", **parameters):
        async def run():
            transport = httpx.ASGITransport(app)
            async with (
                app.router.lifespan_context(app),
                httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
            ):
                return await client.get(path, params=parameters or None, headers={"accept": accept})

        return asyncio.run(run())

    return ask


def test_ready_when_the_graph_answers(get):
    assert get("/health/ready").json() == {"status": "ready"}


@pytest.mark.parametrize("state", ["TJK", "Tajikistan", "tajikistan", "state:TJK"])
def test_a_state_is_the_same_by_code_name_and_id(get, state):
    told = get(URGING, state=state, topic="refoulement").json()
    assert told["parameters"]["state"] == "state:TJK"
    assert (told["count"], told["rows"][0]["claim"]) == (1, RECOMMENDED)


def test_each_example_of_the_list_is_a_call_that_is_understood(get):
    for question in get("/v1/questions").json()["questions"]:
        response = get(question["example"])
        # The example's names may be unknown to this small graph; its form is never wrong.
        assert response.status_code in (200, 404), question["example"]


def test_each_answer_is_what_its_description_promises(get):
    description = get("/openapi.json").json()
    asked = {
        "state": "TJK", "body": "CAT", "topic": "refoulement", "claim": RECOMMENDED,
        "document": "CAT/C/TJK/CO/3", "thing": "TJK", "text": "people are sent back",
    }  # fmt: skip
    for question in get("/v1/questions").json()["questions"]:
        if question["name"] in ELSEWHERE:
            continue
        path = f"/v1/questions/{question['name']}"
        needed = {p["name"]: asked[p["name"]] for p in question["parameters"] if p["required"]}
        response = description["paths"][path]["get"]["responses"]["200"]
        schema = response["content"]["application/json"]["schema"]
        told = get(path, **needed).json()
        assert told["count"] == len(told["rows"]) > 0
        jsonschema.validate(told, {**schema, "components": description["components"]})


def test_no_such_claims_is_an_answer_and_not_an_error(get):
    response = get(URGING, state="Kyrgyzstan", topic="migration")
    assert (response.status_code, response.json()["rows"]) == (200, [])


@pytest.mark.parametrize(
    ("parameters", "near"),
    [
        ({"state": "Tajikstan", "topic": "refoulement"}, "Tajikistan (state:TJK)"),
        ({"state": "TJK", "topic": "refoulment"}, "Refoulement (topic:refoulement)"),
    ],
)
def test_an_unknown_name_is_a_404_with_near_names(get, parameters, near):
    response = get(URGING, **parameters)
    assert response.status_code == 404
    assert near in response.json()["detail"]


def test_a_date_that_is_none_is_a_422(get):
    response = get(URGING, state="TJK", topic="refoulement", since="long ago")
    assert response.status_code == 422
    assert "since is a date" in response.json()["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/questions/claim-trail?claim=claim:none",
        "/v1/questions/replies-to-claim?claim=claim:none",
        "/v1/trails/claim:none",
    ],
)
def test_a_claim_that_is_not_there_is_a_404(get, path):
    response = get(path)
    assert response.status_code == 404
    assert "claim:none" in response.json()["detail"]


def test_a_claim_that_nobody_answered_has_no_replies(get):
    response = get("/v1/questions/replies-to-claim", claim=SEE_ALSO)
    assert (response.status_code, response.json()["count"]) == (200, 0)


def test_csv_and_ndjson_hold_the_same_rows(get):
    asked = {"state": "TJK"}
    path = "/v1/questions/claims-about"
    rows = get(path, **asked).json()["rows"]
    lines = get(path, **asked, format="ndjson")
    table = get(path, **asked, format="csv")
    assert [json.loads(line) for line in lines.text.splitlines()] == rows
    assert [row["quote"] for row in csv.DictReader(io.StringIO(table.text))] == [
        row["quote"] for row in rows
    ]
    assert table.headers["content-disposition"] == 'attachment; filename="claims-about.csv"'


def test_a_trail_is_markdown_with_its_footnote(get):
    response = get(f"/v1/trails/{RECOMMENDED}")
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "CAT/C/TJK/CO/3, 2018-06, para. 33-34" in response.text
    assert "Tajikistan, 2019 (responds, to it)" in response.text


def test_the_graph_opens_with_the_state_that_most_claims_address(get):
    told = get("/v1/graph").json()
    assert told["parameters"]["state"] == "state:TJK"
    assert (told["found"], told["shown"]) == (5, 5)
    kinds = {node["group"] for node in told["nodes"]}
    assert kinds == {"state", "body", "claim", "topic", "document", "article"}


def test_every_edge_of_the_graph_has_its_proof(get):
    told = get("/v1/graph", state="TJK").json()
    nodes = {node["id"] for node in told["nodes"]}
    for edge in told["edges"]:
        assert {edge["from"], edge["to"]} <= nodes
        proof = told["proofs"][edge["proof"]]
        assert proof["quote"]
        assert proof["footnote"] or proof["section"]
        assert proof["article"] == "Guards at the river"
    replied = [e for e in told["edges"] if e["type"] == "RESPONDS_TO"]
    assert [told["proofs"][e["proof"]]["cue"] for e in replied] == ["denied"]


def test_the_graph_is_the_same_each_time(get):
    assert get("/v1/graph", state="TJK").json() == get("/v1/graph", state="TJK").json()


def test_any_answer_can_be_drawn(get):
    told = get("/v1/graph", question="most-cited-documents", limit="2").json()
    assert {e["type"] for e in told["edges"]} == {"CITES"}
    assert told["shown"] == 2
    one = get("/v1/graph", question="replies-to-claim", claim=RECOMMENDED).json()
    assert sum(node["group"] == "claim" for node in one["nodes"]) == 2


def test_a_citation_shows_the_words_of_its_footnote(get):
    told = get("/v1/graph", question="most-cited-documents", limit="1").json()
    (proof,) = told["proofs"].values()
    assert proof["quote"].startswith("Committee against Torture, Concluding observations")
    assert (proof["footnote"], proof["paragraph"]) == ("2", "33-34")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        (
            "/v1/questions/bodies-urging?state=TJK&topic=refoulement",
            200,
            "end the return of people",
        ),
        ("/v1/questions/bodies-urging?state=TJK", 422, "needs topic"),
        (
            "/v1/questions/bodies-urging?state=Nowhere&topic=refoulement",
            404,
            "No state of the graph",
        ),
        (
            "/v1/questions/bodies-urging?state=KGZ&topic=migration",
            200,
            "Nothing in the graph answers",
        ),
        (f"/v1/questions/claim-trail?claim={RECOMMENDED}", 200, "33-34"),
        ("/v1/questions/most-cited-documents", 200, "CAT/C/TJK/CO/3"),
        ("/v1/questions/most-cited-documents?kind=news", 200, "A night at the ford"),
        ("/graph?question=bodies-urging&state=TJK&topic=refoulement", 200, "The same as a table"),
        ("/graph?state=Nowhere", 404, "No state of the graph"),
    ],
)
def test_a_page_answers_like_the_api(get, path, status, words):
    response = get(path, "text/html")
    assert (response.status_code, words in response.text) == (status, True)


def test_a_form_offers_the_names_that_the_graph_holds(get):
    page = get("/v1/questions/bodies-urging", "text/html").text
    assert '<option value="Tajikistan">' in page
    assert '<option value="Refoulement">' in page


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("/questions", "/v1/questions"),
        ("/questions/claim_trail?claim=x", "/v1/questions/claim-trail?claim=x"),
        (
            "/questions/bodies-urging?state=TJK&topic=non-refoulement%20%26%20asylum",
            "/v1/questions/bodies-urging?state=TJK&topic=non-refoulement%20%26%20asylum",
        ),
    ],
)
def test_an_address_of_before_leads_to_the_new_one_with_all_parameters(get, before, now):
    response = get(before)
    assert (response.status_code, response.headers["location"]) == (308, now)


def test_what_a_form_left_empty_is_dropped_from_the_address(get):
    response = get("/v1/questions/claims-about?state=TJK&since=&topic=+&sort=-date&format=html")
    assert response.status_code == 307
    assert (
        response.headers["location"]
        == "/v1/questions/claims-about?state=TJK&sort=-date&format=html"
    )
