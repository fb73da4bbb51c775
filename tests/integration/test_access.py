"""`citetrail serve` as its operator starts it: keys, rates, log, metrics and load, over a real socket."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.access.keys import entry_of, new_key
from queries.store import open_store

COMMAND = Path(sys.executable).with_name("citetrail")
MADE = {"reader": new_key(), "curator": new_key()}
ENTRIES = ",".join(
    [
        entry_of("reader", ["read"], MADE["reader"]),
        entry_of("curator", ["read", "curate"], MADE["curator"]),
    ]
)
LIST = "/v1/questions"
ASKED = "/v1/questions/most-cited-documents"
CORRECTIONS = "/v1/claims/claim:1/corrections"
CORRECTION = {"verdict": "accept", "by": "A. Reader"}


def as_key(name):
    return {"authorization": f"Bearer {MADE[name]}"}


def environment(**settings):
    ours = {k: v for k, v in os.environ.items() if not k.startswith("CITETRAIL_")}
    return ours | {f"CITETRAIL_{name.upper()}": str(value) for name, value in settings.items()}


@contextmanager
def serving(engine, **settings):
    """A client of a running service, and the file that its log goes to."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    settings |= {
        "port": port, "neo4j_uri": engine.uri, "neo4j_user": engine.user,
        "neo4j_password": engine.password, "neo4j_database": engine.database,
    }  # fmt: skip
    log = settings.pop("log")
    with log.open("w") as written:
        served = subprocess.Popen(
            [COMMAND, "serve"], env=environment(**settings), stdout=written, stderr=written
        )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
            wait_until_live(client, served)
            yield client
    finally:
        served.send_signal(signal.SIGINT)
        served.wait(20)


def wait_until_live(client, served, seconds=60):
    until = time.monotonic() + seconds
    while served.poll() is None and time.monotonic() < until:
        try:
            if client.get("/health/live").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail(f"the service did not start, exit status {served.poll()}")


async def mark(engine):
    """Writes nothing, which marks the graph as any write does: answers about it can be kept."""
    async with open_store(engine.uri, engine.auth, engine.database) as store:
        await store.keep_corrections([])


@pytest.fixture(scope="module")
def keyed(neo4j_server, emptied, tmp_path_factory):
    """A service on every address of this machine, with keys and a log of JSON lines."""
    emptied()
    asyncio.run(mark(neo4j_server))
    log = tmp_path_factory.mktemp("access") / "log"
    with serving(
        neo4j_server, host="0.0.0.0", api_keys=ENTRIES, log_format="json", log=log
    ) as client:
        yield client, log


def lines_of(log):
    return [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]


