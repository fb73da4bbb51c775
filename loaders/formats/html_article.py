"""Which element of a page is the article, which of its parts are the site's, and where its title is.

An element's class says what it is for, but not how much of the article it holds: so each choice is
weighed by prose, the visible characters outside links, notes and the site's own boxes.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from justhtml import Node

from loaders.formats.html_forms import attribute, has_class_word, has_form, words_of_form
from loaders.formats.html_notes import PageNotes
from loaders.formats.html_tree import BLOCKS, HEADINGS, Kind, Page

_MOST_OF_BOX = 0.3  # a box with more of the page's prose is no box of the site's
_ENOUGH = 0.5  # of the prose of the next wider kind of element
_DENSE = 0.85
_LINKED = 0.7
_FEWEST_LINKS = 2
_LONGEST_LINKED_BLOCK = 1500
_LONGEST_ABOVE_TITLE = 200
_LONGEST_CUT_HEADING = 60
_LONGEST_TITLE = 300
_BLOCKS_TRIED_AS_TITLE = 20
_LONGEST_DETAIL = 300
_LINES_BELOW_TITLE = 5
_LISTS = frozenset({"ul", "ol", "div", "p", "section"})


@dataclass(frozen=True, slots=True)
class PageArticle:
    """The article's element, its title's (`None` where the page shows none) and the site's own parts.

    `bylines` are the lines that may tell author and date: those right below the title, and those whose
    class says so, which are left out with the site's parts where they are lines of their own.
    """

    element: Node
    title: Node | None
    site: frozenset[Node]
    bylines: tuple[Node, ...]


def find_article(
    page: Page, notes: PageNotes, declared: Sequence[str], address: str | None
) -> PageArticle | None:
    """The article; `None` for a page without visible text. `declared` are the titles its head tells."""
    body = next(page.elements("body"), None)
    if body is None or not (page.size(body) or notes.notes):
        return None
    weigher = _Weigher.of(page, notes)
    site = set(_boxes(page, weigher, body))
    prose = weigher.without(site)
    element = _chosen(page, prose, body)
    title = _title(page, element, site, declared)
    below = _below_title(page, element, title, site)
    details = tuple(_details(page, weigher, element, title, site))
    site.update(node for node in details if _fills_its_block(page, node))
    site.update(_linked_blocks(page, weigher, element, address))
    site.update(_under_cut_headings(page, weigher, element))
    if title is not None:
        site.update(_above_title(page, weigher, element, title))
    return PageArticle(element, title, frozenset(site), (*below, *details))


@dataclass(frozen=True, slots=True)
class _Weigher:
    """Sums over events: prose, calls, so that a subtree is weighed at once."""

    page: Page
    outside_notes: list[int]
    calls: list[int]

    @classmethod
    def of(cls, page: Page, notes: PageNotes) -> "_Weigher":
        in_notes = bytearray(len(page.events))
        for note in notes.notes:
            in_notes[note.start : note.end] = b"\1" * (note.end - note.start)
        called = {page.enter(node) for node in notes.calls}
        prose, calls = [0], [0]
        for at in range(len(page.events)):
            plain = page.chars[at + 1] - page.chars[at]
            plain -= page.link_chars[at + 1] - page.link_chars[at]
            prose.append(prose[-1] + (0 if in_notes[at] else plain))
            calls.append(calls[-1] + (at in called))
        return cls(page, prose, calls)

    def prose(self, node: Node) -> int:
        start, end = self.page.spans[node]
        return self.outside_notes[end] - self.outside_notes[start]

    def has_call(self, node: Node) -> bool:
        start, end = self.page.spans[node]
        return self.calls[end] > self.calls[start]

    def without(self, site: set[Node]) -> Callable[[Node], int]:
        """The prose of an element outside the site's boxes."""
        sums, at = [0], 0
        own = self.outside_notes
        while at < len(self.page.events):
            kind, node = self.page.events[at]
            if kind is Kind.ENTER and node in site:
                skipped = self.page.leave(node) + 1 - at
                sums.extend([sums[-1]] * skipped)
                at += skipped
                continue
            sums.append(sums[-1] + own[at + 1] - own[at])
            at += 1
        spans = self.page.spans
        return lambda node: sums[spans[node][1]] - sums[spans[node][0]]


