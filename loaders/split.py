"""Splits an article into title, body, sections, anchors and footnotes. Pure.

Invariants: every span lies in the text; sections follow one another without overlap and fill the
body; footnotes do not overlap. Any text gives an outline; what does not fit becomes a `Problem`.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.extraction import Anchor, Footnote, Problem, Section
from loaders.anchors import Call, Calls
from loaders.boilerplate import outlet_named, trailing_boilerplate
from loaders.front_matter import FrontMatter, read_front_matter
from loaders.layout import Line, paragraphs, written_lines
from loaders.markdown_notes import find_markdown_notes, markdown_calls
from loaders.notes import NoteList, find_notes
from loaders.outline_problems import (
    caption_problem,
    closing_problem,
    footnote_problems,
    quotation_problems,
    uncalled_problems,
)
from loaders.sections import find_sections

__all__ = ["Outline", "paragraphs", "split_article"]


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of an article.

    A footnote's span covers its text without the marker `[1]` and without outer white space. A
    section's span starts with its heading and ends where the next one starts; `heading` is without
    its printed `number`. `body` runs from the first paragraph after the title and bylines to the
    rule, heading or marker that opens the notes. `date` is EDTF, read from a date line only;
    `date_basis` is then "stated". `title` is empty where the text starts with prose.
    """

    title: str
    title_span: tuple[int, int]
    authors: tuple[str, ...]
    date: str | None
    date_basis: str | None
    publisher: str | None
    url: str | None
    body: tuple[int, int]
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    problems: tuple[Problem, ...]


def split_article(text: str) -> Outline:
    """The outline of the canonical text; an empty text gives an outline with an empty body."""
    lines = written_lines(text)
    notes = find_markdown_notes(text, lines) or find_notes(text, lines)
    above = (
        lines[: bisect_right(lines, notes.start - 1, key=lambda line: line.start)]
        if notes
        else lines
    )
    front = read_front_matter(above)
    closing = len(above) if notes else trailing_boilerplate(above, front.first)
    body_lines = above[front.first : closing]
    body = _body(body_lines, notes.start if notes else None, front)
    site_lines = _site_lines(lines, above, closing, notes)
    sections = find_sections(body_lines, body)
    footnotes = _footnotes(notes, sections) if notes else ()
    return Outline(
        title=front.title,
        title_span=front.title_span,
        authors=front.authors,
        date=front.date,
        date_basis="stated" if front.date else None,
        publisher=front.publisher or outlet_named(site_lines, text),
        url=front.url,
        body=body,
        sections=sections,
        footnotes=footnotes,
        problems=_problems(text, body, footnotes, site_lines),
    )


def _body(
    body_lines: Sequence[Line], list_start: int | None, front: FrontMatter
) -> tuple[int, int]:
    if not body_lines:
        at = front.title_span[1] if list_start is None else list_start
        return at, at
    return body_lines[0].start, body_lines[-1].end if list_start is None else list_start


def _site_lines(
    lines: Sequence[Line], above: Sequence[Line], closing: int, notes: NoteList | None
) -> Sequence[Line]:
    """The lines after the article's last: those after the notes, or those that close the body."""
    if not notes:
        return above[closing:]
    return lines[bisect_right(lines, notes.end - 1, key=lambda line: line.start) :]


def _footnotes(notes: NoteList, sections: Sequence[Section]) -> tuple[Footnote, ...]:
    """The notes with their anchors. Where two notes share a number and so do two calls, the first
    call is the first note's; else all calls of a number are of its first note."""
    calls: defaultdict[int, list[Call]] = defaultdict(list)
    for call in notes.calls:
        calls[call.number].append(call)
    shares = Counter(note.number for note in notes.notes)
    met: Counter[int] = Counter()
    footnotes: list[Footnote] = []
    for note in notes.notes:
        place, own = met[note.number], calls[note.number]
        if shares[note.number] > 1 and len(own) == shares[note.number]:
            own = [own[place]]
        elif place:
            own = []
        met[note.number] += 1
        anchors = tuple(_anchor(call, sections) for call in own)
        footnotes.append(Footnote(note.number, note.start, note.end, "none", anchors))
    return tuple(footnotes)


def _anchor(call: Call, sections: Sequence[Section]) -> Anchor:
    """An anchor above the body, in the title, counts as the first section's."""
    at = bisect_right(sections, call.start, key=lambda section: section.start) - 1
    return Anchor(call.start, call.end, sections[max(at, 0)].id)


def _problems(
    text: str,
    body: tuple[int, int],
    footnotes: Sequence[Footnote],
    site_lines: Sequence[Line],
) -> tuple[Problem, ...]:
    numbers = frozenset(note.number for note in footnotes)
    calls = [*Calls(text).of_form("bracket"), *markdown_calls(text)]
    found = [
        *caption_problem(text, body),
        *uncalled_problems(calls, numbers, text, body[1]),
        *quotation_problems(text, paragraphs(text, *body)),
        *(p for note in footnotes for p in quotation_problems(text, [(note.start, note.end)])),
        *footnote_problems(footnotes),
        *closing_problem(site_lines, outlet_named(site_lines, text)),
    ]
    return tuple(sorted(found, key=lambda problem: (problem.start, problem.end, problem.code)))
