"""Who is let in: keys and their scopes, hosts, other sites, and writes without a key."""

import asyncio
from functools import cache

import httpx
import pytest
from stores import no_store

from app.access.guard import KEY_COOKIE
from app.access.keys import entry_of, new_key, parse_keys
from app.access.policy import Access
from app.api import create_app
from app.pages.login import own_path
from queries.catalogue import load_catalogue

MADE = {"reader": new_key(), "curator": new_key(), "loader": new_key()}
SCOPES = {"reader": ["read"], "curator": ["read", "curate"], "loader": ["load"]}
KEYS = parse_keys(" ".join(entry_of(n, SCOPES[n], key) for n, key in MADE.items()), "here")
CORRECTIONS = "/v1/claims/claim:1/corrections"
CORRECTION = {"verdict": "accept", "by": "A. Reader"}


@cache
def made(access):
    return create_app(no_store, load_catalogue(), access)


def ask(method, path, access=None, base="http://127.0.0.1:8765", **options):
    async def run():
        app = made(access)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url=base) as client,
        ):
            return await client.request(method, path, **options)

    return asyncio.run(run())


def keyed(method, path, key=None, **options):
    headers = dict(options.pop("headers", {}))
    if key:
        headers["authorization"] = f"Bearer {MADE.get(key, key)}"
    return ask(method, path, Access(keys=KEYS), headers=headers, **options)


def problem(response):
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == response.status_code
    return told["type"].rpartition(":")[2]


@pytest.mark.parametrize(
    "path",
    ["/", "/v1/questions", "/v1/corrections", "/graph", "/docs", "/openapi.json", "/metrics", "/nowhere"],
)  # fmt: skip
def test_with_keys_set_nothing_is_told_without_one(path):
    response = keyed("GET", path)
    assert (response.status_code, problem(response)) == (401, "key-missing")
    assert response.headers["www-authenticate"] == 'Bearer realm="citetrail"'


@pytest.mark.parametrize("path", ["/health/live", "/static/own/citetrail.css", "/login"])
def test_health_style_and_the_form_for_a_key_need_none(path):
    assert keyed("GET", path).status_code == 200


@pytest.mark.parametrize("path", ["/v1/questions", "/openapi.json", "/metrics", "/docs"])
def test_a_key_with_the_scope_read_opens_what_is_read(path):
    assert keyed("GET", path, "reader").status_code == 200


@pytest.mark.parametrize(
    "sent",
    ["Bearer wrong", "Bearer", "Bearer ", "Basic {key}", "{key}", "Bearer {key}x", "Bearer {key} {key}"],
)  # fmt: skip
def test_anything_but_a_known_key_is_a_401(sent):
    headers = {"authorization": sent.format(key=MADE["reader"])}
    response = keyed("GET", "/v1/questions", headers=headers)
    assert response.status_code == 401
    assert MADE["reader"] not in response.text


def test_a_header_that_is_no_ascii_is_a_401():
    response = keyed("GET", "/v1/questions", headers={"authorization": b"Bearer \xff\xfe"})
    assert problem(response) == "key-unknown"


def test_a_key_without_the_scope_is_a_403_that_names_it():
    response = keyed("GET", "/v1/questions", "loader")
    assert problem(response) == "scope-missing"
    assert "this needs read" in response.json()["detail"]
    assert 'error="insufficient_scope", scope="read"' in response.headers["www-authenticate"]


def test_a_correction_needs_the_scope_curate():
    refused = keyed("POST", CORRECTIONS, "reader", json=CORRECTION)
    assert (refused.status_code, problem(refused)) == (403, "scope-missing")
    # An edit without changes is refused by the endpoint itself: this key came as far as that.
    edit = CORRECTION | {"verdict": "edit"}
    assert problem(keyed("POST", CORRECTIONS, "curator", json=edit)) == "correction"


def test_no_write_is_open_to_a_key_that_may_only_read():
    described = ask("GET", "/openapi.json").json()["paths"]
    writes = [
        (method, path, [p["name"] for p in operation["parameters"] if p["in"] == "query"])
        for path, operations in described.items()
        for method, operation in operations.items()
        if method != "get"
    ]
    assert len(writes) >= 2
    for method, path, needed in writes:
        asked = dict.fromkeys(needed, "x")
        response = keyed(method.upper(), path, "reader", params=asked, json={})
        assert problem(response) == "scope-missing", (method, path)


def test_a_page_of_another_site_cannot_write_even_with_a_key():
    response = keyed(
        "POST", CORRECTIONS, "curator", json=CORRECTION, headers={"origin": "https://evil.example"}
    )
    assert response.status_code == 403


def test_a_browser_without_a_key_is_given_the_form_that_leads_on():
    response = keyed("GET", "/graph?state=China", headers={"accept": "text/html"})
    assert response.status_code == 401
    assert 'name="onward" value="/graph?state=China"' in response.text


