"""Documents that prose names by body and number, without a symbol.

"General Assembly resolution 69/188" is A/RES/69/188 and "General Comment No. 31" is
CCPR/C/21/Rev.1/Add.13. A number whose body is not told, and which two bodies could have given, is
left alone; so are decisions of the General Assembly, which have no symbol.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graph_schema.errors import SymbolError
from loaders.symbols.comments import (
    GeneralComment,
    comments_numbered,
    general_comment,
    is_of_year,
    joint_symbol,
)
from loaders.symbols.found import FoundSymbol
from loaders.symbols.issuers import (
    ROMAN_SESSION,
    another_named_beside,
    can_have_issued,
    compact_words,
    decision_told_by_number,
    issuer_beside,
    issuer_named_before,
    series_told_by_number,
)
from loaders.symbols.mending import MONTHS
from loaders.symbols.parsing import parse_symbol
from loaders.symbols.symbol import DocumentSymbol

_LETTERS = r" ?[A-Z](?:(?:, [A-Z])*,? and [A-Z])?"
_NUMBER = (
    rf"(?:E?S-\d{{1,2}}/\d{{1,3}}"
    rf"|\d{{1,4}}/\d{{1,4}}(?:{_LETTERS}(?=[,.;:)]|$| of \d))?"
    rf"|\d{{1,4}}(?:{_LETTERS})? ?\({ROMAN_SESSION}\)(?: ?[A-Z](?=[\s,.;)]|$))?"
    r"|\d{1,4}(?: ?\((?:19|20)\d\d\))?(?![\d/]))"
)
_NO = r"(?:[Nn](?:os?|umbers?)\.? ?)?"
_RESOLUTION = re.compile(rf"[Rr](?<!\w.)(?:esolutions?|ES|es\.?),? {_NO}(?P<number>{_NUMBER})")
_DECISION = re.compile(rf"[Dd](?<!\w.)ec(?:isions?|\.) {_NO}(?P<number>(?:S-)?\d{{1,4}}/\d{{1,3}})")
_YEAR = r"(?: \((?P<year>(?:19|20)\d\d)\))?"
_COMMENT = re.compile(
    r"[Gg](?<!\w.)(?:en(?:eral|\.) (?P<word>[Cc]omm(?:ents?|\.)|[Rr]ec(?:ommendations?|s?\.)),? "
    rf"(?:(?:[Nn](?:os?|umbers?)\.? ?)|n[°º] ?|#)?|(?<=G)[CR](?: ?/|(?: [Nn]o\.?)? ))"
    rf"(?P<number>\d{{1,2}})\b(?![/.]\d){_YEAR}"
)
_FURTHER_COMMENT = re.compile(
    rf"(?:, and |, | and | & |/)(?P<no>(?:[Gg]eneral (?:[Cc]omment|[Rr]ecommendation) )?[Nn]o\.? ?)?"
    rf"(?P<number>\d{{1,2}})\b(?![/.]\d| (?:{MONTHS})){_YEAR}"
)
_OF_BODY_IN_LIST = re.compile(r" of the [A-Z][^.;:()]{3,130}?(?=,? and [Nn]o\.? \d|/[Gg]eneral )")
_DATED = rf"(?: of \d{{1,2}} (?:{MONTHS}) (?:19|20)\d\d)?"
_FURTHER = re.compile(
    rf"{_DATED}(?:, on [^,;.()]{{3,90}})?(?:, and |, | and | & )(?P<number>{_NUMBER})"
)
_AFTER_CLAUSE = re.compile(
    r", (?:which|by which|adopted|establishing|renewed|extending|on) [^,;.()\d]{3,80}(?: (?:19|20)\d\d)?, and(?: in| by)? (?P<number>\d{1,3}/\d{1,3})(?![\d/])"
)
_PARTS = re.compile(r"(?P<number>\d{1,4}(?:/\d{1,4})?) ?(?P<parts>[A-Z](?:, [A-Z])*,? and [A-Z])")


def find_prose_symbols(text: str, start: int = 0, end: int | None = None) -> list[FoundSymbol]:
    """Resolutions, decisions and general comments named in [start, end), in order, without overlap.

    A span begins with the body's name where that stands directly before.
    """
    end = len(text) if end is None else end
    found: list[FoundSymbol] = []
    if "esolution" in text or "RES" in text or "Res" in text or " res" in text:
        for match in _RESOLUTION.finditer(text, start, end):
            found.extend(_resolutions(text, match, start, end))
    for match in _compact().finditer(text, start, end):
        series = compact_words()[match["word"]]
        found.extend(_numbered(text, match, (match.start(), end), series))
    if "ecision" in text or "ec. " in text:
        for match in _DECISION.finditer(text, start, end):
            found.extend(_decision(text, match, start))
    for match in _COMMENT.finditer(text, start, end):
        found.extend(_comments(text, match, start, end))
    return _without_overlap(found) if len(found) > 1 else found


@cache
def _compact() -> re.Pattern[str]:
    words = sorted(compact_words(), key=len, reverse=True)
    # What stands before is looked at after the first letter, which alone rules out most places.
    openings = "|".join(rf"{word[0]}(?<![\w/].){word[1:]}" for word in words)
    return re.compile(rf"(?P<word>{openings})s? {_NO}(?P<number>{_NUMBER})")


def _resolutions(text: str, match: re.Match[str], start: int, end: int) -> Iterator[FoundSymbol]:
    number = match["number"]
    stop = _end_of_list(text, match.end(), end, _FURTHER) if _opens_list(match) else match.end()
    issuer = issuer_beside(text, (match.start(), stop), start, "series")
    if issuer is None:
        issuer = issuer_named_before(
            text, match.start(), start, "series", lambda series: can_have_issued(series, number)
        )
        told = series_told_by_number(number)
        if told and (issuer is None or not issuer.is_beside):
            yield from _numbered(text, match, (match.start(), end), told)
            return
    if issuer is not None and can_have_issued(issuer.series, number):
        yield from _numbered(text, match, (issuer.start, end), issuer.series)
        yield from _after_clause(text, stop, end, issuer.series)


def _after_clause(text: str, position: int, end: int, series: str) -> Iterator[FoundSymbol]:
    """A further number of the body after a clause: "resolution 48/1, which created it, and 51/20"."""
    further = _AFTER_CLAUSE.match(text, position, end)
    if further and can_have_issued(series, further["number"]):
        yield from _parts_of(text, further.start("number"), further.span("number"), series)


def _numbered(
    text: str, match: re.Match[str], span: tuple[int, int], series: str
) -> Iterator[FoundSymbol]:
    """The resolution of a number, and the further members of a list where the plural opens one."""
    yield from _parts_of(text, span[0], match.span("number"), series)
    position, is_list = match.end(), _opens_list(match)
    while is_list and (further := _FURTHER.match(text, position, span[1])):
        if not can_have_issued(series, further["number"]) or len(further["number"]) < 3:
            return
        yield from _parts_of(text, further.start("number"), further.span("number"), series)
        position = further.end()


def _opens_list(match: re.Match[str]) -> bool:
    """Whether the plural lets more numbers follow: "resolutions", "UNSCRs"."""
    return "esolutions" in match[0] or match[0].partition(" ")[0].endswith("s")


def _end_of_list(text: str, position: int, end: int, further: re.Pattern[str]) -> int:
    while member := further.match(text, position, end):
        position = member.end()
    return position


def _parts_of(text: str, begin: int, number: tuple[int, int], series: str) -> Iterator[FoundSymbol]:
    """One resolution, or one for each part of "3411 A and B (XXX)"."""
    printed = text[slice(*number)]
    parts = _PARTS.match(printed)
    if not parts:
        if symbol := _parsed(f"{series}/{printed}"):
            yield _found(text, begin, number[1], symbol)
        return
    session = printed[parts.end() :]
    letters = [m.start() + parts.start("parts") for m in re.finditer(r"[A-Z]", parts["parts"])]
    for place in letters:
        last = place == letters[-1]
        symbol = _parsed(f"{series}/{parts['number']} {printed[place]}{session}")
        if symbol:
            stop = number[1] if last else number[0] + place + 1
            yield _found(text, begin if place == letters[0] else number[0] + place, stop, symbol)


def _decision(text: str, match: re.Match[str], start: int) -> Iterator[FoundSymbol]:
    number = match["number"]
    issuer = issuer_beside(text, match.span(), start, "decisions")
    if issuer is None and issuer_beside(text, match.span(), start, "series") is None:
        issuer = issuer_named_before(
            text, match.start(), start, "decisions", lambda series: can_have_issued(series, number)
        )
        told = decision_told_by_number(number)
        if issuer is None and told and (symbol := _parsed(f"{told}/{number}")):
            yield _found(text, match.start(), match.end(), symbol)
    if issuer is not None and can_have_issued(issuer.series, number):
        begin = issuer.start if issuer.is_beside else match.start()
        if symbol := _parsed(f"{issuer.series}/{number}"):
            yield _found(text, begin, match.end(), symbol)


def _comments(text: str, match: re.Match[str], start: int, end: int) -> Iterator[FoundSymbol]:
    """The comment of a number, and further ones of a list, each with the body named beside it."""
    is_list = (match["word"] or "").endswith("s")
    stop = _end_of_list(text, match.end(), end, _FURTHER_COMMENT) if is_list else match.end()
    issuer = issuer_beside(text, (match.start(), stop), start, "comments")
    if issuer is None and match["word"] is None:
        return  # "GC 31" of no committee may be anything
    begin = issuer.start if issuer else match.start()
    body = issuer.series if issuer else None
    last = _comment_found(text, (begin, match), (start, body))
    if last:
        yield last
    position = _after_body(text, match.end())
    while further := _FURTHER_COMMENT.match(text, position, end):
        if not further["no"] and not is_list:
            return
        own = issuer_beside(text, further.span(), further.start("number"), "comments")
        span = (further.start("no") if further["no"] else further.start("number"), further)
        found = _comment_found(text, span, (start, own.series if own else body))
        if last and found and joint_symbol(last.symbol.normal) == found.symbol.normal:
            found = replace(found, joint_with=last.symbol.normal)
        if found:
            yield found
        last, position = found, _after_body(text, further.end())


def _comment_found(
    text: str, place: tuple[int, re.Match[str]], context: tuple[int, str | None]
) -> FoundSymbol | None:
    begin, match = place
    start, body = context
    number, year = int(match["number"]), int(match["year"]) if match["year"] else None
    comment = general_comment(body, number) if body else None
    if body is None:
        comment = _comment_told(text, match, start, number, year)
    if comment is None or comment.symbol is None:
        return None
    if body and year and not is_of_year(comment, year):
        return None
    symbol = _parsed(comment.symbol)
    return _found(text, begin, match.end(), symbol) if symbol else None


def _comment_told(
    text: str, match: re.Match[str], start: int, number: int, year: int | None
) -> GeneralComment | None:
    """The comment of a body named further off, else the only one of that number, kind and year."""
    named = issuer_named_before(
        text, match.start(), start, "comments", lambda body: _gave(body, number, year)
    )
    if named:
        return general_comment(named.series, number)
    if another_named_beside(text, match.start(), start):
        return None
    word = "recommendation" if "rec" in match[0].lower()[:12] else "comment"
    known = [comment for comment in comments_numbered(number, year) if comment.word == word]
    return known[0] if len(known) == 1 else None


def _gave(body: str, number: int, year: int | None) -> bool:
    comment = general_comment(body, number)
    return comment is not None and (year is None or is_of_year(comment, year))


def _after_body(text: str, position: int) -> int:
    """Past " of the Committee on …", so that a list goes on behind it."""
    named = _OF_BODY_IN_LIST.match(text, position)
    return named.end() if named else position


def _parsed(text: str) -> DocumentSymbol | None:
    try:
        return parse_symbol(text)
    except SymbolError:
        return None


def _found(text: str, start: int, end: int, symbol: DocumentSymbol) -> FoundSymbol:
    return FoundSymbol(start, end, symbol.printed_as(text[start:end]))


def _without_overlap(found: list[FoundSymbol]) -> list[FoundSymbol]:
    kept: list[FoundSymbol] = []
    for symbol in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or symbol.start >= kept[-1].end:
            kept.append(symbol)
    return kept
