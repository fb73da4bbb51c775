"""The notes of a PDF: at the foot of the pages, or in a list at the end.

A note at the foot stands under a rule or in smaller type, starts with its number, and may go on at the
foot of the next page. Numbers are as printed; where they start again they are counted through.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TypeAlias

from loaders.anchors import roman_value, superscript_value
from loaders.formats.pdf_chars import Rule
from loaders.formats.pdf_lines import SUPERSCRIPTS, PdfLine, PdfPage
from loaders.wording import is_notes_heading

_RAISED_NUMBER = re.compile(rf"[\[(]?(\d{{1,4}}|[{SUPERSCRIPTS}]{{1,4}}|[ivxlc]{{1,8}})[\])]?\.?")
_PLAIN_NUMBER = re.compile(
    rf"(?:\[(\d{{1,4}})\]|\(?(\d{{1,4}})[.)]|(\d{{1,4}}|[ivxlc]{{1,8}})(?=\s)|([{SUPERSCRIPTS}]{{1,4}}))\s*(?=\S)"
)
BRACKETED = re.compile(r"\[(\d{1,4})\]")
_MARK = re.compile(r"[*†‡]{1,4}")
_OWN_MARK = re.compile(r"[*†‡]{1,4}\s*(?=\S)")
Called: TypeAlias = frozenset[int | str]

_SMALLER = 0.96
_LARGEST_GAP = 3
_UNDERLINE = 0.3
_PARTED = 1.7  # of the type's size, from baseline to baseline


@dataclass(frozen=True, slots=True)
class Marker:
    """A number, or a mark such as `*`, at the start of a line; the note's text starts at `end`."""

    number: int | None
    mark: str
    end: int
    is_sure: bool


@dataclass(slots=True)
class PdfNote:
    """One note: its lines, the first of them without the marker, which ends at `start`."""

    printed: int | None
    page: int
    start: int
    lines: list[PdfLine] = field(default_factory=list)


@dataclass(slots=True)
class FoundNotes:
    """The notes in printed order and the lines that are none of them."""

    notes: list[PdfNote] = field(default_factory=list)
    body: list[PdfLine] = field(default_factory=list)

    @property
    def last_number(self) -> int:
        numbers = [note.printed for note in self.notes if note.printed is not None]
        return numbers[-1] if numbers else 0

    @property
    def restarts(self) -> bool:
        """Whether numbers start again, as where each page counts from 1."""
        numbers = [note.printed for note in self.notes if note.printed is not None]
        return any(b <= a for a, b in pairwise(numbers))


def find_pdf_notes(pages: Sequence[PdfPage], body_size: float) -> FoundNotes:
    """Parts the pages into notes and body."""
    found = FoundNotes()
    for page in pages:
        called = _called_on(page)
        for _, flow in groupby(page.lines, key=lambda line: line.column):
            lines = list(flow)
            first = _foot_start(lines, page, found, body_size, called)
            found.body += lines[:first]
            _take_notes(lines[first:], found, called)
    return found if found.notes else _listed_notes(found.body)


def marker_of(line: PdfLine) -> Marker | None:
    """The number or mark with which a line starts."""
    if line.raised and line.raised[0][0] == 0:
        end = line.raised[0][1]
        if number := _RAISED_NUMBER.fullmatch(line.text[:end].strip()):
            return Marker(value_of_call(number[1]), "", end, is_sure=True)
    if plain := _PLAIN_NUMBER.match(line.text):
        printed = next(filter(None, plain.groups()))
        return Marker(value_of_call(printed), "", plain.end(), is_sure=False)
    if own := _OWN_MARK.match(line.text):
        return Marker(None, own[0].strip(), own.end(), is_sure=False)
    return None


def raised_numbers(line: PdfLine) -> Iterator[tuple[int, int, int]]:
    """Start, end and value of each number that stands above the line, `4` and `5` of a raised `4,5`."""
    for start, end in line.raised:
        for digits in re.finditer(rf"\d+|[{SUPERSCRIPTS}]+|\b[ivxlc]+\b", line.text[start:end]):
            if len(digits[0]) <= (4 if not digits[0].isalpha() else 8):
                yield start + digits.start(), start + digits.end(), value_of_call(digits[0])


def value_of_call(printed: str) -> int:
    if printed[0] in SUPERSCRIPTS:
        return superscript_value(printed)
    return int(printed) if printed.isdigit() else roman_value(printed)


def _called_on(page: PdfPage) -> Called:
    """The numbers and marks that stand on a page elsewhere than at the start of a line."""
    numbers = {n for line in page.lines for start, _, n in raised_numbers(line) if start}
    printed = (match for line in page.lines for match in BRACKETED.finditer(line.text))
    numbers |= {int(match[1]) for match in printed if match.start()}
    marks = {match[0] for line in page.lines for match in _MARK.finditer(line.text, 1)}
    return frozenset(numbers | marks)


def _accepts(marker: Marker | None, found: FoundNotes, called: Called) -> bool:
    """Whether a line's number may be that of the next note, rather than a year or a list's."""
    if marker is None:
        return False
    if marker.number is None:
        return marker.mark in called
    last = found.last_number
    if marker.number in (last + 1, 1) and (marker.is_sure or marker.number in called or last):
        return True
    is_near = last < marker.number <= last + _LARGEST_GAP or not last
    return marker.number in called or (marker.is_sure and is_near)


