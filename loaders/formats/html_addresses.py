"""The web addresses to which a page's links lead, and whether a link's words already print them."""

import re
from urllib.parse import urljoin

from justhtml import Node

from loaders.formats.html_forms import attribute

_WEB = re.compile(r"https?://[^\s]", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SHORTENED = re.compile(r"\A((?:https?://|www\.)\S{6,})(?:…|\.\.\.)\Z", re.IGNORECASE)


def address_of(link: Node, base: str | None) -> str | None:
    """The address of a link to another page, in full where `base` is known; `None` for other links."""
    href = attribute(link, "href")
    if not href or href.startswith("#"):
        return None
    if not _SCHEME.match(href):
        return joined(base, href) or href
    return href if _WEB.match(href) else None


def joined(base: str | None, href: str) -> str | None:
    """A relative address in full; `None` where the base is unknown or either is malformed."""
    try:
        return urljoin(base, href) if base else None
    except ValueError:
        return None


def is_printed(words: str, address: str) -> bool:
    """Whether the words are the address, scheme and closing slash aside."""
    return _bare(words) == _bare(address)


def is_shortened(words: str, address: str) -> bool:
    """Whether the words are the address's first part and dots."""
    shown = _SHORTENED.match(words)
    return bool(shown and _bare(address).startswith(_bare(shown[1])))


def in_brackets(address: str) -> str:
    """The address as it can stand in `[words](…)`."""
    written = re.sub(r"\s", "%20", address)
    if written.count("(") != written.count(")"):
        written = written.replace("(", "%28").replace(")", "%29")
    return written


def _bare(words: str) -> str:
    bare = re.sub(r"\s", "", words).casefold().strip("<>")
    return bare.removeprefix("http://").removeprefix("https://").removeprefix("www.").rstrip("/")
