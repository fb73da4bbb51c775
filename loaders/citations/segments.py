"""A note cut into segments: its sentences, and what semicolons part, outside quotations and brackets."""

import re
from typing import NamedTuple

from loaders.citations.bibliography import entry_length, entry_start
from loaders.citations.masking import FILLER, MARKS, QUOTE_MARK, SYMBOL_MARK, MaskedNote
from loaders.citations.quotations import Quotation
from loaders.citations.words import load_words

_EVENT = re.compile(
    rf"[()\[\];.?!{QUOTE_MARK}]"
    rf"(?:(?<=[()\[\]])|(?<=;)(?=\s)|(?<=[.?!])(?=[)\]]*(?:\s|\Z))|(?<={QUOTE_MARK}){FILLER}*)"
)
_NEXT_SENTENCE = re.compile(rf"[)\]]*\s+(?=[A-Z0-9(\[“‘{MARKS}])")
_LAST_WORD = re.compile(r"[\w.’'&-]{1,14}\Z")
# "26 Hum. Rts. Q. 999": capitalised words after a volume's number are a journal's abbreviated name.
_JOURNAL = re.compile(r"(?<![\d-])\d{1,3} (?:[A-Z][\w’'&.]* ?){1,6}\Z")
# The Inter-American Court's own style: "A v. B. Merits. Judgment of 29 July 1988. Series C No. 4".
_CASE_GOES_ON = re.compile(
    r"(?:Advisory Opinion|Preliminary Objections?|Merits|Reparations|Interpretation of the|Provisional Measures|Series [AC] [Nn]o\.|Judgment of \ue003|Order of \ue003)"
)
_SENTENCE_ENDS = (".", "?", "!", "…")


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
    masked = note.masked
    segments: list[Segment] = []
    start, depth, semicolon = 0, 0, False
    bracketed, opened_at_start = False, False
    for event in _EVENT.finditer(masked):
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
        cut = _cut(note, event, sign)
        if cut is None:
            continue
        segments += _segment(masked, start, cut, semicolon)
        start, semicolon = cut, sign == ";"
        depth, bracketed, opened_at_start = 0, False, False
    segments += _segment(masked, start, len(masked), semicolon)
    return join_entries(note, segments)


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


def _cut(note: MaskedNote, event: re.Match[str], sign: str) -> int | None:
    """Where the segment ends that this event closes; `None` when it closes none."""
    if sign == ";":
        return event.end()
    following = _NEXT_SENTENCE.match(note.masked, event.end())
    if not following:
        return None
    if sign == QUOTE_MARK:
        part = note.parts[event.start()]
        inner = part.inner(note.text).rstrip("’'” ") if isinstance(part, Quotation) else ""
        return following.end() if inner.endswith(_SENTENCE_ENDS) else None
    if sign == "." and _CASE_GOES_ON.match(note.masked, following.end()):
        return None
    if sign == "." and _is_abbreviation(note.masked, event.start(), following.end()):
        return None
    return following.end()


def _is_abbreviation(masked: str, at: int, following: int) -> bool:
    word = _LAST_WORD.search(masked, max(0, at - 14), at)
    if not word or word[0][-1] == FILLER:
        return False
    letters = word[0]
    if len(letters) == 1 and letters.isalpha() and letters.isupper():
        return True
    if "." in letters and not letters[-1].isdigit():
        return masked[following] not in (QUOTE_MARK, SYMBOL_MARK) or letters.endswith("Doc")
    return letters.casefold() in load_words().abbreviations or bool(
        _JOURNAL.search(masked, max(0, at - 40), at)
    )