def _foot_start(
    lines: Sequence[PdfLine],
    page: PdfPage,
    found: FoundNotes,
    body_size: float,
    called: Called,
) -> int:
    """The index of the first line of the notes at the foot; `len(lines)` where there are none."""
    starts = [i for i, line in enumerate(lines) if _opens(line, found, called)]
    by_rule = _under_rule(lines, page, starts)
    if by_rule is not None:
        return by_rule
    small = len(lines)
    while small and lines[small - 1].size < _SMALLER * body_size:
        small -= 1
    within = [start for start in starts if start >= small]
    if within:
        return _with_continuation(lines, small, within[0], found)
    is_parted = small > 0 and _gap(lines[small - 1], lines[small]) if small < len(lines) else False
    if found.notes and small < len(lines) and (is_parted or small == 0):
        return small
    return 0 if _is_page_of_notes(lines, starts, found, called) else len(lines)


def _opens(line: PdfLine, found: FoundNotes, called: Called) -> bool:
    return _accepts(marker_of(line), found, called)


def _under_rule(lines: Sequence[PdfLine], page: PdfPage, starts: Sequence[int]) -> int | None:
    """The first line under the highest rule right above a note (or above one that goes on)."""
    for rule in sorted(page.rules, key=lambda rule: -rule.y):
        below = next((i for i, line in enumerate(lines) if line.baseline < rule.y), None)
        if (
            below is None
            or not _is_over(rule, lines)
            or _is_underline(rule.y, lines, rule.x0, rule.x1)
        ):
            continue
        if below in starts:
            return below
        goes_on = lines[below].size < 0.99 * max(line.size for line in lines[:below] or lines)
        if goes_on and any(start > below for start in starts):
            return below
    return None


def _is_over(rule: Rule, lines: Sequence[PdfLine]) -> bool:
    """Whether the rule stands in the column of the lines."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return left - 5 <= rule.x0 < right


def _is_underline(y: float, lines: Sequence[PdfLine], x0: float, x1: float) -> bool:
    return any(
        0 <= line.baseline - y <= _UNDERLINE * line.size and line.x0 - 2 <= x0 and x1 <= line.x1 + 2
        for line in lines
    )


def _with_continuation(lines: Sequence[PdfLine], small: int, first: int, found: FoundNotes) -> int:
    """The small lines above the first marker go on with a note of the page before, if one is open."""
    if small == first or not found.notes:
        return first
    is_same_type = abs(lines[small].size - lines[first].size) < 0.3
    return small if is_same_type and not _gap(lines[first - 1], lines[first]) else first


def _is_page_of_notes(
    lines: Sequence[PdfLine], starts: Sequence[int], found: FoundNotes, called: Called
) -> bool:
    """A list at the end that goes on over a page: nothing is called there, and numbers count on."""
    numbers = [marker.number for start in starts if (marker := marker_of(lines[start]))]
    return bool(found.notes) and not called and found.last_number + 1 in numbers[:1]


def _gap(above: PdfLine, below: PdfLine) -> bool:
    return above.baseline - below.baseline > _PARTED * below.size


def _take_notes(lines: Sequence[PdfLine], found: FoundNotes, called: Called) -> None:
    for line in lines:
        marker = marker_of(line)
        if marker and _accepts(marker, found, called):
            found.notes.append(PdfNote(marker.number, line.page, marker.end, [line]))
        elif found.notes:
            found.notes[-1].lines.append(line)
        else:
            found.body.append(line)


def _listed_notes(lines: list[PdfLine]) -> FoundNotes:
    """Notes after the body's last line: under a heading such as `Endnotes`, or under none where the
    body calls most of them."""
    headings = [i for i, line in enumerate(lines) if is_notes_heading(line.text)]
    for heading in reversed(headings):
        found = _list_from([*lines[:heading], *lines[heading + 1 :]], heading)
        if len(found.notes) > 1:
            return found
    calls = [[n for start, _, n in raised_numbers(line) if start] for line in lines]
    after = max((i + 1 for i, numbers in enumerate(calls) if numbers), default=len(lines))
    first = (i for i in range(after, len(lines)) if _number_at(lines[i]) == 1)
    if (start := next(first, None)) is not None:
        found = _list_from(lines, start)
        called = {n for numbers in calls for n in numbers}
        if len(called & {note.printed for note in found.notes}) * 2 >= len(found.notes) > 1:
            return found
    return FoundNotes(body=lines)


def _number_at(line: PdfLine) -> int | None:
    marker = marker_of(line)
    return marker.number if marker else None


def _list_from(lines: Sequence[PdfLine], first: int) -> FoundNotes:
    """The list that starts at a line (or a few lines below, under a remark) and counts from 1."""
    found = FoundNotes(body=list(lines[:first]))
    type_size = lines[first].size if first < len(lines) else 0.0
    for index in range(first, len(lines)):
        line = lines[index]
        marker = marker_of(line)
        if marker and marker.number == found.last_number + 1:
            found.notes.append(PdfNote(marker.number, line.page, marker.end, [line]))
            type_size = line.size
        elif not found.notes and index >= first + _LARGEST_GAP:
            break
        elif line.size > 1.1 * type_size or (line.is_bold and is_heading_like(line)):
            found.body += lines[index:]
            break
        elif found.notes:
            found.notes[-1].lines.append(line)
        else:
            found.body.append(line)
    return found


def is_heading_like(line: PdfLine) -> bool:
    return len(line.text) < 100 and not line.text.endswith((".", ",", ";"))
