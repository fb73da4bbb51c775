"""A note with everything but its prose masked, so that later patterns see only prose.

Each URL, quotation, symbol, date and pinpoint becomes one mark followed by fillers, of the same
length as what it stands for: offsets stay true, and a comma inside a title splits nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from loaders.citations.note_dates import NoteDate, find_dates
from loaders.citations.pinpoints import FoundPinpoints, find_pinpoints
from loaders.citations.quotations import Quotation, find_quotations
from loaders.symbols import FoundSymbol, find_prose_symbols, find_symbols

URL_MARK, QUOTE_MARK, SYMBOL_MARK, DATE_MARK, PIN_MARK = "\ue000\ue001\ue002\ue003\ue004"
FILLER = "\ue010"
MARKS = "\ue000-\ue004"

_URL = re.compile(
    r"(?:https?://|(?:https?(?::/|//|;//))?www\.)[^\s<>\"“”‘\[\]]*[^\s<>\"“”‘’'.,;:!?\[\])}…]/?"
    r"|(?<=\]\()https?://[^\s)]+"
    r"|(?<![\w/.])(?:(?:doi|DOI):? ?)?10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;)]"
)
_OWN_MARKS = re.compile(f"[{MARKS}{FILLER}]")  # a text that holds such characters itself
_LINKED = re.compile(rf"\[(?P<words>[^\[\]]{{1,300}})\]\((?={URL_MARK})")
_EMPHASISED = re.compile(
    rf"(?<![\w*_])(?P<sign>\*\*?|__?)(?=\S)(?P<words>[A-ZÀ-Þ“‘\"'0-9][^*_\n{MARKS}]{{3,300}}?)(?<=\S)(?P=sign)(?![\w*_])"
)
_NO_TITLE = re.compile(r" (?:v\.?|vs\.?|c\.) [A-ZÀ-Þ]|\A(?:[Ii]bid|[Ii]d|[Ss]upra|[Ss]ee|[Cc]f)\b")
_DATE_OR_URL = re.compile(rf"{URL_MARK}|(?:19|20)\d\d")
Found = Quotation | NoteDate | FoundPinpoints | FoundSymbol


class Url(NamedTuple):
    """A URL or DOI as printed, without the punctuation that closes its sentence."""

    start: int
    end: int
    printed: str


@dataclass(frozen=True, slots=True)
class MaskedNote:
    """A note's text, the same with its parts masked, and the parts by the offset of their mark."""

    text: str
    spaced: str  # the text with plain blanks for those that do not break
    masked: str
    parts: dict[int, Found | Url]
    places: list[int]  # the offsets of the parts that no later part covers, in order

    def parts_between(self, start: int, end: int) -> list[Found | Url]:
        """The parts whose marks stand in [start, end), in order."""
        first = bisect_left(self.places, start)
        parts = self.parts
        return [parts[at] for at in self.places[first : bisect_left(self.places, end, first)]]

    def parts_before(self, end: int, start: int) -> Iterator[Found | Url]:
        """The parts whose marks stand in [start, end), the last first."""
        place = bisect_left(self.places, end)
        while place and self.places[place - 1] >= start:
            place -= 1
            yield self.parts[self.places[place]]


def mask_note(text: str) -> MaskedNote:
    """The parts of a note, none inside another: URLs first, then quotations, symbols, dates, pinpoints."""
    spaced = text.replace("\u00a0", " ")
    masked = _OWN_MARKS.sub("\ufffd", spaced)
    parts: dict[int, Found | Url] = {}
    masked = _mask(masked, _urls(masked), URL_MARK, parts)
    masked = _mask_linked_words(masked, parts)
    masked = _mask(masked, _emphasised_titles(masked), QUOTE_MARK, parts)
    masked = _mask(masked, _quotations(masked), QUOTE_MARK, parts)
    symbols = _without_overlaps([*find_symbols(masked), *find_prose_symbols(masked)])
    masked = _mask(masked, symbols, SYMBOL_MARK, parts)
    masked = _mask(masked, find_dates(masked), DATE_MARK, parts)
    masked = _mask(masked, find_pinpoints(masked), PIN_MARK, parts)
    places = [at for at in sorted(parts) if masked[at] != FILLER]
    return MaskedNote(text, spaced, masked, parts, places)


