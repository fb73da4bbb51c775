"""Places in a document that a note points to: paragraphs, pages, articles, chapters, sections.

A range is one pinpoint ("35-36"); a list is one each. Spans cover the words and all the figures.
"""

import re
from dataclasses import dataclass
from functools import cache

from graph_schema.extraction import Pinpoint
from loaders.citations.words import load_words

_VALUE = r"(?:[A-Z](?=\d))?\d{1,4}(?:\.\d{1,3})*(?:bis|ter|[a-z](?![a-z])|[A-Z]{1,2}(?![A-Za-z]))?(?: ?\([a-z0-9]{1,4}\)|\([A-Z]\))*"
_RANGE = rf"{_VALUE}(?: ?[-–—−‑] ?(?:{_VALUE}|\([a-z]{{1,4}}\)))?"
_ROMAN = r"[IVXLC]{1,7}(?:\.[A-Z])?(?:\(\d{1,3}\))*(?: ?[-–—] ?[IVXLC]{1,7})?|[A-Z](?=[,.;)]|\Z)"
# The pages of a preface: "xii", "v–ix".
_PREFACE = r"(?<![A-Za-z])[ivxl]{1,7}(?![A-Za-z])(?: ?[-–—] ?[ivxl]{1,7}(?![A-Za-z]))?"
_IN_PREFACE = re.compile("[ivxl]")
_ONE = re.compile(rf"{_RANGE}|{_ROMAN}|{_PREFACE}")


@dataclass(frozen=True, slots=True)
class FoundPinpoints:
    """The pinpoints that one phrase gives, and its span."""

    start: int
    end: int
    pinpoints: tuple[Pinpoint, ...]

    def is_of(self, kind: str) -> bool:
        return all(pinpoint.type == kind for pinpoint in self.pinpoints)


def find_pinpoints(text: str) -> list[FoundPinpoints]:
    """All pinpoint phrases of a text, in order."""
    found = []
    for match in _pattern().finditer(text):
        label = match["word"] or match["sign"][0]
        kind = load_words().pinpoints[label.casefold()]
        if match[0].isupper() and load_words().outlet_kind(match[0]):
            continue  # the organisation ARTICLE 19
        if kind != "page" and _IN_PREFACE.match(match["values"]):
            continue
        found.append(FoundPinpoints(match.start(), match.end(), _values(kind, match["values"])))
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
    words = [form for form in load_words().pinpoints if form.isalpha()]
    long = "|".join(sorted((w for w in words if len(w) > 1), key=len, reverse=True))
    # A letter alone is a label in lower case only: "S.C. 2001" names a series of statutes.
    cue = f"(?i:{long})|" + "|".join(w for w in words if len(w) == 1)
    more = rf"(?:(?:, ?(?:and |& )?| and | & ){_RANGE}(?![\w/]))*"
    return re.compile(
        rf"(?:(?<![\w.’'])(?P<word>{cue})(?:\.[ \u00a0]?|[ \u00a0])|(?P<sign>[¶§]+) ?)"
        rf"(?P<values>{_RANGE}(?![\w/]){more}|(?:{_ROMAN})(?![\w/])|{_PREFACE}{more})"
    )


def _values(kind: str, printed: str) -> tuple[Pinpoint, ...]:
    values = (re.sub(r"\s+", "", match[0]) for match in _ONE.finditer(printed))
    return tuple(Pinpoint(kind, re.sub(r"[–—−‑]", "-", value)) for value in values)
