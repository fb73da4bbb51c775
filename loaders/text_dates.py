"""Dates told in prose, as EDTF with span and basis; relative ones against the article's date.

`last November` and `in March` need the day the article was published; without it they stay unread
rather than guessed. Ranges of a session ("16 September to 4 October 2013") are one interval.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph_schema.dates import date_bounds, is_edtf
from graph_schema.extraction import Citation
from loaders.split import Outline

DateBasis = Literal["stated", "relative"]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH_NUMBER = {name: index for index, name in enumerate(_MONTHS, 1)} | dict(
    zip(
        ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"],
        (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12),
        strict=True,
    )
)
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_S = r"[ \u00a0]"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SEASON_START = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10, "fall": 10}

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "session",
            rf"\b(?:[Ff]rom{_S}+)?{_MONTH}{_S}*{_DAY}(?:{_S}+to{_S}+|{_S}*[-–—]{_S}*)(?P<last_month>{'|'.join(_MONTHS)}){_S}+(?P<last_day>[0-3]?\d),?{_S}+{_YEAR}\b",
        ),
        (
            "session",
            rf"\b(?:[Ff]rom{_S}+)?{_DAY}(?:{_S}+{_MONTH})?(?:{_S}+to{_S}+|{_S}*[-–—]{_S}*)(?P<last_day>[0-3]?\d){_S}+(?P<last_month>{'|'.join(_MONTHS)}),?{_S}+{_YEAR}\b",
        ),
        ("month_day_year", rf"\b{_MONTH}{_S}+{_DAY},?{_S}+{_YEAR}\b"),
        ("day_month_year", rf"\b{_DAY}{_S}+(?:of{_S})?{_MONTH},?{_S}+{_YEAR}\b"),
        ("iso", rf"\b{_YEAR}-(?P<number>[01]\d)-{_DAY}\b"),
        ("month_year", rf"\b{_MONTH}(?:,|{_S}of)?{_S}+{_YEAR}\b"),
        (
            "year_range",
            rf"\b(?:[Ff]rom|[Bb]etween){_S}+{_YEAR}{_S}+(?:to|and|until|through){_S}+(?P<until>(?:18|19|20)\d\d)\b",
        ),
        ("year_dash", rf"\b{_YEAR}[-–—](?P<until>(?:18|19|20)\d\d)\b"),
        ("decade", r"\b(?P<decade>(?:18|19|20)\d)0['’]?s\b"),
        (
            "year",
            rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id|[Bb]ack in|[Tt]he|[Aa]|[Ii]ts|of)[ \u00a0-]+{_YEAR}(?![-–—/\d]|\d)\b",
        ),
        ("year_possessive", rf"\b{_YEAR}(?={_S}+(?:[a-z(]|[A-Z][a-z]+{_S}+(?:report|review)))"),
        ("last_month_name", rf"\b(?:[Ll]ast|this past|[Ii]n){_S}+{_MONTH}(?!{_S}*\d)"),
        ("month_day", rf"\b{_MONTH}{_S}+{_DAY}\b(?!,?{_S}+\d{{4}})"),
        ("day_month", rf"\b{_DAY}{_S}+{_MONTH}(?!,?{_S}+\d{{4}})"),
        (
            "last_unit",
            r"\b(?P<which>[Ll]ast|[Tt]his|[Ee]arlier this|[Ll]ater this|[Pp]revious) (?P<unit>week|month|year|summer|autumn|fall|spring|winter)\b",
        ),
        ("weekday", rf"\b(?:[Oo]n|[Ll]ast|[Tt]his){_S}+(?P<weekday>{_WEEKDAYS})\b"),
        ("near_day", r"\b(?P<near>[Yy]esterday|[Tt]oday)\b"),
        ("recently", r"\b(?P<recently>[Rr]ecently)\b"),
    )
)
_ANY_DATE = re.compile(
    rf"\d{{4}}|{'|'.join(_MONTH_NUMBER)}|{_WEEKDAYS}|[Ll]ast |[Tt]his |[Pp]revious |[Yy]esterday|[Tt]oday|[Rr]ecently"
)
# What some word of the text must be like before a form is worth trying; most texts want most of them.
_SIGNS = {
    "month": re.compile("|".join(_MONTH_NUMBER)),
    "year": re.compile(r"(?:18|19|20)\d"),
    "weekday": re.compile(_WEEKDAYS),
    "word": re.compile("[Tt]his |[Ll]a|[Pp]revious |[Yy]esterday|[Tt]oday|[Rr]ecently"),
}
_NEEDED = {
    "session": "year", "month_day_year": "month", "day_month_year": "month", "iso": "year",
    "month_year": "month", "year_range": "year", "year_dash": "year", "decade": "year",
    "year": "year", "year_possessive": "year", "last_month_name": "month", "month_day": "month",
    "day_month": "month", "last_unit": "word", "weekday": "weekday", "near_day": "word",
    "recently": "word",
}  # fmt: skip
# How a form begins, in patterns that the engine looks for without trying every word.
_AT_MONTH = re.compile("(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_AT_NUMBER, _AT_YEAR = re.compile(r"\d+"), re.compile(r"(?:18|19|20)\d")
_OPENINGS = {
    "month_day_year": _AT_MONTH, "day_month_year": _AT_NUMBER, "iso": _AT_YEAR,
    "month_year": _AT_MONTH, "year_range": re.compile("[FfBb](?:rom|etween)"),
    "year_dash": _AT_YEAR, "decade": _AT_YEAR, "year_possessive": _AT_YEAR,
    "month_day": _AT_MONTH, "day_month": _AT_NUMBER,
}  # fmt: skip
# The forms that tell a day of a year; those before them only take their words.
_FULL_FORMS = tuple(
    form for form in _FORMS if form[0] in {"session", "month_day_year", "day_month_year", "iso"}
)


@dataclass(frozen=True, slots=True)
class TextDate:
    """A date in prose: [start, end) covers the words that tell it, with a leading preposition."""

    start: int
    end: int
    edtf: str
    basis: DateBasis


# Claims and other facts read the same paragraphs, one after the other.
@lru_cache(maxsize=1024)
def find_dates(
    text: str, start: int = 0, end: int | None = None, today: str | None = None
) -> tuple[TextDate, ...]:
    """The dates in text[start:end], in order, none overlapping; `today` is the article's EDTF date.

    Words that name a date only relative to `today` are left out when it is `None`.
    """
    stop = len(text) if end is None else end
    if not _ANY_DATE.search(text, start, stop):
        return ()
    return _dates_of(_FORMS, text, (start, stop), today)


def _dates_of(
    forms: Sequence[tuple[str, re.Pattern[str]]],
    text: str,
    span: tuple[int, int],
    today: str | None,
) -> tuple[TextDate, ...]:
    """The dates of some forms, an earlier form's before a later one's where they overlap."""
    anchor = _anchor(today)
    found: list[TextDate] = []
    starts: list[int] = []
    openings: dict[re.Pattern[str], list[int]] = {}
    absent = {need for need, sign in _SIGNS.items() if not sign.search(text, *span)}
    for name, pattern in forms:
        if _NEEDED[name] in absent or (anchor is None and not _is_stated(name)):
            continue
        for match in _matches(name, pattern, text, span, openings):
            at = bisect_right(starts, match.start())
            if (at and found[at - 1].end > match.start()) or (
                at < len(starts) and starts[at] < match.end()
            ):
                continue
            edtf = _edtf(name, match, anchor, today)
            if edtf and is_edtf(edtf):
                basis: DateBasis = "stated" if _is_stated(name) else "relative"
                found.insert(at, TextDate(match.start(), match.end(), edtf, basis))
                starts.insert(at, match.start())
    return tuple(found)


def _matches(
    name: str,
    pattern: re.Pattern[str],
    text: str,
    span: tuple[int, int],
    openings: dict[re.Pattern[str], list[int]],
) -> Iterator[re.Match[str]]:
    """The matches of a form, as `finditer` gives them; tried only where its first word may stand.

    `openings` keeps those places for the forms that begin alike.
    """
    opening = _OPENINGS.get(name)
    if opening is None:
        yield from pattern.finditer(text, *span)
        return
    if opening not in openings:
        openings[opening] = [found.start() for found in opening.finditer(text, *span)]
    end = span[0]
    for start in openings[opening]:
        if start >= end and (match := pattern.match(text, start, span[1])):
            end = match.end()
            yield match


def infer_today(text: str, body_end: int | None = None) -> str | None:
    """The month of writing, for an article that bears no date line; `None` when nothing tells it.

    "last month" beside a day ("The June 23 opening") and a year told elsewhere fix the month; else the
    latest full date that the article cites stands for it.
    """
    told = _dates_of(_FULL_FORMS, text, (0, len(text)), None)
    full = [date.edtf for date in told if len(date.edtf) == len("2015-06-23")]
    if not full:
        return None
    body = text[: body_end if body_end is not None else len(text)]
    if "last month" in body:
        days = re.finditer(rf"\b{_MONTH}{_S}+{_DAY}\b(?!,?{_S}+\d{{4}})", body)
        wanted = {f"-{_MONTH_NUMBER[day['month']]:02}-{int(day['day']):02}" for day in days}
        fixed = [date for date in full if date[4:] in wanted]
        if fixed:
            return _month_after(max(fixed))
    return max(full)[:7]


def _is_stated(name: str) -> bool:
    return name in {
        "session",
        "month_day_year",
        "day_month_year",
        "iso",
        "month_year",
        "year_range",
        "year_dash",
        "decade",
        "year",
        "year_possessive",
    }


def _anchor(today: str | None) -> dt.date | None:
    """The last day that the article's date allows."""
    return date_bounds(today).end if today and is_edtf(today) else None