def _quotations(masked: str) -> list[Quotation]:
    """All quotations. One left open ends before the date or URL after it, so these are looked for then."""
    quotations = find_quotations(masked, -1)
    if all(quotation.closed for quotation in quotations):
        return quotations
    evidence = [match.start() for match in _DATE_OR_URL.finditer(masked)]
    quotations = find_quotations(masked, min(evidence, default=-1))
    if unclosed := [q for q in quotations if not q.closed]:
        after = [at for at in evidence if at > unclosed[-1].start]
        quotations = find_quotations(masked, _start_of_date(masked, min(after, default=-1)))
    return quotations


def _start_of_date(masked: str, at: int) -> int:
    """Where the date or URL at `at` begins: the comma field that holds it."""
    return masked.rfind(", ", 0, at) if at > 0 and masked[at] != URL_MARK else at


def _mask_linked_words(masked: str, parts: dict[int, Found | Url]) -> str:
    """Markdown's `[words](URL)`: the words are a title, unless they hold a quoted one of their own."""
    if "](" not in masked:
        return masked
    for match in _LINKED.finditer(masked):
        opening, closing = match.start(), match.end("words")
        masked = _without_quotes_around(masked, match)
        if re.search(r'[“"‘]', match["words"]) or not match["words"].strip():
            masked = f"{masked[:opening]} {masked[opening + 1 : closing]}  {masked[closing + 2 :]}"
            continue
        link = Quotation(opening, closing + 1, match.start("words"), closing)
        masked = _mask(masked, [link], QUOTE_MARK, parts)
        masked = f"{masked[: closing + 1]} {masked[closing + 2 :]}"
    return masked


def _without_quotes_around(masked: str, link: re.Match[str]) -> str:
    """The text without the marks of "[words](URL)", which quote nothing more than the link does."""
    closing = masked.find(")", link.end()) + 1
    around = masked[link.start() - 1 : link.start()] + masked[closing : closing + 1]
    if closing and around in ('""', "“”", "‘’", "''"):
        return (
            f"{masked[: link.start() - 1]} {masked[link.start() : closing]} {masked[closing + 1 :]}"
        )
    return masked


def _emphasised_titles(masked: str) -> list[Quotation]:
    """Markdown's `*Title of a Work*`; not a case, and not what follows a quoted title (its journal or book)."""
    if "*" not in masked and "_" not in masked:
        return []
    found: list[Quotation] = []
    reached = 0
    for match in _EMPHASISED.finditer(masked):
        words = match["words"]
        before = masked[reached : match.start()].rstrip(" ,")
        follows_title = (
            before.endswith(("”", '"', "’", "'", " in", FILLER)) or f"{QUOTE_MARK}" in before
        )
        if _NO_TITLE.search(words) or len(words.split()) < 2 or follows_title:
            continue
        found.append(
            Quotation(match.start(), match.end(), match.start("words"), match.end("words"))
        )
        reached = match.end()
    return found


def _urls(text: str) -> list[Url]:
    found: list[Url] = []
    if "://" not in text and "www." not in text and "10." not in text:
        return found  # every URL and DOI has one of them
    for match in _URL.finditer(text):
        printed = match[0]
        while printed.endswith(")") and printed.count(")") > printed.count("("):
            printed = printed[:-1].rstrip(".,;")
        found.append(Url(match.start(), match.start() + len(printed), printed))
    return found


def _mask(
    masked: str,
    found: "list[Url] | list[Quotation] | list[FoundSymbol] | list[NoteDate] | list[FoundPinpoints]",
    mark: str,
    parts: dict[int, Found | Url],
) -> str:
    if not found:
        return masked
    pieces, reached = [], 0
    for part in found:
        pieces += [masked[reached : part.start], mark, FILLER * (part.end - part.start - 1)]
        reached = part.end
        parts[part.start] = part
    return "".join([*pieces, masked[reached:]])


def _without_overlaps(symbols: list[FoundSymbol]) -> list[FoundSymbol]:
    if len(symbols) < 2:
        return symbols
    kept: list[FoundSymbol] = []
    for symbol in sorted(symbols, key=lambda s: (s.start, -s.end)):
        if not kept or symbol.start >= kept[-1].end:
            kept.append(symbol)
    return kept
