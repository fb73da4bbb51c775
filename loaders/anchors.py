"""Finds where the body calls a note: `[1]`, `¹`, `(1)`, or digits glued to a word (`border.12`).

Numbers in brackets are also years, paragraph numbers and list numbers. A form is read only where
the style of the notes allows it, and a number only where the notes have it.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.wording import words_of

NoteStyle = Literal["bracket", "roman", "superscript", "paren", "closing", "dot", "bare"]
AnchorForm = Literal["bracket", "roman", "superscript", "paren", "glued"]

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_BRACKET = re.compile(
    r"\[\\?\[(?P<linked>\d{1,3})\\?\]\](?:\([^()\s]{0,300}\))?"
    r"|\\?\[(?P<one>\d{1,3})\\?\](?:\(#[^()\s]{0,300}\))?(?!\()"
    r"|\[(?P<many>\d{1,3}(?: ?[,;–-] ?\d{1,3}){1,20})\]"
)
_ROMAN_BRACKET = re.compile(r"\[([ivxlc]{1,8})\]")
_SUPERSCRIPT = re.compile(
    rf"[{SUPERSCRIPTS}]{{1,3}}|<sup>\[?(?P<tag>\d{{1,3}})\]?</sup>|(?<=\D)\^(?P<caret>\d{{1,3}})(?:\^|(?=\s))"
)
_PAREN = re.compile(r"\((\d{1,3})\)")
_GLUED = re.compile(r"(?<=[^\W\d_]|[.,;:!?”’\"')\]»])(\d{1,3})(?![\w%]|[.,:/–-]\d)")
_MEASURE = re.compile(r"(?:^|[\s\d(/])(?:m|km|cm|mm|ft|mi|yd|x)\Z")
_PLACE_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,12}|[¶§]{1,2})\.?[ \u00a0]\Z")
_ABBREVIATION_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{1,5})\.?\Z")
_FORMS: dict[NoteStyle, tuple[AnchorForm, ...]] = {
    "bracket": ("bracket", "superscript", "glued"),
    "roman": ("roman",),
    "superscript": ("superscript", "bracket", "glued"),
    "paren": ("paren", "bracket", "superscript", "glued"),
    "closing": ("bracket", "superscript", "glued", "paren"),
    "dot": ("bracket", "superscript", "glued", "paren"),
    "bare": ("bracket", "superscript", "glued", "paren"),
}


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """A place that may call note `number`: [start, end) covers the printed mark."""

    start: int
    end: int
    number: int


class Calls:
    """The calls of one text, each form read when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_form: dict[AnchorForm, list[Call]] = {}

    def of_form(self, form: AnchorForm) -> list[Call]:
        """All places of the text that have the form of an anchor, in order."""
        if form not in self._by_form:
            self._by_form[form] = list(_READERS[form](self._text))
        return self._by_form[form]

    def to_notes(self, style: NoteStyle, numbers: Collection[int], end: int) -> list[Call]:
        """The anchors before `end` of notes with these numbers: the form that calls most of them."""
        best: list[Call] = []
        for form in _FORMS[style]:
            calls = self._fitting(form, numbers, end)
            if form == "paren" and style != "paren" and len(calls) < len(set(numbers)):
                continue  # `(1) courts, (2) prisons` enumerates, unless it calls every note
            if len({call.number for call in calls}) > len({call.number for call in best}):
                best = calls
        return best

    def _fitting(self, form: AnchorForm, numbers: Collection[int], end: int) -> list[Call]:
        found = self.of_form(form)
        before = found[: bisect_left(found, Call(end, 0, 0))]
        fitting = [call for call in before if call.number in numbers]
        return _longest_rise(fitting) if form in ("glued", "paren") else fitting


