"""Ids: strings made from the source's own values, with a type prefix.

Loading twice makes the same ids, and "CAT" can be a committee (`tb:CAT`), a convention
(`treaty:CAT`) or nothing at all, never Chad. Ids of texts and spans start with the first twelve
hex digits of the text's SHA-256, so they change only when the text does.
"""

import hashlib
import re
from urllib.parse import urlsplit

_WORDS = re.compile(r"[^\W_]+")


def text_digest(text: str) -> str:
    """SHA-256 of the canonical text, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def article_id(sha256: str) -> str:
    return f"article:{sha256[:12]}"


def part_id(sha256: str, kind: str, label: str) -> str:
    """`part:ab12…:footnote-28`, `part:ab12…:section-s3`."""
    return f"part:{sha256[:12]}:{kind}-{label}"


def citation_id(sha256: str, start: int, end: int) -> str:
    return f"cit:{sha256[:12]}:{start}-{end}"


def claim_id(sha256: str, start: int, end: int, modality: str) -> str:
    """Two claims may share a span (one quote, two acts), so the modality is part of the id."""
    return f"claim:{sha256[:12]}:{start}-{end}:{modality}"


def mention_id(sha256: str, start: int, end: int) -> str:
    return f"mention:{sha256[:12]}:{start}-{end}"


def state_id(iso3: str) -> str:
    return f"state:{iso3}"


def un_document_id(symbol: str) -> str:
    """`un:A/HRC/25/CRP.1`, from a symbol in normal form."""
    return f"un:{symbol}"


def url_document_id(url: str) -> str:
    """`url:theguardian.com/…`: host without `www.`, path and query kept, scheme, port and fragment left out.

    The query stays: on some sites it is the document's only identity (`?p=8777`).
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"url:{host}{path}{query}"


def titled_document_id(title: str, year: str | None) -> str:
    """`doc:global-review-of-…:2003`, for a document known by nothing better than its title."""
    slug = "-".join(_WORDS.findall(title.casefold()))[:80]
    return f"doc:{slug}:{year or 'n.d.'}"