def _edtf(name: str, match: re.Match[str], anchor: dt.date | None, today: str | None) -> str | None:
    told = {key: value for key, value in match.groupdict().items() if value}
    if _is_stated(name):
        return _stated(name, told)
    if anchor is None:
        return None
    return _relative(name, told, anchor, today or "")


def _stated(name: str, told: dict[str, str]) -> str | None:
    if name == "decade":
        return f"{told['decade']}X"
    year = told["year"]
    if name == "session":
        last = _MONTH_NUMBER[told["last_month"]]
        first = _MONTH_NUMBER[told["month"]] if "month" in told else last
        return (
            f"{year}-{first:02}-{int(told['day']):02}/{year}-{last:02}-{int(told['last_day']):02}"
        )
    if "until" in told:
        return f"{year}/{told['until']}" if year <= told["until"] else None
    if name == "iso":
        return f"{year}-{told['number']}-{int(told['day']):02}"
    if "month" not in told:
        return year
    month = f"{year}-{_MONTH_NUMBER[told['month']]:02}"
    return f"{month}-{int(told['day']):02}" if "day" in told else month


def _relative(name: str, told: dict[str, str], anchor: dt.date, today: str) -> str | None:
    if name in {"last_month_name", "month_day", "day_month"}:
        return _nearest_before(_MONTH_NUMBER[told["month"]], told.get("day"), anchor)
    if name == "last_unit":
        return _unit(told["which"].lower(), told["unit"], anchor)
    if name == "recently":
        return f"{anchor.year}~"
    if len(today) != len("2015-06-23"):
        return None  # a week-day says nothing when the article's own day is unknown
    return (anchor - dt.timedelta(days=_days_back(told, anchor))).isoformat()


