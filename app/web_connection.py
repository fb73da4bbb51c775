"""Connections to the public internet: each name is resolved once, checked, and connected to as checked.

Invariant: no socket is opened to an address that the policy was not asked about, so a name that
changes its address between the check and the connection (DNS rebinding) gains nothing. TLS still
verifies the host's name. No operation outlasts the deadline of the whole page.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import Any

import httpcore
import httpx

from app.public_addresses import IPAddress, why_not_public
from graph_schema.errors import WebError, WebRefusedError

Resolve = Callable[[str, int], list[IPAddress]]


def resolve(host: str, port: int) -> list[IPAddress]:
    """The addresses of a host, in the order to try them. Raises `OSError` or `UnicodeError` for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Network:
    """How names are resolved, which addresses are refused and why, and whose certificates are trusted.

    Without a `trust`, the authorities of the package certifi.
    """

    resolve: Resolve = resolve
    why_refused: Callable[[IPAddress], str | None] = why_not_public
    trust: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment, on the monotonic clock, at which a page must have been read."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + seconds)

    def left(self, at_most: float | None = None) -> float:
        """Seconds that an operation may take. Raises `httpcore.ReadTimeout` when none are left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the page took too long")
        return left if at_most is None else min(left, at_most)


class PublicTransport(httpx.BaseTransport):
    """httpx's way to the network by way of `PublicBackend`. Raises the errors of httpcore."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=network.trust or _authorities(),
            network_backend=PublicBackend(network, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_AnswerStream(answer))

    def close(self) -> None:
        self._pool.close()


class PublicBackend(httpcore.NetworkBackend):
    """Opens connections to addresses that the network's policy allows, before the deadline."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers.

        Raises `WebRefusedError` when any of its addresses is refused, so that a name with a public and
        a private address is not tried at all.
        """
        failure: Exception = WebError(f"{host} has no address. Check the name.")
        for address in self._checked_addresses(host, port, timeout):
            try:
                stream = self._sockets.connect_tcp(
                    str(address), port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure

    def _checked_addresses(self, host: str, port: int, timeout: float | None) -> list[IPAddress]:
        try:
            addresses = _within(
                self._deadline.left(timeout), lambda: self._network.resolve(host, port)
            )
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"the name {host} was not resolved in time") from None
        except (OSError, UnicodeError) as error:
            raise WebError(f"{host} has no address: {error}. Check the name.") from None
        for address in addresses:
            if use := self._network.why_refused(address):
                raise WebRefusedError(
                    f"{host} is at {address}, which is no public address ({use}). citetrail reads "
                    "only from the public internet: save the page and name the file."
                )
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no read or write outlasts the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _AnswerStream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@cache
def _authorities() -> ssl.SSLContext:
    """The authorities of certifi, whatever SSL_CERT_FILE says."""
    return httpx.create_ssl_context(trust_env=False)


def _within(seconds: float, call: Callable[[], list[IPAddress]]) -> list[IPAddress]:
    """What `call` returns or raises. `TimeoutError` after `seconds`: getaddrinfo has no limit of its own."""
    outcome: Future[list[IPAddress]] = Future()

    def run() -> None:
        try:
            outcome.set_result(call())
        except Exception as error:
            outcome.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return outcome.result(seconds)
