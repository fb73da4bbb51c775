"""Elliptic lists: the members after the first, which a text leaves for the reader to complete.

"CEDAW/C/CHN/5-6 and Add.1 and 2", "A/RES/69/188 and 70/172", "S/RES/1325 (2000) and 1820 (2008)",
"A/RES/3411 A and B (XXX)".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_schema.errors import SymbolError
from loaders.symbols.found import FoundSymbol
from loaders.symbols.mending import MONTHS
from loaders.symbols.parsing import parse_symbol
from loaders.symbols.symbol import DocumentSymbol

_JOIN = r"(?:, and |, | and | & )"
_LIST_MEMBER = re.compile(
    rf"(?P<joint>, and |, & |, | and ?| & |[-–]?/)(?:(?P<label>Add|Corr|Rev|Amend)\. ?)?"
    rf"(?P<number>\d{{1,4}}(?:[-–]\d{{1,4}})?)(?!\d|[/(.]\d|[-–—−‑]\d| (?:{MONTHS})\b)"
)
_SLASHED_MEMBER = re.compile(
    rf"{_JOIN}/(?P<last>(?:Add|Corr|Rev)\.\d{{1,3}}|\d{{1,4}})(?!\d|[/(.]\d)"
)
_DATED = rf"(?: of \d{{1,2}} (?:{MONTHS}) (?:19|20)\d\d)?"
_ASSEMBLY_MEMBER = re.compile(rf"{_DATED}{_JOIN}(?P<number>\d{{1,2}}/\d{{1,3}})(?![\d/])")
_SECURITY_MEMBER = re.compile(rf"{_DATED}{_JOIN}(?P<number>\d{{3,4}} ?\((?:19|20)\d\d\))")
_SUFFIX_WINDOW = 130
_SUFFIX_LATER = re.compile(
    r"[^.;:/]*?(?<![/\w.])(?P<label>Add|Corr)\. ?(?P<number>\d{1,2})(?!\d|[/(.]\d)"
)
_PARTS = re.compile(
    r"(?P<more>(?:, [A-Z])*,? and [A-Z])\b(?P<session> ?\((?:E?S-)?[IVXLC]{1,7}\))?"
)


def members(text: str, first: FoundSymbol, end: int) -> Iterator[FoundSymbol]:
    """The symbols of the list that a found symbol opens: itself, then each member completed."""
    if first.symbol.is_resolution:
        opening, *parts = _parts(text, first, end)
        yield opening
        yield from parts
        yield from _resolutions(text, parts[-1] if parts else opening, end)
        return
    yield first
    numbered = list(_numbers(text, first, end))
    for begin, stop, label, number in numbered:
        if symbol := _completed(first.symbol, label, number.replace("–", "-")):
            yield _member(text, begin, stop, symbol, first.symbol)
    if not numbered:
        slashed = list(_slashed(text, first, end))
        yield from slashed or _further_suffix(text, first, end)


def _further_suffix(text: str, first: FoundSymbol, end: int) -> Iterator[FoundSymbol]:
    """ "A/HRC/39/6 (3 July 2018), and the State's views in Add.1": a suffix told later in the clause."""
    stop = min(end, first.end + _SUFFIX_WINDOW)
    if text.find("Add.", first.end, stop) < 0 and text.find("Corr.", first.end, stop) < 0:
        return
    match = _SUFFIX_LATER.match(text, first.end, stop)
    if match and (symbol := _completed(first.symbol, match["label"], match["number"])):
        yield _member(text, match.start("label"), match.end(), symbol, first.symbol)


def _slashed(text: str, first: FoundSymbol, end: int) -> Iterator[FoundSymbol]:
    """ "A/HRC/WG.6/33/PRK/1, /2 and /3": what follows the slash stands for the last component."""
    last, position = first.symbol.components[-1], first.end
    while match := _SLASHED_MEMBER.match(text, position, end):
        is_suffix = not match["last"].isdigit()
        if is_suffix != (last.kind == "suffix") or last.kind not in ("number", "suffix"):
            return
        words = [first.symbol.series, *map(str, first.symbol.components[:-1]), match["last"]]
        symbol = _parsed("/".join(words))
        if symbol is None:
            return
        yield _member(text, match.start("last") - 1, match.end(), symbol, first.symbol)
        position = match.end()


def _numbers(text: str, first: FoundSymbol, end: int) -> Iterator[tuple[int, int, str, str]]:
    """Span, label and number of each member of a list of suffixes or of numbered records."""
    # A bare number continues the last component only where that carries its number after a dot.
    label = first.symbol.components[-1].label if first.symbol.components[-1].dotted else ""
    position, found = first.end, []
    while match := _LIST_MEMBER.match(text, position, end):
        label = match["label"] or label
        if not label or (not match["label"] and match["joint"].strip() in ("/", "-/", "–/")):
            break
        found.append((match, label))
        position = match.end()
    while found and not found[-1][0]["label"] and not _closes_list(found[-1][0]):
        found.pop()
    for match, member_label in found:
        begin = match.start("label") if match["label"] else match.start("number")
        yield begin, match.end(), member_label, match["number"]


def _closes_list(match: re.Match[str]) -> bool:
    return "and" in match["joint"] or "&" in match["joint"]


def _completed(first: DocumentSymbol, label: str, number: str) -> DocumentSymbol | None:
    words = [first.series, *map(str, first.components)]
    last = first.components[-1]
    if last.dotted and last.label == label:
        words.pop()
    return _parsed("/".join([*words, f"{label}.{number}"]))


def _parts(text: str, first: FoundSymbol, end: int) -> list[FoundSymbol]:
    """ "3411 A and B (XXX)" as its parts; the symbol alone where no letters follow."""
    symbol = first.symbol
    match = _PARTS.match(text, first.end, end) if symbol.part and not symbol.parentheses else None
    if not match:
        return [first]
    stem = "/".join([symbol.series, *map(str, symbol.components)])
    session = f" {match['session'].strip()}" if match["session"] else ""
    opening = _parsed(f"{stem} {symbol.part}{session}")
    if opening is None:
        return [first]
    repairs = first.repairs
    if session:
        repairs += (f"completed {symbol.text!r} from the session after the last part",)
    found = [replace(first, symbol=opening.printed_as(symbol.text), repairs=repairs)]
    for letter in re.finditer(r"[A-Z]", match["more"]):
        begin = match.start("more") + letter.start()
        is_last = letter.end() == len(match["more"])
        stop = match.end() if is_last else begin + 1
        if part := _parsed(f"{stem} {letter[0]}{session}"):
            found.append(_member(text, begin, stop, part, opening))
    return found


def _resolutions(text: str, first: FoundSymbol, end: int) -> Iterator[FoundSymbol]:
    series = first.symbol.series
    pattern = _SECURITY_MEMBER if series == "S/RES" else _ASSEMBLY_MEMBER
    position = first.end
    while match := pattern.match(text, position, end):
        symbol = _parsed(f"{series}/{match['number']}")
        if symbol is None:
            return
        yield _member(text, match.start("number"), match.end(), symbol, first.symbol)
        position = match.end()


def _member(
    text: str, start: int, end: int, symbol: DocumentSymbol, first: DocumentSymbol
) -> FoundSymbol:
    printed = text[start:end]
    repair = f"completed {printed!r} from {first.normal}"
    return FoundSymbol(start, end, symbol.printed_as(printed), (repair,))


def _parsed(text: str) -> DocumentSymbol | None:
    try:
        return parse_symbol(text)
    except SymbolError:
        return None