def roman_value(numeral: str) -> int:
    """The value of lower-case roman digits, subtractive pairs included."""
    values = [_ROMAN[digit] for digit in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def superscript_value(digits: str) -> int:
    return int(digits.translate(_SUPERSCRIPT_DIGITS))


def _bracket_calls(text: str) -> Iterator[Call]:
    for match in _BRACKET.finditer(text):
        start = match.start()
        if _opens_paragraph(text, start) or _is_pinpoint(text, start):
            continue
        if match["many"]:
            yield from _grouped(match["many"], match.start("many"))
        else:
            yield Call(start, match.end(), int(match["linked"] or match["one"]))


def _grouped(numbers: str, at: int) -> Iterator[Call]:
    """`1, 3-5` calls four notes; those of a range share its span."""
    for match in re.finditer(r"(\d+)(?: ?[–-] ?(\d+))?", numbers):
        first, last = int(match[1]), int(match[2] or match[1])
        if last - first > 20:
            continue
        for number in range(first, last + 1):
            yield Call(at + match.start(), at + match.end(), number)


def _roman_calls(text: str) -> Iterator[Call]:
    for match in _ROMAN_BRACKET.finditer(text):
        if not _opens_paragraph(text, match.start()):
            yield Call(match.start(), match.end(), roman_value(match[1]))


def _superscript_calls(text: str) -> Iterator[Call]:
    for match in _SUPERSCRIPT.finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        if match[0] in ("²", "³") and _MEASURE.search(before):
            continue  # km², m³
        plain = match["tag"] or match["caret"]
        number = int(plain) if plain else superscript_value(match[0])
        yield Call(match.start(), match.end(), number)


def _paren_calls(text: str) -> Iterator[Call]:
    for match in _PAREN.finditer(text):
        if not _opens_paragraph(text, match.start()):
            yield Call(match.start(), match.end(), int(match[1]))


def _glued_calls(text: str) -> Iterator[Call]:
    for match in _GLUED.finditer(text):
        start = match.start()
        if text[start] == "0" or _ends_abbreviation(text, start) or _is_decimal(text, start):
            continue
        yield Call(start, match.end(), int(match[1]))


def _is_decimal(text: str, start: int) -> bool:
    """`3.14`, `1,200`, `10:30`: but `in 2015.12 The` calls note 12."""
    if start < 2 or not text[start - 2].isdigit():
        return False
    return text[start - 1] != "." or not re.search(
        r"(?<!\d)(?:19|20)\d\d\.\Z", text[max(0, start - 6) : start]
    )


def _opens_paragraph(text: str, start: int) -> bool:
    return start == 0 or text.endswith("\n\n", 0, start)


def _is_pinpoint(text: str, start: int) -> bool:
    """`at [45]`, `para. [45]`: the paragraph of a judgment."""
    word = _PLACE_BEFORE.search(text, max(0, start - 15), start)
    return bool(word and word[1].casefold() in words_of("pinpoint"))


def _ends_abbreviation(text: str, start: int) -> bool:
    """`para.12`, `No.3`, `Add.1`: glued, but to an abbreviation."""
    word = _ABBREVIATION_BEFORE.search(text, max(0, start - 7), start)
    return bool(word and word[1].casefold() in words_of("abbreviation"))


def _longest_rise(calls: Sequence[Call]) -> list[Call]:
    """The longest run of calls, in order, whose numbers rise: anchors do, stray numbers do not."""
    tails: list[int] = []
    at_tail: list[int] = []
    previous: list[int] = []
    for index, call in enumerate(calls):
        length = bisect_left(tails, call.number)
        previous.append(at_tail[length - 1] if length else -1)
        tails[length : length + 1] = [call.number]
        at_tail[length : length + 1] = [index]
    rise: list[Call] = []
    index = at_tail[-1] if at_tail else -1
    while index >= 0:
        rise.append(calls[index])
        index = previous[index]
    return rise[::-1]


_READERS = {
    "bracket": _bracket_calls,
    "roman": _roman_calls,
    "superscript": _superscript_calls,
    "paren": _paren_calls,
    "glued": _glued_calls,
}
