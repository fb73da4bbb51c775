"""Which quoted strings are titles, which name a part of a document, and which are quotations.

A quoted string after a verb of saying, after a colon, or running on inside a sentence is a
quotation. One after a name or a noun for a document, with an outlet, a body, a date, a symbol or
a URL behind it, is a title.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from loaders.alternatives import any_of, any_word
from loaders.citations.masking import (
    DATE_MARK,
    FILLER,
    PIN_MARK,
    QUOTE_MARK,
    SYMBOL_MARK,
    URL_MARK,
    MaskedNote,
)
from loaders.citations.note_dates import NoteDate
from loaders.citations.pinpoints import FoundPinpoints
from loaders.citations.quotations import Quotation
from loaders.citations.words import load_words

Role = Literal["title", "part", "alias", "quotation"]

_FINITE = (
    "is|are|was|were|has|have|had|does|did|do|will|would|could|should|may|might|must|can|cannot"
    "|said|says|stated|noted|wrote|found|urged|called|argues|argued|remain|remains|became|becomes"
    "|appear|appears|seem|seems|require|requires|required|calls|provide|provides|show|shows|showed"
    "|details|expressed|recommended|concluded|reported|describe|describes|described|refer|refers"
    "|referred|claimed|claims|met|took|takes|made|makes|gave|gives|include|includes|included|contain"
    "|contains|continue|continues|continued|began|begins|led|came|went|held|announced"
)
_A_FINITE_VERB = rf"{any_of(_FINITE.split('|'))}\b"
_NO_PARTICLE = r"(?! do [A-ZÀ-Þ])"  # "Belém do Pará"
FINITE_VERB = re.compile(rf"{_NO_PARTICLE} {_A_FINITE_VERB}")
# The verb of a main clause: "Report on the events that took place in May" has none.
# ("the continued oppression": an article makes a participle of it)
MAIN_VERB = re.compile(
    rf"{_NO_PARTICLE} (?<! the )(?<! a )(?<! an )(?<! its )(?<! their )(?<! of )(?<! that )(?<! which )(?<! who ){_A_FINITE_VERB}"
)
_EVIDENCE = re.compile(rf"[{URL_MARK}{DATE_MARK}{SYMBOL_MARK}]|\(\D{{0,60}}(?:19|20)\d\d\)")
_LAST_WORD = re.compile(r"([\w’'-]{1,40})[,:]?\Z")
_ATTRIBUTION = re.compile(r"(?:According to|As|In the words of|However|Moreover|Thus|But|Yet)\b")
_NAMING = re.compile(r"[(\[](?:(?:the|[Hh]ere(?:in ?)?after|or|cited as)[,:]? ?)*\Z")
_JOINER = re.compile(r"\A[\s,;:.)–-]*(?:and\b|&)?\s*")
# "Reuters, 8 September 2025, https://…: “What it said”"
_AFTER_SOURCE = re.compile(rf"(?:{FILLER}|[{URL_MARK}{DATE_MARK}{PIN_MARK}])\)?: ?\Z")
_SUBTITLED = re.compile(r": [A-Z]")
_PIN_BEFORE = re.compile(rf"{PIN_MARK}{FILLER}*,?\Z")


def role_of(note: MaskedNote, quotation: Quotation, start: int, end: int) -> Role:
    """What a quoted string is in the segment [start, end) of its note."""
    before = _before(note, start, quotation.start)
    inner = quotation.inner(note.text)
    tail = _tail(note.masked, quotation.end, end)
    evidence = _has_evidence(tail, inner)
    if not evidence and tail.startswith(": ") and tail[2:3].isupper():
        # "“Title”: How “They” Go On, 6 December 2023": the subtitle quotes, too.
        evidence = _has_evidence(note.masked[quotation.end : min(end, quotation.end + 300)], inner)
    if is_alias(note.masked, quotation):
        return "alias"
    if note.text[quotation.start] in "*_[":  # set in italics, or the words of a link
        return "title" if _is_set_apart_as_title(note, quotation, inner) else "quotation"
    if _AFTER_SOURCE.search(note.masked, max(start, quotation.start - 4), quotation.start):
        return "quotation"
    if before and _PIN_BEFORE.search(before):
        return "part"
    if (
        _is_epigraph(note, quotation, inner, end)
        or not inner.strip()
        or (not evidence and inner[0].islower())
    ):
        return "quotation"
    return "title" if _opens_title(before, inner, tail, evidence) else "quotation"


def _is_set_apart_as_title(note: MaskedNote, quotation: Quotation, inner: str) -> bool:
    """Whether words in italics or in a link name a work: a newspaper in italics is an outlet."""
    if note.text[quotation.start] != "[":
        return load_words().outlet_kind(inner) is None
    return _is_linked_title(inner.strip("*_ "))


def _is_linked_title(words: str) -> bool:
    """Whether a link's words are a title: in capitals throughout, or three words and more that open with one."""
    if load_words().outlet_kind(words):
        return True
    first_letters = [word[0] for word in words.split() if word[0].isalpha()]
    return words[:1].isupper() and (
        len(words.split()) > 2 or (len(first_letters) > 1 and all(map(str.isupper, first_letters)))
    )


