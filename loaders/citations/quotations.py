"""Where quotation marks open and close: nested, single, straight, and left unclosed.

A span covers its marks. An opening mark inside an open quotation of the same marks means either
nesting (two closings follow) or that the first was never closed; the first then ends with the
last sentence before the second.
"""

import re
from typing import NamedTuple

# The set first, so that the engine leaps from one to the next; the look-behinds then decide.
_MARKS = re.compile(r'[“”"«»„‘\'](?:(?<=[“”"«»„])|(?<![\w’].)(?=\S))')
_CLOSING = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’", "'": "'"}
_END_OF_SINGLE = re.compile(r"[’'](?!\w)")
_AFTER_SINGLE = re.compile(r"[’'](?=$|[,.;:)\]?!]| \(| in [A-Z(]| \[| [A-Z\d“‘(])|(?<=[,.?!])[’']")
_CLEAR_END = re.compile(r"(?<=[^\Ws\d_])’(?= (?:and|or|in|of|on|as|for|to|at|by|with|from) )")
_SENTENCE_END = re.compile(r"[.?!](?= |\Z)")
_GLUED_END = re.compile(r"[?!](?=[A-Z0-9])")


class Quotation(NamedTuple):
    """A quoted string; [start, end) covers the marks, `inner` is between them."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True

    def inner(self, text: str) -> str:
        return text[self.inner_start : self.inner_end]


def find_quotations(text: str, source_at: int) -> list[Quotation]:
    """The outermost quotations of a note, in order. `source_at` is where an unclosed one must end."""
    found: list[Quotation] = []
    reached = 0
    for mark in _MARKS.finditer(text):
        at = mark.start()
        if at < reached or mark[0] in "”»":
            continue
        quotation = (
            _single(text, at)
            if mark[0] in "‘'"
            else _double(text, at, _CLOSING[mark[0]], source_at)
        )
        if quotation:
            found.append(quotation)
            reached = quotation.end
    return found


def _single(text: str, at: int) -> Quotation | None:
    """‘…’, past apostrophes and possessive plurals; nothing when no mark can be its end."""
    limit = min(len(text), at + 400)
    close = _AFTER_SINGLE.search(text, at + 1, limit)
    # "The ‘War on Terror’ and the Framework": no plural's apostrophe, so an end, whatever follows
    early = _CLEAR_END.search(text, at + 1, close.start() if close else limit)
    if early and not text[at - 1 : at].strip(" ") and text[at - 2 : at - 1].isalpha():
        close = early
    close = close or _END_OF_SINGLE.search(text, at + 1, limit)
    if not close:
        return None
    return Quotation(at, close.end(), at + 1, close.start())


def _double(text: str, at: int, closing: str, source_at: int) -> Quotation:
    opening = text[at]
    close = text.find(closing, at + 1)
    again = text.find(opening, at + 1) if opening != closing else -1
    while again != -1 and close != -1 and again < close:
        second_close = text.find(closing, close + 1)
        third = text.find(opening, again + 1)
        if second_close == -1 or (third != -1 and third < second_close):
            return _unclosed(text, at, _sentence_end_before(text, at, again))
        close, again = second_close, third
    if close == -1:
        return _unclosed(text, at, _title_end(text, at, source_at))
    return Quotation(at, close + 1, at + 1, close)


def _unclosed(text: str, at: int, end: int) -> Quotation:
    return Quotation(
        at, end, at + 1, len(text[:end].rstrip()) if end > at + 1 else end, closed=False
    )


def _sentence_end_before(text: str, at: int, limit: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, at, limit)]
    return ends[-1] if ends else limit


def _title_end(text: str, at: int, source_at: int) -> int:
    """A title that was never closed: up to a "?" glued to the outlet, else to the field before the date."""
    if glued := _GLUED_END.search(text, at):
        return glued.end()
    if source_at > at:
        fields = text[at:source_at].rstrip(", ")
        comma = fields.rfind(", ")
        return at + comma if comma > 0 else source_at
    ends = _SENTENCE_END.search(text, at)
    return ends.end() if ends else len(text)
