"""How much is taken: rates, room, sizes; and what answers cost on the wire."""

import asyncio
import gzip
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.middleware.base import BaseHTTPMiddleware
from stores import no_store

from app.access.keys import entry_of, new_key, parse_keys
from app.access.layers import add_access
from app.access.policy import Access
from app.access.rates import parsed_limits
from app.api import create_app
from graph_schema.errors import SettingsError
from queries.catalogue import load_catalogue

MADE = {"anna": new_key(), "bert": new_key()}
KEYS = parse_keys(" ".join(entry_of(n, ["read"], key) for n, key in MADE.items()), "here")
LIST = "/v1/questions"
CATALOGUE = load_catalogue()


@asynccontextmanager
async def service(access, **options):
    """A client of a running application, and the application itself."""
    app = create_app(no_store, CATALOGUE, access)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, **options)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client,
    ):
        yield client, app


def ask_all(access, *requests, **options):
    """The answers to (path, headers), one after the other, of one service."""

    async def run():
        async with service(access, **options) as (client, _):
            return [await client.get(path, headers=headers) for path, headers in requests]

    return asyncio.run(run())


def as_key(name):
    return {"authorization": f"Bearer {MADE[name]}"}


def test_beyond_its_rate_a_key_is_told_when_to_come_back():
    access = Access(keys=KEYS, rate_limit="2/minute")
    first, second, third = ask_all(access, *[(LIST, as_key("anna"))] * 3)
    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 429]
    assert third.json()["type"] == "urn:citetrail:too-many-requests"
    assert 1 <= int(third.headers["retry-after"]) <= 60
    assert third.headers["retry-after"] == third.headers["ratelimit-reset"]


def test_each_answer_tells_what_is_left_in_the_draft_s_form_and_the_older_one():
    first, second = ask_all(
        Access(keys=KEYS, rate_limit="5/second; 2/minute"), *[(LIST, as_key("anna"))] * 2
    )
    assert first.headers["ratelimit-policy"] == '"second";q=5;w=1, "minute";q=2;w=60'
    assert second.headers["ratelimit"].startswith('"second";r=')
    assert '"minute";r=0;t=' in second.headers["ratelimit"]
    assert (second.headers["ratelimit-limit"], second.headers["ratelimit-remaining"]) == ("2", "0")


def test_each_key_has_a_rate_of_its_own():
    access = Access(keys=KEYS, rate_limit="1/minute")
    asked = [(LIST, as_key("anna")), (LIST, as_key("anna")), (LIST, as_key("bert"))]
    assert [a.status_code for a in ask_all(access, *asked)] == [200, 429, 200]


def test_a_request_without_a_key_spends_nobody_s_rate():
    access = Access(keys=KEYS, rate_limit="1/minute")
    asked = [(LIST, {}), (LIST, {}), (LIST, as_key("anna"))]
    assert [a.status_code for a in ask_all(access, *asked)] == [401, 401, 200]


def test_without_keys_a_client_address_has_a_rate_where_one_is_set():
    limited = ask_all(Access(rate_limit="1/minute"), (LIST, {}), (LIST, {}))
    assert [a.status_code for a in limited] == [200, 429]
    (free,) = ask_all(Access(), (LIST, {}))
    assert "ratelimit" not in free.headers


def test_health_and_style_are_not_counted():
    asked = [("/health/live", {}), ("/static/own/citetrail.css", {}), (LIST, {})]
    assert [a.status_code for a in ask_all(Access(rate_limit="1/minute"), *asked)] == [200] * 3


@pytest.mark.parametrize("limit", ["many", "10", "10/fortnight", ""])
def test_a_limit_that_cannot_be_read_is_told(limit):
    with pytest.raises(SettingsError, match="Write a number and a time, such as 600/minute"):
        parsed_limits(limit)


def test_beyond_its_room_the_service_answers_503_at_once_and_recovers():
    """Four times as many requests as there is room for, none of which ends before all have come."""

    async def run():
        async with service(Access(max_requests=5)) as (client, app):
            let_go = asyncio.Event()

            @app.get("/slow")
            async def slow() -> str:
                await let_go.wait()
                return "done"

            waiting = [asyncio.create_task(client.get("/slow")) for _ in range(20)]
            turned_away, still = await asyncio.wait(waiting, timeout=2)
            health = await client.get("/health/live")
            let_go.set()
            answered = [await task for task in still]
            return [t.result() for t in turned_away], answered, health, await client.get("/slow")

    turned_away, answered, health, after = asyncio.run(run())
    assert [a.status_code for a in turned_away] == [503] * 15
    assert [a.status_code for a in answered] == [200] * 5
    assert {a.headers["retry-after"] for a in turned_away} == {"1"}
    assert {a.json()["type"] for a in turned_away} == {"urn:citetrail:busy"}
    assert (health.status_code, after.status_code) == (200, 200)


def test_an_error_gives_its_room_back():
    async def run():
        async with service(Access(max_requests=1)) as (client, app):

            @app.get("/broken")
            async def broken() -> None:
                raise ZeroDivisionError

            await client.get("/broken")
            return await client.get(LIST)

    assert asyncio.run(run()).status_code == 200


@pytest.mark.parametrize("told", [True, False])
def test_a_body_beyond_its_size_is_a_413(told):
    async def chunks():
        for _ in range(20):
            yield b" " * 65_536

    async def run():
        async with service(Access()) as (client, app):
            described = app.openapi()["paths"]
            written = [path for path, o in described.items() if "requestBody" in o.get("post", {})]
            body = b" " * (20 * 65_536) if told else chunks()
            headers = {"content-type": "application/json"}
            return written, await client.post(written[0], content=body, headers=headers)

    written, response = asyncio.run(run())
    assert written == ["/v1/claims/{claim_id}/corrections"], "test every other path too"
    assert (response.status_code, response.json()["status"]) == (413, 413)
    assert "1,048,576 bytes are taken here at most" in response.json()["detail"]


@pytest.mark.parametrize(("megabytes", "status"), [(2, 405), (4, 413)])
def test_an_upload_has_a_limit_of_its_own(megabytes, status):
    """Nothing takes uploads yet; what is turned away for its size is turned away before that matters."""

    async def run():
        async with service(Access(upload_bytes=3 * 1024 * 1024)) as (client, app):

            @app.get("/v1/articles")
            async def articles() -> None: ...

            return await client.post("/v1/articles", content=b" " * (megabytes * 1024 * 1024))

    assert asyncio.run(run()).status_code == status


def test_a_long_answer_is_compressed_for_those_who_take_gzip():
    async def run(encoding):
        async with service(Access()) as (client, _):
            request = client.build_request("GET", LIST, headers={"accept-encoding": encoding})
            response = await client.send(request, stream=True)
            raw = b"".join([chunk async for chunk in response.aiter_raw()])
            return response.headers.get("content-encoding"), raw

    encoding, packed = asyncio.run(run("gzip, br"))
    plain_encoding, plain = asyncio.run(run("identity"))
    assert (encoding, plain_encoding) == ("gzip", None)
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 3


def test_a_layer_passes_on_what_is_no_http():
    """The start and the end of the service go through every layer."""

    async def run():
        async with service(Access(keys=KEYS, rate_limit="1/minute")) as (_, app):
            return app.state.access

    assert asyncio.run(run()).keys == KEYS


def test_no_layer_is_a_base_http_middleware():
    app = create_app(no_store, CATALOGUE, Access(keys=KEYS, rate_limit="1/minute"))
    add_access(app, Access())
    assert not any(issubclass(layer.cls, BaseHTTPMiddleware) for layer in app.user_middleware)
