"""Finds a page's notes: which links call them, where each stands, which of its marks are no text.

A note is known by links, not by the tool that made the page: a short link leads forward to an element
that leads back, or that starts with the number. Where nothing links, `html_printed_notes` reads numbers.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from justhtml import Node

from loaders.formats.html_forms import has_form
from loaders.formats.html_links import (
    PageLink,
    links_within,
    looks_like_call,
    names_a_note,
    number_of,
    short_label,
)
from loaders.formats.html_marks import NoteMarks, note_marks
from loaders.formats.html_note_spans import (
    NoteStart,
    PageNote,
    note_spans,
    printed_number,
    start_of,
)
from loaders.formats.html_printed_notes import printed_notes
from loaders.formats.html_tree import BLOCKS, HEADINGS, Kind, Page

_EVENTS_BACK_TO_CALL = 12


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The notes in order, the elements that call them, and what of the page is no text of its own.

    `linked` is false where numbers are only printed: calls then stay in the text as they are.
    """

    notes: tuple[PageNote, ...] = ()
    calls: dict[Node, tuple[int, ...]] = field(default_factory=dict)
    marks: NoteMarks = field(default_factory=NoteMarks)
    linked: bool = True


def find_page_notes(page: Page, address: str | None) -> PageNotes:
    """The page's notes; none where it has none. `address` is the page's own, where it is known."""
    links = links_within(page, address)
    starts = _linked_starts(page, links) or _broken_starts(page, links)
    inline = _inline_notes(page)
    if not starts and not inline:
        return _printed(page, links)
    first = min((start.at for start in starts), default=len(page.events))
    callers = [link for link in links if link.at < first or link.target is not None]
    notes = note_spans(page, starts, _places(page, callers, starts))
    calls = _calls(page, links, notes, {start.target: start for start in starts if start.target})
    notes, calls, doubled = _with_inline(page, notes, calls, inline)
    notes = _numbered(notes)
    numbered = _numbered_calls(calls, notes, links)
    marks = note_marks(page, notes, links, numbered)
    return PageNotes(notes, numbered, replace(marks, left_out=marks.left_out | doubled))


def _printed(page: Page, links: Sequence[PageLink]) -> PageNotes:
    found = printed_notes(page)
    if found is None:
        return PageNotes()
    marks = note_marks(page, found.notes, links, found.calls)
    return PageNotes(found.notes, found.calls, marks, linked=False)


def _linked_starts(page: Page, links: Sequence[PageLink]) -> list[NoteStart]:
    """Where the notes start that links lead to, and their neighbours in the list, in order."""
    back: defaultdict[Node, list[int]] = defaultdict(list)
    for link in links:
        if link.target is not None:
            back[_block_around(page, link.target)].append(link.at)
    found: dict[int, NoteStart] = {}
    labels: defaultdict[int, list[int | None]] = defaultdict(list)
    for link in links:
        if start := _called_start(page, link, back):
            found.setdefault(start.at, start)
            labels[start.at].append(link.number)
    starts = [
        replace(start, number=_number(page, start, labels[at])) for at, start in found.items()
    ]
    starts += _list_neighbours(page, starts)
    starts += _uncalled_starts(page, links, starts)
    return sorted(starts, key=lambda start: start.at)


def _block_around(page: Page, node: Node) -> Node:
    return node if node.name in BLOCKS else page.block_of(node)


def _called_start(page: Page, link: PageLink, back: dict[Node, list[int]]) -> NoteStart | None:
    """Where the note starts to which the link leads forward; `None` when it leads to no note."""
    target = link.target
    if target is None or page.enter(target) < link.at or not (link.number or link.is_sign):
        return None
    start = start_of(page, target)
    if start is None or start.at <= link.at:
        return None
    end = page.leave(start.container)
    returns = back.get(page.block_of(link.node), [])
    at = bisect_left(returns, max(start.at, link.at + 1))
    if at < len(returns) and returns[at] < end:
        return start
    if has_form(target, "note") or has_form(start.container, "note"):
        return start
    if link.number is None or not looks_like_call(page, link):
        return None
    shown = (printed_number(page, start.at), page.ordinals.get(start.container))
    return start if link.number in shown else None


def _number(page: Page, start: NoteStart, labels: Sequence[int | None]) -> int | None:
    """The number printed at the note where a call bears it out; else the first call's."""
    called = [label for label in labels if label is not None]
    for shown in (printed_number(page, start.at), page.ordinals.get(start.container)):
        if shown in called:
            return shown
    return called[0] if called else None


def _list_neighbours(page: Page, starts: Sequence[NoteStart]) -> list[NoteStart]:
    """Entries of the notes' own lists to which nothing leads."""
    known = {start.at for start in starts}
    lists = {
        start.container.parent: None
        for start in starts
        if start.container.name == "li" and start.container.parent is not None
    }
    found: list[NoteStart] = []
    for parent in lists:
        for entry in parent.children or ():
            if entry.name == "li" and page.enter(entry) not in known:
                number = printed_number(page, page.enter(entry))
                number = page.ordinals.get(entry) if parent.name == "ol" else number
                found.append(NoteStart(page.enter(entry), entry, entry, number))
    return found


def _uncalled_starts(
    page: Page, links: Sequence[PageLink], starts: Sequence[NoteStart]
) -> list[NoteStart]:
    """Numbered links that open a line beside known notes and lead back, or nowhere."""
    known = {start.at for start in starts}
    parents = {start.container.parent for start in starts} | {start.container for start in starts}
    first = min(known, default=0)
    found: list[NoteStart] = []
    for link in links:
        if link.number is None or link.at < first or not page.opens_line(link.at):
            continue
        if link.target is not None and page.enter(link.target) > link.at:
            continue
        start = start_of(page, link.node)
        if start is None or start.at in known:
            continue
        if start.container.parent in parents or start.container in parents:
            known.add(start.at)
            found.append(replace(start, number=link.number))
    return found


