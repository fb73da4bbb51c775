"""Whose resolution, decision or general comment prose speaks of.

A body that stands directly before the number, or as "of the …" after it, is sure. One named
further off counts only where the number has a form that this body's documents have.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.alternatives import any_word
from loaders.symbols.grammar import SYMBOL_SERIES, load_grammar
from loaders.vocabulary import read_rows

Issued = Literal["series", "decisions", "comments"]

ROMAN_SESSION = r"(?:E?S-)?[IVXLC]{1,7}"
_WINDOW = 160
_NEAR = 40
_FAR = 500
_OF_BODY = re.compile(
    r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?,? (?:(?:of|by) )?(?:the )?(?:UN |U\.N\. |United Nations )?"
)
_NAME_LENGTH = 90
_NAME_BEFORE = re.compile(
    r"(?<![\w.])[A-Z][\w.&’'-]*(?: (?:of|on|the|for|against|and|&|[A-Z][\w.&’'-]*)){0,20}, ?\Z"
)
_BREAK = re.compile(r"[.;(]")
_COUNCIL_AGAIN = re.compile(r"\b[Tt]he Council\b[^.;(]{0,40}\Z")
# The General Assembly held its last special session, the thirty-second, in 2021.
_ASSEMBLY_SPECIAL_SESSIONS = 32
# The Human Rights Council's sessions, and its resolutions of one session, have stayed within these;
# its decisions are numbered from 101.
_HIGHEST_COUNCIL_SESSION = 65
_COUNCIL_RESOLUTIONS = range(1, 60)
_COUNCIL_DECISIONS = range(101, 200)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that a text names: what its documents' series is, where its name begins, how sure."""

    series: str
    start: int
    is_beside: bool


@dataclass(frozen=True, slots=True)
class _Names:
    pattern: re.Pattern[str]
    issued: dict[Issued, dict[str, str]]
    compact: dict[str, str]


@cache
def _names() -> _Names:
    issued: dict[Issued, dict[str, str]] = {"series": {}, "decisions": {}, "comments": {}}
    compact: dict[str, str] = {}
    for row in read_rows(SYMBOL_SERIES):
        if row["kind"] != "prose":
            continue
        for name in row["names"]:
            for kind, table in issued.items():
                if kind in row:
                    table.setdefault(name, row[kind])
        compact |= dict.fromkeys(row.get("compact", []), row.get("series", ""))
    names = any_word(set().union(*issued.values()), not_after=r"\w/")
    pattern = re.compile(rf"{names}(?!\w|/[A-Z\d])")
    return _Names(pattern, issued, compact)


def compact_words() -> dict[str, str]:
    """Words that say body and resolution in one, with the series: UNSCR."""
    return _names().compact


def issuer_beside(text: str, span: tuple[int, int], start: int, kind: Issued) -> Issuer | None:
    """The body named directly before a span, or directly after it as "of the …"."""
    table = _names().issued[kind]
    before = _named_before(text, span[0], start, table)
    if before and len(text[before[-1].end() : span[0]].strip(" ,’'s()")) < 3:
        return Issuer(table[before[-1][0]], before[-1].start(), True)
    if of_body := _OF_BODY.match(text, span[1]):
        after = _names().pattern.match(text, of_body.end())
        if after and after[0] in table:
            return Issuer(table[after[0]], span[0], True)
    return None


def issuer_named_before(
    text: str, at: int, start: int, kind: Issued, can_issue: Callable[[str], bool]
) -> Issuer | None:
    """The nearest body named before a place that can have issued what is there."""
    table = _names().issued[kind]
    for name in reversed(_named_before(text, at, start, table)):
        if can_issue(table[name[0]]):
            gap = text[name.end() : at]
            is_near = len(gap) <= _NEAR and not _BREAK.search(gap)
            is_meant = is_near or ("Council" in name[0] and _COUNCIL_AGAIN.search(gap) is not None)
            return Issuer(table[name[0]], at, is_meant)
    return _council_again(text, at, start, table, can_issue)


