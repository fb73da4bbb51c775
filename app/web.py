"""Reads one page from the web, for a user who asked for it by its address.

Invariant: what is asked of a server is a GET of an http or https address without credentials, at a
public address, at every redirect too; and what is kept of its answer is bounded in size, unpacked,
and in time. The environment's proxies, .netrc and certificates are not used.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version

import httpcore
import httpx

from app.web_addresses import without_credentials
from app.web_connection import Deadline, Network, PublicTransport
from graph_schema.errors import WebError, WebRefusedError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
CONTENT_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", PDF, DOCX)
MOST_REDIRECTS = 5
CONNECT_SECONDS = 10.0
SILENT_SECONDS = 15.0

_UNNAMED = "application/octet-stream"
_PIECE = 64 * 1024
_HTML_HEAD = re.compile(rb"\s*<(!doctype\s+html|html)\b", re.IGNORECASE)
_SAVE_IT = "If a browser shows the page, save it and name the file."

INTERNET = Network()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: seconds with its redirects, and bytes of its unpacked body."""

    seconds: float
    size: int


@dataclass(frozen=True, slots=True)
class Page:
    """The answer's unpacked bytes; the address it came from, after redirects and without a fragment;
    one of `CONTENT_TYPES`; the character set that the server names, `None` when it names none."""

    body: bytes
    url: str
    content_type: str
    charset: str | None


def fetch(address: str, limits: Limits, network: Network = INTERNET) -> Page:
    """The page at `address`, by at most five redirects.

    Raises `WebRefusedError` before anything is asked of an address that the rules forbid, and
    `WebError` when the page is not there, too large, too slow, or of another content type.
    """
    url = _allowed_url(address)
    transport = PublicTransport(network, Deadline.after(limits.seconds))
    with httpx.Client(
        transport=transport,
        headers=_request_headers(),
        timeout=httpx.Timeout(SILENT_SECONDS, connect=CONNECT_SECONDS),
        trust_env=False,
    ) as client:
        for _ in range(MOST_REDIRECTS + 1):
            # httpx would follow redirects by itself, and read all of a redirect's own body first.
            with _faults_told(url, limits), client.stream("GET", url) as response:
                if response.next_request is None:
                    return _read_page(response, limits)
                url = _allowed_url(str(response.next_request.url))
    raise WebError(
        f"{without_credentials(address)} redirects more than {MOST_REDIRECTS} times, at last to {url}. "
        f"{_SAVE_IT}"
    )


def _request_headers() -> dict[str, str]:
    return {
        "User-Agent": f"citetrail/{version('citetrail')}",
        "Accept": ", ".join(CONTENT_TYPES),
        "Accept-Encoding": "gzip",
    }


def _allowed_url(address: str) -> httpx.URL:
    """Raises `WebRefusedError` for what is no http or https address of a host, or holds credentials."""
    shown = without_credentials(address)
    try:
        url = httpx.URL(address)
        host = url.host
    except (httpx.InvalidURL, UnicodeError) as error:
        raise WebRefusedError(f"{shown} is no web address: {error}. Check it.") from None
    if url.scheme not in ("http", "https"):
        raise WebRefusedError(f"{shown}: only http and https addresses are read, not {url.scheme}.")
    if url.userinfo:
        raise WebRefusedError(
            f"{shown}: a user or password in an address is not sent. Leave it out."
        )
    if not host or url.port == 0 or (url.port or 0) > 65535:
        raise WebRefusedError(f"{shown} names no host, or a port outside 1 to 65535. Check it.")
    return url.copy_with(fragment=None)


@contextmanager
def _faults_told(url: httpx.URL, limits: Limits) -> Iterator[None]:
    """Turns the errors of httpx and httpcore into `WebError`."""
    try:
        yield
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise WebError(
            f"{url} was not read in time: {CONNECT_SECONDS:g} s are allowed for a connection, "
            f"{SILENT_SECONDS:g} s of silence and {limits.seconds:g} s for the whole page. "
            "Try again, or raise CITETRAIL_WEB_TIMEOUT_S."
        ) from None
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpx.HTTPError,
        httpx.InvalidURL,
        UnicodeError,
    ) as error:
        raise WebError(f"{url} cannot be read: {error}. {_SAVE_IT}") from None


def _read_page(response: httpx.Response, limits: Limits) -> Page:
    if response.status_code != httpx.codes.OK:
        reason = httpx.codes.get_reason_phrase(response.status_code)
        raise WebError(
            f"{response.url} answered {response.status_code} {reason}".rstrip()
            + f", not a page. Check the address. {_SAVE_IT}"
        )
    named = response.headers.get("content-type", _UNNAMED).partition(";")[0].strip().lower()
    if named not in (*CONTENT_TYPES, _UNNAMED):
        raise WebError(
            f"{response.url} is of type {named!a}. What is read: {', '.join(CONTENT_TYPES)}."
        )
    body = _read_body(response, limits)
    return Page(
        body=body,
        url=str(response.url),
        content_type=_recognised_type(body) if named == _UNNAMED else named,
        charset=response.charset_encoding,
    )


def _read_body(response: httpx.Response, limits: Limits) -> bytes:
    """The unpacked body. Neither it nor what comes over the wire may exceed the limit."""
    body = bytearray()
    for piece in _unpacked(response):
        body += piece
        if max(len(body), response.num_bytes_downloaded) > limits.size:
            raise WebError(
                f"{response.url} is larger than {limits.size / 1024 / 1024:g} MB. "
                "CITETRAIL_WEB_MAX_MB sets the limit."
            )
    return bytes(body)


def _unpacked(response: httpx.Response) -> Iterator[bytes]:
    """The body in pieces of at most 64 KiB of unpacked text a step; a piece may be empty.

    httpx would unpack each chunk whole, and each of several encodings in turn: a kilobyte could
    become gigabytes before its length is seen.
    """
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "identity":
        return response.iter_raw(_PIECE)
    if encoding in ("gzip", "x-gzip"):
        return _gunzipped(response.iter_raw(_PIECE))
    raise WebError(f"{response.url} is packed as {encoding!a}, which was not asked for. {_SAVE_IT}")


def _gunzipped(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Raises `httpx.DecodingError` for what is not gzip (RFC 1952), or ends before its end."""
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for chunk in packed:
            left = chunk
            while left:
                if member.eof:
                    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
                yield member.decompress(left, _PIECE)
                left = member.unused_data if member.eof else member.unconsumed_tail
    except zlib.error as error:
        raise httpx.DecodingError(f"its gzip is damaged: {error}") from None
    if not member.eof:
        raise httpx.DecodingError("its gzip ends too early")


def _recognised_type(body: bytes) -> str:
    """The type of a body that the server calls `application/octet-stream`, or gives none.

    What is none of the others counts as text, and the reader refuses it when it is none.
    """
    if body.startswith(b"%PDF-"):
        return PDF
    if body.startswith(b"PK\x03\x04") and _is_docx(body):
        return DOCX
    return "text/html" if _HTML_HEAD.match(body) else "text/plain"


def _is_docx(body: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False
