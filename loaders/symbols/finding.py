"""Finding the symbols of a text: cheaply by their slashes, then exactly by the parser.

What is mended is recorded, in words, on the symbol found (`loaders/symbols/mending.py`). Elliptic
lists give a symbol for each member (`loaders/symbols/lists.py`). Two symbols of one work, joined by
a dash or "also issued as", are both found, the second with the first as `joint_with`.
"""

import re
import string
from dataclasses import replace

from graph_schema.errors import SymbolError
from loaders.symbols.found import FoundSymbol
from loaders.symbols.grammar import load_grammar, regional_opening, regional_symbol
from loaders.symbols.lists import members
from loaders.symbols.mending import (
    BLANK,
    mended,
    surface_repairs,
    with_roman_session,
    without_glued_date,
)
from loaders.symbols.parsing import parse_symbol
from loaders.symbols.symbol import DocumentSymbol

_DASHES = "-–—−‑"
_LABEL = r"[A-Za-z]{1,6}"
_COMPONENT = (
    rf"(?:(?:{_LABEL}\.{BLANK}?)?(?:\d+[a-z]\b|\d+(?:[{_DASHES}]\d+)?)"
    rf"|{_LABEL}\.{BLANK}?(?:[IVX]+|[A-Z])\b|[A-Z][A-Za-z]{{0,4}}\d{{1,4}}\b"
    rf"|[A-Z]{{1,4}}\.[A-Z]{{2,4}}\b|[A-Za-z]+(?:[{_DASHES}](?:\d+|[A-Z]+\b))?)"
)
_NEXT_COMPONENT = re.compile(
    rf"(?:/{{1,2}}{BLANK}?|\?(?=(?:Add|Corr|Rev)\.)|[-–—](?=(?:Add|Corr|Rev)\.{BLANK}?\d)"
    rf"|{BLANK}/(?=[A-Z\d])|(?<=[Rr][Ee][Ss])\.?{BLANK}?(?=\d))({_COMPONENT})"
)
_PARENTHESES = re.compile(
    r" ?(?:[A-Z] ?)?\((?:(?:E?S-)?[IVXLC]{1,7}|Vol\.? ?(?:[IVX]+|\d+)|Part ?(?:[IVX]+|\d+)"
    r"|Resumption \d+|Findings|Recommendations|SUPP)\)(?: ?[A-Z](?=[\s,.;)]|$))?"
)
_YEAR_IN_PARENTHESES = re.compile(r" ?\((?:19|20)\d\d\)")
_LETTER_OF_PART = re.compile(r" ?[A-Z](?=[,.;)]|$| and [A-Z]\b|, [A-Z]\b| of \d)")
_JOINT = re.compile(r"\s?[–—/=-]\s?|\s?\((?:also )?(?:issued|reissued) as ")
_JOINERS = frozenset("–—/=-")
_LETTER = re.compile(r"[AJOU](?<!\w.)[A-Z]{1,2} [A-Z]{3} \d{1,3}/(?:19|20)\d\d\b")
_ROOT_LETTERS = string.ascii_letters + string.digits
_LONGEST_ROOT = 16


def find_symbols(text: str, start: int = 0, end: int | None = None) -> list[FoundSymbol]:
    """All symbols in [start, end) of a text, in order, without overlap; spans refer to `text`."""
    end = len(text) if end is None else end
    found: list[FoundSymbol] = []
    roots, reached = load_grammar().openings, start
    slash = text.find("/", start, end)
    while slash != -1:
        head = _root_before(text, slash, reached, roots)
        if head is not None and _can_open(text, head, found):
            first = _read_at(text, head, slash, end)
            if first:
                found.extend(members(text, _joined(text, first, found), end))
                reached = found[-1].end
        slash = text.find("/", max(slash + 1, reached), end)
    others = _letters_and_regional(text, start, end)
    return _in_order(found, others) if others else found


def _letters_and_regional(text: str, start: int, end: int) -> list[FoundSymbol]:
    patterns = [_LETTER] if "/" in text else []
    if regional_opening().search(text, start, end):
        patterns.append(regional_symbol())
    return [
        FoundSymbol(match.start(), match.end(), symbol)
        for pattern in patterns
        for match in pattern.finditer(text, start, end)
        if _opens_word(text, match.start()) and (symbol := _parsed(match[0]))
    ]


def _root_before(text: str, slash: int, start: int, roots: frozenset[str]) -> int | None:
    """Where the first component begins that a slash ends, perhaps over ", " or a blank."""
    stop = slash
    if text[slash - 1 : slash] == " ":
        stop -= 2 if text[slash - 2 : slash - 1] == "," else 1
    stretch = text[max(start, stop - _LONGEST_ROOT) : max(start, stop)]
    root = stretch[len(stretch.rstrip(_ROOT_LETTERS)) :]
    return stop - len(root) if root in roots else None


