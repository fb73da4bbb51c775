"""What of a note is no text of its own: backlinks, its printed number, the heading of the list.

Also the brackets around a call that is a link: `[<a>3</a>]` is one call.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from justhtml import Node, Text

from loaders.formats.html_forms import has_form, words_of_form
from loaders.formats.html_links import PageLink, number_of
from loaders.formats.html_note_spans import PageNote
from loaders.formats.html_tree import BLOCKS, Kind, Page
from loaders.wording import is_notes_heading

_DECOR = "[](){}^↑↩⏎⤴↵↲🔙⮐\ufe0e\ufe0f \t\r\n\f\u00a0.,:;|"
_ARROWS = re.compile(
    r"[\s\u00a0]*[\[(]?[\s↑↩⏎⤴↵↲🔙⮐^]*[↑↩⏎⤴↵↲🔙⮐][\ufe0e\ufe0f]?[\])]?[\s\u00a0.]*\Z"
)
_ONLY_ARROWS = re.compile(r"[\[(]?[\s^↑↩⏎⤴↵↲🔙⮐←⇑▲\ufe0e\ufe0f]+[\])]?")
_SIGNS = re.compile(r"[\s\u00a0^↑↩*†‡]+")
_SIGNS_AFTER_NUMBER = re.compile(r"[\s\u00a0\])}.:^↑↩|–-]+")
_SMALL_WRAPPER = 60
_MOST_WRAPPERS = 5
_NUMBER_EVENTS = 40


@dataclass(slots=True)
class NoteMarks:
    """Elements that are left out, and what is kept of a text node: its characters [start, end)."""

    left_out: frozenset[Node] = frozenset()
    kept: dict[Text, tuple[int, int]] = field(default_factory=dict)

    def trim(self, text: Text, start: int, end: int) -> None:
        """Keep no more of the node than [start, end)."""
        first, last = self.kept.get(text, (0, len(text.data or "")))
        self.kept[text] = (max(first, start), min(last, end))


def note_marks(
    page: Page,
    notes: Sequence[PageNote],
    links: Sequence[PageLink],
    calls: Iterable[Node],
) -> NoteMarks:
    """The marks of all notes and calls."""
    marks = NoteMarks()
    left_out: set[Node] = set()
    within = iter(sorted(links, key=lambda link: link.at))
    link = next(within, None)
    for note in notes:
        backlinks: list[Node] = []
        while link is not None and link.at < note.end:
            if link.at >= note.start and _is_backlink(page, link, note):
                backlinks.append(link.node)
            link = next(within, None)
        left_out.update(_wrappers(page, backlinks))
    for node in left_out:
        _trim_brackets(page, node, marks)
    for node in calls:
        _trim_brackets(page, node, marks)
    for note in notes:
        _trim_start(page, note, left_out, marks)
        _trim_end(page, note, left_out, marks)
    left_out.update(_list_headings(page, notes))
    marks.left_out = frozenset(left_out)
    return marks


def _is_backlink(page: Page, link: PageLink, note: PageNote) -> bool:
    if _ONLY_ARROWS.fullmatch(link.label) or has_form(link.node, "backlink"):
        return True
    label = link.label.strip(_DECOR).casefold()
    is_mark = (
        number_of(link.label) == note.number is not None
        or link.is_sign
        or not label
        or label in words_of_form("backlink_words")
    )
    leads_back = link.target is None or not note.start < page.enter(link.target)
    opens = page.chars[link.at] - page.chars[note.start] <= 2
    return is_mark and (leads_back or opens)


def _wrappers(page: Page, backlinks: Sequence[Node]) -> list[Node]:
    """Each backlink with the elements around it that hold nothing else but signs."""
    gone = set(backlinks)
    found: list[Node] = []
    for node in backlinks:
        top = node
        for _ in range(_MOST_WRAPPERS):
            parent = top.parent
            if parent is None or parent not in page.spans or parent.name in BLOCKS:
                break
            if not page.is_brief(parent, _SMALL_WRAPPER) or _words_beside(page, parent, gone):
                break
            top = parent
        found.append(top)
    return found


def _words_beside(page: Page, parent: Node, gone: set[Node]) -> bool:
    """Whether an element has words outside the backlinks in it."""
    at, end = page.spans[parent]
    while at < end:
        kind, node = page.events[at]
        if kind is Kind.ENTER and node in gone:
            at = page.leave(node)
        elif kind is Kind.TEXT and node.data.strip(_DECOR):
            return node.data.strip(_DECOR).casefold() not in words_of_form("backlink_words")
        at += 1
    return False


def _trim_brackets(page: Page, node: Node, marks: NoteMarks) -> None:
    """Leaves out the brackets that stand right around an element, or around what holds it alone."""
    for _ in range(3):
        start, end = page.spans[node]
        before, after = _text_at(page, start - 1), _text_at(page, end + 1)
        if before is not None and after is not None:
            opening, closing = (before.data or "").rstrip(), (after.data or "").lstrip()
            if opening.endswith(("[", "(")) and closing.startswith(("]", ")")):
                marks.trim(before, 0, len(opening) - 1)
                marks.trim(after, len(after.data or "") - len(closing) + 1, len(after.data or ""))
                return
        parent = node.parent
        if parent is None or parent not in page.spans or parent.name in BLOCKS:
            return
        if page.size(parent) != page.size(node):
            return
        node = parent


def _text_at(page: Page, at: int) -> Text | None:
    kind, node = page.events[at] if 0 <= at < len(page.events) else (None, None)
    return node if kind is Kind.TEXT else None


def _trim_start(page: Page, note: PageNote, left_out: set[Node], marks: NoteMarks) -> None:
    """Leaves out the note's own number, printed or linked, and the signs beside it."""
    generated = page.events[note.start][1] in page.ordinals
    met_number = False
    at, end = note.start, min(note.end, note.start + _NUMBER_EVENTS)
    while at < end:
        kind, node = page.events[at]
        if kind is Kind.ENTER and node in left_out:
            met_number, at = True, page.leave(node)
        elif kind is Kind.TEXT and node.data.strip():
            first, _ = marks.kept.get(node, (0, 0))
            cut = first
            if not met_number:
                bare = not generated or _stands_alone(page, at)
                cut = _after_number(node.data, first, note.number, bare=bare)
                met_number = cut > first
            signs = _SIGNS_AFTER_NUMBER if met_number else _SIGNS
            if leading := signs.match(node.data, cut):
                cut = leading.end()
            marks.trim(node, cut, len(node.data))
            if cut < len(node.data):
                return
        at += 1


