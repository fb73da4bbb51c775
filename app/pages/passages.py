"""The words around a quote: its paragraph, or of a long one its sentence. Pure."""

import re
from dataclasses import dataclass

_LONGEST = 700
# A sentence ends before white space and a capital; the call of a note and a closing quotation mark belong to it.
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*(?:\[?\d+\]?)*[”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z])")


@dataclass(frozen=True, slots=True)
class Passage:
    """`before`, `quote` and `after` follow each other; `opens` and `closes` tell that its paragraph goes on."""

    before: str
    quote: str
    after: str
    opens: bool = False
    closes: bool = False


def passage_around(text: str, start: int, end: int) -> Passage:
    """What stands around text[start:end], which lies within the text."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    begin, stop = first, last
    if last - first > _LONGEST:
        begin = max(
            (m.end() for m in _SENTENCE_END.finditer(text, first, start + 1)), default=first
        )
        following = _SENTENCE_END.search(text, max(end - 1, begin), last)
        stop = following.end() if following else last
    return Passage(
        before=text[begin:start].lstrip(),
        quote=text[start:end],
        after=text[end:stop].rstrip(),
        opens=begin > first,
        closes=stop < last,
    )
