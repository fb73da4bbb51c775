"""The forms by which parts of a page are known, from `seeds/html_forms.yaml`.

A form is a tag (`article`), a class (`.entry-content`), an id (`#content`) or an attribute with its
value (`[role=main]`).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from justhtml import Node

from loaders.vocabulary import read_rows

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_RAISING = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_TOLD_BY_VALUE = frozenset({"role", "itemprop", "epub:type", "rel", "data-component-name"})
_NAMES_REMEMBERED = 4096


@cache
def words_of_form(row_id: str) -> tuple[str, ...]:
    """The words of one row, as written. Raises `KeyError` when the file has no such row."""
    rows = {row["id"]: row["words"] for row in read_rows("html_forms.yaml")}
    return tuple(rows[row_id])


def attribute(node: Node, name: str) -> str:
    """The attribute's value without outer white space; empty where there is none."""
    return ((node.attrs or {}).get(name) or "").strip()


def has_form(node: Node, row_id: str) -> bool:
    """Whether the element has one of the forms of a row."""
    forms = _form_set(row_id)
    if node.name in forms:
        return True
    return bool(node.attrs) and not forms.isdisjoint(_forms_told(node))


def is_raised(node: Node) -> bool:
    """Whether an element raises its text: `<sup>`, or by its class or style."""
    if node.name == "sup" or not node.attrs:
        return node.name == "sup"
    return has_form(node, "raised") or bool(_RAISING.search(node.attrs.get("style") or ""))


def has_class_word(node: Node, row_id: str) -> bool:
    """Whether the element's class or id holds one of the row's words, or all parts of one.

    `post-share__buttons` and `sharePost` hold `share`; `entry-author-box` holds `author box`.
    """
    if not node.attrs:
        return False
    named = f"{attribute(node, 'class')} {attribute(node, 'id')}"
    if not named.strip():
        return False
    found = _words_in(named[:300])
    single, several = _class_words(row_id)
    return not found.isdisjoint(single) or any(parts <= found for parts in several)


def _forms_told(node: Node) -> Iterator[str]:
    """The forms that an element's attributes give it."""
    for name in attribute(node, "class").casefold().split():
        yield f".{name}"
    if identity := attribute(node, "id"):
        yield f"#{identity.casefold()}"
    for name in _TOLD_BY_VALUE.intersection(node.attrs or ()):
        for value in attribute(node, name).casefold().split():
            yield f"[{name}={value}]"


@cache
def _form_set(row_id: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in words_of_form(row_id))


@cache
def _class_words(row_id: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    split = [frozenset(word.split()) for word in words_of_form(row_id)]
    single = frozenset(word for parts in split if len(parts) == 1 for word in parts)
    return single, tuple(parts for parts in split if len(parts) > 1)


@lru_cache(maxsize=_NAMES_REMEMBERED)
def _words_in(named: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(named))
