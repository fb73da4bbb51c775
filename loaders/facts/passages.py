"""A paragraph or a note with all that was found in it, and the guards that every kind of fact shares.

A fact is read only where the sentence tells it as one: not where it could, should or would be, is asked
for, hoped, doubted or denied (`seeds/unreal_words.yaml`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from graph_schema import ids
from graph_schema.extraction import Citation, Mention
from loaders.claims.sentences import split_sentences
from loaders.claims.sourcing import anchors_of, notes_called
from loaders.split import Outline, paragraphs
from loaders.symbols import find_prose_symbols, find_symbols
from loaders.text_dates import TextDate, find_dates
from loaders.vocabulary import read_rows

Span = tuple[int, int]

_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " "})
_DATE_REACH = 60
_LONGEST_SENTENCE = 1200
_LONGEST_NAME = 160
_CLAUSE_BREAK = re.compile(r"[,;:()“”—–]|\bbut\b|\bwhile\b|\bwhereas\b")
# A State right after one of these is not who acts: "with Sudan", "in Chad".
_OBLIQUE = re.compile(
    r"\b(?:with|in|against|from|to|on|by|for|about|towards?|into|near|within|between|of)(?: the)?\s+\Z"
)
_OTHER_THING = re.compile(
    r"\s*(?:Convention|Protocol|Covenant|report|resolution|law|[Aa]ct\b|[Cc]onstitution|Declaration|agreement)"
)


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A UN document named in the text, by symbol or in words."""

    start: int
    end: int
    document_id: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the body, or a note (`footnote` is its number).

    `citations` are those of the note itself, or of the notes that the paragraph calls. `text` is the whole text
    with plain blanks for no-break ones, `original` the text as it is; offsets agree.
    """

    text: str
    original: str
    sha256: str
    start: int
    end: int
    footnote: int | None
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[TextDate, ...]
    documents: tuple[NamedDocument, ...]
    citations: tuple[Citation, ...]

    def quote(self, start: int, end: int) -> str:
        return self.original[start:end]

    def mentions_in(self, span: Span, *prefixes: str) -> list[Mention]:
        """Mentions inside a span whose id has one of the prefixes, in order."""
        inside = _inside(self.mentions, span)
        return [m for m in inside if m.end <= span[1] and m.id.startswith(prefixes or ("",))]

    def documents_in(self, span: Span) -> list[NamedDocument]:
        return [d for d in _inside(self.documents, span) if d.end <= span[1]]

    def dates_in(self, span: Span) -> list[TextDate]:
        return [d for d in _inside(self.dates, span) if d.end <= span[1]]

    def names_in(self, span: Span) -> list[Span]:
        """Spans of all names and documents that start inside a span."""
        names = [(m.start, m.end) for m in _inside(self.mentions, span)]
        return names + [(d.start, d.end) for d in _inside(self.documents, span)]

    def sentence_after(self, sentence: Span) -> Span | None:
        at = bisect_right(self.sentences, sentence)
        return self.sentences[at] if at < len(self.sentences) else None

    def is_cited_at(self, span: Span) -> bool:
        """Whether the span lies in a citation's own words, where a title tells and not the author."""
        if self.footnote is None:
            return False
        return any(c.start < span[1] and span[0] < c.end for c in self.citations)


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


_Found = TypeVar("_Found", bound=_Spanned)


def _inside(found: Sequence[_Found], span: Span) -> Sequence[_Found]:
    """Of what was found in order of its start, that which starts inside a span."""
    low = bisect_left(found, span[0], key=lambda f: f.start)
    return found[low : bisect_left(found, span[1], lo=low, key=lambda f: f.start)]


def read_passages(
    text: str, outline: Outline, citations: Sequence[Citation], mentions: Sequence[Mention]
) -> list[Passage]:
    """The body's paragraphs in order, then the notes."""
    plain = text.translate(_BLANKS)
    digest = ids.text_digest(text)
    starts = [mention.start for mention in mentions]
    by_note: dict[int, list[Citation]] = {}
    for citation in citations:
        by_note.setdefault(citation.footnote, []).append(citation)
    anchors = anchors_of(outline.footnotes)
    found = []
    for footnote, (start, end) in _spans(text, outline):
        called = [footnote] if footnote is not None else notes_called((start, end), anchors)
        notes = sorted(set(called))
        found.append(
            Passage(
                plain,
                text,
                digest,
                start,
                end,
                footnote,
                tuple(_sentences(plain, start, end)),
                tuple(mentions[bisect_left(starts, start) : bisect_left(starts, end)]),
                find_dates(text, start, end, outline.date),
                tuple(_documents(text, start, end)),
                tuple(c for number in notes for c in by_note.get(number, ())),
            )
        )
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences; one longer than any that is written is cut, so that no rule looks through it all."""
    for first, last in split_sentences(text, start, end):
        at = first
        while last - at > _LONGEST_SENTENCE:
            cut = text.rfind(" ", at + 1, at + _LONGEST_SENTENCE)
            cut = cut if cut > at else at + _LONGEST_SENTENCE
            yield at, cut
            at = cut
        yield at, last


def _spans(text: str, outline: Outline) -> Iterator[tuple[int | None, Span]]:
    for span in paragraphs(text, *outline.body):
        yield None, span
    for note in outline.footnotes:
        yield note.number, (note.start, note.end)


def _documents(text: str, start: int, end: int) -> Iterator[NamedDocument]:
    found = [*find_symbols(text, start, end), *find_prose_symbols(text, start, end)]
    taken: list[Span] = []
    for symbol in sorted(found, key=lambda f: f.start):
        if not any(s < symbol.end and symbol.start < e for s, e in taken):
            taken.append((symbol.start, symbol.end))
            document_id = ids.un_document_id(symbol.symbol.normal)
            yield NamedDocument(symbol.start, symbol.end, document_id)


def is_told_as_fact(text: str, sentence: Span, act: Span) -> bool:
    """Whether the words at `act` tell what happened, by the words before them in the sentence.

    A condition at the sentence's head reaches through all of it; other words reach to the clause's end.
    """
    opening, near, _ = _unreal()
    if opening.match(text, *sentence):
        return False
    breaks = [m.end() for m in _CLAUSE_BREAK.finditer(text, sentence[0], act[0])]
    clause = breaks[-1] if breaks and act[0] - breaks[-1] > 3 else sentence[0]
    return near.search(text, max(clause, act[0] - 80), act[0]) is None


def is_left_open(text: str, sentence: Span, at: int) -> bool:
    """Whether what was named up to `at` only might be: "Chad's ratification of the treaty would be welcome"."""
    return _unreal()[2].match(text, at, sentence[1]) is not None


@cache
def _unreal() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What makes a sentence unreal at its head, before an act and after it."""

    def joined(place: str) -> str:
        return "|".join(
            row["words"] for row in read_rows("unreal_words.yaml") if row["place"] == place
        )

    return (
        re.compile(rf"[“\"'(]*(?:{joined('head')})\b"),
        re.compile(rf"\b(?:{joined('before')})\b", re.IGNORECASE),
        re.compile(rf"\s+(?:{joined('after')})\b"),
    )


