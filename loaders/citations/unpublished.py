"""Interviews, letters and messages that a writer holds: "Interview with a journalist, Phnom Penh, January 2020"."""

import re

from loaders.citations.masking import DATE_MARK, FILLER, MARKS, MaskedNote
from loaders.citations.names import persons
from loaders.citations.parts import with_parts
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference

_WHOSE = r"(?:(?:[Oo]ur|[Mm]y|[Tt]he [Aa]uthor[’']?s?[’']?|[Aa]uthor[’']?s?[’']?|[Pp]ersonal|[Tt]elephone|[Pp]hone|[Rr]emote|[Oo]nline|[Vv]ideo|[Cc]onfidential|[Ff]ield) )*"
_SPOKEN = r"[Ii]nterviews?|[Cc]onversations?|[Tt]estimon(?:y|ies)"
_WRITTEN = r"[Ee]-?mails?|[Cc]orrespondence|[Pp]ersonal communications?|[Ll]etters?|[Mm]essages?"
_SOURCE = re.compile(
    rf"{_WHOSE}(?P<title>(?P<noun>{_SPOKEN}|{_WRITTEN}) (?:with|of|by|from) [^{MARKS};,()]{{3,160}}?)"
    rf"(?=,? \(|, |[.;]|\s*\Z)"
)
# "Patricia Derian, interview by Charles Stuart Kennedy, March 12, 1996, …"
_OF_PERSON = re.compile(
    rf"(?P<person>[A-Z][^,;:(){MARKS}]{{3,60}}), (?:oral history )?(?P<noun>interview|conversation|testimony) (?:by|with|to) [^,;{MARKS}]{{3,80}}(?=, | \()"
)
_NOUNS = (
    "nterview",
    "onversation",
    "estimon",
    "mail",
    "orrespondence",
    "ommunication",
    "etter",
    "essage",
)
_SPEAKS = re.compile(_SPOKEN)
_HELD = re.compile(
    r"\bon file with\b|\bin (?:my|our|the author[’']?s?) files\b|\b[Nn]ames? withheld\b|\bby secure call\b"
)
_DATE = re.compile(f"{DATE_MARK}{FILLER}*")
_IN_SENTENCE = re.compile(
    rf"(?:a|an|the) (?P<title>(?:letter|e-?mail|message) from (?:the |an? )?(?P<from>[^{MARKS};,()]{{3,120}}?) to (?:the author|the authors|me|us))(?=,? \({DATE_MARK}|,? {DATE_MARK})"
)


def unpublished_source(note: MaskedNote, start: int, end: int) -> Reference | None:
    """The interview or letter that a stretch names with its day, or as held by the writer."""
    words = note.masked[start:end]
    if not any(noun in words for noun in _NOUNS):
        return None
    if told := _of_person(note, start, end):
        return told
    match = _SOURCE.match(note.masked, start, end)
    dated = _DATE.search(note.masked, match.end(), end) if match else None
    if not match or not (dated or _HELD.search(note.masked, start, end)):
        return _told_in_sentence(note, start, end)
    if any(isinstance(part, Quotation) for part in note.parts_between(start, end)):
        return None
    reference = Reference(start, match.end("title"), "unpublished_source", 0.85)
    reference.title = note.text[match.start("title") : match.end("title")].strip()
    reference.kind = "statement" if _SPEAKS.match(match["noun"]) else "letter"
    return with_parts(reference, note.parts_between(match.end(), end))


def _of_person(note: MaskedNote, start: int, end: int) -> Reference | None:
    match = _OF_PERSON.match(note.masked, start, end)
    if not match or not (authors := persons(match["person"])):
        return None
    reference = Reference(start, match.end(), "unpublished_source", 0.85, "statement")
    reference.authors = authors
    reference.title = note.text[match.start("noun") : match.end()].strip(" ,")
    return with_parts(reference, note.parts_between(match.end(), end))


def _told_in_sentence(note: MaskedNote, start: int, end: int) -> Reference | None:
    """ "… relied on a letter from the Department to the author (9 February 2017)"."""
    match = _IN_SENTENCE.search(note.masked, start, end)
    if not match:
        return None
    reference = Reference(match.start("title"), match.end(), "unpublished_source", 0.8, "letter")
    reference.publisher = match["from"].strip()
    date = _DATE.search(note.masked, match.end(), end)
    return with_parts(reference, note.parts_between(match.end(), date.end() if date else end))
