"""The API of the questions and resources on documents, facts and words, on the graph of two articles."""

import asyncio
from pathlib import Path

import httpx
import jsonschema
import pytest
import yaml

from app.api import create_app
from queries.catalogue import load_catalogue, load_resources
from queries.store import open_store

GOLDEN = Path(__file__).parents[1] / "golden" / "document_graph.yml"
ASKED = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))["questions"]


@pytest.fixture
def get(document_graph):
    app = create_app(
        lambda: open_store(document_graph.uri, document_graph.auth, document_graph.database),
        load_catalogue(),
    )

    def response(path, **parameters):
        async def run():
            transport = httpx.ASGITransport(app)
            async with (
                app.router.lifespan_context(app),
                httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
            ):
                return await client.get(path, params=parameters or None)

        return asyncio.run(run())

    return response


@pytest.fixture
def validate(get):
    description = get("/openapi.json").json()

    def against(path, told):
        response = description["paths"][path]["get"]["responses"]["200"]
        schema = response["content"]["application/json"]["schema"]
        jsonschema.validate(told, {**schema, "components": description["components"]})

    return against


@pytest.mark.parametrize("name", ASKED)
def test_each_answer_is_what_its_description_promises(get, validate, name):
    told = get(f"/v1/questions/{name}", **ASKED[name]).json()
    assert told["count"] == len(told["rows"]) > 0
    validate(f"/v1/questions/{name}", told)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("bodies", "CAT Committee"), ("topics", "refoulement"), ("documents", "CAT/C/TJK/CO/3"),
        ("citations", "cit:85a7c76016c5:433-535"), ("articles", "article:85a7c76016c5"),
    ],
)  # fmt: skip
def test_one_resource_is_what_its_description_promises(get, validate, name, thing):
    told = get(f"/v1/{name}/{thing}").json()
    assert load_resources()[name].one.columns[0].name == "id"
    validate(f"/v1/{name}/{{id}}", told)
    listed = get(f"/v1/{name}", limit=1000).json()
    validate(f"/v1/{name}", listed)
    assert told["id"] in [row["id"] for row in listed["rows"]]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/bodies/Tajikistan",
        "/v1/documents/A/HRC/1/1",
        "/v1/articles/article:0123",
        "/v1/topics/x",
    ],
)
def test_what_the_graph_does_not_hold_is_a_404(get, path):
    assert get(path).status_code == 404


def test_search_is_the_question_at_an_address_of_its_own(get, validate):
    told = get("/v1/search", words="Dushanbe AND asylum").json()
    validate("/v1/search", told)
    assert told["rows"] == get("/v1/questions/search-words", words="Dushanbe AND asylum").json()["rows"]  # fmt: skip
    assert told["asked"] == "Where do the texts say Dushanbe AND asylum?"


@pytest.mark.parametrize("typed", ['"open', "NOT x", "a AND", "(", "*"])
def test_words_that_are_no_query_are_a_422_that_says_why(get, typed):
    response = get("/v1/search", words=typed)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert len(response.json()["detail"]) > 20


def test_a_dump_takes_no_parameter(get):
    assert get("/v1/dump", limit=1).status_code == 422
