"""A parsed page as a line of events, so that no step recurses and each looks at a node once.

An element's subtree is the events from its `enter` to its `leave`. Nothing of the page is run; scripts,
styles, templates and drawings are no part of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any
from urllib.parse import unquote

from justhtml import JustHTML, Node, Text

from loaders.formats.html_bogus import without_bogus_markup
from loaders.formats.html_forms import attribute, has_form

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th"})
_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "select",
        "textarea",
        "datalist",
        "noframes",
        "head",
        "annotation",
        "annotation-xml",
    ]
)
_OF_HEAD = frozenset({"meta", "link", "title", "base", "script", "html"})
_MOST_EVENTS = 400
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Kind(IntEnum):
    """What an event is."""

    ENTER = 0
    TEXT = 1
    LEAVE = 2


@dataclass(slots=True)
class Page:
    """A page's events in order, and what is asked of them often.

    `chars[i]` counts the visible characters before event i, white space aside; `link_chars` those in
    links that leave the page's text. `line_start[i]` is the last event at or before i that starts a line (a block's edge, a
    `<br>`); `block_at[i]` the innermost block around event i. `head` holds the elements that tell of
    the page, by tag.
    """

    raw: str
    events: list[tuple[Kind, Any]] = field(default_factory=list)
    spans: dict[Node, tuple[int, int]] = field(default_factory=dict)
    ids: dict[str, Node] = field(default_factory=dict)
    ordinals: dict[Node, int] = field(default_factory=dict)
    hidden: set[Node] = field(default_factory=set)
    chars: list[int] = field(default_factory=lambda: [0])
    link_chars: list[int] = field(default_factory=lambda: [0])
    line_start: list[int] = field(default_factory=list)
    block_at: list[Node] = field(default_factory=list)
    head: defaultdict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))

    def enter(self, node: Node) -> int:
        return self.spans[node][0]

    def leave(self, node: Node) -> int:
        return self.spans[node][1]

    def size(self, node: Node) -> int:
        """The visible characters in an element."""
        start, end = self.spans[node]
        return self.chars[end] - self.chars[start]

    def is_brief(self, node: Node, longest: int) -> bool:
        """Whether an element has at most so many visible characters, and little markup in it.

        What reads the words of many elements asks this first, so that nested ones cost no square.
        """
        start, end = self.spans[node]
        return self.chars[end] - self.chars[start] <= longest and end - start <= _MOST_EVENTS

    def block_of(self, node: Node) -> Node:
        """The innermost block around an element, not the element itself."""
        return self.block_at[self.enter(node)]

    def encloses(self, outer: Node, inner: Node) -> bool:
        return self.enter(outer) <= self.enter(inner) <= self.leave(outer)

    def opens_line(self, event: int) -> bool:
        """Whether nothing visible but one bracket or the like stands before the event on its line."""
        return self.chars[event] - self.chars[self.line_start[event]] <= 1

    def texts(self, start: int, end: int) -> Iterator[tuple[int, Text]]:
        """The text nodes among the events of [start, end), with their places."""
        for at in range(start, end):
            kind, node = self.events[at]
            if kind is Kind.TEXT:
                yield at, node

    def elements_in(self, node: Node) -> Iterator[Node]:
        """The elements of a subtree, the first one aside, in order."""
        start, end = self.spans[node]
        return (inner for kind, inner in self.events[start + 1 : end] if kind is Kind.ENTER)

    def elements(self, *names: str) -> Iterator[Node]:
        """The elements of these tags, in order."""
        for kind, node in self.events:
            if kind is Kind.ENTER and node.name in names:
                yield node

    def words(self, start: int, end: int, longest: int = 200) -> str:
        """The words of the events of [start, end), white space collapsed, cut where they grow long."""
        pieces: list[str] = []
        length = 0
        at = start - 1
        while (at := at + 1) < end:
            kind, node = self.events[at]
            if kind is Kind.TEXT:
                pieces.append(node.data)
                length += len(node.data.strip())
            elif kind is Kind.ENTER and at > start and node in self.hidden:
                at = self.leave(node)
            elif node.name in BLOCKS or node.name == "br":
                pieces.append(" ")
            if length > longest:
                break
        return " ".join("".join(pieces).split())

    def words_of(self, node: Node, longest: int = 200) -> str:
        return self.words(*self.spans[node], longest)

    def element_with(self, fragment: str) -> Node | None:
        """The element to which `#fragment` leads; `None` when there is none."""
        return self.ids.get(fragment) or self.ids.get(unquote(fragment))


def parse_page(raw: str) -> Page:
    """The page of any text at all: HTML has no errors, only unusual trees."""
    parsed = JustHTML(without_bogus_markup(raw), sanitize=False, track_node_locations=True)
    page = Page(raw)
    _Walk(page, parsed.root).run()
    return page


@dataclass(slots=True)
class _Walk:
    page: Page
    root: Any
    blocks: list[Node] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)
    in_link: int = 0
    in_hidden: int = 0

    def run(self) -> None:
        todo: list[tuple[bool, Any]] = [(False, self.root)]
        while todo:
            leaves, node = todo.pop()
            if leaves:
                self._leave(node)
            elif node.name == "#text":
                self._text(node)
            elif node.name in ("#document", "#document-fragment"):
                self.blocks.append(node)
                todo.extend((False, child) for child in reversed(node.children or ()))
            elif not node.name.startswith(("#", "!")):
                self._keep_for_origin(node)
                if node.name in _UNREAD:
                    if node.name == "head":
                        self._read_head(node)
                    continue
                self._enter(node)
                todo.append((True, node))
                todo.extend((False, child) for child in reversed(node.children or ()))
        self.page.line_start.append(len(self.page.events))
        self.page.block_at.append(self.blocks[0])

    def _read_head(self, head: Node) -> None:
        for child in head.children or ():
            self._keep_for_origin(child)

    def _keep_for_origin(self, node: Any) -> None:
        if node.name in _OF_HEAD:
            self.page.head[node.name].append(node)

    def _event(self, kind: Kind, node: Any, visible: int = 0) -> None:
        page = self.page
        at = len(page.events)
        page.events.append((kind, node))
        page.chars.append(page.chars[-1] + visible)
        page.link_chars.append(page.link_chars[-1] + (visible if self.in_link else 0))
        breaks = kind is not Kind.TEXT and (node.name in BLOCKS or node.name == "br")
        page.line_start.append(at if breaks or not at else page.line_start[-1])
        page.block_at.append(self.blocks[-1])

    def _enter(self, node: Node) -> None:
        page = self.page
        self._event(Kind.ENTER, node)
        page.spans[node] = (len(page.events) - 1, -1)
        for name in ("id", "name") if node.attrs and node.name == "a" else ("id",):
            if named := attribute(node, name):
                page.ids.setdefault(named, node)
        if node.name in BLOCKS:
            self.blocks.append(node)
        if node.name in ("ol", "ul"):
            self.ordinals.append((_count(attribute(node, "start")) or 1) - 1)
        elif node.name == "li" and self.ordinals:
            self.ordinals[-1] = _count(attribute(node, "value")) or self.ordinals[-1] + 1
            page.ordinals[node] = self.ordinals[-1]
        self.in_link += node.name == "a" and "href" in (node.attrs or {})
        if _is_hidden(node) or (self.blocks[-1].name in HEADINGS and has_form(node, "permalink")):
            page.hidden.add(node)
            self.in_hidden += 1

    def _leave(self, node: Node) -> None:
        page = self.page
        if node.name in BLOCKS:
            self.blocks.pop()
        if node.name in ("ol", "ul"):
            self.ordinals.pop()
        self.in_link -= node.name == "a" and "href" in (node.attrs or {})
        self.in_hidden -= node in page.hidden
        page.spans[node] = (page.spans[node][0], len(page.events))
        self._event(Kind.LEAVE, node)

    def _text(self, node: Text) -> None:
        visible = 0 if self.in_hidden else len("".join((node.data or "").split()))
        self._event(Kind.TEXT, node, visible)


def _count(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None


def _is_hidden(node: Node) -> bool:
    attributes = node.attrs or {}
    return bool(attributes) and (
        "hidden" in attributes
        or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
        or has_form(node, "unseen")
    )
