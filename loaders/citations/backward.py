"""Segments that point back by words: ibid., id., supra, op. cit., "note 8 above", an alias."""

import re
from collections.abc import Container
from dataclasses import dataclass

from loaders.citations.aliases import AliasNames
from loaders.citations.masking import FILLER, MARKS, PIN_MARK, SYMBOL_MARK, MaskedNote
from loaders.citations.names import plain, surname
from loaders.citations.pinpoints import FoundPinpoints, bare_pages
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.words import load_words

_IBID = re.compile(
    r"(?i:ibid(?:em)?|idem|id|loc\. ?cit)(?:\.|(?=[,;:)\s]|\Z))(?:,? ?(?:at|p{1,2}\.))?"
)
_NOTE_WORD = r"(?:[Nn]otes?|nn?\.?|fns?\.?|[Ff]ootnotes?)"
_SUPRA = re.compile(
    rf"\(?(?P<direction>[Ss]upra|[Aa]bove|[Ii]nfra|[Bb]elow),?(?: at)? {_NOTE_WORD} ?(?P<note>\d+)(?: ?[-–—] ?(?P<to>\d+))?\)?"
    rf"|\(?{_NOTE_WORD} ?(?P<note_first>\d+)(?:(?: ?[-–—] ?| and )(?P<to_first>\d+))?,? (?P<where>above|[Ss]upra|below|[Ii]nfra)\)?"
    rf"|\({_NOTE_WORD} ?(?P<oscola>\d+)(?: ?[-–—] ?(?P<to_oscola>\d+))?\)"
    r"|(?P<cited>[Oo]p\. ?[Cc]it\.?|[Ll]oc\. ?[Cc]it\.?)"
    r"|,? (?P<bare>supra)(?=[,.;]|\Z)"
    # "Death in Slow Motion, above", "the Big Brother Watch judgment, linked above", "… of May 2024, cited at note 7"
    r"|, (?P<said>(?:cited |linked |quoted |mentioned |discussed )?(?:above|earlier))(?=[,.;)]|\s*\Z)"
    rf"|,? (?P<cited_at>cited|quoted|linked|discussed|given|described) (?:in|at) {_NOTE_WORD} ?(?P<note_cited>\d+)"
)
# "the Big Brother Watch judgment", "The ITV story above": the noun and the article are not the name.
_GENERIC = re.compile(
    r"\A[Tt]he |,? cited above\Z|,? (?:judge?ment|ruling|decision|case|report|study|story|article|piece|paper|post|letter|book|statement|survey|brief|database|interview)?,?(?: above)?\Z"
)
_NOTE_IN_BRACKETS = re.compile(rf"\({_NOTE_WORD} ?\d")
# "See fn 1", "Moyn, n 1, at 62": the note's number without "above". "A/59/40, note 3" is a note of the report.
_ALONE = re.compile(
    rf"(?:[Ss]ee (?:also )?)?(?:(?:[Tt]he )?(?P<name>[A-Z][\w’'-]+(?: (?:and|&|[A-Z][\w’'-]+) [A-Z][\w’'-]+)?)(?:[’']s)?(?: (?:piece|report|story|article|book|study|paper|judge?ment|statement|letter))?,? (?:see |in |at )?)?{_NOTE_WORD} ?(?P<note>\d+)"
    rf"(?:(?: ?[-–—] ?| and )(?P<to>\d+))?(?=,? (?:at )?\d|[.,;]?\s*\Z|,? {PIN_MARK})"
)
# "Moyn, The Last Utopia, 61": a known author, words of a title, and nothing but pages behind them.
_SHORT_TITLE = re.compile(
    rf"(?P<name>[A-Z][\w’'-]+)(?: (?:and|&) (?:[A-Z][\w’'-]+|others))?, (?P<title>[A-Z][^,;.(){MARKS}]{{3,80}})(?=,? (?:at )?\d|[.]?\s*\Z|,? {PIN_MARK})"
)
# "Curato, 2017, p. 44", "Simangan (2018), pp. 70–71", "Johnson & Fernquest, 2018, p. 361".
_FAMILY = r"(?:(?:de|dela|del|di|da|van|von|der|den|al|el|bin) )*[A-ZÀ-ÖØ-Þ][\w’'-]+"
_YEAR = r"(?P<year>(?:19|20)\d\d[a-z]?)"
_AUTHOR_YEAR = re.compile(
    rf"(?P<names>{_FAMILY}(?:(?:, {_FAMILY})*,? (?:and|&) {_FAMILY})?|[A-Z][^()\d,;:]{{2,100}}?)(?P<more>,? et al\.?)?"
    rf",? (?:\({_YEAR}(?P<inner>[,:] ?[^()]{{1,40}})?\)|{_YEAR.replace('year', 'bare')})"
)
_NOTHING_ELSE = re.compile(rf"(?:{PIN_MARK}{FILLER}*|(?<!\d)\d{{1,4}}(?!\d)|and|[\s,:.;()–-])*\Z")
_FIGURE = re.compile(r"\d")
_NAME = re.compile(r"[A-Z][\w’'-]+")
_PIN = re.compile(f"{PIN_MARK}{FILLER}*")


