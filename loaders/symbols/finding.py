"""Finding the symbols of a text: cheaply by their first component, then exactly by the parser.

What is mended is recorded, in words, on the symbol found: inner spaces, en dashes, a question
mark or a comma for a slash, a slash for a dot, a missing /C/, a date glued to the number.
Elliptic lists ("CEDAW/C/CHN/5-6 and Add.1 and 2") give a symbol for each member.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from graph_schema.errors import SymbolError
from loaders.symbols.grammar import load_grammar, regional_opening, regional_symbol
from loaders.symbols.parsing import parse_symbol
from loaders.symbols.symbol import DocumentSymbol

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DASHES = "-–—−‑"
_COMPONENT = (
    rf"(?:(?:[A-Z][A-Za-z]{{0,5}}\. ?)?(?:\d+[a-z]\b|\d+(?:[{_DASHES}]\d+)?)"
    rf"|[A-Z][A-Za-z]{{0,5}}\. ?[IVX]+\b|[A-Za-z]+(?:[{_DASHES}](?:\d+|[A-Z]+))?)"
)
_NEXT_COMPONENT = re.compile(rf"(?:/{{1,2}} ?|\?(?=(?:Add|Corr|Rev)\.))({_COMPONENT})")
_PARENTHESES = re.compile(
    r" ?(?:[A-Z] ?)?\((?:(?:E?S-)?[IVXLC]{1,7}|Vol\.? ?(?:[IVX]+|\d+)|Part ?(?:[IVX]+|\d+)|SUPP)\)"
    r"(?: ?[A-Z](?=[\s,.;)]|$))?"
)
_YEAR_IN_PARENTHESES = re.compile(r" ?\((?:19|20)\d\d\)")
_LETTER_OF_PART = re.compile(r" ?[A-Z](?=[,.;)]|$| and [A-Z]\b)")
_GLUED_DATE = re.compile(rf"\d+(?= (?:{_MONTHS})\b\.? (?:19|20)\d\d)")
_LAST_FIGURES = re.compile(r"\d+\Z")
_LIST_MEMBER = re.compile(
    rf"(?P<joint>, and |, & |, | and ?| & |[-–]?/)(?:(?P<label>Add|Corr|Rev|Amend)\. ?)?"
    rf"(?P<number>\d{{1,4}})(?!\d|[/(.{_DASHES}]\d| (?:{_MONTHS})\b)"
)
_RESOLUTION_MEMBER = re.compile(r"(?:, and |, | and | & )(\d{1,2}/\d{1,3})(?![\d/])")
_HYPHENS = str.maketrans(dict.fromkeys("–—−‑", "-"))
_LETTER = re.compile(r"[AJOU](?<!\w.)[A-Z]{1,2} [A-Z]{3} \d{1,3}/(?:19|20)\d\d\b")
_ROOT_LETTERS = string.ascii_letters + string.digits
_LONGEST_ROOT = 16
_UNUSUAL = re.compile(r"[ ?]|//")
_SLUG = re.compile(
    r"(?<![a-z0-9])(a-hrc|a-res|s-res|ccpr-c|cat-c|crc-c|cedaw-c|cerd-c)((?:[-_][a-z0-9.]+)+)"
)


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """A symbol and the span that states it; `repairs` says what had to be mended to read it."""

    start: int
    end: int
    symbol: DocumentSymbol
    repairs: tuple[str, ...] = ()


def find_symbols(text: str, start: int = 0, end: int | None = None) -> list[FoundSymbol]:
    """All symbols in [start, end) of a text, in order, without overlap; spans refer to `text`."""
    end = len(text) if end is None else end
    found: list[FoundSymbol] = []
    roots, reached = load_grammar().roots, start
    slash = text.find("/", start, end)
    while slash != -1:
        head = _root_before(text, slash, reached, roots)
        if head is not None and (first := _read_at(text, head, slash, end)):
            found.append(first)
            found.extend(_members(text, first, end))
            reached = found[-1].end
        slash = text.find("/", max(slash + 1, reached), end)
    others = _letters_and_regional(text, start, end)
    return _in_order(found, others) if others else found


def _letters_and_regional(text: str, start: int, end: int) -> list[FoundSymbol]:
    patterns = [_LETTER, *([regional_symbol()] if regional_opening().search(text, start, end) else [])]
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
    return not start or not (text[start - 1].isalnum() or text[start - 1] in "/._=%-@")


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


def slugged_symbol(slug: str) -> DocumentSymbol | None:
    """The symbol that a file name or path spells with hyphens: "a-hrc-27-10" is A/HRC/27/10."""
    match = _SLUG.search(slug.lower())
    if not match:
        return None
    words = re.split(r"[-_]", match[1] + match[2])
    for count in range(len(words), 2, -1):
        try:
            return parse_symbol("/".join(_spelled(word) for word in words[:count]))
        except SymbolError:
            continue
    return None


def _read_at(text: str, start: int, head_end: int, end: int) -> FoundSymbol | None:
    if not _opens_word(text, start):
        return None
    root = text[start:head_end].rstrip(", ")
    words, ends = [root], [head_end]
    position = head_end
    while len(words) < 10 and (match := _NEXT_COMPONENT.match(text, position, end)):
        words.append(match[1])
        position = match.end()
        ends.append(position)
    for count in range(len(words), max(1, len(words) - 3), -1):
        if found := _read_words(text, start, words[:count], ends[count - 1]):
            return found
    return None


def _read_words(text: str, start: int, words: list[str], stop: int) -> FoundSymbol | None:
    """The symbol that the words make, mended where a rule says how; `None` when none can be read."""
    if len(words) < 2:
        return None
    stem, stop, glued = _without_glued_date(text, words, stop)
    mended, repairs = _mended(stem)
    tail_end = stop if glued else _tail_end(text, mended, stop)
    try:
        symbol = parse_symbol("/".join(mended) + text[stop:tail_end])
    except SymbolError:
        return None
    if _is_too_bare(symbol):
        return None
    printed = text[start:tail_end]
    repairs = _surface_repairs(printed) + repairs + ([glued] if glued else [])
    return FoundSymbol(start, tail_end, symbol.printed_as(printed), tuple(repairs))


def _without_glued_date(
    text: str, words: list[str], stop: int
) -> tuple[list[str], int, str | None]:
    """ "CO/224 November 2005" is CO/2 of 24 November: the longest possible day is the date's."""
    if text[stop : stop + 1] != " ":
        return words, stop, None
    figures = _LAST_FIGURES.search(words[-1])
    if not figures or not _GLUED_DATE.match(text, stop - len(figures[0])):
        return words, stop, None
    for length in (2, 1):
        day = figures[0][-length:]
        if len(figures[0]) > length and 1 <= int(day) <= 31 and day[0] != "0":
            return (
                [*words[:-1], words[-1][:-length]],
                stop - length,
                f"took the glued day {day} for the start of a date",
            )
    return words, stop, None


