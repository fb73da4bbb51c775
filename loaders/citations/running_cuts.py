"""Where, inside a sentence of a note, a reference begins or ends: after a lead, at an author, before a clause.

"His memoir is milder: Humphrey, …" has a lead; "It was put to rest by A. J. Hobbins, “…”" names an
author in running words; "R v Boudreault, 2018 SCC 58, where the court held …" goes on in a clause.
"""

import re
from typing import NamedTuple

from loaders.citations.masking import (
    DATE_MARK,
    FILLER,
    MARKS,
    PIN_MARK,
    QUOTE_MARK,
    SYMBOL_MARK,
    URL_MARK,
    MaskedNote,
)
from loaders.citations.names import persons
from loaders.citations.plain_fields import FUNCTION_WORDS
from loaders.citations.quotations import Quotation
from loaders.citations.signals import inner_signal
from loaders.citations.titles import FINITE_VERB
from loaders.citations.words import load_words
from loaders.symbols import FoundSymbol

_COLON = re.compile(rf": ?(?=[A-ZÀ-Þ*_‘“{MARKS}])")
_OPENS_AS_LEAD = re.compile(
    r"(?:For|On|In|As|Also|Compare|By|Among|Similarly|Likewise|Elsewhere|Earlier|Later)\b"
)
_LONGEST_LEAD = 300
_WORD = r"[A-ZÀ-Þ][\w’'.-]{0,30}"
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn)"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE})){{1,4}}"
_PERSONS = rf"{_PERSON}(?:(?:, {_PERSON}){{0,4}},? (?:and|&) {_PERSON})?(?:,? et al\.?)?"
_DATE = rf"{DATE_MARK}{FILLER}*"
_IMPRINT = rf"\((?:[^(){MARKS}]{{0,100}}[,:]? ?)?{_DATE}\)"
_PAGES = rf"(?:,? (?:at )?\d{{1,4}}(?:[-–]\d{{1,4}})?(?:, \d{{1,4}}(?:[-–]\d{{1,4}})?)*(?![\w/])|,? {PIN_MARK}{FILLER}*)?"
_TITLE = rf"[*_“‘]?[A-ZÀ-Þ{QUOTE_MARK}][^{URL_MARK}{SYMBOL_MARK}{DATE_MARK}{PIN_MARK};()]{{3,250}}?"
_AUTHOR = re.compile(
    rf"(?<![^\s(*_])(?P<authors>{_PERSONS})(?: \([Ee]ds?\.?\))?, (?:(?={QUOTE_MARK})|{_TITLE} (?P<imprint>{_IMPRINT}){_PAGES}|(?P<bare>)(?={_TITLE}, {_DATE}))"
)
_CONNECTOR = re.compile(
    rf"(?:^|[\s,:(])(?:by|in|with|is|are|from|than|as|see|cf\.?)\s+\Z|(?:[,;)\]{FILLER}]|\b[a-z]+) (?:and|or|but)\s+\Z|[:)]\s+\Z|\b[a-z][a-z’'-]+,\s+\Z"
)
_BEFORE_BARE = re.compile(r"\b[a-z][a-z’'-]+,\s+\Z|\b(?:by|than|see)\s+\Z")
_LEADS_ON = (
    " and ",
    " and,",
    " by ",
    " with ",
    " from ",
    " than ",
    ": ",
    " in ",
    " as ",
    " see ",
    " or ",
    " but ",
)
_ANY_MARK = re.compile(f"[{MARKS}]")
_AUTHORS_BEFORE = re.compile(r"(?:,? and|,? &|,)\s+\Z")
_MADE_BY = re.compile(
    r"\b(?:[Ss]tatements?|[Rr]emarks|[Ss]peech|[Aa]ddress|[Ii]nterviews?|[Ll]etters?|[Rr]eports?|[Nn]otes?|[Ff]oreword|[Ii]ntroduction"
    r"|[Oo]pinions?|[Cc]omments?|[Tt]estimony|[Ee]-?mails?|[Mm]emorandum|[Pp]reface|[Tt]ranslat(?:ed|ion)|[Ee]dited|[Rr]apporteur|[Rr]eview|[Ll]ecture|[Ss]tudy|[Pp]aper|[Bb]riefing)"
    r"(?: [a-z]+)? (?:by|of|with|from|to|on)\s+\Z|\bby\s+\Z(?<=ed by )"
)
_CLAUSE = re.compile(
    rf"(?<=[\w)\]{FILLER}{MARKS}]),? (?:where|which|whose|in which|on which|under which|although|though|because|since|so that|which)\b"
    rf"|(?<=[)\]{FILLER}{MARKS}]),? (?:who|and (?:is|was|were|are|has|had)|is|was|were|are|has|had|shows?|argues?|tells?|gives?|holds?|binds)\b"
)


class InnerReference(NamedTuple):
    """A reference by an author in running words: where it begins, and where its imprint and pages end."""

    start: int
    end: int | None


