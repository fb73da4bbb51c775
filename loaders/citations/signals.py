"""The words by which a note introduces what it cites: before a segment, and inside one."""

import re
import string
from functools import cache

from loaders.alternatives import any_of
from loaders.citations.masking import MaskedNote
from loaders.citations.segments import Segment
from loaders.citations.words import load_words

_INNER_SEE = re.compile(
    r"[,) Ss](?:(?<=[,)]) ?[Ss]ee|(?<= )[Ss]ee|(?<=[Ss])(?<!\w.)ee)(?: also| generally|, for example| for example|, e\.g\.| e\.g\.|, inter alia| in particular| further|, (?:for|on|as to) [^,;]{3,60},)?[:,]? (?:the )?(?=[A-Z\ue000-\ue004‘“])"
)
_TAKEN_FROM = re.compile(
    r"\b(?:comes?|taken|drawn|are|is|adapted|quoted|cited|derived) from (?=[A-Z\ue001])"
    r"|\b(?:set out|described|discussed|explained|found|documented|quoted|cited|reproduced) in (?=[A-Z\ue001])"
    r"|\b(?:is|are) in (?=[A-Z\ue001])"
    r"|\b(?:quoted|cited|reported) by (?=[A-Z\ue001])"
    r"|, (?:read )?with (?=[A-Z]{2,})|\), with (?=[A-Z])|, read (?:together|in conjunction) with (?=[A-Z\ue000-\ue004])"
    r"|\) and \((?=[A-Z])"
    r"|, as (?:read|applied|interpreted|discussed) in (?=[A-Z\ue001])"
    r"|, (?:quoted in|cited in|as cited in|as quoted in|citing|quoting) (?=[A-Z\ue000-\ue004])"
)
_TO_A_NOTE = r"(?:supra|infra|above|below)\b|(?:nn?|fns?)\.? ?\d|(?:foot)?notes? \d"
_NOTE_NEXT = re.compile(_TO_A_NOTE)


_CUES = (" in ", " from ", " by ", "ting ", " with ", ") and ")


@cache
def signals() -> re.Pattern[str]:
    forms = any_of(form.casefold() for form in load_words().signals)
    return re.compile(
        rf"(?:[\s(\[]*(?:see, (?:for|on|as to) [^,;()]{{3,60}}(?=, )|{forms})[,:]?\s+(?=[A-Z\d\ue000-\ue004‘“(*_]|the |letter |its |id|ibid|e\.g|{_TO_A_NOTE}))+",
        re.IGNORECASE,
    )


@cache
def _signal_openings() -> frozenset[str]:
    """The first two characters that a segment with a signal can begin with."""
    bracketed = {sign + first for sign in "([" for first in "([ " + string.ascii_lowercase}
    return frozenset({form[:2].casefold() for form in load_words().signals} | bracketed)


def opening_signal(note: MaskedNote, segment: Segment) -> tuple[str, int, int]:
    """The signal phrase that a segment starts with, and the segment without it and its brackets."""
    start, end = segment.start, segment.end
    lead = ""
    match = None
    if note.masked[start : start + 2].casefold() in _signal_openings():
        match = signals().match(note.masked, start, end)
    if match and not match[0][-2:].strip().isdigit():
        following = note.masked[match.end() : match.end() + 1]
        if (
            following.isupper()
            or following in "(‘“"
            or not following.isalpha()
            or note.masked.startswith(("id", "ibid", "the ", "letter ", "its "), match.end())
            or _NOTE_NEXT.match(note.masked, match.end())
        ):
            lead, start = match[0].strip(), match.end()
    while start < end and note.masked[start] in "([ *_":
        start += 1
    return lead, start, end


def inner_signal(masked: str, start: int, end: int) -> re.Match[str] | None:
    """The first words inside a segment that open another reference: ", see also ", "is taken from "."""
    words = masked[start:end]
    see = taken = None
    if "see" in words or "See" in words:
        see = _INNER_SEE.search(masked, start, end)
    if any(sign in words for sign in _CUES):
        taken = _TAKEN_FROM.search(masked, start, end)
    return taken if see is None or (taken and taken.start() < see.start()) else see