def _opens_word(text: str, start: int) -> bool:
    if not start or not (text[start - 1].isalnum() or text[start - 1] in "/._=%-@"):
        return True
    return text[max(0, start - 4) : start].lower() == "doc."


def _can_open(text: str, start: int, found: list[FoundSymbol]) -> bool:
    """Whether a symbol can begin at a place: a word's start, or right after one joined to it."""
    return _opens_word(text, start) or (
        bool(found) and found[-1].end == start - 1 and text[start - 1] in _JOINERS
    )


def _joined(text: str, symbol: FoundSymbol, found: list[FoundSymbol]) -> FoundSymbol:
    """A found symbol as it is, or as the second of one work where the text joins it to the last."""
    if not found or found[-1].symbol.series == symbol.symbol.series:
        return symbol
    if not _JOINT.fullmatch(text, found[-1].end, symbol.start):
        return symbol
    return replace(symbol, joint_with=found[-1].joint_with or found[-1].symbol.normal)


def _in_order(found: list[FoundSymbol], others: list[FoundSymbol]) -> list[FoundSymbol]:
    """Both lists as one, without overlap: of two that do, the one that begins earlier stays."""
    kept: list[FoundSymbol] = []
    for symbol in sorted([*found, *others], key=lambda f: (f.start, -f.end)):
        if not kept or symbol.start >= kept[-1].end:
            kept.append(symbol)
    return kept


def _parsed(text: str) -> DocumentSymbol | None:
    try:
        return parse_symbol(text)
    except SymbolError:
        return None


def _read_at(text: str, start: int, head_end: int, end: int) -> FoundSymbol | None:
    root = text[start:head_end].rstrip(", ")
    words, ends = [root], [head_end]
    position = head_end
    while len(words) < 10 and (match := _NEXT_COMPONENT.match(text, position, end)):
        if _opens_another(text, match, words):
            break
        words.append(match[1])
        position = match.end()
        ends.append(position)
    for count in range(len(words), max(1, len(words) - 3), -1):
        if found := _read_words(text, start, words[:count], ends[count - 1]):
            return found
    return None


def _opens_another(text: str, component: re.Match[str], words: list[str]) -> bool:
    """Whether a component is rather the start of the next symbol: "CRC/C/GC/22/CMW/C/GC/3"; in
    UNEP/CBD/COP/1 it goes on with the series."""
    grammar = load_grammar()
    word = component[1]
    if (
        word not in grammar.roots
        or word in grammar.bare_types
        or text[component.end() : component.end() + 1] != "/"
    ):
        return False
    series = "/".join([*words, word])
    return not any(name.startswith(series) for name in grammar.series)


def _read_words(text: str, start: int, words: list[str], stop: int) -> FoundSymbol | None:
    """The symbol that the words make, mended where a rule says how; `None` when none can be read."""
    if len(words) < 2:
        return None
    stem, stop, glued = without_glued_date(text, words, stop)
    spelled, repairs = mended(stem)
    tail_end = stop if glued else _tail_end(text, spelled, stop)
    symbol = _parsed("/".join(spelled) + text[stop:tail_end])
    if symbol is None and (early := with_roman_session(spelled)):
        symbol = _parsed(f"{'/'.join(early[0])}{text[stop:tail_end]} ({early[1]})")
        repairs.append(f"wrote session {spelled[2]} as ({early[1]}) after the number")
    if symbol is None or is_too_bare(symbol):
        return None
    printed = text[start:tail_end]
    repairs = surface_repairs(printed) + repairs + ([glued] if glued else [])
    return FoundSymbol(start, tail_end, symbol.printed_as(printed), tuple(repairs))


def _tail_end(text: str, words: list[str], stop: int) -> int:
    """Where a session, year, part or volume in parentheses ends, if the series can have one."""
    resolution = "RES" in words
    if resolution and words[0] == "S" and (year := _YEAR_IN_PARENTHESES.match(text, stop)):
        return year.end()
    if match := _PARENTHESES.match(text, stop):
        return match.end()
    if resolution and words[0] == "A" and (letter := _LETTER_OF_PART.match(text, stop)):
        return letter.end()
    return stop


def is_too_bare(symbol: DocumentSymbol) -> bool:
    """Whether it could as well be "E/5" or "A/1/2" of something else than the United Nations."""
    kinds = [c.kind for c in symbol.components]
    if len(symbol.series) > 3 or "state" in kinds:
        return False
    if kinds == ["number"]:
        return len(symbol.components[0].value) < 3
    return kinds[:2] == ["number", "number"]