def test_the_form_puts_the_key_into_a_cookie_that_only_this_site_gets():
    response = keyed("POST", "/login", data={"key": MADE["reader"], "onward": "/graph"})
    assert (response.status_code, response.headers["location"]) == (303, "/graph")
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie
    assert keyed("GET", "/v1/questions", headers={"cookie": cookie.split(";")[0]}).is_success


def test_over_https_the_cookie_goes_over_https_only():
    response = keyed("POST", "/login", data={"key": MADE["reader"]}, base="https://127.0.0.1")
    assert "Secure" in response.headers["set-cookie"]


def test_a_wrong_key_in_the_form_is_told_and_sets_no_cookie():
    response = keyed("POST", "/login", data={"key": "ctk_wrong", "onward": "/graph"})
    assert response.status_code == 401
    assert "set-cookie" not in response.headers
    assert "The key is not known" in response.text
    assert 'value="/graph"' in response.text
    assert "ctk_wrong" not in response.text


def test_another_site_cannot_log_a_reader_in_or_out():
    headers = {"origin": "https://evil.example"}
    for path in ("/login", "/logout"):
        assert keyed("POST", path, data={"key": MADE["reader"]}, headers=headers).status_code == 403


def test_logging_out_forgets_the_key():
    response = keyed("POST", "/logout", headers={"cookie": f"{KEY_COOKIE}={MADE['reader']}"})
    assert response.headers["location"] == "/login"
    assert f'{KEY_COOKIE}=""' in response.headers["set-cookie"]


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/graph?state=China", "/graph?state=China"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("", "/"),
        ("/a\r\nset-cookie: x", "/"),
    ],
)
def test_the_form_leads_to_no_other_site(path, own):
    assert own_path(path) == own


def test_without_keys_there_is_no_form():
    assert ask("GET", "/login").status_code == 404


def test_the_description_tells_of_keys_only_where_they_are_needed():
    with_keys = keyed("GET", "/openapi.json", "reader").json()
    assert with_keys["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    give = with_keys["paths"]["/v1/claims/{claim_id}/corrections"]["post"]
    read = with_keys["paths"]["/v1/questions"]["get"]
    assert (give["security"], read["security"]) == ([{"key": ["curate"]}], [{"key": ["read"]}])
    assert {"401", "403"} <= set(read["responses"])
    assert "security" not in with_keys["paths"]["/health/live"]["get"]
    without = ask("GET", "/openapi.json").json()
    assert "securitySchemes" not in without["components"]
    assert "security" not in without["paths"]["/v1/questions"]["get"]


def test_nothing_of_the_keys_stands_in_the_description():
    text = keyed("GET", "/openapi.json", "reader").text
    for key in KEYS:
        assert key.digest.hex() not in text
        assert MADE[key.name] not in text


@pytest.mark.parametrize(
    ("access", "headers", "told"),
    [
        (Access(writes_without_key=False), {}, "citetrail keys new NAME --scope curate"),
        (Access(), {"x-forwarded-for": "203.0.113.9"}, "came through a proxy"),
        (Access(), {"via": "1.1 proxy"}, "came through a proxy"),
    ],
)
def test_without_keys_only_this_machine_writes_and_only_where_allowed(access, headers, told):
    response = ask("POST", CORRECTIONS, access, json=CORRECTION, headers=headers)
    assert response.status_code == 403
    assert told in response.json()["detail"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "[::1", ""])  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/v1/questions", "/openapi.json"])
def test_a_foreign_name_that_was_pointed_here_is_told_nothing(host, path):
    response = ask("GET", path, headers={"host": host})
    assert response.status_code == 403
    assert "CITETRAIL_HOSTS" in response.json()["detail"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:1", "[::1]:8765"])
def test_the_names_of_this_machine_are_served(host):
    assert ask("GET", "/v1/questions", headers={"host": host}).status_code == 200


def test_health_is_told_under_any_name():
    assert ask("GET", "/health/live", headers={"host": "10.0.0.7"}).status_code == 200


def test_other_sites_read_nothing_unless_allowed():
    response = ask("GET", "/v1/questions", headers={"origin": "https://a.example"})
    assert "access-control-allow-origin" not in response.headers


def test_an_allowed_site_reads_and_never_writes():
    access = Access(keys=KEYS, cors_origins=("https://a.example",))
    asked = {"origin": "https://a.example", "access-control-request-headers": "authorization"}
    for method, status in (("GET", 200), ("POST", 400)):
        headers = asked | {"access-control-request-method": method}
        assert ask("OPTIONS", "/v1/questions", access, headers=headers).status_code == status
    headers = {"origin": "https://a.example", "authorization": f"Bearer {MADE['reader']}"}
    read = ask("GET", "/v1/questions", access, headers=headers)
    assert read.headers["access-control-allow-origin"] == "https://a.example"
    assert "access-control-allow-credentials" not in read.headers
    other = ask("GET", "/v1/questions", access, headers=headers | {"origin": "https://b.example"})
    assert "access-control-allow-origin" not in other.headers
