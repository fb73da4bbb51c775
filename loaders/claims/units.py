"""The units that are read: paragraphs of the body and footnotes, each with its sentences."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.extraction import Citation, Mention
from loaders.claims.acts import Span
from loaders.claims.frames import load_frames
from loaders.claims.sentences import split_sentences
from loaders.claims.wordlists import word_list
from loaders.split import Outline, paragraphs

_WORD = re.compile(r"[A-Za-z]+")
_SCREEN_WORDS = 3
# What a bracket behind a citation tells of it: "…, at 4 (finding that the law was void)".
_TELLS_AFTER = re.compile(r"[^()\n]{0,24}\)?\s?\((?:[a-z]+ly )?[a-z]+ing\s")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a footnote; exactly one of `section` and `footnote` is set."""

    start: int
    end: int
    section: str | None
    footnote: int | None
    sentences: tuple[Span, ...]


def read_units(text: str, outline: Outline, citations: Sequence[Citation]) -> list[Unit]:
    """The body's paragraphs, then the notes, in order; sentences that only cite are left out."""
    units = []
    headings = {s.start: _after_heading(text, s.start) for s in outline.sections if s.heading}
    for paragraph, end in paragraphs(text, *outline.body):
        start = headings.get(paragraph, paragraph)
        if start >= end:
            continue
        section = next((s.id for s in reversed(outline.sections) if s.start <= start), None)
        section = section or (outline.sections[0].id if outline.sections else "body")
        sentences = tuple(split_sentences(text, start, end))
        units.append(Unit(start, end, section, None, sentences))
    by_note: dict[int, list[Citation]] = {}
    for citation in citations:
        by_note.setdefault(citation.footnote, []).append(citation)
    for note in outline.footnotes:
        cited = by_note.get(note.number, [])
        sentences = tuple(
            span for sentence in split_sentences(text, note.start, note.end)
            if (span := _prose_of(sentence, cited, text)) is not None
        )  # fmt: skip
        units.append(Unit(note.start, note.end, None, note.number, sentences))
    return units


def _after_heading(text: str, start: int) -> int:
    """Where prose begins after a heading's line: a heading tells no act."""
    newline = text.find("\n", start)
    return newline + 1 if newline >= 0 else len(text)


def _prose_of(sentence: Span, citations: Sequence[Citation], text: str) -> Span | None:
    """The sentence without a citation at its end; `None` when little else is left."""
    start, end = sentence
    for citation in citations:
        if citation.start >= end or citation.end <= start:
            continue
        if (
            citation.start <= start + 2
            or _TELLS_AFTER.match(text, citation.end, end)
            or len(_WORD.findall(text, start, citation.start)) < _SCREEN_WORDS
        ):
            start = max(start, min(citation.end, end))
        else:
            end = min(end, citation.start)
    while start < end and text[start] in " ,.;:()\u00a0\n":
        start += 1
    while end > start and text[end - 1] in " (,;\u00a0\n":
        end -= 1
    return (start, end) if len(_WORD.findall(text, start, end)) >= _SCREEN_WORDS else None


def may_hold_act(text: str, span: Span) -> bool:
    """Whether some word of the sentence could begin an act; others need no parse."""
    said = text[span[0] : span[1]]
    words = frozenset(_WORD.findall(said.lower()))
    if "should" in words or not words.isdisjoint(word_list("reporting")):
        return True
    if ": " in said and not words.isdisjoint(word_list("frank")):
        return True
    book = load_frames()
    return any(book.may_begin(word, words) for word in words)


def mentions_in(mentions: Sequence[Mention], starts: Sequence[int], span: Span) -> list[Mention]:
    """The mentions inside a span; `starts` are their sorted offsets."""
    left = bisect_left(starts, span[0])
    found = []
    for mention in mentions[left:]:
        if mention.start >= span[1]:
            break
        if mention.end <= span[1]:
            found.append(mention)
    return found