@dataclass(frozen=True, slots=True)
class Known:
    """What later notes can call the documents of earlier ones by."""

    aliases: AliasNames
    surnames: Container[str]  # of authors, casefolded


def back_reference_in(note: MaskedNote, start: int, end: int, known: Known) -> Reference | None:
    """The back reference that a segment is, or `None`. `known` holds what earlier notes defined."""
    if match := _IBID.match(note.masked, start, end):
        reference = Reference(start, match.end(), rule="ibid", confidence=0.95, back="ibid")
        return _with_pinpoints(note, reference, match.end(), end)
    may_point_back = _may_point_back(note.masked[start:end])
    match = _SUPRA.search(note.masked, start, end) if may_point_back else None
    # "CAT/C/JPN/CO/2 (n 2) para 19": the symbol tells the document better than the note's number.
    if match and SYMBOL_MARK not in note.masked[start : match.start()]:
        return _supra(note, match, start, end)
    if _FIGURE.search(note.masked, start, end) and (match := _ALONE.match(note.masked, start, end)):
        return _to_notes(note, match, match["name"], end)
    if back := _author_and_year(note, start, end, known.surnames):
        return back
    return _alias(note, start, end, known.aliases) or _short_title(note, start, end, known.surnames)


def _may_point_back(words: str) -> bool:
    """Whether a segment holds a piece of a word that all that _SUPRA finds has; most hold none."""
    return (
        "upra" in words
        or "bove" in words
        or "elow" in words
        or "earlier" in words
        or " note" in words
        or "nfra" in words
        or ("(" in words and _NOTE_IN_BRACKETS.search(words) is not None)
        or "p.c" in words.lower().replace(". ", ".")
        or "oc. " in words
        or "oc.c" in words.lower()
    )


def _to_notes(note: MaskedNote, match: re.Match[str], named: str | None, end: int) -> Reference:
    """A reference to a note by its number alone."""
    reference = Reference(match.start(), match.end(), rule="supra", confidence=0.85, back="supra")
    reference.note, reference.named = int(match["note"]), named
    reference.last_note = int(match["to"]) if match["to"] else None
    return _with_pinpoints(note, reference, match.end(), end)


