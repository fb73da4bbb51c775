"""Canonical text and where each stretch of it stands in the raw document.

Invariants: segments are in order of their start and do not overlap; what no segment covers (a heading's
`## `, a note's marker, blank lines) was written by a reader and has no place in the raw document.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_schema.extraction import OffsetSegment, Problem


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file tells of itself outside its text: a page's meta tags, a document's properties.

    `date` is EDTF, the date published; `None` and empty where the file does not tell.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


NO_ORIGIN = Origin()


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """What a reader of one format gives: the text, its offset map, the file's own facts, the faults met."""

    text: str
    offsets: tuple[OffsetSegment, ...]
    origin: Origin = NO_ORIGIN
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class CanonicalWriter:
    """Collects canonical text piece by piece, with the offset map beside it.

    >>> writer = CanonicalWriter()
    >>> writer.add("## ")
    >>> writer.copy("Title", 14)
    >>> writer.text, writer.offsets
    ('## Title', (OffsetSegment(start=3, end=8, raw_start=14, raw_end=19, part=''),))
    """

    part: str = ""
    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _segments: list[OffsetSegment] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Text of the reader's own, which stands nowhere in the raw document."""
        self._pieces.append(words)
        self.length += len(words)

    def copy(self, words: str, raw_start: int, raw_end: int | None = None) -> None:
        """Text that stands at [raw_start, raw_end) of the raw part.

        Without `raw_end` it is there character by character; with it the stretch is mapped as a whole,
        as `&amp;` is to `&` and a line end with its indent to one blank.
        """
        if not words:
            return
        raw_end = raw_start + len(words) if raw_end is None else raw_end
        start = self.length
        self.add(words)
        last = self._segments[-1] if self._segments else None
        exact = raw_end - raw_start == len(words)
        if last and exact and _continues(last, start, raw_start, self.part):
            self._segments[-1] = OffsetSegment(
                last.start, self.length, last.raw_start, raw_end, self.part
            )
        else:
            self._segments.append(OffsetSegment(start, self.length, raw_start, raw_end, self.part))

    def ends_with(self, words: str) -> bool:
        """Whether the text so far ends so; looks at the last pieces only."""
        tail = ""
        for piece in reversed(self._pieces):
            tail = piece + tail
            if len(tail) >= len(words):
                break
        return tail.endswith(words)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def offsets(self) -> tuple[OffsetSegment, ...]:
        return tuple(self._segments)


def raw_spans(segments: Sequence[OffsetSegment], start: int, end: int) -> list[OffsetSegment]:
    """Where text[start:end] stands in the raw document: a segment a stretch, cut to the span, in order.

    Empty where the whole span is the reader's own. Stretches that follow one another in the raw part
    are joined; one that is mapped as a whole is given whole.
    """
    place = max(0, bisect_right(segments, start, key=lambda segment: segment.start) - 1)
    found: list[OffsetSegment] = []
    for segment in segments[place:]:
        if segment.start >= end:
            break
        if segment.end <= start:
            continue
        cut = _cut(segment, start, end)
        if found and found[-1].part == cut.part and found[-1].raw_end == cut.raw_start:
            joined = found.pop()
            cut = OffsetSegment(joined.start, cut.end, joined.raw_start, cut.raw_end, cut.part)
        found.append(cut)
    return found


def plain_offsets(raw: str) -> tuple[str, tuple[OffsetSegment, ...]]:
    """A text with every line end made `\\n`, and its offset map: one segment where nothing changed."""
    writer = CanonicalWriter()
    reached = 0
    at = raw.find("\r")
    while at >= 0:
        after = at + 2 if raw.startswith("\r\n", at) else at + 1
        writer.copy(raw[reached:at], reached)
        writer.copy("\n", at, after)
        reached, at = after, raw.find("\r", after)
    writer.copy(raw[reached:], reached)
    return writer.text, writer.offsets


def _continues(last: OffsetSegment, start: int, raw_start: int, part: str) -> bool:
    exact = last.end - last.start == last.raw_end - last.raw_start
    return exact and last.part == part and last.end == start and last.raw_end == raw_start


def _cut(segment: OffsetSegment, start: int, end: int) -> OffsetSegment:
    if segment.raw_end - segment.raw_start != segment.end - segment.start:
        return segment
    first, last = max(start, segment.start), min(end, segment.end)
    shift = segment.raw_start - segment.start
    return OffsetSegment(first, last, first + shift, last + shift, segment.part)