def _within(page: Page, node: Node, left_out: set[Node] | None = None) -> Iterator[Node]:
    """The elements of a subtree, itself aside, in order; none in elements that are left out."""
    at, end = page.spans[node]
    at += 1
    while at < end:
        kind, inner = page.events[at]
        if kind is Kind.ENTER:
            if left_out and inner in left_out:
                at = page.leave(inner)
            else:
                yield inner
        at += 1


def _boxes(page: Page, weigher: _Weigher, body: Node) -> Iterator[Node]:
    """The outermost elements that are a site's by tag, role or class, unless they hold much, or calls."""
    total = max(1, weigher.prose(body))
    at, end = page.spans[body]
    at += 1
    while at < end:
        kind, node = page.events[at]
        if kind is Kind.ENTER and _is_box(node):
            small = weigher.prose(node) <= _MOST_OF_BOX * total
            if small and not weigher.has_call(node) and not _is_article_itself(node):
                yield node
                at = page.leave(node)
        at += 1


def _is_box(node: Node) -> bool:
    return has_form(node, "boilerplate") or has_class_word(node, "boilerplate_words")


def _is_article_itself(node: Node) -> bool:
    return node.name in ("article", "main", "h1") or has_form(node, "article_body")


def _chosen(page: Page, prose: Callable[[Node], int], body: Node) -> Node:
    chosen, weight = _densest(page, prose, body), 0
    for row in ("main", "article", "article_body"):
        found = _heaviest(page, prose, body, row)
        if found is not None and prose(found) > 0 and prose(found) >= _ENOUGH * weight:
            chosen, weight = found, prose(found)
    return chosen if weight >= _MOST_OF_BOX * prose(body) else _densest(page, prose, body)


def _heaviest(page: Page, prose: Callable[[Node], int], body: Node, row: str) -> Node | None:
    """The element of a form with most prose; of two nested ones the inner, where it has nearly all."""
    best: Node | None = None
    for node in _within(page, body):
        if not has_form(node, row):
            continue
        if (
            best is None
            or prose(node) > prose(best)
            or (page.encloses(best, node) and prose(node) >= _DENSE * prose(best))
        ):
            best = node
    return best


def _densest(page: Page, prose: Callable[[Node], int], body: Node) -> Node:
    """The innermost block that holds nearly all prose of the page."""
    node, enough = body, _DENSE * prose(body)
    while True:
        inner = next(
            (
                child
                for child in node.children or ()
                if child in page.spans and child.name in BLOCKS and prose(child) >= max(enough, 1)
            ),
            None,
        )
        if inner is None or inner.name in ("p", "li"):
            return node
        node = inner


def _title(page: Page, element: Node, site: set[Node], declared: Sequence[str]) -> Node | None:
    """The element that shows the title: an `<h1>`, or a block whose words the page declares as title."""
    plain = [_plain(words) for words in declared if _plain(words)]
    heads = [
        node
        for node in page.elements("h1")
        if page.size(node) and page.is_brief(node, _LONGEST_TITLE) and node not in page.hidden
    ]
    inside = [node for node in heads if page.encloses(element, node)]
    agreeing = [node for node in heads if _agrees(page, node, plain)]
    for choice in ([node for node in inside if node in agreeing], agreeing, inside[:1]):
        if choice:
            return choice[0]
    tried = 0
    for node in _within(page, element, site):
        if node.name in BLOCKS and page.size(node) and page.is_brief(node, _LONGEST_TITLE):
            tried += 1
            if _agrees(page, node, plain):
                return node
        if tried >= _BLOCKS_TRIED_AS_TITLE:
            break
    above = [node for node in heads if page.enter(node) < page.enter(element)]
    return above[-1] if above and not plain else None


def _agrees(page: Page, node: Node, declared: Sequence[str]) -> bool:
    """Whether the words are a declared title, or what stands in one before the site's name."""
    words = _plain(page.words_of(node, _LONGEST_TITLE))
    return len(words) > 5 and any(
        words == title or title.startswith(words) or (len(title) > 12 and words.startswith(title))
        for title in declared
    )


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def _details(
    page: Page, weigher: _Weigher, element: Node, title: Node | None, site: set[Node]
) -> Iterator[Node]:
    """The outermost elements of the article that tell author, date and rubric, by their class."""
    at, end = page.spans[element]
    while (at := at + 1) < end:
        kind, node = page.events[at]
        if kind is not Kind.ENTER or node is title:
            continue
        holds_title = title is not None and page.encloses(node, title)
        small = page.size(node) <= _LONGEST_DETAIL and not holds_title
        if node in site:
            at = page.leave(node)
        elif small and _is_detail(node) and not weigher.has_call(node):
            yield node
            at = page.leave(node)


