"""The references of one segment of a note: cut where another begins in running words, then read piece by piece.

Each way of cutting is tried in turn; the first that fits reads the pieces on both sides of it again.
"""

import re

from loaders.citations.backward import Known, back_reference_in
from loaders.citations.identifiers import case_number, isbn_in
from loaders.citations.kinds import kind_of
from loaders.citations.masking import DATE_MARK, FILLER, MARKS, QUOTE_MARK, MaskedNote
from loaders.citations.note_dates import NoteDate
from loaders.citations.reference import Reference
from loaders.citations.running_cuts import (
    InnerReference,
    clause_start,
    inner_reference,
    lead_end,
    outlet_in,
)
from loaders.citations.segment_references import references_in
from loaders.citations.signals import inner_signal, signals
from loaders.citations.titles import FINITE_VERB
from loaders.citations.votes import find_vote
from loaders.citations.words import load_words

_AND_BACK = re.compile(r"(?<=\d\)) and (?=[A-Z][^();,]{2,60} \(nn? ?\d)")
_AND_CASE = re.compile(
    rf"(?:\),(?=[^,;]* v)|[,;]? and)(?:, [^,;:{MARKS}]{{3,60}},)?(?: (?:in|by|see|also))? [*_]?(?=[A-ZÀ-Þ][^,;:(){MARKS}]{{1,80}} v\.? [A-Z])"
)
_ASIDE = re.compile(r"\((?=[^()]*[\ue000-\ue003])(?=[^()]*,)[^()]{20,}\)")
_IMPRINT = re.compile(rf"\([^():{MARKS}]+: [^():{MARKS}]+, {DATE_MARK}{FILLER}*\)")
_ADOPTED_ON = re.compile(
    rf"\b(?:adopted|issued|published|released|dated|delivered)(?: on| in)? (?P<date>{DATE_MARK}){FILLER}*,?\s*\Z"
)
_YEAR_OF_DOCUMENT = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[’']s?) (?P<year>(?:19|20)\d\d) (?:[a-z-]+ ){0,3}"
    r"(?:observations|comments|report|reports|review|resolution|decision|opinion|views|submission|letter|statement|study|communication)(?: (?:on|of|to) [^.;()]{2,40})?,? ?\(?\Z"
)


def read_segment(note: MaskedNote, start: int, end: int, known: Known) -> list[Reference]:
    """All references of [start, end), in order. `known` holds what earlier notes defined."""
    for cut in _WAYS:
        found = cut(note, start, end, known)
        if found is not None:
            return found
    found = _stretch(note, start, end)
    _date_by_words_before(note, start, found)
    vote = find_vote(note.text[start:end].replace("\u00a0", " ")) if found else None
    for reference in found:
        if vote and reference.symbol is not None and reference.symbol.is_resolution:
            reference.votes = vote
            break
    return found


def _at_author(note: MaskedNote, start: int, end: int, known: Known) -> list[Reference] | None:
    """An author whom running words name, before asides are looked for: imprints stand in brackets, too."""
    inner = inner_reference(note, start, end)
    return _around(note, start, inner, end, known) if inner else None


def _at_aside(note: MaskedNote, start: int, end: int, known: Known) -> list[Reference] | None:
    """Running prose with a reference in brackets."""
    aside = _aside(note, start, end)
    if not aside:
        return None
    inner, outer = aside
    before = read_segment(note, start, outer[0], known)
    after = read_segment(note, outer[1], end, known) if outer[1] < end else []
    bracketed = read_segment(note, *inner, known)
    _date_by_words_before(note, start, bracketed)
    return [*before, *bracketed, *after]


def _pointing_back(note: MaskedNote, start: int, end: int, known: Known) -> list[Reference] | None:
    back = back_reference_in(note, start, end, known)
    return [back] if back else None


def _after_lead(note: MaskedNote, start: int, end: int, known: Known) -> list[Reference] | None:
    """What is cited behind a lead, with the outlet and the date that only the lead tells."""
    lead = lead_end(note, start, end)
    if lead is None:
        return None
    while note.masked[lead] in "*_":
        lead += 1
    found = read_segment(note, lead, end, known)
    if found and not found[0].back:
        first, words = found[0], note.text[start:lead]
        told = [part for part in note.parts_between(start, lead) if isinstance(part, NoteDate)]
        if not first.publisher and not first.authors and (outlet := outlet_in(words)):
            first.publisher, first.outlet_kind = outlet, load_words().outlet_kind(outlet)
            first.kind = kind_of(first, "") if first.kind in (None, "web") else first.kind
        if first.date is None and first.rule == "url" and len(told) == 1:
            first.date = told[0].edtf
    return found


def _before_clause(note: MaskedNote, start: int, end: int, known: Known) -> list[Reference] | None:
    """A reference about which a clause goes on: "…, 2018 SCC 58, where the court held …"."""
    clause = clause_start(note, start, end)
    if not clause:
        return None
    before = read_segment(note, start, clause, known)
    return [*before, *read_segment(note, clause + 1, end, known)]