def test_serve_refuses_another_address_without_keys():
    done = subprocess.run(
        [COMMAND, "serve"], env=environment(host="0.0.0.0"), capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 2
    assert "citetrail keys new NAME --scope read" in done.stderr


def test_with_keys_it_binds_another_address_and_asks_for_one(keyed):
    client, _ = keyed
    refused = client.get(ASKED)
    assert (refused.status_code, refused.json()["type"]) == (401, "urn:citetrail:key-missing")
    assert client.get(ASKED, headers=as_key("reader")).json()["rows"] == []
    assert client.get(ASKED, headers=as_key("reader") | {"host": "any.example"}).is_success


def test_who_corrects_needs_the_scope_and_then_the_graph_answers(keyed):
    client, _ = keyed
    refused = client.post(CORRECTIONS, json=CORRECTION, headers=as_key("reader"))
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:citetrail:scope-missing")
    let_in = client.post(CORRECTIONS, json=CORRECTION, headers=as_key("curator"))
    assert (let_in.status_code, let_in.json()["type"]) == (404, "urn:citetrail:unknown-name")


def test_each_answer_tells_the_rate_of_its_key(keyed):
    client, _ = keyed
    first, second = (client.get(LIST, headers=as_key("reader")) for _ in range(2))
    assert first.headers["ratelimit-policy"] == '"minute";q=600;w=60'
    left = [int(answer.headers["ratelimit-remaining"]) for answer in (first, second)]
    assert left[1] == left[0] - 1


def test_the_log_has_a_line_for_each_request_and_no_key(keyed):
    client, log = keyed
    client.get(f"{ASKED}?limit=3", headers=as_key("reader") | {"x-request-id": "test-0001"})
    client.get(f"/v1/{MADE['reader']}", headers=as_key("curator"))
    (line,) = (line for line in lines_of(log) if line.get("request_id") == "test-0001")
    assert (line["path"], line["status"], line["key"]) == (ASKED, 200, "reader")
    text = log.read_text()
    assert not any(key in text for key in MADE.values())
    assert "limit=3" not in text


def test_prometheus_reads_the_metrics_with_a_key(keyed):
    client, _ = keyed
    assert client.get("/metrics").status_code == 401
    told = client.get("/metrics", headers=as_key("reader")).text
    assert f'route="{ASKED}",status="200"' in told


def test_a_kept_answer_is_given_to_keys_only_and_bears_headers_of_its_own(keyed):
    client, _ = keyed
    address = f"{ASKED}?limit=7"
    until = time.monotonic() + 10
    while "etag" not in (first := client.get(address, headers=as_key("reader"))).headers:
        assert time.monotonic() < until, "the cache never began"
        time.sleep(0.2)
    again = [client.get(address, headers=as_key("reader")) for _ in range(3)]
    assert {answer.content for answer in again} == {first.content}
    ids = [answer.headers.get_list("x-request-id") for answer in again]
    assert len({one for (one,) in ids}) == 3
    unchanged = client.get(
        address, headers=as_key("reader") | {"if-none-match": first.headers["etag"]}
    )
    assert unchanged.status_code == 304
    assert client.get(address).status_code == 401
    told = client.get("/metrics", headers=as_key("reader")).text
    assert 'citetrail_answer_cache_total{outcome="hit"}' in told
    assert f'route="{ASKED}",status="304"' in told


def test_a_person_logs_in_and_reads_the_pages(keyed):
    client, _ = keyed
    with httpx.Client(base_url=client.base_url, headers={"accept": "text/html"}) as browser:
        assert "A key is needed" in browser.get("/").text
        gave = browser.post("/login", data={"key": MADE["reader"], "onward": "/"})
        assert (gave.status_code, gave.headers["location"]) == (303, "/")
        assert "Bodies that urged a State" in browser.get("/").text
        assert browser.post("/logout").status_code == 303
        assert browser.get("/").status_code == 401


def test_without_keys_writes_can_be_turned_off(neo4j_server, tmp_path):
    with serving(neo4j_server, local_writes="false", log=tmp_path / "log") as client:
        assert client.get(LIST).status_code == 200
        refused = client.post(CORRECTIONS, json=CORRECTION)
        assert (refused.status_code, refused.json()["title"]) == (403, "Forbidden")
        assert client.get(LIST, headers={"host": "evil.example"}).status_code == 403


def test_under_four_times_its_load_it_turns_away_and_recovers_at_once(neo4j_server, tmp_path):
    """Sixteen clients ask without a pause where four are answered at a time."""
    with serving(neo4j_server, max_requests=4, log_level="warning", log=tmp_path / "log") as client:
        answers = asyncio.run(ask_without_pause(str(client.base_url), clients=16, seconds=3))
        ended = time.monotonic()
        while client.get(ASKED).status_code != 200:
            assert time.monotonic() - ended < 5
        statuses = {answer.status_code for answer in answers}
        turned_away = [answer for answer in answers if answer.status_code == 503]
        assert statuses == {200, 503}
        assert {answer.headers["retry-after"] for answer in turned_away} == {"1"}
        assert client.get("/health/ready").is_success
        assert time.monotonic() - ended < 5


async def ask_without_pause(base_url, clients, seconds):
    until = time.monotonic() + seconds
    answers = []

    async def one(client):
        while time.monotonic() < until:
            answers.append(await client.get(ASKED))

    async with httpx.AsyncClient(base_url=base_url, timeout=10) as client:
        await asyncio.gather(*(one(client) for _ in range(clients)))
    return answers
