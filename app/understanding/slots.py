"""What in a question can fill a slot: names, dates, symbols, ids, quoted words and numbers, each with its tokens. Pure."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.understanding.dates import find_period
from app.understanding.names import Named, NameFinder
from app.understanding.words import Token, asking_words, tokens_of
from graph_schema.ids import un_document_id
from loaders.symbols import find_prose_symbols, find_symbols, format_symbol

_ID = re.compile(r"\b(?P<prefix>claim|cit|article|un|url|doc|doi|isbn|event|part|tally|statement):\S*[^\s?.!,;:]")  # fmt: skip
_ID_KINDS = {"claim": ("claim",), "cit": ("citation",), "article": ("article", "document"), "un": ("document",), "url": ("document",), "doc": ("document",), "doi": ("document",), "isbn": ("document",)}  # fmt: skip
_QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|‘([^’]+)’|(?<!\w)\'([^\']+)\'(?!\w)')
_OF_A_CLASS = ("which", "what", "any", "all", "other", "some")
_SLASHED = re.compile(r"\S+/\S+")


@dataclass(frozen=True, slots=True)
class Filler:
    """Tokens [first, last) that can fill a slot: the value for each type of parameter that they fit.

    `is_sure`: whether leaving it out would answer another question than the one that was asked.
    """

    first: int
    last: int
    values: dict[str, str] = field(hash=False)
    is_sure: bool = True

    def overlaps(self, other: "Filler") -> bool:
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True, slots=True)
class Typed:
    """A question as typed: its tokens as read, and what fills slots, in order."""

    text: str
    tokens: list[Token]
    fillers: list[Filler]

    @property
    def covered(self) -> set[int]:
        return {place for f in self.fillers for place in range(f.first, f.last)}


def read_typed(text: str, finder: NameFinder, today: dt.date) -> Typed:
    """The tokens and the fillers of a question; of two that overlap, the exact form wins over the name."""
    tokens = tokens_of(text)
    exact = [*_ids(text, tokens), *_symbols(text, tokens), *_quotes(text, tokens)]
    taken = {place for f in exact for place in range(f.first, f.last)}
    period = find_period(_blanked(text, exact, tokens), today)
    if period:
        exact += _dates(period.since, period.until, _span(tokens, period.start, period.end))
        taken.update(range(*_span(tokens, period.start, period.end)))
    read = [t if place in taken else m for place, (t, m) in enumerate(zip(tokens, finder.mended(tokens), strict=True))]  # fmt: skip
    named: dict[tuple[int, int], Filler] = {}
    for found in finder.find(text, read):
        if taken.intersection(range(found.first, found.last)) or len(found.ids) > 1:
            continue
        if found.first and read[found.first - 1].plain in _OF_A_CLASS and _is_concept(read, found):
            continue  # "which treaty bodies" names none
        span = (found.first, found.last)
        before = named.get(span)
        values = {**(before.values if before else {}), found.kind: found.ids[0]}
        is_sure = found.is_sure and found.kind != "group"
        named[span] = Filler(*span, values, is_sure or bool(before and before.is_sure))
    numbers = [
        Filler(place, place + 1, {"integer": token.plain}, is_sure=False)
        for place, token in enumerate(tokens)
        if token.plain.isdigit() and place not in taken
    ]
    every = sorted([*exact, *named.values(), *numbers], key=lambda f: (f.first, f.last))
    return Typed(text, read, every)


def _is_concept(tokens: Sequence[Token], named: Named) -> bool:
    senses = asking_words().senses([t.plain for t in tokens[named.first : named.last]])
    return any(sense.kind == "concept" for sense in senses)


def _ids(text: str, tokens: Sequence[Token]) -> Iterator[Filler]:
    for found in _ID.finditer(text):
        kinds = (*_ID_KINDS.get(found["prefix"], ()), "thing")
        yield from _filler(tokens, found.span(), dict.fromkeys(kinds, found.group()))


def _symbols(text: str, tokens: Sequence[Token]) -> Iterator[Filler]:
    """Symbols as printed, or in small letters; "Security Council resolution 1593 (2005)" too."""
    shouted = _SLASHED.sub(lambda word: word.group() if ":" in word.group() else word.group().upper(), text)  # fmt: skip
    reached = 0
    for found in sorted(
        [*find_symbols(shouted), *find_prose_symbols(shouted)], key=lambda s: s.start
    ):
        if found.start >= reached and not _ID.search(text[max(0, found.start - 12) : found.end]):
            reached = found.end
            value = un_document_id(format_symbol(found.symbol))
            yield from _filler(
                tokens, (found.start, found.end), {"document": value, "thing": value}
            )


def _quotes(text: str, tokens: Sequence[Token]) -> Iterator[Filler]:
    for found in _QUOTED.finditer(text):
        words = next(filter(None, found.groups()))
        yield from _filler(tokens, found.span(), {"text": words, "meaning": words})


def _filler(
    tokens: Sequence[Token], span: tuple[int, int], values: dict[str, str]
) -> Iterator[Filler]:
    first, last = _span(tokens, *span)
    if first < last:
        yield Filler(first, last, values)


def _dates(since: str | None, until: str | None, span: tuple[int, int]) -> Iterator[Filler]:
    values = {name: day for name, day in (("since", since), ("until", until)) if day}
    yield Filler(*span, values)


def _blanked(text: str, fillers: Sequence[Filler], tokens: Sequence[Token]) -> str:
    """The text without what stands in ids, symbols and quotes: a year there is no date."""
    for filler in fillers:
        start, end = tokens[filler.first].start, tokens[filler.last - 1].end
        text = text[:start] + "_" * (end - start) + text[end:]
    return text


def _span(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The places of the tokens that lie in [start, end) of the text."""
    places = [p for p, token in enumerate(tokens) if token.start < end and start < token.end]
    return (places[0], places[-1] + 1) if places else (0, 0)
