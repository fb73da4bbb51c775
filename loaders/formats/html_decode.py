"""From the bytes of an HTML page to its characters, as browsers tell the encoding.

Order: the mark at the start, the web server's word, the page's own `<meta>`, UTF-8, windows-1252.
Source: WHATWG, Encoding Standard and HTML Standard, "Determining the character encoding".
"""

import codecs
import re

from graph_schema.extraction import Problem
from loaders.formats.html_forms import words_of_form

_PRESCANNED = 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-z0-9_.-]{2,40})", re.IGNORECASE)
_ALWAYS_WINDOWS = ("ascii", "iso8859-1")  # the standard reads both labels as windows-1252
_LAST_RESORT = "cp1252"


def decode_page(raw: bytes, charset: str | None) -> tuple[str, tuple[Problem, ...]]:
    """The page's characters without the byte order mark, and a problem where they had to be guessed.

    Never fails: a byte that the encoding does not have becomes U+FFFD, and is told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], encoding)
    head = raw[:_PRESCANNED]
    own = _META.search(head) or _XML.search(head)
    for label in (charset, own[1].decode("ascii") if own else None):
        if declared := _codec(label, stated_inside=label is not charset):
            return _decoded(raw, declared)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        message = (
            f"The page names no encoding and is not UTF-8 (byte 0x{raw[error.start]:02x} at"
            f" offset {error.start}); it was read as windows-1252. Check its accented letters."
        )
        text = raw.decode(_LAST_RESORT, errors="replace")
        return text, (Problem("encoding_guessed", message, 0, 0),)


def _decoded(raw: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    text = raw.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    if not lost or b"\xef\xbf\xbd" in raw:
        return text, ()
    message = f"{lost} places of the page are not {encoding}, as it says it is; they read U+FFFD."
    return text, (Problem("undecoded_bytes", message, 0, 0),)


def _codec(label: str | None, *, stated_inside: bool) -> str | None:
    """The codec of a label, where the standard knows it."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    if name.startswith("utf-16") and stated_inside:
        return "utf-8"  # a page whose `<meta>` can be read is not UTF-16
    if name in _ALWAYS_WINDOWS:
        return _LAST_RESORT
    return name if name in words_of_form("encodings") else None
