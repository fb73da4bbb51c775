"""What does not fit in a reference or in a note's addresses, as problems with their spans."""

import re
from collections.abc import Iterator

from graph_schema.dates import date_bounds
from graph_schema.extraction import Problem
from loaders.citations.identifiers import archived_page, is_isbn
from loaders.citations.masking import MaskedNote, Url
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.treaties import treaty_date_error
from loaders.citations.words import load_words
from loaders.source_errors import session_error

_DAY_IN_URL = re.compile(
    r"(?<!\d)(?P<year>20[012]\d|19\d\d)[/-]?(?P<month>0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]?(?P<day>[0-3]\d)(?!\d)"
)
_MONTH_IN_URL = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])/")
_YEAR_IN_URL = re.compile(r"/(?P<year>(?:19|20)\d\d)/")
# A folder of uploads is named by when the file was put there, which may be long after it was issued.
_UPLOADS = re.compile(r"/(?:uploads?|files?|documents?|media|assets|attachments?|sites)/")
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|\Z)", re.IGNORECASE)
_NO_ADDRESS = re.compile(
    r"\bhttps?(?:(?::/|//|;//|:\\\\)(?!/)|: //|:// )\S+"
    r"|\bh?ttps?://(?<!\bhttp://)(?<!\bhttps://)\S+"
    r"|\bwww[, ] ?[\w-]+\.[a-z]{2,}\S*"
)
_BAD_SCHEME = re.compile(r"(?!https?://)https?")
# "https://www.hrw.org/ report/2015/x": what follows the blank is a path and no word.
_PATH_AFTER_BLANK = re.compile(
    r"(?<=[/_=-]) (?P<path>[\w-]+(?:[/_-][\w.-]*\w){2,}|[\w-]+\.(?:html?|pdf|aspx?|php)\b)"
)


def reference_faults(reference: Reference, offset: int) -> Iterator[Problem]:
    """Faults of one reference; `offset` is where its note begins in the text."""
    start, end = offset + reference.start, offset + reference.end
    if reference.url and (fault := url_fault(reference.url)):
        yield Problem("url_broken", f"The URL {reference.url} {fault}.", start, end)
    if reference.repairs and reference.symbol is not None:
        mended = "; ".join(reference.repairs)
        yield Problem("symbol_repaired", f"{reference.symbol.normal}: {mended}.", start, end)
    if reference.symbol and (error := session_error(reference.symbol, reference.date)):
        yield Problem("source_error", f"{error}.", start, end)
    if reference.kind == "treaty" and (error := treaty_date_error(reference.title, reference.date)):
        yield Problem("source_error", f"{error}.", start, end)
    if reference.isbn and not is_isbn(reference.isbn):
        message = f"{reference.isbn} is no ISBN: its last figure does not fit the others."
        yield Problem("isbn_invalid", message, start, end)
    if reference.symbol is None and (told := _told_by_url(reference)):
        code = "date_contradicts_url"
        if reference.date and told[:4] != reference.date[:4]:
            code = "year_contradicts_url"
        yield Problem(code, f"The note says {reference.date}, its URL {told}.", start, end)


def note_faults(note: MaskedNote, offset: int) -> Iterator[Problem]:
    """Faults of a note as a whole: quotations left open, and addresses that are none."""
    for part in note.parts.values():
        if isinstance(part, Quotation) and not part.closed:
            opening = note.text[part.start : part.start + 30]
            message = f"The quotation that opens with {opening!r} is never closed."
            yield Problem("unclosed_quotation", message, offset + part.start, offset + part.end)
    if "ttp" in note.masked or "www" in note.masked:  # what is an address has been masked
        for match in _NO_ADDRESS.finditer(note.masked):
            message = f"{match[0]} is no URL: its beginning is not http:// or https://."
            yield Problem("url_broken", message, offset + match.start(), offset + match.end())
    for part in note.parts.values():
        if isinstance(part, Url) and (place := _PATH_AFTER_BLANK.match(note.text, part.end)):
            message = f"The URL {part.printed} is cut by a blank before {place['path']}."
            yield Problem("url_broken", message, offset + part.start, offset + place.end())


def url_fault(url: str) -> str | None:
    """What is wrong with an address, to be read after "The URL …"; `None` when nothing shows."""
    if "…" in url or "..." in url:
        return "is cut by an ellipsis"
    if url.count("(") != url.count(")"):
        return "has a bracket that is not closed"
    if _BAD_SCHEME.match(url):
        return "does not begin with http:// or https://"
    is_doi = url[:3].casefold() in ("doi", "10.")
    if not is_doi and not _HOST.match(url):
        return "has no host with a dot"
    return None


def _told_by_url(reference: Reference) -> str | None:
    """The day, month or year in an address that contradicts the reference's date, else `None`."""
    date, url = reference.date, (reference.url or "").casefold()
    url = archived_page(url) or url
    if not date or "/" in date or not url:
        return None
    told = _day_in_url(url) or _month_in_url(url) or _year_in_url(url)
    if not told:
        return None
    common = min(len(told), len(date))
    later = _UPLOADS.search(url) is not None and told[:common] > date[:common]
    return told if told[:common] != date[:common] and not later else None


def _day_in_url(url: str) -> str | None:
    match = _DAY_IN_URL.search(url)
    if not match:
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else load_words().months[month]
    day = f"{match['year']}-{number:02}-{match['day']}"
    try:
        date_bounds(day)
    except ValueError:
        return None
    return day


def _month_in_url(url: str) -> str | None:
    match = _MONTH_IN_URL.search(url)
    return f"{match['year']}-{match['month']}" if match else None


def _year_in_url(url: str) -> str | None:
    match = _YEAR_IN_URL.search(url)
    return match["year"] if match else None
