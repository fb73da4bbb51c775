"""Finds the list of notes of an article: where it starts, and each note's number and span.

A line that starts with a number may open a note, a section, a list or a judgment's paragraph. So
each place where a list could start is weighed, and the one whose numbers the body calls wins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from loaders.anchors import (
    SUPERSCRIPTS,
    Call,
    Calls,
    NoteStyle,
    roman_value,
    superscript_value,
)
from loaders.boilerplate import boilerplate_line
from loaders.layout import Line, trimmed
from loaders.wording import is_notes_heading

Opening = Literal["none", "rule", "heading"]

_MARKER = re.compile(
    rf"""(?:[-*•>][ \t]+)?(?:\*\*)?(?:
    \[\\?\[(?P<linked>\d{{1,4}})\\?\]\](?:\([^()\s]{{0,300}}\))?
    | \\?\[(?P<bracket>\d{{1,4}})\\?\](?:\(\#[^()\s]{{0,300}}\)|:)?
    | \[(?P<roman>[ivxlc]{{1,8}})\]
    | <sup>\[?(?P<tag>\d{{1,4}})\]?</sup>
    | (?P<superscript>[{SUPERSCRIPTS}]{{1,3}})[.)]?
    | \((?P<paren>\d{{1,3}})\)
    | (?P<closing>\d{{1,3}})\)
    | (?P<dot>\d{{1,3}})\\?\.(?!\d)
    | (?P<bare>\d{{1,3}})(?=[ \t\u00a0]+\S)
    )(?:\*\*)?""",
    re.VERBOSE,
)
_STYLES: dict[str, NoteStyle] = {
    "linked": "bracket",
    "bracket": "bracket",
    "roman": "roman",
    "tag": "superscript",
    "superscript": "superscript",
    "paren": "paren",
    "closing": "closing",
    "dot": "dot",
    "bare": "bare",
}
_SURE_STYLES: frozenset[NoteStyle] = frozenset({"bracket", "roman", "superscript"})
_COMPLETE = re.compile(r"[.!?”’\"')\]»]\Z|https?://(?:(?!https?://)\S){1,2000}\Z")
_BACKLINK_BEFORE = re.compile(r"[\^↑↩]\ufe0e?[ \u00a0]+")
_BACKLINKS = "↑↩\ufe0e"
_FIRST_YEAR = 1000  # `[2016] 1 AC 1` is a law report, not note 2016
_LARGEST_GAP = 3
_BOUNDARIES_WEIGHED = 8
_LINES_BEFORE_FIRST_NOTE = 3  # "All addresses were visited in May." may stand under the heading
_STRENGTH: dict[Opening, int] = {"none": 0, "rule": 1, "heading": 2}


@dataclass(frozen=True, slots=True)
class Marker:
    """A number printed at the start of a line; what follows it starts at or after `text_start`."""

    line: int
    style: NoteStyle
    number: int
    text_start: int


@dataclass(frozen=True, slots=True)
class NoteSpan:
    """A note's number, where its marker starts, and the span of its text without the marker."""

    number: int
    marker: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NoteList:
    """The notes in printed order and the calls of them, in order.

    `start` is that of the rule, heading or marker that opens the list; the list's last line ends
    at `end`; what follows is not the article's.
    """

    start: int
    end: int
    notes: tuple[NoteSpan, ...]
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A list that starts at one marker: what it would hold, and how well the body bears it out."""

    opening: Opening
    start: int
    markers: tuple[Marker, ...]
    calls: tuple[Call, ...]

    @property
    def called(self) -> int:
        return len({call.number for call in self.calls})

    @property
    def is_believable(self) -> bool:
        style = self.markers[0].style
        if self.opening == "heading" or (self.opening == "rule" and style in _SURE_STYLES):
            return True
        return self.called * 2 >= len({marker.number for marker in self.markers}) and bool(
            self.calls
        )

    @property
    def rank(self) -> tuple[int, int, int]:
        return self.called, _STRENGTH[self.opening], len(self.markers)


def find_notes(text: str, lines: Sequence[Line]) -> NoteList | None:
    """The list of notes, or `None` when the text has none."""
    markers = _markers(lines)
    calls = Calls(text)
    candidates = [
        _candidate(lines, markers[first:], opening, calls)
        for first, opening in _possible_starts(lines, markers)
    ]
    believable = [candidate for candidate in candidates if candidate.is_believable]
    if not believable:
        return None
    return _note_list(text, lines, max(believable, key=lambda candidate: candidate.rank))


def _markers(lines: Sequence[Line]) -> list[Marker]:
    found: list[Marker] = []
    for index, line in enumerate(lines):
        match = _MARKER.match(line.content)
        if match and match.lastgroup:
            printed = match[match.lastgroup]
            number = _number(match.lastgroup, printed)
            style = _STYLES[match.lastgroup]
            found.append(Marker(index, style, number, line.start + match.end()))
    return found


def _number(group: str, printed: str) -> int:
    if group == "roman":
        return roman_value(printed)
    return superscript_value(printed) if group == "superscript" else int(printed)


def _possible_starts(
    lines: Sequence[Line], markers: Sequence[Marker]
) -> Iterator[tuple[int, Opening]]:
    """Indices of markers at which a list of notes could start, with what stands above each."""
    yield from islice(_starts_under_boundaries(lines, markers), _BOUNDARIES_WEIGHED)
    by_style: dict[NoteStyle, list[int]] = {}
    for index, marker in enumerate(markers):
        by_style.setdefault(marker.style, []).append(index)
    for indices in by_style.values():
        lowest = min(markers[index].number for index in indices)
        lows = [index for index in indices if markers[index].number == lowest]
        yield from ((index, "none") for index in {lows[0], lows[-1]})


def _starts_under_boundaries(
    lines: Sequence[Line], markers: Sequence[Marker]
) -> Iterator[tuple[int, Opening]]:
    """Markers under a rule or a heading of notes, the last in the text first."""
    for index in range(len(markers) - 1, -1, -1):
        at = markers[index].line
        if at and lines[at - 1].is_rule:
            yield index, "heading" if at > 1 and is_notes_heading(lines[at - 2].content) else "rule"
            continue
        heading = _notes_heading_above(lines, at)
        if heading is not None and (index == 0 or markers[index - 1].line < heading):
            yield index, "heading"


def _notes_heading_above(lines: Sequence[Line], first: int) -> int | None:
    for above in range(first - 1, max(first - 1 - _LINES_BEFORE_FIRST_NOTE, -1), -1):
        if is_notes_heading(lines[above].content):
            return above
    return None


def _candidate(
    lines: Sequence[Line], following: Sequence[Marker], opening: Opening, calls: Calls
) -> _Candidate:
    markers = _in_sequence(lines, following)
    start = _list_start(lines, markers[0].line)
    found = calls.to_notes(markers[0].style, {marker.number for marker in markers}, start)
    return _Candidate(opening, start, markers, tuple(found))


def _in_sequence(lines: Sequence[Line], following: Sequence[Marker]) -> tuple[Marker, ...]:
    """The markers that open notes: those of the first one's style whose number fits.

    The next number always fits. Another one does where the line above is finished and the style
    is sure (`[7]` may be out of order or repeated), or where the gap is small.
    """
    accepted = [following[0]]
    seen = {following[0].number}
    for marker in following[1:]:
        if marker.style != accepted[0].style:
            continue
        if _fits(lines, marker, accepted[-1].number, seen):
            accepted.append(marker)
            seen.add(marker.number)
    return tuple(accepted)


def _fits(lines: Sequence[Line], marker: Marker, previous: int, seen: set[int]) -> bool:
    number, line = marker.number, lines[marker.line]
    if number == previous + 1:
        return True
    if number >= _FIRST_YEAR or not (
        line.after_blank or _COMPLETE.search(lines[marker.line - 1].content)
    ):
        return False
    if marker.style in _SURE_STYLES:
        return True
    return number == previous or (number not in seen and number <= previous + _LARGEST_GAP)


def _list_start(lines: Sequence[Line], first: int) -> int:
    """Where the rules and headings above the first note start, else the note itself."""
    heading = _notes_heading_above(lines, first)
    first = first if heading is None else heading
    while first and (lines[first - 1].is_rule or is_notes_heading(lines[first - 1].content)):
        first -= 1
    return lines[first].start


def _note_list(text: str, lines: Sequence[Line], chosen: _Candidate) -> NoteList:
    notes: list[NoteSpan] = []
    followers = [*(marker.line for marker in chosen.markers[1:]), len(lines)]
    for marker, follower in zip(chosen.markers, followers, strict=True):
        last = _last_line(lines, marker.line, follower)
        start, end = _without_backlinks(text, *trimmed(text, marker.text_start, lines[last].end))
        notes.append(NoteSpan(marker.number, lines[marker.line].start, start, end))
    return NoteList(chosen.start, max(note.end for note in notes), tuple(notes), chosen.calls)


def _without_backlinks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the arrow or caret by which a web page leads back to the anchor."""
    if opening := _BACKLINK_BEFORE.match(text, start, end):
        start = opening.end()
    while end > start and (text[end - 1] in _BACKLINKS or text[end - 1].isspace()):
        end -= 1
    return start, end


def _last_line(lines: Sequence[Line], first: int, follower: int) -> int:
    """The last line of the note whose marker is on line `first`."""
    for index in range(first + 1, follower):
        if lines[index].is_rule or is_notes_heading(lines[index].content):
            return index - 1
    if follower < len(lines):
        return follower - 1
    return boilerplate_line(lines, first + 1, len(lines)) - 1
