"""Dates as notes print them, as EDTF: day first, month first, ISO, ranges, months, years.

A day and a month as bare figures (3/4/2015) are left alone: nobody can tell which is which.
"""

import re
from dataclasses import dataclass
from functools import cache

from graph_schema.dates import is_edtf
from loaders.citations.words import load_words


@dataclass(frozen=True, slots=True)
class NoteDate:
    """A date and its span; `retrieved` where it tells when a page was read, not issued."""

    start: int
    end: int
    edtf: str
    retrieved: bool = False


def find_dates(text: str) -> list[NoteDate]:
    """All dates of a text, in order. Bare years count only where they stand as a field of their own."""
    found: list[NoteDate] = []
    for start, end in _stretches(text):
        for match in _pattern().finditer(text, start, end):
            edtf = _edtf(match)
            if edtf and is_edtf(edtf):
                retrieved = bool(_RETRIEVED.search(text, max(0, match.start() - 24), match.start()))
                found.append(NoteDate(match.start(), match.end(), edtf, retrieved))
    return found


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


_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_RETRIEVED = re.compile(
    r"(?i)(?:accessed|visited|retrieved|consulted|viewed|checked|access date)(?: on)?:?,? ?\Z"
)


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
        rf"|\b(?:Spring|Summer|Autumn|Fall|Winter) (?P<season_year>(?:19|20)\d\d)\b"
        rf"|(?<=[(,:\ue010] )(?P<field_year>(?:19|20)\d\d)(?:/\d\d)?(?=[a-z]?[),.;:]|\Z)"
        rf"|(?<=\()(?<!\w\()(?P<bare_year>(?:19|20)\d\d)[a-z]?(?=\)|, )"
        rf"|(?<=[\w.,] )(?P<closing_year>(?:1[89]|20)\d\d)(?=\))"
        rf"|(?<=\[)(?P<square_year>(?:19|20)\d\d)(?=\]))"
    )


def _edtf(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return match["iso"]
    if match["dotted"]:
        day, month, year = match["dotted"].split(".")
        return f"{year}-{int(month):02}-{int(day):02}"
    for group in ("season_year", "field_year", "bare_year", "closing_year", "square_year"):
        if match[group]:
            return match[group]
    return _written_out(match)


def _written_out(match: re.Match[str]) -> str:
    months, year = load_words().months, match["year"]

    def point(month: str, day: str | None) -> str:
        number = f"{year}-{months[month.casefold()]:02}"
        return f"{number}-{int(re.sub(r'[a-zº]', '', day)):02}" if day else number

    month = match["month"]
    if match["from_day"]:
        first = point(match["from_month"] or month, match["from_day"])
        return f"{first}/{point(month, match['day'])}"
    if match["to_day"]:
        last = point(match["to_month"] or month, match["to_day"])
        return f"{point(month, match['day_after'])}/{last}"
    if match["last_month"]:
        return f"{point(month, None)}/{point(match['last_month'], None)}"
    return point(month, match["day"] or match["day_after"])