def _council_again(
    text: str, at: int, start: int, table: dict[str, str], can_issue: Callable[[str], bool]
) -> Issuer | None:
    """The Council named in full further off, where "the Council" stands in the sentence of the number."""
    again = _COUNCIL_AGAIN.search(text, max(start, at - _WINDOW), at)
    if not again:
        return None
    named = _names().pattern.finditer(text, max(start, at - _FAR), again.start())
    councils = [name[0] for name in named if name[0].endswith("Council") and name[0] in table]
    if councils and can_issue(table[councils[-1]]):
        return Issuer(table[councils[-1]], at, True)
    return None


def another_named_beside(text: str, at: int, start: int) -> bool:
    """Whether a name stands directly before a place: "Hum. Rts. Comm., General Comment No. 34".

    One word in small letters after its capital ("Indeed,") is none.
    """
    before = _NAME_BEFORE.search(text, max(start, at - _NAME_LENGTH), at)
    if not before:
        return False
    name = before[0].rstrip(", ")
    return "." in name or " " in name or name.isupper()


def _named_before(text: str, at: int, start: int, table: dict[str, str]) -> list[re.Match[str]]:
    window = max(start, at - _WINDOW)
    return [name for name in _names().pattern.finditer(text, window, at) if name[0] in table]


def can_have_issued(series: str, number: str) -> bool:
    """Whether a resolution's or decision's number has a form that the series' numbers have."""
    if roman := re.search(rf"\(({ROMAN_SESSION})\)", number):
        later = series in ("E/RES", "E/CN.4/RES", "T/RES")
        return later or (series == "A/RES" and is_assembly_session(roman[1]))
    session, slash, rest = number.partition("/")
    if not slash or series == "S/RES":
        return not slash and series == "S/RES"
    if "S-" in session:
        of_council = series in ("A/HRC/RES", "A/HRC/DEC") and session.startswith("S-")
        return of_council or series == "A/RES"
    return _can_number(series, session, int(re.sub(r"\D", "", rest)))


def _can_number(series: str, session: str, number: int) -> bool:
    if series == "A/RES":
        return load_grammar().series["A/RES"].first_session <= int(session) < 100
    if series in ("A/HRC/RES", "A/HRC/DEC"):
        numbers = _COUNCIL_DECISIONS if series == "A/HRC/DEC" else _COUNCIL_RESOLUTIONS
        return int(session) <= _HIGHEST_COUNCIL_SESSION and number in numbers
    return len(session) == 4  # the Economic and Social Council and its commissions: 1996/31


def series_told_by_number(number: str) -> str | None:
    """The series of a resolution that its number's form alone tells, `None` where two could have it.

    (III) is the General Assembly's, (2005) the Security Council's; 69/188 and 60/251 are beyond
    what the Human Rights Council has reached, as S-35/1 is beyond the Assembly's special sessions. 34/22
    could be either's.
    """
    if roman := re.search(rf"\(({ROMAN_SESSION})\)", number):
        return "A/RES" if is_assembly_session(roman[1]) else None
    if re.search(r"\(\d{4}\)", number):
        return "S/RES"
    if number.startswith("ES-"):
        return "A/RES"
    if number.startswith("S-"):
        is_late = int(number[2:].partition("/")[0]) > _ASSEMBLY_SPECIAL_SESSIONS
        return "A/HRC/RES" if is_late else None
    is_assembly = "/" in number and can_have_issued("A/RES", number)
    return "A/RES" if is_assembly and not can_have_issued("A/HRC/RES", number) else None


def decision_told_by_number(number: str) -> str | None:
    """The Human Rights Council numbers its decisions from 101; the General Assembly's have no symbol."""
    told = not number.startswith("S-") and can_have_issued("A/HRC/DEC", number)
    return "A/HRC/DEC" if told else None


def is_assembly_session(roman: str) -> bool:
    """Whether a session in Roman figures is one of the General Assembly's, which wrote 30 so."""
    if "S-" in roman:
        return True
    values = [_ROMAN_VALUES[letter] for letter in roman]
    following = [*values[1:], 0]
    session = sum(-v if v < after else v for v, after in zip(values, following, strict=True))
    return session < load_grammar().series["A/RES"].first_session
