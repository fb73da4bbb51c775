"""What the log and the metrics tell of a request, and what they never tell."""

import asyncio
import json
import logging
from contextlib import asynccontextmanager

import httpx
import pytest

from app.access.keys import entry_of, new_key, parse_keys
from app.access.logs import JsonLines, TextLines, configure_logs, request_id, without_keys
from app.access.policy import Access
from app.api import create_app
from graph_schema.errors import StoreTimeoutError, StoreUnreachableError
from queries.catalogue import load_catalogue

KEY = new_key()
ACCESS = Access(keys=parse_keys(entry_of("anna", ["read"], KEY), "here"))
AS_ANNA = {"authorization": f"Bearer {KEY}"}
LIST = "/v1/questions"
CATALOGUE = load_catalogue()


class BrokenStore:
    """Stands in for a database that fails in the two ways a database does."""

    known = None

    async def watch(self, stopped):
        """Nothing to see."""

    async def corrections(self):
        raise StoreTimeoutError("too slow")

    async def version(self):
        raise StoreUnreachableError("gone")

    async def ping(self):
        await self.version()


@asynccontextmanager
async def broken_store():
    yield BrokenStore()


@pytest.fixture(autouse=True)
def logging_as_before():
    root, ours = logging.getLogger(), logging.getLogger("app")
    before = (root.handlers, root.level, ours.level)
    yield
    root.handlers, _, _ = before
    root.setLevel(before[1])
    ours.setLevel(before[2])


def ask_all(*requests, access=None):
    async def run():
        app = create_app(broken_store, CATALOGUE, access)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client,
        ):
            return [await client.get(path, headers=headers) for path, headers in requests]

    return asyncio.run(run())


def logged(capsys, *requests, access=None, form="json", level="info"):
    """The lines on standard error for these requests."""
    configure_logs(form, level)
    answers = ask_all(*requests, access=access)
    return answers, capsys.readouterr().err.splitlines()


def test_a_request_is_one_line_of_json_with_its_facts(capsys):
    (answer,), (line,) = logged(capsys, (f"{LIST}?", AS_ANNA), access=ACCESS)
    told = json.loads(line)
    assert (told["method"], told["path"], told["status"]) == ("GET", LIST, 200)
    assert (told["key"], told["level"], told["route"]) == ("anna", "info", LIST)
    assert told["ms"] >= 0
    assert told["request_id"] == answer.headers["x-request-id"]
    assert told["time"].endswith("+00:00")


def test_a_request_is_one_line_of_text(capsys):
    (answer,), (line,) = logged(capsys, (LIST, {}), form="text")
    assert f"INFO    GET {LIST} 200" in line
    assert line.endswith(f"key=- id={answer.headers['x-request-id']}")


def test_a_line_names_the_problem_and_the_route_not_only_the_path(capsys):
    _, lines = logged(capsys, ("/v1/corrections/correction:7", {}), ("/no/such", {}))
    first, second = map(json.loads, lines)
    assert first["route"] == "/v1/corrections/{correction_id}"
    assert (first["problem"], first["status"]) == ("urn:citetrail:store-timeout", 504)
    assert (second["route"], second["status"]) == ("none", 404)


def test_no_key_and_no_query_is_ever_logged(capsys):
    requests = [
        (f"{LIST}?key={KEY}", AS_ANNA),
        (f"/v1/{KEY}", AS_ANNA),
        (LIST, {"authorization": f"Bearer {KEY}x"}),
        (LIST, {"cookie": f"citetrail_key={KEY}"}),
        (LIST, AS_ANNA | {"x-request-id": KEY}),
    ]
    for form in ("json", "text"):
        answers, lines = logged(capsys, *requests, access=ACCESS, form=form)
        assert len(lines) == len(requests)
        assert KEY not in "\n".join(lines)
        assert "?" not in "\n".join(lines)
        assert answers[2].status_code == 401


def test_a_key_in_a_traceback_is_taken_out():
    try:
        int(KEY)
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "failed", None, (ValueError, error, error.__traceback__))  # fmt: skip
    for formatter in (JsonLines(), TextLines()):
        line = formatter.format(record)
        assert "with base 10: 'ctk_…'" in line
        assert KEY not in line


