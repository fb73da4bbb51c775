"""Dates told in a question: "since 2008", "between March 2010 and 2015", "before 2012", "in the last ten years". Pure."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.understanding.words import asking_words, tokens_of
from graph_schema.dates import DateBounds, date_bounds
from loaders.facts.numbers import read_number
from loaders.text_dates import find_dates
from loaders.vocabulary import read_rows

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_MONTH = rf"(?:{_MONTHS}|{_SHORT})"
_ATOM = (
    rf"(?:(?:[0-3]?\d(?:st|nd|rd|th)? (?:of )?)?{_MONTH}\.?,? |{_MONTH}\.? [0-3]?\d(?:st|nd|rd|th)?,? )?"
    rf"\b(?:18|19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?(?![\d/]|['’]?s\b)|\b(?:18|19|20)\d0['’]?s\b"
)
_DATE = re.compile(_ATOM, re.IGNORECASE)
_JOIN = re.compile(r" (?:and|to|until|till|through) | ?[-–—] ?", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:between|from) +\Z", re.IGNORECASE)
_FEW = 3

Way = Literal["since", "after", "until", "before", "on"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a question is narrowed to; `None` is an open end. [start, end) are the words that say so."""

    start: int
    end: int
    since: str | None
    until: str | None


def find_period(text: str, today: dt.date) -> Period | None:
    """The period that a question tells; the hull of several dates; `None` when it tells none."""
    told = [*_stated(text), *_within(text, today)]
    if not told:
        return None
    since = [period.since for period in told if period.since]
    until = [period.until for period in told if period.until]
    return Period(
        min(p.start for p in told), max(p.end for p in told),
        min(since) if since else None, max(until) if until else None,
    )  # fmt: skip


def _stated(text: str) -> Iterator[Period]:
    atoms = list(_DATE.finditer(text))
    at = 0
    while at < len(atoms):
        first, after = atoms[at], atoms[at + 1] if at + 1 < len(atoms) else None
        if after and _JOIN.fullmatch(text, first.end(), after.start()):
            opening = _OPEN.search(text, 0, first.start())
            start, end = _bounds(first.group()), _bounds(after.group())
            if start and end and start.start and end.end and start.start <= end.end:
                begins = opening.start() if opening else first.start()
                yield Period(begins, after.end(), start.start.isoformat(), end.end.isoformat())
                at += 2
                continue
        bounds = _bounds(first.group())
        if bounds and bounds.start and bounds.end:
            begins, way = _way(text, first.start())
            since, until = _ends(way, bounds.start, bounds.end)
            yield Period(begins, first.end(), since, until)
        at += 1


def _bounds(atom: str) -> DateBounds | None:
    written = re.sub(_MONTH, lambda month: month.group().capitalize(), atom, flags=re.IGNORECASE)
    dates = find_dates(f"in {written.lower() if written.endswith('S') else written}")
    return date_bounds(dates[0].edtf) if dates else None


def _way(text: str, start: int) -> tuple[int, Way]:
    """Where the words before a date begin that say how it is meant, and how."""
    before = tokens_of(text[:start])
    for size in (2, 1):
        if len(before) < size:
            continue
        for sense in asking_words().senses([token.plain for token in before[-size:]]):
            if sense.kind in ("since", "after", "until", "before", "on"):
                return before[-size].start, sense.kind  # type: ignore[return-value]
    return start, "on"


def _ends(way: Way, start: dt.date, end: dt.date) -> tuple[str | None, str | None]:
    day = dt.timedelta(days=1)
    match way:
        case "since":
            return start.isoformat(), None
        case "after":
            return (end + day).isoformat(), None
        case "until":
            return None, end.isoformat()
        case "before":
            return None, (start - day).isoformat()
    return start.isoformat(), end.isoformat()


def _within(text: str, today: dt.date) -> Iterator[Period]:
    """ "In the last decade" begins that long ago; "last year" and "this year" are calendar years."""
    for told in _back().finditer(text):
        unit = told["unit"].lower()
        if told["this"] or (unit == "year" and not told["number"]):
            year = str(today.year - (0 if told["this"] else 1))
            yield Period(told.start(), told.end(), f"{year}-01-01", f"{year}-12-31")
        elif number := _number(told["number"]):
            yield Period(told.start(), told.end(), _ago(today, number, unit).isoformat(), None)


@cache
def _back() -> re.Pattern[str]:
    words = "|".join(
        word for row in read_rows("asking_words.yaml") if row["kind"] == "within" for word in row["words"]
    )  # fmt: skip
    return re.compile(
        rf"\b(?:(?:in|during|over|within) )?(?:the )?"
        rf"(?:(?P<this>this) (?=year)|(?:{words}) (?:(?P<number>\w+) )?)(?P<unit>decade|year|month)s?\b",
        re.IGNORECASE,
    )


def _number(word: str | None) -> int | None:
    if word is None:
        return 1
    if word.lower() in ("few", "several", "couple"):
        return _FEW
    try:
        return read_number(word)
    except ValueError:
        return None


def _ago(today: dt.date, number: int, unit: str) -> dt.date:
    months = number * {"decade": 120, "year": 12, "month": 1}[unit]
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
    return dt.date(max(years, 1), month + 1, min(today.day, last))