def _mended(words: list[str]) -> tuple[list[str], list[str]]:
    """Words in normal spelling, and what that took beyond spaces and dashes."""
    grammar = load_grammar()
    repairs: list[str] = []
    mended = [word.replace(" ", "").translate(_HYPHENS) for word in words]
    for place, word in enumerate(mended):
        if word.isalpha() and not word.isupper() and word.upper() in ("RES", "DEC", "HRC", "CO"):
            mended[place] = word.upper()
            repairs.append(f"wrote {word} in capitals")
    if f"{mended[0]}/C" in grammar.series and mended[1].partition("-")[0] in grammar.states:
        mended.insert(1, "C")
        repairs.append("added the missing /C/")
    for place in range(len(mended) - 1, 1, -1):
        if mended[place - 1] in ("SR", "PV", "CRP") and mended[place].isdigit():
            mended[place - 1 : place + 1] = [f"{mended[place - 1]}.{mended[place]}"]
            repairs.append("read the slash before a number as a dot")
    return mended, repairs


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


def _surface_repairs(printed: str) -> list[str]:
    stem = printed.partition(" (")[0]
    if stem.isascii() and not _UNUSUAL.search(stem):
        return []
    repairs = []
    if re.search(r"[/.] |[A-Z],? /", stem):
        repairs.append("took out a space or comma inside the symbol")
    if re.search(r"[–—−‑]", stem):
        repairs.append("wrote a dash as a hyphen")
    if "?" in stem:
        repairs.append("read a question mark as a slash")
    if "//" in stem:
        repairs.append("took out a doubled slash")
    return repairs


def _is_too_bare(symbol: DocumentSymbol) -> bool:
    """Whether it could as well be "E/5" or "A/1/2" of something else than the United Nations."""
    kinds = [c.kind for c in symbol.components]
    if len(symbol.series) > 3 or "state" in kinds:
        return False
    if kinds == ["number"]:
        return len(symbol.components[0].value) < 3
    return kinds[:2] == ["number", "number"]


def _members(text: str, first: FoundSymbol, end: int) -> Iterator[FoundSymbol]:
    """The further members of an elliptic list that starts with a symbol."""
    if first.symbol.is_resolution:
        yield from _resolution_members(text, first, end)
        return
    # A bare number continues the last component only where that carries its number after a dot.
    label = first.symbol.components[-1].label if first.symbol.components[-1].dotted else ""
    position, members = first.end, []
    while match := _LIST_MEMBER.match(text, position, end):
        label = match["label"] or label
        if not label or (not match["label"] and match["joint"].strip() in ("/", "-/", "–/")):
            break
        members.append((match, label))
        position = match.end()
    while members and not members[-1][0]["label"] and "and" not in members[-1][0]["joint"]:
        if any("and" in m["joint"] or "&" in m["joint"] for m, _ in members[-1:]):
            break
        members.pop()
    for match, member_label in members:
        if symbol := _member(first.symbol, member_label, match["number"]):
            begin = match.start("label") if match["label"] else match.start("number")
            printed = text[begin : match.end()]
            yield FoundSymbol(
                begin,
                match.end(),
                symbol.printed_as(printed),
                (f"completed {printed!r} from {first.symbol.normal}",),
            )


def _member(first: DocumentSymbol, label: str, number: str) -> DocumentSymbol | None:
    words = [first.series, *map(str, first.components)]
    last = first.components[-1]
    if last.dotted and last.label == label:
        words.pop()
    try:
        return parse_symbol("/".join([*words, f"{label}.{number}"]))
    except SymbolError:
        return None


def _resolution_members(text: str, first: FoundSymbol, end: int) -> Iterator[FoundSymbol]:
    position = first.end
    while match := _RESOLUTION_MEMBER.match(text, position, end):
        try:
            symbol = parse_symbol(f"{first.symbol.series}/{match[1]}")
        except SymbolError:
            return
        yield FoundSymbol(
            match.start(1),
            match.end(),
            symbol.printed_as(match[1]),
            (f"completed {match[1]!r} from {first.symbol.normal}",),
        )
        position = match.end()


def _spelled(word: str) -> str:
    """A word of a slug in the spelling of symbols: "crp.1" is CRP.1, "add1" Add.1."""
    if suffix := re.fullmatch(r"(add|corr|rev)\.?(\d+)", word):
        return f"{suffix[1].capitalize()}.{suffix[2]}"
    return word.upper()