def test_a_line_without_a_key_is_left_as_it_is():
    assert without_keys("ctk_ is how keys begin") == "ctk_ is how keys begin"


def test_an_unforeseen_error_is_logged_with_the_id_that_its_answer_bears(capsys):
    (answer,), lines = logged(capsys, ("/v1/questions/most-cited-documents", {}))
    assert answer.status_code == 500
    assert json.loads(lines[-1])["status"] == 500
    assert json.loads(lines[-1])["request_id"] == answer.headers["x-request-id"]


def test_no_request_is_logged_where_only_warnings_are_asked_for(capsys):
    _, lines = logged(capsys, (LIST, {}), level="warning")
    assert lines == []


@pytest.mark.parametrize("given", ["0123-abcd", "a" * 128, "trace:1.2_3"])
def test_a_well_formed_id_of_the_client_is_kept(given):
    (answer,) = ask_all((LIST, {"x-request-id": given}))
    assert answer.headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["short", "a" * 129, "has space", "a\tb1234567", "käse1234", "<script>1"])  # fmt: skip
def test_any_other_id_is_replaced(given):
    (answer,) = ask_all((LIST, {"x-request-id": given.encode()}))
    assert answer.headers["x-request-id"] != given
    assert len(answer.headers["x-request-id"]) == 32


def test_every_answer_bears_an_id_refusals_too():
    answers = ask_all((LIST, {}), ("/static/own/citetrail.css", {}), ("/health/live", {}), access=ACCESS)  # fmt: skip
    assert [a.status_code for a in answers] == [401, 200, 200]
    assert len({a.headers["x-request-id"] for a in answers}) == 3


def test_a_path_with_a_line_break_stays_on_its_line(capsys):
    _, lines = logged(capsys, ("/v1/x%0A2026 INFO forged", {}), form="text")
    assert len(lines) == 1


def test_lines_outside_of_a_request_have_no_id(capsys):
    assert request_id.get() is None
    configure_logs("json", "info")
    logging.getLogger("app.x").warning("about %s", "nothing")
    told = json.loads(capsys.readouterr().err)
    assert (told["message"], told["logger"]) == ("about nothing", "app.x")
    assert "request_id" not in told


def metrics_of(*requests, access=None, headers=None):
    *_, told = ask_all(*requests, ("/metrics", headers or {}), access=access)
    assert told.headers["content-type"].startswith("text/plain")
    lines = (line for line in told.text.splitlines() if not line.startswith("#"))
    return dict(line.rsplit(" ", 1) for line in lines)


def test_metrics_count_requests_by_route_and_status():
    claims = [(f"/v1/claims/claim:{n}/corrections", {}) for n in range(3)]
    told = metrics_of(*claims, (LIST, {}), ("/no/such", {}), ("/no/other", {}))
    row = 'citetrail_requests_total{{method="GET",route="{}",status="{}"}}'
    assert told[row.format(LIST, 200)] == "1.0"
    assert told[row.format("/v1/claims/{claim_id}/corrections", 500)] == "3.0"
    assert told[row.format("none", 404)] == "2.0"


def test_metrics_have_the_time_of_each_route():
    told = metrics_of((LIST, {}), (LIST, {}))
    assert told[f'citetrail_request_seconds_count{{route="{LIST}"}}'] == "2.0"
    assert told[f'citetrail_request_seconds_bucket{{le="+Inf",route="{LIST}"}}'] == "2.0"


def test_metrics_tell_the_errors_of_the_database_apart():
    told = metrics_of(("/v1/corrections", {}), ("/health/ready", {}))
    assert told['citetrail_problems_total{problem="store-timeout"}'] == "1.0"
    assert told['citetrail_problems_total{problem="store-unreachable"}'] == "1.0"


def test_metrics_tell_what_is_in_progress_and_of_the_process():
    told = metrics_of()
    assert told["citetrail_requests_in_progress"] == "1.0"  # this very request
    assert "process_resident_memory_bytes" in told


def test_two_services_in_one_process_count_for_themselves():
    metrics_of((LIST, {}), (LIST, {}))
    assert metrics_of((LIST, {}))[f'citetrail_request_seconds_count{{route="{LIST}"}}'] == "1.0"