def _at_signal(note: MaskedNote, start: int, end: int, known: Known) -> list[Reference] | None:
    """Two references with a signal between them: "…, see also …"."""
    cut = inner_signal(note.masked, start, end)
    if not cut or cut.start() <= start:
        return None
    earlier = _stretch(note, start, cut.start())
    later = read_segment(note, cut.end(), end, known)
    if later and not earlier and later[0].date is None and not later[0].back:
        later[0].date = _date_told_before(note, start, cut.start())
    return [*earlier, *later]


def _between_back_references(
    note: MaskedNote, start: int, end: int, known: Known
) -> list[Reference] | None:
    """Back references joined by "and": "Marty (n 1) and Joint Study (n 2) para 159"."""
    twice = note.masked.find(") and ", start, end) > 0
    cut = _AND_BACK.search(note.masked, start, end) if twice else None
    if not cut:
        return None
    earlier = read_segment(note, start, cut.start(), known)
    return [*earlier, *read_segment(note, cut.end(), end, known)]


def _at_case(note: MaskedNote, start: int, end: int, known: Known) -> list[Reference] | None:
    """A further case of a list: "…, 16 March 2010, §§ 180-185, and in Horváth and Kiss v. Hungary, no. …"."""
    if note.masked.find(" v", start, end) == -1:
        return None
    for cut in _AND_CASE.finditer(note.masked, start, end):
        if note.parts_between(start, cut.start()) or note.masked[cut.start()] == ")":
            earlier = read_segment(note, start, cut.start(), known)
            return [*earlier, *read_segment(note, cut.end(), end, known)]
    return None


_WAYS = (
    _after_lead,
    _at_author,
    _between_back_references,
    _at_case,
    _at_aside,
    _pointing_back,
    _before_clause,
    _at_signal,
)


def _around(
    note: MaskedNote, start: int, inner: InnerReference, end: int, known: Known
) -> list[Reference]:
    """A reference in running words, and what is cited before and after it."""
    before = read_segment(note, start, inner.start, known) if inner.start > start else []
    if inner.end is None:
        return [*before, *read_segment(note, inner.start, end, known)]
    after = read_segment(note, inner.end, end, known) if inner.end < end else []
    return [*before, *_stretch(note, inner.start, inner.end), *after]


def _stretch(note: MaskedNote, start: int, end: int) -> list[Reference]:
    """The references of a stretch, each with the ISBN or court's number that stands before the next."""
    found = references_in(note, start, end)
    for place, reference in enumerate(found):
        begin = reference.start if place else start
        stop = found[place + 1].start if place + 1 < len(found) else end
        if reference.kind in ("case", "report") and reference.symbol is None:
            number = case_number(note.text[begin:stop])
            if number and (reference.kind == "case" or number[0].isalpha()):
                reference.number, reference.kind = number, "case"
        if isbn := isbn_in(note.text, begin, stop):
            reference.isbn = isbn[0]
            reference.covers(isbn[1], isbn[2])
    return found


def take_vote(reference: Reference, sentence: str) -> None:
    """The vote that the sentence after a resolution tells: "The vote, 64 to 23 with 10 abstentions, …"."""
    if reference.symbol is not None and reference.symbol.is_resolution and not reference.votes:
        reference.votes = find_vote(sentence.replace("\u00a0", " "))


def _date_by_words_before(note: MaskedNote, start: int, found: list[Reference]) -> None:
    """Date what a bracket holds by the words before it: "in its 2019 concluding observations (CEDAW/C/…)"."""
    for reference in found:
        if reference.date is None and reference.symbol is not None and not reference.back:
            told = _YEAR_OF_DOCUMENT.search(
                note.masked, max(start, reference.start - 80), reference.start
            )
            reference.date = told["year"] if told else None


def _date_told_before(note: MaskedNote, start: int, end: int) -> str | None:
    """The day in "On the resolution adopted on 21 March 2019, see …"."""
    match = _ADOPTED_ON.search(note.masked, start, end)
    date = note.parts[match.start("date")] if match else None
    return date.edtf if isinstance(date, NoteDate) and not date.retrieved else None


def _aside(
    note: MaskedNote, start: int, end: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """A bracketed reference after running prose: where it stands without and with its brackets."""
    if note.masked.find("(", start, end) == -1:
        return None
    for match in _ASIDE.finditer(note.masked, start, end):
        if _IMPRINT.fullmatch(match[0]) and QUOTE_MARK in note.masked[start : match.start()]:
            continue  # of the title before it
        if FINITE_VERB.search(note.masked, start, match.start()):
            lead = signals().match(note.masked, match.start() + 1, match.end())
            begin = lead.end() if lead else match.start() + 1
            return (begin, match.end() - 1), match.span()
    return None
