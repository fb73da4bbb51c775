"""EDTF dates (ISO 8601-2:2019, levels 0 and 1 and the decades of level 2) with their bounds.

Forms: `2013-10-29`, `2013-10`, `2013`, `2015~` (about), `195X` (a decade), `2014/2015` and
`2014-11/2015-06` (intervals), `2013/..` and `../2013` (open). `date('2015-06')` in Cypher is
1 June, so a date is always kept with its bounds and its precision, and a range query is overlap.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "year", "decade", "interval"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)\Z")
_DECADE = re.compile(r"(\d{3})X([~?%]?)\Z")


@dataclass(frozen=True, slots=True)
class DateBounds:
    """First and last day that the date allows; `None` is an open end."""

    edtf: str
    start: dt.date | None
    end: dt.date | None
    precision: Precision


@lru_cache(maxsize=4096)
def date_bounds(edtf: str) -> DateBounds:
    """The bounds of an EDTF date. Raises `ValueError` naming the text when it is no such date."""
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        start = None if left == ".." else _point(left).start
        end = None if right == ".." else _point(right).end
        if start and end and start > end:
            raise ValueError(f"EDTF interval {edtf!r} ends before it starts")
        return DateBounds(edtf, start, end, "interval")
    return _point(edtf)


def overlaps(a: DateBounds, b: DateBounds) -> bool:
    """Whether some day lies in both."""
    lowest, highest = dt.date.min, dt.date.max
    return (a.start or lowest) <= (b.end or highest) and (b.start or lowest) <= (a.end or highest)


def is_edtf(text: str) -> bool:
    """Whether `date_bounds` can read it."""
    try:
        date_bounds(text)
    except ValueError:
        return False
    return True


def _point(text: str) -> DateBounds:
    if decade := _DECADE.match(text):
        first = int(decade[1]) * 10
        return DateBounds(text, dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade")
    if not (point := _POINT.match(text)):
        raise ValueError(f"{text!r} is no EDTF date of the forms 2013-10-29, 2013-10, 2013, 195X")
    year, month, day = int(point[1]), point[2], point[3]
    try:
        if day:
            exact = dt.date(year, int(month), int(day))
            return DateBounds(text, exact, exact, "day")
        if month:
            last = calendar.monthrange(year, int(month))[1]
            return DateBounds(
                text, dt.date(year, int(month), 1), dt.date(year, int(month), last), "month"
            )
        return DateBounds(text, dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"{text!r} is no calendar date: {error}") from None