def _fills_its_block(page: Page, node: Node) -> bool:
    """Whether an element is a block, or all that its block shows; a name within a sentence is not."""
    around = page.block_of(node)
    return node.name in BLOCKS or (around in page.spans and page.size(around) == page.size(node))


def _is_detail(node: Node) -> bool:
    return has_class_word(node, "detail_words") or has_form(node, "shown_author")


def _below_title(page: Page, element: Node, title: Node | None, site: set[Node]) -> list[Node]:
    """The first short blocks after the title, or at the article's start; none of the site's boxes."""
    at, end = page.spans[element]
    if title is not None and at < page.leave(title) < end:
        at = page.leave(title)
    found: dict[Node, None] = {}
    while (at := at + 1) < end and len(found) < _LINES_BELOW_TITLE:
        kind, node = page.events[at]
        if kind is Kind.ENTER and node in site:
            at = page.leave(node)
        elif kind is Kind.TEXT and node.data.strip():
            found[page.block_at[at]] = None
    return [node for node in found if node in page.spans and page.is_brief(node, _LONGEST_DETAIL)]


def _linked_blocks(
    page: Page, weigher: _Weigher, element: Node, address: str | None
) -> Iterator[Node]:
    """Blocks that are mostly links to other pages of the site, or to headings of this one."""
    links, foreign = [0], [0]
    for kind, node in page.events:
        is_link = kind is Kind.ENTER and node.name == "a"
        links.append(links[-1] + is_link)
        foreign.append(foreign[-1] + (is_link and not _is_local(node, address)))
    for node in _within(page, element):
        size = page.size(node)
        if node.name not in _LISTS or not 0 < size <= _LONGEST_LINKED_BLOCK:
            continue
        start, end = page.spans[node]
        enough = links[end] - links[start] >= _FEWEST_LINKS and foreign[end] == foreign[start]
        linked = page.link_chars[end] - page.link_chars[start]
        if enough and linked >= _LINKED * size and not weigher.has_call(node):
            yield node


def _is_local(link: Node, address: str | None) -> bool:
    href = attribute(link, "href")
    if not re.match(r"(?:https?:)?//", href):
        return not href.startswith("mailto:")
    return (
        address is not None and urlsplit(urljoin(address, href)).netloc == urlsplit(address).netloc
    )


def _under_cut_headings(page: Page, weigher: _Weigher, element: Node) -> Iterator[Node]:
    """Headings such as `Related articles` with the blocks under them, up to the next heading."""
    start, end = page.spans[element]
    blocks = dict.fromkeys(page.block_at[at] for at, _ in page.texts(start, end))
    for head in blocks:
        if head not in page.spans or not page.is_brief(head, _LONGEST_CUT_HEADING):
            continue
        words = page.words_of(head).casefold().strip(" :.…")
        if words not in words_of_form("cut_headings") or weigher.has_call(head):
            continue
        yield head
        if head.name in HEADINGS:
            yield from _blocks_after(page, weigher, head)


def _blocks_after(page: Page, weigher: _Weigher, head: Node) -> Iterator[Node]:
    at = page.leave(head) + 1
    found: list[Node] = []
    while at < len(page.events):
        kind, node = page.events[at]
        if kind is Kind.LEAVE or (kind is Kind.TEXT and node.data.strip()):
            break
        if kind is Kind.ENTER:
            if node.name in HEADINGS or weigher.has_call(node):
                break
            found.append(node)
            at = page.leave(node)
        at += 1
    yield from found


def _above_title(page: Page, weigher: _Weigher, element: Node, title: Node) -> Iterator[Node]:
    """What stands above the title in the article, where it is little: a rubric, a trail of links."""
    if not page.encloses(element, title):
        return
    start, end = page.enter(element), page.enter(title)
    if page.chars[end] - page.chars[start] > _LONGEST_ABOVE_TITLE:
        return
    at = start + 1
    while at < end:
        kind, node = page.events[at]
        if kind is Kind.ENTER and page.leave(node) < end:
            if page.size(node) and not weigher.has_call(node):
                yield node
            at = page.leave(node)
        at += 1
