"""A web site on the loopback address, and a network that allows it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from app.public_addresses import why_not_public
from app.web_connection import Network, resolve

HERE = ip_address("127.0.0.1")
Answer = Callable[[BaseHTTPRequestHandler], None]


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Clients of these tests hang up on purpose."""


@dataclass
class Site:
    """A running server: `answers` maps a path to what answers it, `asked` lists the requests."""

    server: ThreadingHTTPServer
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[BaseHTTPRequestHandler] = field(default_factory=list)
    scheme: str = "http"

    @property
    def port(self) -> int:
        return self.server.server_address[1]

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def page(self, path: str = "/", body: bytes = b"An article.", status: int = 200, **headers):
        """Answers `path` with these; header names are written with _ for -. Gives the page's URL."""
        headers = {"content_type": "text/plain", "content_length": str(len(body))} | headers

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                if value is not None:
                    handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        return self.page(path, b"", status, location=target)


@pytest.fixture
def site() -> Iterator[Site]:
    asked: list[BaseHTTPRequestHandler] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self)
            site.answers.get(self.path, lambda handler: handler.send_error(404))(self)

        def log_message(self, *_):
            """Nothing: pytest shows what failed."""

    server = _QuietServer(("127.0.0.1", 0), Handler)
    site = Site(server, asked=asked)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def nearby() -> Network:
    """The rules of the internet, but for 127.0.0.1, which stands for a public address."""
    return Network(resolve, lambda address: None if address == HERE else why_not_public(address))
