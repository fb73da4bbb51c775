"""OpenTelemetry: sent where it is asked for, missed by nobody where it is not installed."""

import os
import subprocess
import sys
import textwrap
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

ASK = """
import asyncio, sys
from contextlib import asynccontextmanager
import httpx
{before}
from app.access.logs import configure_logs
from app.api import create_app
from queries.catalogue import load_catalogue

class Nothing:
    known = None
    async def watch(self, stopped): ...

@asynccontextmanager
async def no_store():
    yield Nothing()

async def ask():
    app = create_app(no_store, load_catalogue())
    configure_logs("text", "warning")
    replies = iter([{{"type": "lifespan.startup"}}, {{"type": "lifespan.shutdown"}}])
    asked = asyncio.Event()
    async def receive():
        reply = next(replies)
        if reply["type"] == "lifespan.shutdown":
            await asked.wait()
        return reply
    async def send(message): ...
    life = asyncio.create_task(app({{"type": "lifespan", "state": {{}}}}, receive, send))
    await asyncio.sleep(0.5)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for path in ("/v1/questions", "/health/live"):
            print((await client.get(path)).status_code)
    asked.set()
    await life

asyncio.run(ask())
"""
NOT_INSTALLED = """
sys.modules["opentelemetry.sdk"] = None
sys.modules["opentelemetry.exporter"] = None
"""


@pytest.fixture
def collector():
    """An OTLP receiver on the loopback address: `received` lists (path, body)."""
    received = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", received
        server.shutdown()
        thread.join()


def run(before="", **environment):
    code = textwrap.dedent(ASK).format(before=before)
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("OTEL_", "CITETRAIL_"))}
    return subprocess.run(
        [sys.executable, "-c", code], env=ours | environment, capture_output=True, text=True, check=True
    )  # fmt: skip


def test_a_request_is_a_span_named_by_its_route_and_health_is_none(collector):
    address, received = collector
    run(OTEL_EXPORTER_OTLP_ENDPOINT=address, OTEL_EXPORTER_OTLP_COMPRESSION="none")
    spans = b"".join(body for path, body in received if path == "/v1/traces")
    assert b"GET /v1/questions" in spans
    assert b"/health/live" not in spans


def test_without_the_extra_the_service_runs_and_says_what_is_missing():
    done = run(NOT_INSTALLED, OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9")
    assert done.stdout.split() == ["200", "200"]
    assert "OpenTelemetry" in done.stderr


def test_without_the_extra_and_unasked_nothing_is_said():
    done = run(NOT_INSTALLED)
    assert done.stdout.split() == ["200", "200"]
    assert done.stderr == ""
