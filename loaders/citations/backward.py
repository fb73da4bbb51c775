"""Segments that point back by words: ibid., id., supra, op. cit., "note 8 above", an alias."""

import re
from collections.abc import Sequence
from functools import cache

from loaders.citations.masking import FILLER, MARKS, PIN_MARK, MaskedNote
from loaders.citations.pinpoints import FoundPinpoints, bare_pages
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.words import load_words

_IBID = re.compile(
    r"(?i:ibid(?:em)?|idem|id|loc\. ?cit)(?:\.|(?=[,;:)\s]|\Z))(?:,? ?(?:at|p{1,2}\.))?"
)
_SUPRA = re.compile(
    r"\(?(?P<direction>[Ss]upra|[Aa]bove|[Ii]nfra|[Bb]elow),?(?: at)? (?:[Nn]otes?|nn?\.?|fn\.?|[Ff]ootnotes?) ?(?P<note>\d+)\)?"
    r"|\(?(?:[Nn]otes?|nn?\.?|fn\.?|[Ff]ootnotes?) ?(?P<note_first>\d+),? (?:above|[Ss]upra)\)?"
    r"|\(n (?P<oscola>\d+)\)"
    r"|(?P<cited>[Oo]p\. ?[Cc]it\.?|[Ll]oc\. ?[Cc]it\.?)"
    r"|,? (?P<bare>supra)(?=[,.;]|\Z)"
)
_PIN = re.compile(f"{PIN_MARK}{FILLER}*")


def back_reference_in(
    note: MaskedNote, start: int, end: int, aliases: Sequence[str]
) -> Reference | None:
    """The back reference that a segment is, or `None`. `aliases` are those that earlier notes defined."""
    if match := _IBID.match(note.masked, start, end):
        reference = Reference(start, match.end(), rule="ibid", confidence=0.95, back="ibid")
        return _with_pinpoints(note, reference, match.end(), end)
    if match := _SUPRA.search(note.masked, start, end):
        return _supra(note, match, start, end)
    return _alias(note, start, end, aliases)


def _supra(note: MaskedNote, match: re.Match[str], start: int, end: int) -> Reference | None:
    if (match["direction"] or "").casefold() in ("infra", "below"):
        return None
    number = match["note"] or match["note_first"] or match["oscola"]
    reference = Reference(start, match.end(), rule="supra", confidence=0.9, back="supra")
    reference.note = int(number) if number else None
    quoted = next(
        (
            part
            for at, part in note.parts.items()
            if start <= at < match.start() and isinstance(part, Quotation)
        ),
        None,
    )
    name = re.sub(f"[{MARKS}]{FILLER}*", "", note.masked[start : match.start()]).strip(" ,.(")
    reference.named = quoted.inner(note.text).strip(" ,.") if quoted else name or None
    return _with_pinpoints(note, reference, match.end(), end)


def _alias(note: MaskedNote, start: int, end: int, aliases: Sequence[str]) -> Reference | None:
    match = _alias_pattern(tuple(aliases)).match(note.masked, start, end)
    if not match:
        return None
    pin = _PIN.match(note.masked, match.end(), end)
    if not pin and note.masked[match.end() : end].strip(" ,.)"):
        return None
    reference = Reference(start, match.end("name"), rule="alias", confidence=0.85, back="alias")
    reference.named = match["name"]
    return _with_pinpoints(note, reference, match.end("name"), end)


@cache
def _alias_pattern(learned: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted(
        {*learned, *(alias.form for alias in load_words().aliases)}, key=len, reverse=True
    )
    return re.compile(
        rf"(?:[Tt]he )?(?P<name>{'|'.join(map(re.escape, forms))})(?:,? (?:at )?|(?=[.;)]|\Z))"
    )


def _with_pinpoints(note: MaskedNote, reference: Reference, begin: int, end: int) -> Reference:
    for at, part in sorted(note.parts.items()):
        if begin <= at < end and isinstance(part, FoundPinpoints):
            reference.pinpoints += part.pinpoints
            reference.covers(part.start, part.end)
    if not reference.pinpoints and (pages := bare_pages(note.masked[begin:end])):
        reference.pinpoints += pages
        reference.covers(begin, begin + len(note.masked[begin:end].rstrip(" .,;)")))
    return reference