def _stands_alone(page: Page, at: int) -> bool:
    return page.events[at - 1][0] is Kind.ENTER and page.events[at + 1][0] is Kind.LEAVE


def _after_number(data: str, first: int, number: int | None, *, bare: bool) -> int:
    """Where the text goes on after `[3]`, `3.`, `(3)` at `first`; after a bare `3` too where it may be one."""
    signs = _SIGNS.match(data, first)
    at = signs.end() if signs else first
    forms = rf"[\[(]\s?{number}\s?[\])][.:]?|{number}[.):\]](?!\d)"
    marker = re.compile(f"{forms}|{number}(?=[\\s\u00a0]|\\Z)" if bare else forms).match(data, at)
    return marker.end() if marker else first


def _trim_end(page: Page, note: PageNote, left_out: set[Node], marks: NoteMarks) -> None:
    at = note.end - 1
    while at >= max(note.start, note.end - _NUMBER_EVENTS):
        kind, node = page.events[at]
        if kind is Kind.LEAVE and node in left_out:
            at = page.enter(node)
        elif kind is Kind.TEXT and node.data.strip():
            if arrows := _ARROWS.search(node.data[-40:]):
                kept = len(node.data) - (len(node.data[-40:]) - arrows.start())
                marks.trim(node, 0, kept)
                if not node.data[:kept].strip():
                    at -= 1
                    continue
            return
        at -= 1


def _list_headings(page: Page, notes: Sequence[PageNote]) -> Iterable[Node]:
    """Headings such as `Notes` right above a note, with nothing but signs between."""
    for index, note in enumerate(notes):
        if index and notes[index - 1].end >= note.start - 2:
            continue
        for at in range(note.start - 1, max(note.start - _NUMBER_EVENTS, -1), -1):
            kind, node = page.events[at]
            if kind is Kind.TEXT and node.data.strip():
                block = page.block_at[at]
                if block not in page.spans or not page.is_brief(block, _SMALL_WRAPPER):
                    break
                if is_notes_heading(page.words_of(block)):
                    yield block
                break