def _days_back(told: dict[str, str], anchor: dt.date) -> int:
    if "weekday" in told:
        return (anchor.weekday() - _WEEKDAYS.split("|").index(told["weekday"])) % 7
    return int(told["near"].lower() == "yesterday")


def _nearest_before(month: int, day: str | None, anchor: dt.date) -> str:
    day_number = int(day) if day else 1
    year = anchor.year if (month, day_number) <= (anchor.month, anchor.day) else anchor.year - 1
    return f"{year}-{month:02}" + (f"-{day_number:02}" if day else "")


def _unit(which: str, unit: str, anchor: dt.date) -> str | None:
    back = which in {"last", "previous"}
    if unit == "year":
        return str(anchor.year - back)
    if unit == "month":
        day = anchor.replace(day=1) - dt.timedelta(days=1) if back else anchor
        return f"{day.year}-{day.month:02}"
    if unit in _SEASON_START:
        year = anchor.year - (back and anchor.month <= _SEASON_START[unit] + 2)
        first = _SEASON_START[unit]
        return f"{year}-{first:02}/{year}-{first + 2:02}"
    monday = anchor - dt.timedelta(days=anchor.weekday() + 7 * back)
    return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


def _month_after(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + (month == 12)}-{month % 12 + 1:02}"


def dates_in(dates: tuple[TextDate, ...], start: int, end: int) -> Iterator[TextDate]:
    """Those wholly inside [start, end)."""
    return (date for date in dates if start <= date.start and date.end <= end)


def article_date(text: str, outline: Outline, citations: Sequence[Citation]) -> str | None:
    """The article's EDTF date: of its date line, else inferred (`infer_today`); `None` when neither tells."""
    inferred = infer_today(text, outline.body[1])
    latest = max(
        (c.date for c in citations if c.date and len(c.date) >= 7 and "/" not in c.date),
        default=None,
    )
    return outline.date or inferred or (latest[:7] if latest else None)
