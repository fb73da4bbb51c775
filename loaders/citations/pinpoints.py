"""Places in a document that a note points to: paragraphs, pages, articles, chapters, sections.

A range is one pinpoint ("35-36"); a list is one each. Spans cover the words and all the figures.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from graph_schema.extraction import Pinpoint
from loaders.citations.words import load_words

_VALUE = r"(?:[A-Z](?=\d))?\d{1,4}(?:\.\d{1,3})*(?:bis|ter|[a-z](?![a-z])|[A-Z]{1,2}(?![A-Za-z]))?(?: ?\([a-z0-9]{1,4}\)|\([A-Z]\))*"
_RANGE = rf"{_VALUE}(?: ?[-–—−‑] ?(?:{_VALUE}|\([a-z]{{1,4}}\))| to {_VALUE})?"
_ROMAN = r"[IVXLC]{1,7}(?:\.[A-Z])?(?:\(\d{1,3}\))*(?: ?[-–—] ?[IVXLC]{1,7})?|[A-Z](?=[,.;)]|\Z)"
# The pages of a preface: "xii", "v–ix".
_PREFACE = r"(?<![A-Za-z])[ivxl]{1,7}(?![A-Za-z])(?: ?[-–—] ?[ivxl]{1,7}(?![A-Za-z]))?"
_IN_PREFACE = re.compile("[ivxl]")
_SIGNS = "¶§"
_HYPHENS = str.maketrans(dict.fromkeys("–—−‑", "-"))
_ONE = re.compile(rf"{_RANGE}|{_ROMAN}|{_PREFACE}")


class FoundPinpoints(NamedTuple):
    """The pinpoints that one phrase gives, and its span."""

    start: int
    end: int
    pinpoints: tuple[Pinpoint, ...]

    def is_of(self, kind: str) -> bool:
        return all(pinpoint.type == kind for pinpoint in self.pinpoints)


def find_pinpoints(text: str) -> list[FoundPinpoints]:
    """All pinpoint phrases of a text, in order."""
    found = []
    kinds = load_words().pinpoints
    for match in _pattern().finditer(text):
        start, end = match.span()
        label = text[start : match.start("values")].rstrip(". \u00a0")
        kind = kinds[label[0] if label[0] in _SIGNS else label.casefold()]
        if label.isupper() and match[0].isupper() and load_words().outlet_kind(match[0]):
            continue  # the organisation ARTICLE 19
        if kind != "page" and _IN_PREFACE.match(match["values"]):
            continue
        found.append(FoundPinpoints(start, end, _values(kind, match["values"])))
    return found


def bare_pages(text: str) -> tuple[Pinpoint, ...]:
    """The pages of "45", "45–47" or "at 45" that stand alone after a comma."""
    match = _BARE.match(text)
    return _values("page", match["values"]) if match else ()


_PAGE = rf"(?:{_RANGE}|{_PREFACE})"
_BARE = re.compile(
    rf"[\s,]*(?:at )?(?P<values>{_PAGE}(?:(?:, (?:and )?| and ){_PAGE})*)[\s.,;)]*\Z"
)


@cache
def _pattern() -> re.Pattern[str]:
    """The set of first letters comes first: the engine leaps from one to the next."""
    words = sorted((w for w in load_words().pinpoints if w.isalpha()), key=len, reverse=True)
    firsts = sorted({word[0] for word in words})
    # A letter alone is a label in lower case only: "S.C. 2001" names a series of statutes.
    alone = "".join(word for word in words if len(word) == 1)
    cues = [rf"(?<=[{first}{first.upper()}])(?i:{_rests(words, first)})" for first in firsts]
    cue = "|".join([*cues, f"(?<=[{alone}])"])
    opens = "".join(firsts) + "".join(firsts).upper()
    # "§§ 801–810, 110 Stat. 1321": the figure before a series is its volume.
    more = rf"(?:(?:, ?(?:and |& )?| and | & ){_RANGE}(?![\w/]| [A-Z][A-Za-z.]* ?\d))*"
    return re.compile(
        rf"[{opens}{_SIGNS}](?:(?<![\w.’'].)(?:{cue})(?:\.[ \u00a0]?|[ \u00a0])|(?<=[{_SIGNS}])[{_SIGNS}]* ?)"
        rf"(?P<values>{_RANGE}(?![\w/]){more}|(?:{_ROMAN})(?![\w/])|{_PREFACE}{more})"
    )


def _rests(words: Sequence[str], first: str) -> str:
    return "|".join(word[1:] for word in words if word[0] == first and len(word) > 1)


@lru_cache(maxsize=4096)
def _values(kind: str, printed: str) -> tuple[Pinpoint, ...]:
    if printed.isdigit():
        return (Pinpoint(kind, printed),)
    plain = printed if printed.isascii() else printed.translate(_HYPHENS)
    plain = plain.replace(" to ", "-")
    return tuple([Pinpoint(kind, "".join(match[0].split())) for match in _ONE.finditer(plain)])
