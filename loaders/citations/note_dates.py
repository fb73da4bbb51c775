"""Dates as notes print them, as EDTF: day first, month first, ISO, ranges, months, years.

A day and a month as bare figures (3/4/2015) are left alone: nobody can tell which is which.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from graph_schema.dates import is_edtf
from loaders.citations.words import load_words


class NoteDate(NamedTuple):
    """A date and its span; `retrieved` where it tells when a page was read, not issued."""

    start: int
    end: int
    edtf: str
    retrieved: bool = False


def find_dates(text: str) -> list[NoteDate]:
    """All dates of a text, in order. Bare years count only where they stand as a field of their own."""
    found: list[NoteDate] = []
    for start, end in _stretches(text):
        for match in _dates_between(text, start, end):
            edtf = _edtf(match)
            if edtf and _exists(edtf):
                retrieved = _is_retrieval(text[max(0, match.start() - 24) : match.start()])
                found.append(NoteDate(match.start(), match.end(), edtf, retrieved))
    return found


def _dates_between(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Dates in order; they are looked for only where a figure or the name of a month begins."""
    opening, pattern = _opening(), _pattern()
    while candidate := opening.search(text, start, end):
        match = pattern.match(text, candidate.start(), end)
        if match:
            yield match
        start = (match or candidate).end()


def _exists(edtf: str) -> bool:
    try:
        return bool(date.fromisoformat(edtf))  # quick, and right where it can read the date at all
    except ValueError:
        return is_edtf(edtf)


@lru_cache(maxsize=4096)
def _is_retrieval(before: str) -> bool:
    return bool(_RETRIEVED.search(before))


def _stretches(text: str) -> list[tuple[int, int]]:
    """Where dates can be: around the years, which every date has."""
    found: list[tuple[int, int]] = []
    for year in _YEAR.finditer(text):
        start, end = max(0, year.start() - 64), min(len(text), year.end() + 16)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


_ORDINAL_SIGNS = "stndrheº"
_SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_RETRIEVED = re.compile(
    r"(?i)(?:accessed|visited|retrieved|consulted|viewed|checked|access date)(?: on)?:?,? ?\Z"
)


@cache
def _opening() -> re.Pattern[str]:
    """A figure, a month or a season at the beginning of a word; a set of letters first, for speed."""
    names = [*load_words().months, *(season.casefold() for season in _SEASONS)]
    firsts = sorted({name[0] for name in names})
    letters = "".join(firsts)
    rests = [
        rf"(?<=[{first}{first.upper()}])(?:{'|'.join(sorted({name[1:3] for name in names if name[0] == first}))})"
        for first in firsts
    ]
    return re.compile(rf"[\d{letters}{letters.upper()}](?<!\w.)(?:(?<=\d)\d*|{'|'.join(rests)})")


@cache
def _pattern() -> re.Pattern[str]:
    spelt = {word for m in load_words().months for word in (m, m.capitalize())}
    months = "|".join(sorted(spelt, key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
    dash = r" ?(?:[-–—]|to|and) ?"
    return re.compile(
        rf"(?:\b(?P<iso>(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?)\b(?!-)"
        rf"|\b(?P<dotted>[0-3]?\d\.[01]?\d\.(?:19|20)\d\d)\b"
        rf"|(?:\b(?<!\d/)(?:(?P<from_day>{day})(?: (?P<from_month>{months})\.?)?{dash})?(?P<day>{day})\.?(?: of| de)? )?"
        rf"\b(?P<month>{months})\.?"
        rf"(?:(?: (?P<day_after>{day})(?:{dash}(?:(?P<to_month>{months})\.? )?(?P<to_day>{day}))?)"
        rf"|{dash}(?P<last_month>{months})\.?)?,?(?: del?)? (?P<year>(?:1[89]|20)\d\d)\b"
        rf"|\b(?:{'|'.join(_SEASONS)}) (?P<season_year>(?:19|20)\d\d)\b"
        rf"|(?<=[(,:\ue010] )(?P<field_year>(?:1[89]|20)\d\d)(?:/\d\d)?(?=[a-z]?[),.;:]|\Z)"
        rf"|(?<=\()(?<!\w\()(?P<bare_year>(?:1[89]|20)\d\d)[a-z]?(?=\)|, )"
        rf"|(?<=[\w.,] )(?P<closing_year>(?:1[89]|20)\d\d)(?=\))"
        rf"|(?<=\[)(?P<square_year>(?:19|20)\d\d)(?=\]))"
    )


def _edtf(match: re.Match[str]) -> str | None:
    if match["month"]:
        return _written_out(match)
    if match["iso"]:
        return match["iso"]
    if match["dotted"]:
        day, month, year = match["dotted"].split(".")
        return f"{year}-{int(month):02}-{int(day):02}"
    return match[match.lastgroup] if match.lastgroup else None


def _written_out(match: re.Match[str]) -> str:
    year, month = match["year"], match["month"]
    if match["from_day"]:
        first = _point(year, match["from_month"] or month, match["from_day"])
        return f"{first}/{_point(year, month, match['day'])}"
    if match["to_day"]:
        last = _point(year, match["to_month"] or month, match["to_day"])
        return f"{_point(year, month, match['day_after'])}/{last}"
    if match["last_month"]:
        return f"{_point(year, month, None)}/{_point(year, match['last_month'], None)}"
    return _point(year, month, match["day"] or match["day_after"])


def _point(year: str, month: str, day: str | None) -> str:
    number = f"{year}-{load_words().months[month.casefold()]:02}"
    return f"{number}-{int(day.rstrip(_ORDINAL_SIGNS)):02}" if day else number
