"""Documents that a running sentence names without quotation marks, symbol or URL.

"… the Commission’s Report on Prisons, December 2017, para. 12" and "as Moyn argued in The Last
Utopia (2010)": a capitalised title after its owner, with a date or a pinpoint behind it.
"""

import re
from collections.abc import Sequence
from functools import cache

from loaders.citations.kinds import kind_of
from loaders.citations.masking import DATE_MARK, FILLER, MARKS, PIN_MARK, Found, MaskedNote, Url
from loaders.citations.names import persons
from loaders.citations.note_dates import NoteDate
from loaders.citations.parts import with_parts
from loaders.citations.reference import Reference
from loaders.citations.words import load_words

_OWNER = r"[A-Z][\w.-]{0,40}(?: (?:[A-Z][\w.-]{0,40}|of|for|on|the|and|against)){0,9}"
_NOUN = (
    r"(?:Reports?|Study|Review|Survey|Assessment|Handbook|Guidelines|Guide|Opinion|Strategy|Survey"
    r"|Analysis|Concluding Observations|White Paper|Policy|Manual|Declaration|Recommendations?)"
)
_EVIDENCE = rf"(?=,? \(?(?:(?:published|issued|released|dated|adopted)(?: in| on)? |of |at )?[{DATE_MARK}{PIN_MARK}])"
_OWNED = re.compile(
    rf"(?:(?P<owner>{_OWNER})(?:[’']s|(?<=s)[’'])|\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)) "
    rf"(?P<title>(?:(?:[A-Z][\w-]*|(?:19|20)\d\d) ){{0,4}}{_NOUN}\b[^{MARKS},;()“”]{{0,200}}?){_EVIDENCE}"
)
_OWNERS = ("ts ", "heir ", "is ", "er ")  # the ends of its, their, his and her
_TITLE = rf"(?P<title>[A-Z][^{MARKS},;()“”]{{3,120}}?)(?: \([^(){MARKS}]{{1,60}} {DATE_MARK}{FILLER}*\)| \({DATE_MARK}{FILLER}*\))"
_PERSON = (
    r"(?P<author>[A-Z][\w’.-]{1,40}(?: (?:[A-Z][\w’.-]{0,40}|and|de|van|der|von|al-\w{1,40})){1,7})"
)


def running_reference(
    note: MaskedNote, start: int, end: int, parts: Sequence[Found | Url]
) -> Reference | None:
    """The document that the sentence names by its owner or author, or `None`."""
    found = _owned(note, start, end) or _argued(note, start, end)
    if not found:
        return None
    with_parts(found, [part for part in parts if part.start >= found.end])
    if found.kind is None and found.authors and len(found.date or "") == 4 and not found.url:
        found.kind = "book"
    found.kind = found.kind or kind_of(found, "")
    return found


def _owned(note: MaskedNote, start: int, end: int) -> Reference | None:
    words = note.masked[start:end]
    owned = "’" in words or "'" in words or any(word in words for word in _OWNERS)
    match = _OWNED.search(note.masked, start, end) if owned else None
    if not match:
        return None
    reference = Reference(match.start("title"), match.end("title"), "running_title", 0.7)
    reference.title = match["title"].strip()
    if owner := re.sub(r"^The ", "", match["owner"] or ""):
        reference.authors = persons(owner)
        reference.publisher = None if reference.authors else owner
        reference.start = match.end("owner") - len(owner)
    return reference


def _argued(note: MaskedNote, start: int, end: int) -> Reference | None:
    """ "As A. Author argued in Title (2010)" and "In Title (2010), A. Author argues"."""
    if "in " not in note.masked[start:end] and not note.masked.startswith("In ", start, end):
        return None
    match = _author_first().search(note.masked, start, end) or _title_first().match(
        note.masked, start, end
    )
    if not match or not (
        authors := persons(re.sub(r"^(?:As|And|But|So|Yet) ", "", match["author"]))
    ):
        return None
    reference = Reference(match.start("author"), match.end(), "running_title", 0.7)
    reference.covers(match.start("title"), match.end())
    reference.title, reference.authors = match["title"].strip(" *_"), authors
    reference.end = match.end("title")
    reference.covers(match.start("author"), match.end("author"))
    stretch = range(match.end("title"), match.end())
    dates = [note.parts[at] for at in stretch if note.masked[at] == DATE_MARK]
    for date in dates:
        if isinstance(date, NoteDate):
            reference.date = date.edtf
            reference.covers(date.start, date.end)
    return reference


@cache
def _verbs() -> str:
    return "|".join(sorted(map(re.escape, load_words().saying), key=len, reverse=True))


@cache
def _author_first() -> re.Pattern[str]:
    return re.compile(rf"{_PERSON} (?:has |had |have )?(?:{_verbs()}|puts it)(?: \w+)? in {_TITLE}")


@cache
def _title_first() -> re.Pattern[str]:
    return re.compile(rf"In {_TITLE}, {_PERSON} (?:has |had |have )?(?:{_verbs()})\b")
