"""The links of a page that lead to another place of the same page, each with its label.

A label is what a reader sees of a call or backlink: a number (`[3]`, `³`, `note 3`), a sign (`*`, `a`),
or words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from justhtml import Node

from loaders.anchors import SUPERSCRIPTS, superscript_value
from loaders.formats.html_forms import attribute, has_form, is_raised, words_of_form
from loaders.formats.html_tree import Kind, Page

_LONGEST_LABEL = 14
_WIDEST_RANGE = 20
_NUMBER = re.compile(
    rf"[\[({{]?\s{{0,9}}(?:(?:foot|end)?note|fn|nb|n)?\.?\s{{0,9}}(?:(?P<digits>\d{{1,4}})|(?P<raised>[{SUPERSCRIPTS}]{{1,4}}))\s*[\])}}]?[.:]?",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[\[(]?(?:[*†‡§]{1,4}|[a-z]|[ivxl]{1,5})[\])]?", re.IGNORECASE)
_QUOTED = re.compile(r"['\"]#?([\w.:-]{3,120})['\"]")
_FRAGMENT_WORD = re.compile(r"[a-z]+")
_BRACKETED = re.compile(r"[\[(].*[\])]")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link within the page: `at` is its first event; `target` is `None` where no element has the id."""

    node: Node
    at: int
    label: str
    number: int | None
    fragment: str
    target: Node | None

    @property
    def is_sign(self) -> bool:
        return bool(_SIGN.fullmatch(self.label))


def links_within(page: Page, address: str | None) -> list[PageLink]:
    """The links within the page, in order; `address` is the page's own, where it is known."""
    return [link for node in page.elements("a") if (link := _link(page, node, address))]


def number_of(label: str) -> int | None:
    """The number that a whole label prints; `None` for other labels."""
    found = _NUMBER.fullmatch(label)
    if not found:
        return None
    return int(found["digits"]) if found["digits"] else superscript_value(found["raised"])


def short_label(page: Page, node: Node) -> str:
    """The words of an element that is as short as a label; else empty."""
    if not page.is_brief(node, _LONGEST_LABEL):
        return ""
    label = page.words_of(node, 40)
    return label if len(label) <= 2 * _LONGEST_LABEL else ""


def looks_like_call(page: Page, link: PageLink) -> bool:
    """Whether a link is dressed as a call: raised, in brackets, or by its class or address."""
    return (
        _stands_raised(link.node)
        or bool(_BRACKETED.match(link.label))
        or link.label[:1] in SUPERSCRIPTS
        or has_call_form(link.node)
        or names_a_note(link.fragment)
        or _stands_in_brackets(page, link.node)
    )


def _stands_raised(node: Node) -> bool:
    """Whether an element is raised, lies right in a raised one, or holds one and nothing else."""
    around: Node | None = node
    for _ in range(3):
        if around is None:
            break
        if is_raised(around):
            return True
        around = around.parent
    return any(isinstance(child, Node) and is_raised(child) for child in node.children or ())


def has_call_form(node: Node) -> bool:
    return has_form(node, "note_call") or (
        node.parent is not None and has_form(node.parent, "note_call")
    )


def names_a_note(fragment: str) -> bool:
    """Whether an address such as `#_ftn3` or `#cite_note-3` has a word for notes in it."""
    words = set(_FRAGMENT_WORD.findall(fragment.casefold()))
    return not words.isdisjoint(words_of_form("note_fragment")) or any(
        word.startswith(("footnote", "endnote", "fnref", "ftnref", "ednref")) for word in words
    )


def _link(page: Page, node: Node, address: str | None) -> PageLink | None:
    label = short_label(page, node)
    number = number_of(label)
    fragment = _fragment(page, node, address, is_label=number is not None)
    if not fragment:
        return None
    target = page.element_with(fragment)
    return PageLink(node, page.enter(node), label, number, fragment, target)


def _fragment(page: Page, node: Node, address: str | None, *, is_label: bool) -> str | None:
    base, sign, fragment = attribute(node, "href").partition("#")
    if sign and fragment:
        is_own = not base or (address is not None and _bare(base) == _bare(address))
        return fragment if is_own or (is_label and page.element_with(fragment)) else None
    # A call that a script follows names its note in the script's words, which are read, not run.
    scripted = attribute(node, "onclick")[:500] or base
    return next(
        (name for name in _QUOTED.findall(scripted) if page.element_with(name)),
        None,
    )


def _bare(address: str) -> str:
    return re.sub(r"\Ahttps?://(?:www\.)?|[?].*\Z|/\Z", "", address)


def _stands_in_brackets(page: Page, node: Node) -> bool:
    start, end = page.spans[node]
    before, after = _text_at(page, start - 1), _text_at(page, end + 1)
    return before.rstrip().endswith(("[", "(")) and after.lstrip().startswith(("]", ")"))


def _text_at(page: Page, at: int) -> str:
    if not 0 <= at < len(page.events) or page.events[at][0] is not Kind.TEXT:
        return ""
    return page.events[at][1].data or ""


def raised_numbers(page: Page) -> Iterator[tuple[Node, tuple[int, ...]]]:
    """Each outermost raised element that holds numbers only, with them: `1`, `[2]`, `1, 3-5`."""
    reached = 0
    for at, (kind, node) in enumerate(page.events):
        if kind is not Kind.ENTER or at < reached or not is_raised(node):
            continue
        reached = page.leave(node)
        label = short_label(page, node).strip("[]()")
        if re.fullmatch(r"\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,8}", label):
            yield node, tuple(_listed_numbers(label))


def _listed_numbers(label: str) -> Iterator[int]:
    """The numbers of `1, 3-5`, ranges filled."""
    for part in re.finditer(r"(\d+)(?: ?[–-] ?(\d+))?", label):
        first, last = int(part[1]), int(part[2] or part[1])
        yield from range(first, last + 1) if last - first <= _WIDEST_RANGE else (first, last)