def subjects_before(passage: Passage, sentence: Span, at: int) -> list[Mention]:
    """The States that act at `at`: the last named before it that no preposition governs, with those joined to it."""
    states = passage.mentions_in((sentence[0], at), "state:")
    acting = [
        m
        for m in states
        if not _OBLIQUE.search(passage.text, max(sentence[0], m.start - 14), m.start)
    ]
    if not acting:
        return []
    chain = [acting[-1]]
    for mention in reversed(states[: states.index(acting[-1])]):
        if not is_joined(passage.text, mention, chain[0]):
            break
        chain.insert(0, mention)
    return chain


def chain_after(
    passage: Passage, sentence: Span, at: int, prefix: str, gap: re.Pattern[str]
) -> list[Mention]:
    """The first mention after `at` across a gap that `gap` matches whole, with those joined to it."""
    mentions = passage.mentions_in((at, sentence[1]), prefix)
    if not mentions or not gap.fullmatch(passage.text, at, mentions[0].start):
        return []
    chain = [mentions[0]]
    for mention in mentions[1:]:
        if not is_joined(passage.text, chain[-1], mention):
            break
        chain.append(mention)
    return chain


def is_joined(text: str, first: Mention, second: Mention) -> bool:
    """Whether only "and", a comma or a bracketed acronym stands between two names."""
    between = re.sub(r"\([^()]{1,30}\)", "", text[first.end : second.start])
    return (
        re.fullmatch(
            r"(?:['’]s)?\s*(?:,|,?\s*(?:and|or|nor|&|as well as))\s*(?:the|its|both)?\s*", between
        )
        is not None
    )


def date_near(
    passage: Passage, sentence: Span, act: Span, others: Sequence[Span] = ()
) -> str | None:
    """The EDTF date told nearest to an act in its sentence; "since 1981" is open to the right.

    None where one of the `others`, the sentence's further acts, stands between: that date is its own.
    """
    near = [
        d for d in passage.dates_in(sentence)
        if not is_date_of_another(passage, d)
        and _is_dated_by(passage.text, act, d, others)
    ]  # fmt: skip
    if not near:
        return None
    date = min(near, key=lambda d: min(abs(d.start - act[1]), abs(act[0] - d.end)))
    return (
        f"{date.edtf}/.." if _is_since(passage.text, date) and "/" not in date.edtf else date.edtf
    )


def _is_dated_by(text: str, act: Span, date: TextDate, others: Sequence[Span]) -> bool:
    """Whether no other act stands between, nor, for a date that follows, a comma: ", in 2001 wrote"."""
    if any(
        (act[1] <= o[0] and o[1] <= date.start) or (date.end <= o[0] and o[1] <= act[0])
        for o in others
    ):
        return False
    between = text[act[1] : date.start]
    return _is_since(text, date) or ("," not in between and len(between) < _DATE_REACH)


def _is_since(text: str, date: TextDate) -> bool:
    words, before = text[date.start : date.end], text[max(0, date.start - 6) : date.start]
    return words.lower().startswith("since") or before.lower() == "since "


def is_date_of_another(passage: Passage, date: TextDate) -> bool:
    """ "the 1951 Convention", "by 2030", "until March": the date of another thing, or of none yet."""
    if passage.text[date.start - 1 : date.start] == "/":
        return True  # "resolution 16/9 of March 2011" is of no ninth
    words = passage.text[date.start : date.end].lower()
    before = passage.text[max(0, date.start - 8) : date.start].lower()
    return (
        _OTHER_THING.match(passage.text, date.end) is not None
        or words.startswith(("by ", "until "))
        or before.endswith(("by ", "until ", "before "))
        or any(
            s <= date.start and date.end <= e
            for s, e in passage.names_in((date.start - _LONGEST_NAME, date.end))
        )
    )


def fact_id(kind: str, passage: Passage, start: int, end: int) -> str:
    """`tally:ab12…:10-40`: the kind, the text and the span."""
    return f"{kind}:{passage.sha256[:12]}:{start}-{end}"
