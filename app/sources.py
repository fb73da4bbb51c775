"""Opens an article by the name a user gives it: a path, `-` for standard input, or a web address."""

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from app.settings import MEGABYTE, Settings
from app.web_addresses import is_web_address, without_credentials
from graph_schema.errors import WebError, WebRefusedError
from loaders.read import SourceText, read_source, source_from_bytes

if TYPE_CHECKING:
    from app.web import Page
    from app.web_connection import Network

_TEXT_TYPES = ("text/plain", "text/markdown")
_READ_CHARSETS = re.compile(r"utf-8|utf-16(-[lb]e)?|ascii|iso8859-\d+|cp125\d")


def open_source(
    name: str, settings: Settings, notes: Console, network: "Network | None" = None
) -> SourceText:
    """The text that `name` stands for; a terminal at `notes` shows that a page is being read.

    Its origin's URL is the page's address unless the page names a canonical one. Without a `network`,
    the internet. Raises `SourceError`; for a web address `WebError`, and `WebRefusedError` unless the
    settings allow the web.
    """
    if not is_web_address(name):
        return read_source(name)
    shown = without_credentials(name)
    if not settings.allow_web:
        raise WebRefusedError(
            f"{shown} is a web address, and reading from the web is off. Allow it with --allow-web or "
            "CITETRAIL_ALLOW_WEB=true, or save the page and name the file."
        )
    from app.web import INTERNET, Limits, fetch  # noqa: PLC0415 - httpx is slow to import

    limits = Limits(settings.web_timeout_s, settings.web_max_mb * MEGABYTE)
    with notes.status(f"Reading {escape(shown)}"):
        page = fetch(name, limits, network or INTERNET)
    return _read_page(page)


def _read_page(page: "Page") -> SourceText:
    if page.content_type in _TEXT_TYPES:
        source = source_from_bytes(_utf8_body(page), page.url, page.content_type)
    else:
        charset = f"; charset={page.charset}" if page.charset else ""
        source = source_from_bytes(page.body, page.url, page.content_type + charset)
    return replace(source, origin=replace(source.origin, url=source.origin.url or page.url))


def _utf8_body(page: "Page") -> bytes:
    """Plain text in UTF-8, the only one that its reader takes, from the character set the server names."""
    try:
        codec = codecs.lookup(page.charset or "utf-8").name
    except LookupError:
        codec = ""
    if not _READ_CHARSETS.fullmatch(codec):
        raise WebError(
            f"{page.url} is in the character set {page.charset!a}, which is not read. "
            "Save the page, convert it to UTF-8 and name the file."
        )
    if codec in ("utf-8", "ascii"):
        return page.body
    # Browsers read what is called Latin-1 as Windows-1252, so authors never see the difference.
    return _decoded(page, "cp1252" if codec == "iso8859-1" else codec).encode()


def _decoded(page: "Page", codec: str) -> str:
    try:
        return page.body.decode(codec)
    except UnicodeDecodeError as error:
        raise WebError(
            f"{page.url} is not in {page.charset!a}, as its server says: {error}. "
            "Save the page, convert it to UTF-8 and name the file."
        ) from None
