"""Finds a list of notes whose numbers are printed and lead nowhere: `<sup>1</sup>`, `[1]`, an `<ol>`.

The list is looked for under a heading such as `Notes`, under a rule, in an element made for notes, or
where lines start with raised or bracketed numbers; the one whose numbers the text calls wins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from justhtml import Node

from loaders.formats.html_forms import has_form, is_raised
from loaders.formats.html_links import raised_numbers
from loaders.formats.html_note_spans import NoteStart, PageNote, note_spans, start_of
from loaders.formats.html_tree import HEADINGS, Kind, Page
from loaders.wording import is_notes_heading

_MARKER = re.compile(
    r"(?:[\[(](?P<boxed>\d{1,4})[\])]|(?P<plain>\d{1,4})(?:[.):\]](?!\d)|(?=[\s\u00a0])))"
)
_SURE = re.compile(r"\[(\d{1,3})\]")
_PRINTED_CALL = re.compile(r"(?<!\A)\[(\d{1,3})(?:[,–-] ?\d{1,3})*\]")
_LISTS_WEIGHED = 8
_EVENTS_OF_MARKER = 14
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class PrintedNotes:
    """The notes of a list, and the raised numbers in the text that call them."""

    notes: tuple[PageNote, ...]
    calls: dict[Node, tuple[int, ...]]


def printed_notes(page: Page) -> PrintedNotes | None:
    """The list whose numbers the text calls most; `None` where no list is borne out."""
    raised = [
        (node, numbers)
        for node, numbers in raised_numbers(page)
        if not page.opens_line(page.enter(node))
    ]
    boxed = _boxed_numbers(page)
    best: tuple[int, int, list[NoteStart]] = (0, 0, [])
    for at, is_headed in list(_openings(page))[-_LISTS_WEIGHED:]:
        starts = _numbered_lines(page, at)
        numbers = {start.number for start in starts}
        called = {n for node, ns in raised if page.enter(node) < at for n in ns}
        called |= {n for n, place in boxed if place < at}
        borne_out = len(called & numbers)
        if not starts or (not is_headed and borne_out * 2 < len(numbers)) or not borne_out:
            continue
        best = max(best, (borne_out, at, starts), key=lambda found: found[:2])
    return _with_calls(page, best[2], raised) if best[2] else None


def _with_calls(
    page: Page, starts: Sequence[NoteStart], raised: Sequence[tuple[Node, tuple[int, ...]]]
) -> PrintedNotes:
    notes = note_spans(page, starts, ())
    highest = max(note.number or 0 for note in notes)
    calls = {
        node: numbers
        for node, numbers in raised
        if page.enter(node) < notes[0].start
        and max(numbers) <= highest + 1
        and not _is_power(page, node)
    }
    return PrintedNotes(notes, calls)


def _is_power(page: Page, node: Node) -> bool:
    """`10<sup>5</sup>`, `km<sup>2</sup>`: right after a digit, or a unit of length."""
    kind, before = page.events[page.enter(node) - 1]
    words = before.data if kind is Kind.TEXT else ""
    return bool(re.search(r"(?:(?<![\d.])\d{1,3}|(?<![^\W\d_])[kcm]?m)\Z", words))


def _boxed_numbers(page: Page) -> list[tuple[int, int]]:
    """Numbers in brackets within lines, each with its event."""
    found: list[tuple[int, int]] = []
    for at, text in page.texts(0, len(page.events)):
        data = text.data or ""
        if "[" in data:
            found += [
                (int(number), at)
                for match in _PRINTED_CALL.finditer(" " + data)
                for number in re.findall(r"\d+", match[0])
            ]
    return found


def _openings(page: Page) -> Iterator[tuple[int, bool]]:
    """Events after which a list of notes may start, and whether a heading or form says so."""
    sure = 0
    for at, (kind, node) in enumerate(page.events):
        if kind is Kind.ENTER and has_form(node, "note_list"):
            yield at, True
        elif kind is Kind.LEAVE and node.name == "hr":
            yield at + 1, False
        elif kind is Kind.TEXT and len(node.data) <= _LONGEST_HEADING and node.data.strip():
            block = page.block_at[at]
            if is_notes_heading(node.data.strip()) and page.size(block) <= _LONGEST_HEADING:
                yield page.leave(block) + 1, True
        if kind is Kind.TEXT and not sure and _opens_with_sure_number(page, at):
            sure = page.line_start[at]
            yield sure, False


def _opens_with_sure_number(page: Page, at: int) -> bool:
    """Whether a line starts at this text with `[1]` or a raised 1."""
    data = page.events[at][1].data.strip()
    if page.chars[at] != page.chars[page.line_start[at]] or not data:
        return False
    around = page.events[at - 1][1]
    raised_one = isinstance(around, Node) and is_raised(around) and data.strip("[]().") == "1"
    boxed = _SURE.match(data)
    return raised_one or bool(boxed and boxed[1] == "1")


def _numbered_lines(page: Page, at: int) -> list[NoteStart]:
    """The lines from event `at` on whose numbers follow one another, up to the next heading."""
    found: list[NoteStart] = []
    met_style = ""
    while at < len(page.events):
        kind, node = page.events[at]
        if kind is Kind.ENTER and node.name in HEADINGS and found:
            break
        if kind is Kind.ENTER and node in page.ordinals and node.parent.name == "ol":
            if _follows(found, page.ordinals[node]) and met_style in ("", "list"):
                found.append(NoteStart(at, node, None, page.ordinals[node]))
                met_style = "list"
            at = page.leave(node)
        elif kind is Kind.TEXT and met_style != "list" and _opens_its_line(page, at):
            start = _marked_line(page, at)
            if start is not None and _follows(found, start.number):
                found.append(start)
                met_style = "marked"
        at += 1
    return found


def _follows(found: Sequence[NoteStart], number: int | None) -> bool:
    if number is None:
        return False
    last = found[-1].number if found else None
    return last is None or last < number <= last + 3


def _opens_its_line(page: Page, at: int) -> bool:
    return (
        bool(page.events[at][1].data.strip()) and page.chars[at] == page.chars[page.line_start[at]]
    )


def _marked_line(page: Page, at: int) -> NoteStart | None:
    words = page.words(at, min(at + _EVENTS_OF_MARKER, len(page.events)), 12)
    marker = _MARKER.match(words)
    around = page.events[page.line_start[at]][1]
    raised = page.events[at - 1][1]
    in_sup = isinstance(raised, Node) and is_raised(raised) and page.is_brief(raised, 6)
    if marker is None and in_sup:
        marker = re.match(r"(?P<boxed>\d{1,3})(?P<plain>)", words)
    if marker is None:
        return None
    target = around if around.name not in ("br", "hr") and around in page.spans else raised
    if page.line_start[at] != page.enter(target) or target.name == "br":
        start = NoteStart(page.line_start[at] + 1, page.block_at[at], None)
    else:
        found = start_of(page, target)
        if found is None:
            return None
        start = found
    return NoteStart(start.at, start.container, None, int(marker["boxed"] or marker["plain"]))
