"""A page of another site cannot correct through a reader's browser; no database is asked to say so."""

import asyncio

import httpx
import pytest
from stores import no_store

from app.api import create_app
from queries.catalogue import load_catalogue

PATH = "/v1/claims/claim:1/corrections"
BODY = {"verdict": "accept", "by": "A. Reader"}


def send(method, path, base="http://127.0.0.1:8765", **options):
    async def run():
        app = create_app(no_store, load_catalogue())
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url=base) as client,
        ):
            return await client.request(method, path, **options)

    return asyncio.run(run())


FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": "https://127.0.0.1:8765"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"host": "evil.example"},
    {"host": "[::1"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_foreign_write_is_refused(headers):
    for method, path in (("POST", PATH), ("DELETE", "/v1/corrections/correction:1?by=me")):
        options = {"json": BODY} if method == "POST" else {}
        response = send(method, path, headers=headers, **options)
        assert (response.status_code, response.json()["title"]) == (403, "Forbidden"), headers
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_only_json_is_taken(media_type):
    response = send(
        "POST", PATH, content='{"verdict": "accept"}', headers={"content-type": media_type}
    )
    assert response.status_code == 415
    assert "application/json" in response.json()["detail"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"verdict": "perhaps", "by": "me"}, "verdict"),
        ({"verdict": "accept"}, "by: Field required"),
        ({"verdict": "accept", "by": ""}, "by: "),
        (BODY | {"mood": "good"}, "mood"),
        (BODY | {"changes": {"colour": "red"}}, "colour"),
        (BODY | {"link": {"type": "LIKES", "to": "claim:2"}}, "type"),
        ({"verdict": "edit", "by": "me"}, "An edit has `changes`"),
        (BODY | {"changes": {"speaker": "tb:CAT"}}, "an accept and a reject have none"),
    ],
)
def test_a_correction_that_says_nothing_sound_is_refused(body, told):
    response = send("POST", PATH, json=body, headers={"origin": "http://127.0.0.1:8765"})
    assert response.status_code == 422, response.text
    assert told in response.json()["detail"]


def test_who_undoes_must_be_said():
    response = send("DELETE", "/v1/corrections/correction:1")
    assert (response.status_code, response.json()["detail"]) == (422, "by: Field required.")


def test_every_write_is_described_with_its_refusals_and_an_example():
    described = send("GET", "/openapi.json").json()["paths"]
    give = described["/v1/claims/{claim_id}/corrections"]["post"]
    undo = described["/v1/corrections/{correction_id}"]["delete"]
    assert {"201", "403", "404", "415", "422"} <= set(give["responses"])
    assert {"200", "403", "404", "422"} <= set(undo["responses"])
    examples = give["requestBody"]["content"]["application/json"]["examples"]
    assert set(examples) == {"accept", "reject", "edit", "a link"}
