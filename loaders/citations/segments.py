"""A note cut into segments: its sentences, and what semicolons part, outside quotations and brackets."""

from typing import NamedTuple

from loaders.citations.author_date import entries_of
from loaders.citations.bibliography import entry_length, entry_start
from loaders.citations.masking import MaskedNote
from loaders.citations.sentences import EVENT, sentence_cut


class Segment(NamedTuple):
    """A stretch of a note; `after_semicolon` where a semicolon, not a sentence, came before.

    `is_entry` where it is a bibliography's entry of several sentences.
    """

    start: int
    end: int
    after_semicolon: bool = False
    is_entry: bool = False


def split_note(note: MaskedNote) -> list[Segment]:
    """The segments of a note in order; together they cover all but the blanks between them."""
    segments: list[Segment] = []
    reached = 0
    for start, end in entries_of(note):
        segments += join_entries(note, _cut_into_segments(note, reached, start))
        segments.append(Segment(start, end, is_entry=True))
        reached = end
    return segments + join_entries(note, _cut_into_segments(note, reached, len(note.masked)))


def _cut_into_segments(note: MaskedNote, start: int, stop: int) -> list[Segment]:
    """The segments of [start, stop), where no entry in author-date form stands."""
    masked = note.masked
    segments: list[Segment] = []
    depth, semicolon, bracketed, opened_at_start = 0, False, False, False
    for event in EVENT.finditer(masked, start, stop):
        sign = event[0][0]
        if sign in "([":
            if not bracketed:
                bracketed, opened_at_start = True, not masked[start : event.start()].strip()
            depth += 1
            continue
        if sign in ")]":
            depth = max(0, depth - 1)
            continue
        if depth > (1 if opened_at_start else 0):
            continue
        cut = sentence_cut(note, event)
        if cut is None:
            continue
        segments += _segment(masked, start, cut, semicolon)
        start, semicolon = cut, sign == ";"
        depth, bracketed, opened_at_start = 0, False, False
    return segments + _segment(masked, start, stop, semicolon)


def join_entries(note: MaskedNote, segments: list[Segment]) -> list[Segment]:
    """Segments, those of a bibliography's entry ("Author. Title. Publisher, 2007.") joined to one."""
    joined: list[Segment] = []
    segments = [part for segment in segments for part in _before_entry(note, segment)]
    if len(segments) < 2:
        return segments
    place = 0
    while place < len(segments):
        first = segments[place]
        count = entry_length(note, [(s.start, s.end) for s in segments[place : place + 6]])
        end = segments[place + count - 1].end
        joined.append(Segment(first.start, end, first.after_semicolon, count > 1))
        place += count
    return joined


def _before_entry(note: MaskedNote, segment: Segment) -> list[Segment]:
    """The segment, parted where the authors of an entry begin after other words."""
    begin = entry_start(note, segment.start, segment.end)
    if begin == segment.start:
        return [segment]
    stop = segment.start + len(note.masked[segment.start : begin].rstrip())
    return [segment._replace(end=stop), Segment(begin, segment.end)]


def _segment(masked: str, start: int, end: int, semicolon: bool) -> list[Segment]:
    stretch = masked[start:end]
    begin = start + len(stretch) - len(stretch.lstrip())
    stop = start + len(stretch.rstrip())
    return [Segment(begin, stop, semicolon)] if stop > begin else []