def _opens_title(before: str, inner: str, tail: str, evidence: bool) -> bool:
    """Whether what stands before and after a quoted string makes it a title."""
    if not before or before[-1] in "([":
        return evidence or _is_short_name(tail)
    last = _LAST_WORD.search(before, max(0, len(before) - 40))
    word = last[1] if last else ""
    prose = bool(FINITE_VERB.search(before))
    if before.endswith(":") and _SUBTITLED.match(tail):
        return evidence
    if before.endswith(":"):
        return evidence and not prose and _comma(tail, inner)
    if word in load_words().saying:
        return False
    if before.endswith(",") and not _ends_in_noun(before):
        return not _ATTRIBUTION.match(before) and (evidence or (not prose and _is_short_name(tail)))
    return _follows_words(before, word, inner, evidence and (not prose or word[:1].islower()), tail)


def _follows_words(before: str, word: str, inner: str, evidence: bool, tail: str) -> bool:
    """Whether a string that follows a word without a comma is a title: after a noun, or a name."""
    if not inner[0].islower() and _ends_in_noun(before):
        return True
    if word[:1].islower():
        apart = _comma(tail, inner) or tail.startswith(" (")
        return word in ("in", "by", "of") and evidence and apart
    return evidence


def _is_epigraph(note: MaskedNote, quotation: Quotation, inner: str, end: int) -> bool:
    """Whether a quoted sentence stands before what it is taken from: "“We stay.” A. Author, “Title,” …"."""
    closes = inner.rstrip("’'” ")[-1:] in (".", "?", "!")
    following = note.masked[quotation.end : quotation.end + 2]
    return (
        closes
        and len(inner.split()) > 8
        and (
            quotation.end >= end  # the sentence is nothing but the quotation
            or (
                following[:1] == " "
                and following[1:].isupper()
                and QUOTE_MARK in note.masked[quotation.end : end]
            )
        )
    )


def is_alias(masked: str, quotation: Quotation) -> bool:
    """Whether a quoted string is a name given to a document: (“COI Report”), [hereinafter ‘Report’]."""
    if masked[quotation.end : quotation.end + 1] not in (")", "]"):
        return False
    return bool(_NAMING.search(masked[max(0, quotation.start - 24) : quotation.start]))


def _before(note: MaskedNote, start: int, end: int) -> str:
    """The words before a quotation since the last symbol, URL or quoted string."""
    masked, dated = note.masked, None
    for part in note.parts_before(end, start):
        if isinstance(part, NoteDate):
            dated = dated or part
        elif not isinstance(part, FoundPinpoints):
            # An earlier reference stands there: its date, too, belongs to it.
            cut = dated.start if dated else part.start
            return _JOINER.sub("", masked[cut + 1 : end].rstrip().lstrip(FILLER), count=1)
    return masked[start:end].rstrip()


@lru_cache(maxsize=4096)
def _ends_in_noun(before: str) -> bool:
    """Whether a noun for a document stands last: "its report", "a letter from the Minister,"."""
    return bool(_noun_at_end().search(before.casefold()))


@cache
def _noun_at_end() -> re.Pattern[str]:
    nouns = any_word(noun.casefold() for noun in load_words().nouns)
    return re.compile(
        rf"{nouns}(?: (?:of|from|dated|in|by) [^,]{{0,60}})?(?:,| on| entitled| titled| called)*\Z"
    )


def _tail(masked: str, start: int, end: int) -> str:
    """What follows a quotation up to the next one or the end of the segment, at most 300 characters."""
    stretch = masked[start : min(end, start + 300)]
    return stretch.partition(QUOTE_MARK)[0]


def _comma(tail: str, inner: str) -> bool:
    return inner.endswith(",") or tail.startswith(",")


def _has_evidence(tail: str, inner: str) -> bool:
    """Whether a date, symbol, URL, year or outlet follows without a finite verb between."""
    if (
        tail[:1].isspace()
        and tail.lstrip()[:1].islower()
        and not tail.lstrip().startswith(("in ", "at ", "available", "ed"))
        and not inner.endswith(",")
    ):
        return False
    found = _EVIDENCE.search(tail)
    if found and not FINITE_VERB.search(tail, 0, found.start()):
        return True
    field = re.split(r"[,(;.]", tail.strip(" ,."), maxsplit=1)[0].strip()
    return bool(field) and load_words().outlet_kind(field) is not None


def _is_short_name(tail: str) -> bool:
    """Whether only an outlet or a body, or nothing but a place in the document, follows."""
    rest = re.sub(rf"[{PIN_MARK}{FILLER}]", "", tail).strip(" ,.)]")
    return len(rest) < 80 and (
        not rest or rest[0].isupper() or rest[0].isdigit() or rest.startswith("at ")
    )
