"""Words of a note that look like a reference and that no rule read, so that they are told and not dropped."""

import re

from loaders.citations.masking import DATE_MARK, FILLER, MARKS, PIN_MARK, QUOTE_MARK, MaskedNote
from loaders.citations.quotations import Quotation
from loaders.citations.titles import MAIN_VERB

_LONGEST = 300
_MARKED = re.compile(f"[{MARKS}]{FILLER}*")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset(("the", "and", "for", "from", "with", "see", "also", "its", "into", "against"))


def looks_like_reference(note: MaskedNote, start: int, end: int) -> bool:
    """Whether a stretch without any reference has a title's capitals, and a year, a place or a quoted title.

    Running sentences have a finite verb and are commentary.
    """
    masked = note.masked[start:end]
    if len(masked) > _LONGEST or MAIN_VERB.search(f" {masked}"):
        return False
    if PIN_MARK in masked or re.search(rf"\d|{DATE_MARK}", masked):
        return _is_titled(masked)
    return _quotes_title(note, start, end)


def _is_titled(masked: str) -> bool:
    """Whether most of the words, and two at least, are written as those of a title are."""
    words = [w for w in _WORD.findall(_MARKED.sub("", masked)) if len(w) > 2]
    content = [word for word in words if word.casefold() not in _SMALL]
    capitals = [word for word in content if word[0].isupper()]
    return "," in masked and len(capitals) >= 2 and len(capitals) > 0.6 * len(content)


def _quotes_title(note: MaskedNote, start: int, end: int) -> bool:
    """Whether a quoted string in capitals is followed by a field of its own: "“Some Title,” Some Outlet"."""
    at = note.masked.find(QUOTE_MARK, start, end)
    part = note.parts.get(at)
    if not isinstance(part, Quotation):
        return False
    words = [word for word in _WORD.findall(part.inner(note.text)) if len(word) > 3]
    capitals = [word for word in words if word[0].isupper()]
    after = note.masked[part.end : end].strip(" ,.")
    return len(capitals) >= 2 and len(capitals) > 0.6 * len(words) and after[:1].isupper()