def _author_and_year(
    note: MaskedNote, start: int, end: int, surnames: Container[str]
) -> Reference | None:
    """Authors and a year with nothing but pages behind them. One name alone must have been cited before."""
    match = _AUTHOR_YEAR.match(note.spaced, start, end)
    if not match or not _NOTHING_ELSE.match(note.masked, match.end(), end):
        return None
    begin = match.start("inner") if match["inner"] else match.end()
    if not _NOTHING_ELSE.match(note.masked, begin, end):
        return None
    names = match["names"].removesuffix("’s").removesuffix("'s")
    persons = tuple(re.split(r",? (?:and|&) |, ", names))
    shaped = all(re.fullmatch(_FAMILY, person) for person in persons)
    known = plain(names) in surnames or (shaped and surname(persons[0]).casefold() in surnames)
    if not known and not (shaped and (len(persons) > 1 or match["more"])):
        return None
    reference = Reference(start, match.end(), "author_date", 0.85, back="author_date")
    reference.named = f"{names} et al." if match["more"] else names
    reference.year = match["year"] or match["bare"]
    institution = not shaped or names.isupper() or load_words().outlet_kind(names) is not None
    reference.authors = () if institution else persons
    reference.publisher = names if institution else None
    return _with_pinpoints(note, reference, _after_colon(note, begin), end)


def _after_colon(note: MaskedNote, begin: int) -> int:
    """Where the pages begin in "(2018: 44)"."""
    colon = re.compile(r"[,:] ?").match(note.masked, begin)
    return colon.end() if colon else begin


def _short_title(
    note: MaskedNote, start: int, end: int, surnames: Container[str]
) -> Reference | None:
    name = _NAME.match(note.masked, start, end)
    if not name or name[0].casefold() not in surnames:
        return None
    match = _SHORT_TITLE.match(note.masked, start, end)
    if not match or match["name"] != name[0]:
        return None
    reference = Reference(start, match.end(), "short_title", 0.85, back="short_title")
    reference.named, reference.authors = match["title"].strip(), (match["name"],)
    return _with_pinpoints(note, reference, match.end(), end)


def _supra(note: MaskedNote, match: re.Match[str], start: int, end: int) -> Reference:
    number = match["note"] or match["note_first"] or match["oscola"] or match["note_cited"]
    last = match["to"] or match["to_first"] or match["to_oscola"]
    where = (match["direction"] or match["where"] or "").casefold()
    forward = where in ("infra", "below")
    reference = Reference(start, match.end(), rule="supra", confidence=0.9)
    reference.back = "infra" if forward else "supra"
    reference.note = int(number) if number else None
    reference.last_note = int(last) if last else None
    quoted = next(
        (
            part
            for at, part in note.parts.items()
            if start <= at < match.start() and isinstance(part, Quotation)
        ),
        None,
    )
    name = re.sub(f"[{MARKS}]{FILLER}*", "", note.masked[start : match.start()])
    name = re.sub(r"^(?:[Ss]ee(?: also)?|[Cc]f\.?)(?= )| see$", "", name.strip(" ,.(")).strip(
        " ,.("
    )
    name = (
        _GENERIC.sub("", name.partition(", ")[2] if _is_court(name.partition(", ")[0]) else name)
        .removesuffix("’s")
        .removesuffix("'s")
    )
    reference.named = quoted.inner(note.text).strip(" ,.") if quoted else name or None
    return _with_pinpoints(note, reference, match.end(), end)


def _is_court(name: str) -> bool:
    """Whether a court stands before the case that it decided: "ECtHR, N.D. and N.T., cited above"."""
    return name in load_words().courts


def _alias(note: MaskedNote, start: int, end: int, aliases: AliasNames) -> Reference | None:
    found = aliases.opening(note.masked, start, end)
    if not found:
        return None
    name, name_end, following = found
    pin = _PIN.match(note.masked, following, end)
    if not pin and note.masked[following:end].strip(" ,.)"):
        return None
    reference = Reference(start, name_end, rule="alias", confidence=0.85, back="alias", named=name)
    return _with_pinpoints(note, reference, name_end, end)


def _with_pinpoints(note: MaskedNote, reference: Reference, begin: int, end: int) -> Reference:
    for part in note.parts_between(begin, end):
        if isinstance(part, FoundPinpoints):
            reference.pinpoints += part.pinpoints
            reference.covers(part.start, part.end)
    if not reference.pinpoints and (pages := bare_pages(note.masked[begin:end])):
        reference.pinpoints += pages
        reference.covers(begin, begin + len(note.masked[begin:end].rstrip(" .,;)")))
    return reference
