"""Writes events of a page as canonical text: Markdown's marks, and the page's words with their places.

White space is collapsed as browsers do; no-break spaces stay; soft hyphens and characters without
width are dropped. Words in links of notes keep their address: `[words](URL)`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from justhtml import Node, Text

from loaders.anchors import SUPERSCRIPTS
from loaders.formats.canonical import CanonicalWriter
from loaders.formats.html_addresses import address_of, in_brackets, is_printed, is_shortened
from loaders.formats.html_forms import is_raised
from loaders.formats.html_source import Run, cut_runs, place_of, runs_of
from loaders.formats.html_tables import data_rows
from loaders.formats.html_tree import BLOCKS, CELLS, HEADINGS, Kind, Page

_PIECES = re.compile(
    "(?P<space>[ \t\n\f\r]+)|(?P<dropped>[\u00ad\u200b-\u200f\u2060\ufeff]+)"
    "|[^ \t\n\f\r\u00ad\u200b-\u200f\u2060\ufeff]+"
)
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_SEARCHED_FOR_ADDRESS = 3000
_LONGEST_RAISED = 4
_OF_TABLE = frozenset({"tbody", "thead", "tfoot"})
_QUOTED = frozenset({"blockquote", "figcaption", "caption"})
_OWN_SPACE = (-1, -1)


@dataclass(slots=True)
class _OpenLink:
    node: Node
    address: str
    start: int = -1


@dataclass(frozen=True, slots=True)
class WritingPlan:
    """What is left out everywhere, what of the body, what is kept of a text node, what calls notes.

    Calls are written as `[^3]`, or `[3]` where `linked` is false; `base` is the address to which
    relative links are joined.
    """

    left_out: Collection[Node]
    site: Collection[Node]
    kept: Mapping[Text, tuple[int, int]]
    calls: Mapping[Node, tuple[int, ...]]
    linked: bool = True
    base: str | None = None


@dataclass(slots=True)
class PageWriter:
    """Writes title, body and notes one after the other; `body_links` are the body's links with their spans."""

    page: Page
    plan: WritingPlan
    writer: CanonicalWriter = field(default_factory=CanonicalWriter)
    body_links: list[tuple[str, int, int]] = field(default_factory=list)
    _in_note: bool = False
    _written: bool = False
    _gap: str = ""
    _space: tuple[int, int] | None = None
    _entry: str = ""
    _open: list[Node] = field(default_factory=list)
    _rows: list[bool] = field(default_factory=list)  # a row each: whether it has words yet
    _links: list[_OpenLink] = field(default_factory=list)
    _data_rows: frozenset[Node] = frozenset()

    def write_title(self, title: Node | None, words: str) -> None:
        """`# Title`, from its element, or in words that the page's head tells; nothing for neither."""
        if title is None and not words:
            return
        self.writer.add("# ")
        if title is None:
            self.writer.add(words)
        else:
            start, end = self.page.spans[title]
            self._rows.append(True)  # one line, whatever breaks it
            self._write_events(start + 1, end)
        self._rows.clear()
        self._open.clear()
        self._gap, self._space, self._written = "\n\n", None, True

    def write_body(self, start: int, end: int, skipped: Mapping[int, int]) -> None:
        """The events of [start, end), but for stretches that start at a key and end at its value."""
        self._data_rows = data_rows(self.page)
        at = start
        for first in [*sorted(skipped), end]:
            if not at <= first <= end:
                continue
            self._write_events(at, first)
            at = max(first, skipped.get(first, end))
            self._open = [node for node in self._open if self.page.leave(node) >= at]
            if first < end and self.page.events[first][1].name in BLOCKS:
                self._break("\n\n")

    def write_note(self, marker: str, start: int, end: int) -> None:
        """One note: its marker, its words, further paragraphs on lines indented by four blanks."""
        for of_last in (self._open, self._rows, self._links):
            of_last.clear()
        self._gap, self._space, self._entry, self._written = "", None, "", False
        self._in_note = True
        self.writer.add(marker)
        self._write_events(start, end)
        self.writer.add("\n")

    def _write_events(self, start: int, end: int) -> None:
        at = start
        while at < end:
            kind, node = self.page.events[at]
            if kind is Kind.TEXT:
                self._write_text(node)
            elif kind is Kind.LEAVE:
                self._leave(node)
            elif self._is_left_out(node) or self._is_written_whole(node):
                at = self.page.leave(node)
            else:
                self._enter(node)
            at += 1

    def _is_left_out(self, node: Node) -> bool:
        of_body = not self._in_note and (node in self.plan.site or node in self.page.hidden)
        return of_body or node in self.plan.left_out

    def _is_written_whole(self, node: Node) -> bool:
        """Writes a call, a raised figure or a shortened address at once; false for other elements."""
        if node in self.plan.calls:
            self._write_call(node)
            return True
        if is_raised(node):
            return self._write_raised(node)
        return node.name == "a" and self._in_note and self._write_shortened(node)

    def _write_shortened(self, node: Node) -> bool:
        """The whole address where the words show its start and dots."""
        address = address_of(node, self.plan.base)
        if address is None or not is_shortened(self.page.words_of(node), address):
            return False
        self._ready()
        self._write_address(node, address)
        return True

    def _enter(self, node: Node) -> None:
        name = node.name
        if name == "br":
            self._break("\n\n" if self._gap else "\n")
        elif name == "a":
            self._open_link(node)
        elif name in CELLS and self._rows:
            self._cell()
        elif name == "tr" and not self._in_note and node in self._data_rows:
            self._rows.append(False)
        elif name in BLOCKS and name not in _OF_TABLE:
            self._break("\n\n")
            if name == "li":
                self._entry = self._entry_mark(node)
            if name in HEADINGS or name in _QUOTED or name == "pre":
                self._open.append(node)

    def _leave(self, node: Node) -> None:
        name = node.name
        if name == "a" and self._links and self._links[-1].node is node:
            self._close_link(self._links.pop())
        elif name in CELLS and self._rows:
            self._space = None
        elif name == "tr" and node in self._data_rows and self._rows:
            if self._rows.pop():
                self.writer.add(" |")
                self._gap, self._space = "\n", None
        elif name in BLOCKS and name not in _OF_TABLE:
            self._break("\n\n")
            if self._open and self._open[-1] is node:
                self._open.pop()

    def _break(self, gap: str) -> None:
        """A line or paragraph ends; in a table's row it is a blank."""
        if self._rows:
            self._space = self._space or _OWN_SPACE
            return
        self._space = None
        if self._written and len(gap) > len(self._gap):
            self._gap = gap

    def _cell(self) -> None:
        if self._rows[-1] and self._written:
            self.writer.add(" | ")
            self._space = None

    def _entry_mark(self, node: Node) -> str:
        ordered = node.parent is not None and node.parent.name == "ol"
        return f"- {self.page.ordinals.get(node, 1)}. " if ordered else "- "

    def _lead(self) -> str:
        """The marks with which a line opens, from the elements that are open."""
        entry, self._entry = self._entry, ""
        if self._rows:
            opens_row, self._rows[-1] = not self._rows[-1], True
            return "| " if opens_row else ""
        if self._in_note:
            return ""
        heading = next((node for node in self._open if node.name in HEADINGS), None)
        if heading is not None:
            return "#" * max(2, int(heading.name[1])) + " "
        return ("> " if any(node.name in _QUOTED for node in self._open) else "") + entry

    def _ready(self) -> None:
        """Writes what stands before the next words: a line end, marks, or a blank."""
        if self._gap or not self._written:
            if self._written:
                self.writer.add("\n    " if self._in_note else self._gap)
            self._gap, self._space = "", None
            self.writer.add(self._lead())
        elif self._space is not None:
            self._copy(" ", *self._space)
            self._space = None
        self._written = True
        for link in self._links:
            if link.start < 0:
                link.start = self.writer.length
                if self._in_note:
                    self.writer.add("[")

    def _write_text(self, node: Text) -> None:
        data = node.data or ""
        first, last = self.plan.kept.get(node, (0, len(data)))
        keeps_lines = any(block.name == "pre" for block in self._open)
        for run in cut_runs(self._runs(node), first, last):
            for piece in _PIECES.finditer(run.words):
                place = run.place(piece.start(), piece.end())
                if piece["space"]:
                    if keeps_lines and "\n" in piece[0]:
                        self._break("\n\n" if piece[0].count("\n") > 1 else "\n")
                    elif not self._gap:
                        self._space = _joined(self._space, place)
                elif not piece["dropped"]:
                    self._ready()
                    self._copy(piece[0], *place)

    def _copy(self, words: str, start: int, end: int) -> None:
        if start < 0:
            self.writer.add(words)
        else:
            self.writer.copy(words, start, end)

    def _runs(self, node: Text) -> Iterator[Run]:
        return runs_of(self.page.raw, node.origin_offset, node.data or "")

    def _write_call(self, node: Node) -> None:
        self._ready()
        start, end = self.page.spans[node]
        texts = [text for _, text in self.page.texts(start, end) if (text.data or "").strip()]
        for number in self.plan.calls[node]:
            self.writer.add("[^" if self.plan.linked else "[")
            self._write_number(str(number), texts)
            self.writer.add("]")

    def _write_number(self, number: str, texts: list[Text]) -> None:
        """A call's number, from where it is printed; a sign such as `*` is mapped as a whole."""
        for text in texts:
            data = text.data or ""
            at = data.find(number)
            shown = data.strip()
            start, end = (
                (at, at + len(number))
                if at >= 0
                else (data.find(shown), data.find(shown) + len(shown))
            )
            if place := place_of(self._runs(text), start, end):
                self.writer.copy(number, *place)
                return
        self.writer.add(number)

    def _write_raised(self, node: Node) -> bool:
        """Raised figures that call nothing, as in km²: written as such, so that they join no number."""
        if self._in_note or not self.page.is_brief(node, _LONGEST_RAISED):
            return False
        if any(inner in self.plan.calls for inner in self.page.elements_in(node)):
            return False
        texts = [text for _, text in self.page.texts(*self.page.spans[node]) if text.data]
        data = texts[0].data or "" if len(texts) == 1 else ""
        figures = data.strip()
        if not (figures.isascii() and figures.isdigit()):
            return False
        first = data.find(figures)
        place = place_of(self._runs(texts[0]), first, first + len(figures))
        if place is None:
            return False
        self._ready()
        self.writer.copy(figures.translate(_RAISED), *place)
        return True

    def _open_link(self, node: Node) -> None:
        address = address_of(node, self.plan.base)
        if address is None or not self.page.size(node):
            return
        is_web = re.match(r"https?:", address, re.IGNORECASE)
        if self._in_note and (not is_web or is_printed(self.page.words_of(node, 1000), address)):
            return
        self._links.append(_OpenLink(node, address))

    def _close_link(self, link: _OpenLink) -> None:
        if link.start < 0:
            return
        if not self._in_note:
            self.body_links.append((link.address, link.start, self.writer.length))
            return
        self.writer.add("](")
        self._write_address(link.node, in_brackets(link.address))
        self.writer.add(")")

    def _write_address(self, node: Node, address: str) -> None:
        origin = node.origin_offset
        at = -1
        if origin is not None:
            at = self.page.raw.find(address, origin, origin + _SEARCHED_FOR_ADDRESS)
        if at < 0:
            self.writer.add(address)
        else:
            self.writer.copy(address, at)


def _joined(space: tuple[int, int] | None, place: tuple[int, int]) -> tuple[int, int]:
    """Two stretches of white space as one where they touch; else the first."""
    if space is None:
        return place
    return (space[0], place[1]) if space[1] == place[0] >= 0 else space
