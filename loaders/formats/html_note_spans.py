"""Where each note of a page starts and ends, in events.

A note may be a list entry, a paragraph with those that follow it, a table row, or a stretch of a block
that holds several, parted by line breaks.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from justhtml import Node

from loaders.formats.html_tree import BLOCKS, CELLS, HEADINGS, Kind, Page

_NOTE_HOLDERS = frozenset({"li", "dd", "tr", "aside"})
_LONGEST_NUMBER_CELL = 12
_LONGEST_CONTINUATION = 4000
_LONGEST_LIST_HEADING = 24
_PRINTED = re.compile(r"[\W_]{0,3}(?:[Nn]ote )?(\d{1,4})(?!\d)")
_EVENTS_OF_NUMBER = 14
_EVENTS_OF_LINE = 2000
_DEEPEST_HOLDER = 4


@dataclass(frozen=True, slots=True)
class NoteStart:
    """A note's first event, the block it stands in, the element that links lead to, its number if told."""

    at: int
    container: Node
    target: Node | None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class PageNote:
    """A note of the page: the events of [start, end). `number` is `None` until it has been given one."""

    number: int | None
    start: int
    end: int
    target: Node | None = None


def start_of(page: Page, target: Node) -> NoteStart | None:
    """Where the note starts to which links to `target` lead; `None` for headings and whole pages."""
    container = target if target.name in BLOCKS else page.block_of(target)
    if container.name in HEADINGS or container.name in ("html", "body", "#document"):
        return None if target is container or container.name in HEADINGS else _inline(page, target)
    at = page.enter(target)
    if page.opens_line(at):
        at = page.line_start[at]
    container = _holder(page, container)
    if page.chars[at] - page.chars[page.enter(container)] <= 1:
        at = page.enter(container)
    return NoteStart(at, container, target)


def printed_number(page: Page, at: int) -> int | None:
    """The number with which the text from event `at` on starts, `[3]` or `3.`; `None` for other text."""
    found = _PRINTED.match(page.words(at, min(at + _EVENTS_OF_NUMBER, len(page.events)), 12))
    return int(found[1]) if found else None


def note_spans(
    page: Page, starts: Sequence[NoteStart], calls: Sequence[int]
) -> tuple[PageNote, ...]:
    """The notes in order, none inside another. `calls` are the events of the calls, in order."""
    first_in: dict[Node | None, int] = {}
    for start in starts:
        first_in.setdefault(start.container.parent, start.at)
    notes: list[PageNote] = []
    for index, start in enumerate(starts):
        if notes and start.at < notes[-1].end:
            continue
        following = starts[index + 1] if index + 1 < len(starts) else None
        end = _end(page, start, following, calls, first_in)
        notes.append(PageNote(start.number, start.at, end, start.target))
    return tuple(notes)


def _inline(page: Page, target: Node) -> NoteStart:
    at = page.enter(target)
    at = page.line_start[at] if page.opens_line(at) else at
    return NoteStart(at, page.block_of(target), target)


def _holder(page: Page, container: Node) -> Node:
    """The list entry, row or aside that starts with the block; else the block itself."""
    for _ in range(_DEEPEST_HOLDER):
        parent = container.parent
        if parent is None or parent not in page.spans:
            break
        starts_it = page.chars[page.enter(container)] == page.chars[page.enter(parent)]
        small = container.name not in CELLS or page.size(container) <= _LONGEST_NUMBER_CELL
        if parent.name not in _NOTE_HOLDERS or not starts_it or not small:
            break
        container = parent
    return container


def _end(
    page: Page,
    start: NoteStart,
    following: NoteStart | None,
    calls: Sequence[int],
    first_in: dict[Node | None, int],
) -> int:
    if start.container not in page.spans:  # loose in the document itself
        return _line_end(page, start.at)
    closing = page.leave(start.container)
    if following is not None and following.at < closing:
        is_note = _is_one_note(page, start.at, following.at, calls)
        return following.at if is_note else _line_end(page, start.at)
    owns = start.at == page.enter(start.container)
    if not owns or _has_call(calls, start.at, closing):
        return _line_end(page, start.at)
    if start.container.name in ("li", "tr", "aside"):
        return closing + 1
    return _continued(page, start, following, calls, first_in)


def _is_one_note(page: Page, start: int, end: int, calls: Sequence[int]) -> bool:
    if (
        _has_call(calls, start, end)
        or page.chars[end] - page.chars[start] > 3 * _LONGEST_CONTINUATION
    ):
        return False
    return not any(
        kind is Kind.ENTER and node.name in HEADINGS for kind, node in page.events[start:end]
    )


def _has_call(calls: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(calls, start)
    return at < len(calls) and calls[at] < end


def _line_end(page: Page, start: int) -> int:
    """The first line end after the note's first words."""
    last = min(start + _EVENTS_OF_LINE, len(page.events))
    for at in range(start + 1, last):
        if page.line_start[at] == at and page.chars[at] - page.chars[start] > 4:
            return at
    return last


def _continued(
    page: Page,
    start: NoteStart,
    following: NoteStart | None,
    calls: Sequence[int],
    first_in: dict[Node | None, int],
) -> int:
    """The end of the note with the paragraphs that follow it, up to the next note or the list's end."""
    own = page.leave(start.container) + 1
    at = own
    while at < len(page.events):
        kind, node = page.events[at]
        if following is not None and at >= following.at:
            return following.at
        if kind is Kind.LEAVE:
            return at if _holds_notes_only(page, node, first_in) else own
        if kind is Kind.TEXT:
            if node.data.strip():
                return own
            at += 1
            continue
        inner = page.leave(node)
        if following is not None and following.at <= inner:
            return at
        too_long = page.chars[inner] - page.chars[own] > _LONGEST_CONTINUATION
        if node.name in HEADINGS or node.name == "hr" or too_long or _has_call(calls, at, inner):
            return own
        at = inner + 1
    return own


def _holds_notes_only(page: Page, parent: Node, first_in: dict[Node | None, int]) -> bool:
    """Whether the list's block starts, but for a heading, with its first note."""
    first = first_in.get(parent)
    if first is None or parent.name in ("body", "html"):
        return False
    return page.chars[first] - page.chars[page.enter(parent)] <= _LONGEST_LIST_HEADING