def lead_end(note: MaskedNote, start: int, end: int) -> int | None:
    """Where what is cited begins after words that lead to it and a colon; `None` without such words."""
    if note.masked.find(":", start, end) == -1:
        return None
    for colon in _COLON.finditer(note.masked, start, min(end, start + _LONGEST_LEAD)):
        if _is_lead(note, start, colon.start()) and _cites(note, colon.end(), end):
            return None if _is_said(note, start, colon) else colon.end()
    return None


def _is_lead(note: MaskedNote, start: int, colon: int) -> bool:
    """Whether words are a sentence's, not a title's: most are in small letters, and no field is an author's."""
    lead = note.masked[start:colon]
    if any(mark in lead for mark in (URL_MARK, QUOTE_MARK, SYMBOL_MARK, PIN_MARK)):
        return False
    if inner_signal(note.masked, start, colon):
        return False  # "… see HRW, On Their Watch: Evidence …": the colon is the title's
    words = [word.strip(",.()") for word in lead.split() if DATE_MARK not in word]
    content = [w for w in words if w.isalpha() and w.casefold() not in FUNCTION_WORDS]
    small = [w for w in content if w.islower()]
    if not small or 2 * len(small) < len(content) or persons(lead.partition(",")[0]):
        return False
    plain = len(small) == len(content) or (
        len(small) == len(content) - 1 and not content[0].islower()
    )
    opens = _OPENS_AS_LEAD.match(lead) or lead[:1].islower() or plain
    return bool(opens or FINITE_VERB.search(f" {lead}"))


def _cites(note: MaskedNote, start: int, end: int) -> bool:
    return bool(note.parts_between(start, end))


def _is_said(note: MaskedNote, start: int, colon: re.Match[str]) -> bool:
    """Whether the words say what a quotation behind the colon says: "he wrote: “…”"."""
    quoted = note.parts.get(colon.end())
    if not isinstance(quoted, Quotation):
        return False
    if not note.masked.startswith(",", quoted.end) and not quoted.inner(note.text).endswith(","):
        return True
    words = note.masked[start : colon.start()].casefold().split()
    return not load_words().saying.isdisjoint(words) and "by" not in words


def outlet_in(words: str) -> str | None:
    """The outlet that a lead names: "As reported by the BBC", "ITV News had it the same day"."""
    for run in re.finditer(rf"{_WORD}(?: (?:{_WORD}|of|for|the|and|Sans))*", words):
        names = run[0].replace("’s", "").replace("'s", "").split()
        for length in range(len(names), 0, -1):
            for first in range(len(names) - length + 1):
                name = " ".join(names[first : first + length])
                if load_words().outlet_kind(name):
                    return name
    return None


def inner_reference(note: MaskedNote, start: int, end: int) -> InnerReference | None:
    """The first reference whose author stands in running words, or whose sentence goes on behind it."""
    words = note.masked[start:end]
    if not FINITE_VERB.search(words) and not any(sign in words for sign in _LEADS_ON):
        return None
    for match in _AUTHOR.finditer(note.masked, start, end):
        before = note.masked[start : match.start()]
        imprint = match["imprint"]
        if not persons(match["authors"]):
            continue
        if not before.strip(" (*_"):
            goes_on = imprint and FINITE_VERB.search(note.masked, match.end(), end)
            if goes_on and not FINITE_VERB.match(note.masked, match.start()):
                return InnerReference(start, match.end())
            return None
        if match["bare"] is not None and not _BEFORE_BARE.search(before):
            continue  # a title without quotation marks or imprint: the words before must lead to it
        if _is_running(before):
            return InnerReference(match.start(), match.end() if imprint else None)
    return None


def _is_running(before: str) -> bool:
    """Whether what stands before an author's name leads to it, and is no part of the names or their office."""
    if not _CONNECTOR.search(before) or _MADE_BY.search(before):
        return False
    is_prose = FINITE_VERB.search(f" {before}") or _OPENS_AS_LEAD.match(before)
    if not (is_prose or before[:1].islower() or _ANY_MARK.search(before)):
        return False
    listed = _AUTHORS_BEFORE.sub("", before)
    return listed == before or not persons(listed.rpartition(": ")[2].strip(" (*_"))


def clause_start(note: MaskedNote, start: int, end: int) -> int | None:
    """Where a clause about the reference before it begins; `None` when none follows a complete reference."""
    if not FINITE_VERB.search(note.masked, start, end):
        return None
    for match in _CLAUSE.finditer(note.masked, start, end):
        if FINITE_VERB.search(note.masked, start, match.start()):
            return None
        parts = note.parts_between(start, match.start())
        if any(isinstance(part, FoundSymbol) for part in parts):
            return None  # what is told of it, such as a vote, is read with it
        if any(not isinstance(part, Quotation) for part in parts):
            return match.start()
    return None
