"""Documents that prose names by body and number, without a symbol.

"General Assembly resolution 69/188" is A/RES/69/188 and "General Comment No. 31" of the Human
Rights Committee is CCPR/C/21/Rev.1/Add.13. A number whose body is not told, and which two bodies
could have given, is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph_schema.errors import SymbolError
from loaders.symbols.finding import FoundSymbol
from loaders.symbols.grammar import SYMBOL_SERIES, general_comments
from loaders.symbols.parsing import parse_symbol
from loaders.symbols.symbol import DocumentSymbol
from loaders.vocabulary import read_rows

_ROMAN = r"(?:E?S-)?[IVXLC]{1,7}"
_NUMBER = (
    rf"(?:E?S-\d{{1,2}}/\d{{1,3}}|\d{{1,4}}/\d{{1,4}}(?: [A-Z](?=[,.;)]|$))?"
    rf"|\d{{1,4}}(?: ?[A-Z])? ?\({_ROMAN}\)(?: ?[A-Z](?=[\s,.;)]|$))?"
    r"|\d{1,4}(?: ?\((?:19|20)\d\d\))?(?![\d/]))"
)
_RESOLUTION = re.compile(
    rf"\b[Rr](?:esolutions?|ES|es\.?),? (?:[Nn](?:o|os|umber)\.? ?)?(?P<number>{_NUMBER})"
)
_DECISION = re.compile(r"\b[Dd]ec(?:isions?|\.) (?:[Nn]o\.? ?)?(?P<number>(?:S-)?\d{1,4}/\d{1,3})")
_COMMENT = re.compile(
    r"\b[Gg]en(?:eral|\.) (?:(?:[Cc]omm(?:ents?|\.)|[Rr]ec(?:ommendations?|\.))),? "
    r"(?:(?:[Nn](?:o|umber)\.? ?)|n[°º] ?|#)?(?P<number>\d{1,2})\b"
)
_FURTHER = re.compile(rf"(?:, and |, | and | & )(?P<number>{_NUMBER})")
_OF_BODY = re.compile(r",? (?:(?:of|by) )?the (?:UN |U\.N\. |United Nations )?")
_WINDOW = 160
_HIGHEST_COUNCIL_SESSION = 65  # sessions of the Human Rights Council; the Assembly's run above them


@dataclass(frozen=True, slots=True)
class _Issuers:
    names: re.Pattern[str]
    resolutions: dict[str, str]
    decisions: dict[str, str]
    comments: dict[str, str]


def find_prose_symbols(text: str, start: int = 0, end: int | None = None) -> list[FoundSymbol]:
    """Resolutions, decisions and general comments named in [start, end), in order.

    A span begins with the body's name where that stands directly before.
    """
    end = len(text) if end is None else end
    found: list[FoundSymbol] = []
    for match in _RESOLUTION.finditer(text, start, end):
        found.extend(_resolutions(text, match, start, end))
    issuers = _issuers()
    for match in _DECISION.finditer(text, start, end):
        begin, name = _issuer(text, match, start, issuers.decisions)
        if name and (symbol := _parsed(f"{issuers.decisions[name]}/{match['number']}")):
            found.append(_found(text, begin, match.end(), symbol))
    for match in _COMMENT.finditer(text, start, end):
        begin, name = _issuer(text, match, start, issuers.comments)
        symbol_text = general_comments_by_body().get(
            (issuers.comments.get(name or "", ""), int(match["number"]))
        )
        if symbol_text and (symbol := _parsed(symbol_text)):
            found.append(_found(text, begin, match.end(), symbol))
    return sorted(found, key=lambda f: f.start)


@cache
def general_comments_by_body() -> dict[tuple[str, int], str]:
    return general_comments()


@cache
def _issuers() -> _Issuers:
    resolutions: dict[str, str] = {}
    decisions: dict[str, str] = {}
    comments: dict[str, str] = {}
    for row in read_rows(SYMBOL_SERIES):
        if row["kind"] != "prose":
            continue
        for name in row["names"]:
            for key, table in (
                ("series", resolutions),
                ("decisions", decisions),
                ("comments", comments),
            ):
                if key in row:
                    table.setdefault(name, row[key])
    names = sorted({*resolutions, *comments}, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, names))})(?![\w/])")
    return _Issuers(pattern, resolutions, decisions, comments)


def _issuer(
    text: str, match: re.Match[str], start: int, table: dict[str, str]
) -> tuple[int, str | None]:
    """Where the naming begins, and the body: directly before, "of the …" after, or last named."""
    window = max(start, match.start() - _WINDOW)
    names = [n for n in _issuers().names.finditer(text, window, match.start()) if n[0] in table]
    if names and len(text[names[-1].end() : match.start()].strip(" ,’'s()")) < 3:
        return names[-1].start(), names[-1][0]
    if of_body := _OF_BODY.match(text, match.end()):
        after = _issuers().names.match(text, of_body.end())
        if after and after[0] in table:
            return match.start(), after[0]
    return match.start(), names[-1][0] if names else None


def _resolutions(text: str, match: re.Match[str], start: int, end: int) -> Iterator[FoundSymbol]:
    begin, name = _issuer(text, match, start, _issuers().resolutions)
    series = _issuers().resolutions[name] if name else None
    symbol = _resolution(series, match["number"])
    if symbol is None:
        return
    yield _found(text, begin, match.end(), symbol)
    position = match.end()
    is_list = match[0].lower().startswith("resolutions")
    while is_list and (further := _FURTHER.match(text, position, end)):
        symbol = _resolution(series, further["number"])
        if symbol is None:
            return
        yield _found(text, further.start("number"), further.end(), symbol)
        position = further.end()


def _resolution(series: str | None, number: str) -> DocumentSymbol | None:
    """The symbol of a number; the form of the number overrules a body named further off."""
    if re.search(rf"\({_ROMAN}\)", number):
        series = "A/RES"
    elif re.search(r"\(\d{4}\)", number):
        series = "S/RES"
    elif series is None:
        session = number.partition("/")[0]
        if "/" in number and session.isdigit() and _HIGHEST_COUNCIL_SESSION < int(session) < 100:
            series = "A/RES"
        else:
            return None
    if ("/" in number) if series == "S/RES" else not re.search(r"[/(]", number):
        return None
    return _parsed(f"{series}/{number}")


def _parsed(text: str) -> DocumentSymbol | None:
    try:
        return parse_symbol(text)
    except SymbolError:
        return None


def _found(text: str, start: int, end: int, symbol: DocumentSymbol) -> FoundSymbol:
    return FoundSymbol(start, end, replace(symbol, text=text[start:end]))