def _broken_starts(page: Page, links: Sequence[PageLink]) -> list[NoteStart]:
    """Notes whose ids an editor has stripped: numbered links that open lines, after links that call."""
    called: dict[int, int] = {}
    found: list[NoteStart] = []
    for link in links:
        if link.number is None or not (names_a_note(link.fragment) or looks_like_call(page, link)):
            continue
        opens = page.opens_line(link.at)
        if not opens or link.number not in called:
            called.setdefault(link.number, link.at)
        elif start := start_of(page, link.node):
            found.append(replace(start, number=link.number))
    return found


def _places(page: Page, links: Iterable[PageLink], starts: Sequence[NoteStart]) -> list[int]:
    """The events at which something calls a note, in order."""
    targets = {start.target for start in starts}
    heads = sorted(start.at for start in starts)
    return [
        link.at
        for link in links
        if (link.target in targets or link.target is None)
        and not _opens_note(page, link, heads)
        and (link.number or link.is_sign)
    ]


def _opens_note(page: Page, link: PageLink, heads: Sequence[int]) -> bool:
    at = bisect_left(heads, link.at + 1) - 1
    return at >= 0 and page.chars[link.at] - page.chars[heads[at]] <= 2


def _calls(
    page: Page,
    links: Sequence[PageLink],
    notes: Sequence[PageNote],
    by_target: dict[Node, NoteStart],
) -> dict[Node, tuple[int, ...]]:
    """The links outside notes that call one, those included whose note is missing."""
    numbers = {note.number for note in notes}
    calls: dict[Node, tuple[int, ...]] = {}
    starts = [note.start for note in notes]
    for link in links:
        inside = bisect_left(starts, link.at + 1) - 1
        if inside >= 0 and link.at < notes[inside].end:
            continue
        start = by_target.get(link.target) if link.target is not None else None
        if start is not None and (link.number or link.is_sign):
            number = link.number or start.number
            calls[link.node] = (number,) if number else ()
        elif link.number is not None and _calls_missing_note(page, link, numbers):
            calls[link.node] = (link.number,)
    return calls


def _calls_missing_note(page: Page, link: PageLink, numbers: set[int | None]) -> bool:
    """Whether a numbered link is dressed as a call though its address leads nowhere, or to no note."""
    if link.target is not None and link.number not in numbers:
        return False
    if page.block_of(link.node).name in HEADINGS and link.target is not None:
        return False
    return looks_like_call(page, link) and (link.target is None or link.number in numbers)


def _inline_notes(page: Page) -> list[tuple[Node, Node]]:
    """Elements that hold a note beside its call, each with the element that calls it."""
    found: list[tuple[Node, Node]] = []
    for at, (kind, node) in enumerate(page.events):
        if kind is Kind.ENTER and has_form(node, "inline_note"):
            call = _call_before(page, at)
            if call is not None:
                found.append((call, node))
    return found


def _call_before(page: Page, at: int) -> Node | None:
    for back in range(at - 1, max(at - _EVENTS_BACK_TO_CALL, -1), -1):
        kind, node = page.events[back]
        if kind is Kind.TEXT and node.data.strip():
            return None
        if kind is Kind.LEAVE and node.name in ("a", "sup", "span", "label", "button"):
            is_empty_label = node.name == "label" and not page.size(node)
            return node if is_empty_label or number_of(short_label(page, node)) else None
    return None


def _with_inline(
    page: Page,
    notes: tuple[PageNote, ...],
    calls: dict[Node, tuple[int, ...]],
    inline: Sequence[tuple[Node, Node]],
) -> tuple[tuple[PageNote, ...], dict[Node, tuple[int, ...]], frozenset[Node]]:
    """With the notes beside their calls; those that a list prints again are left out."""
    listed = sorted(page.enter(node) for node in calls)
    starts = [note.start for note in notes]
    added: list[PageNote] = []
    doubled: set[Node] = set()
    for call, note in inline:
        around = bisect_left(starts, page.enter(note) + 1) - 1
        if around >= 0 and page.enter(note) < notes[around].end:
            continue
        within = bisect_left(listed, page.enter(call))
        if within < len(listed) and listed[within] < page.leave(call):
            doubled.add(note)
            continue
        number = number_of(short_label(page, call)) or len(added) + 1
        calls[call] = (number,)
        added.append(PageNote(number, page.enter(note), page.leave(note) + 1))
    together = tuple(sorted([*notes, *added], key=lambda note: note.start))
    return together, calls, frozenset(doubled)


def _numbered(notes: Sequence[PageNote]) -> tuple[PageNote, ...]:
    """Notes called by signs get the numbers after the highest, in order."""
    highest = max((note.number for note in notes if note.number), default=0)
    numbered: list[PageNote] = []
    for note in notes:
        if note.number is None:
            highest += 1
            note = replace(note, number=highest)  # noqa: PLW2901
        numbered.append(note)
    return tuple(numbered)


def _numbered_calls(
    calls: dict[Node, tuple[int, ...]], notes: Sequence[PageNote], links: Sequence[PageLink]
) -> dict[Node, tuple[int, ...]]:
    """Calls by a sign get the number that their note was given."""
    by_target = {note.target: note.number for note in notes if note.target is not None}
    targets = {link.node: link.target for link in links}
    found: dict[Node, tuple[int, ...]] = {}
    for node, numbers in calls.items():
        target = targets.get(node)
        number = by_target.get(target) if target is not None else None
        if numbers or number is not None:
            found[node] = numbers or (number or 0,)
    return found
