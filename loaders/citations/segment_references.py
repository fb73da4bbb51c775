"""From one segment of a note to the references in it, in order.

The parts of the segment (titles, symbols, URLs, dates, pinpoints) are taken from left to right and
each joins the reference that it belongs to, or opens the next one.
"""

import re
from dataclasses import dataclass

from loaders.citations.authorities import describe_authority, laws_in_prose, opens_as_treaty
from loaders.citations.cases import case_in_prose, describe_case, opens_as_case
from loaders.citations.fields import describe, describe_named
from loaders.citations.masking import (
    DATE_MARK,
    FILLER,
    MARKS,
    PIN_MARK,
    SYMBOL_MARK,
    Found,
    MaskedNote,
    Url,
)
from loaders.citations.note_dates import NoteDate
from loaders.citations.parts import with_parts
from loaders.citations.pinpoints import FoundPinpoints
from loaders.citations.plain import describe_headline, describe_plain
from loaders.citations.plain_fields import INDEX
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.running import running_reference
from loaders.citations.titles import FINITE_VERB, MAIN_VERB, role_of
from loaders.citations.unpublished import unpublished_source
from loaders.citations.words import load_words
from loaders.symbols import DocumentSymbol, FoundSymbol

_TIGHT = re.compile(
    r"[\s,;:()\[\]–-]*(?:(?:of|at|in|on|from|operative|preambular|OP|op|dated|adopted|adopted (?:on|by consensus)|issued|published|available|accessed|see|and|"
    r"UN|U\.N\.|Doc|Docs|Document|symbol|annex|para|Annex|A|pp?)\b[\s,;:.()\[\]]*|(?:(?:supra|above|at) )?(?:nn?|fn|note|footnote)\.? ?\d+[\s,;:.()\[\]]*(?:above\b[\s,;:.()\[\]]*)?|op\. ?cit\.[\s,]*)*\Z"
)
# "A/HRC/53/21, Situation of women and girls in Afghanistan, June 2023"
_TITLE_GAP = re.compile(r", [A-Z][a-z]+ [^;.()\ue000-\ue004]{8,140}, ")
# "Press Release, Eur. Comm’n, Commission Intends to Close the Article 7(1) TEU Procedure": a place in the title
_RELEASE = re.compile(rf"(?:Press|News|Media) (?:Release|Statement), [^{DATE_MARK}]*{PIN_MARK}")
_ADOPTED = re.compile(r",? \(?adopted\b[^.;()]{0,110}")
_ARCHIVED = re.compile(
    r"[\s,;(\[]*(?:(?:archived|also|available|cached|perma|at|on|here|last updated)[\s,:]*)*\Z"
)
# A year inside the subtitle ("… since April 2015") is no more its end than a quoted word is.
_SUBTITLE = re.compile(
    r": [A-Z][^;()\ue000\ue002-\ue004]{3,240}?(?: \ue003\ue010*(?=[ ,(][^;]{0,60}\ue003)[^;()\ue000\ue002-\ue004]{0,120}?)?"
    r"(?=, [\ue000\ue002-\ue004]|, [A-Z]{3} \d\d/\d| \(|\.(?: |\Z))"
)
# "A submission, p. 3, CERD/C/SVN/CO/8-11, para. 18" and "Report 2017, p. 7 and Report 2018, p. 9": each
# document of a list has its own pinpoint.
_SECOND_SYMBOL = re.compile(
    rf"{SYMBOL_MARK}{FILLER}*(?: \({DATE_MARK}{FILLER}*\))?(?P<joint>,? and,?(?: for [^,;]{{3,60}},)? )(?={SYMBOL_MARK})"
)
_NEXT_IN_LIST = re.compile(
    rf"{PIN_MARK}{FILLER}*(?P<joint>,? and |, )(?={SYMBOL_MARK}{FILLER}*,? {PIN_MARK}|(?<=and )[A-Z][^{MARKS};.]{{3,120}}, {PIN_MARK})"
)


@dataclass(slots=True)
class _Builder:
    """The references of a segment so far, and where the last part ended."""

    note: MaskedNote
    start: int
    end: int
    prose: bool
    references: list[Reference]
    reached: int
    before: list[FoundPinpoints]  # pinpoints told before their document
    date_before: NoteDate | None = None

    @property
    def current(self) -> Reference | None:
        return self.references[-1] if self.references else None

    def gap(self, part_start: int) -> str:
        return self.note.masked[self.reached : part_start]

    def open(self, start: int, end: int, rule: str, confidence: float) -> Reference:
        reference = Reference(start, end, rule=rule, confidence=confidence)
        self.references.append(reference)
        return reference


def references_in(note: MaskedNote, start: int, end: int) -> list[Reference]:
    """All references that [start, end) of a note makes, but for back references by words alone."""
    cut = _NEXT_IN_LIST.search(note.masked, start, end)
    if cut and (
        note.masked[cut.end()] != SYMBOL_MARK or SYMBOL_MARK not in note.masked[start : cut.start()]
    ):
        return [
            *_in_stretch(note, start, cut.start("joint")),
            *references_in(note, cut.end(), end),
        ]
    if cut := _second_document(note, start, end):
        return [
            *_in_stretch(note, start, cut.start("joint")),
            *references_in(note, cut.end(), end),
        ]
    return _in_stretch(note, start, end)


def _second_document(note: MaskedNote, start: int, end: int) -> re.Match[str] | None:
    """Where a titled document ends and another symbol begins: "Report on …, A/HRC/41/18, and A/HRC/41/18/Add.1"."""
    if note.masked.count(SYMBOL_MARK, start, end) < 2:
        return None
    cut = _SECOND_SYMBOL.search(note.masked, start, end)
    if not cut or len(note.masked[start : cut.start()].split()) < 5:
        return None
    return None if note.parts_between(start, cut.start()) else cut


def _in_stretch(note: MaskedNote, start: int, end: int) -> list[Reference]:
    parts = note.parts_between(start, end)
    roles = {
        part.start: role_of(note, part, start, end) for part in parts if isinstance(part, Quotation)
    }
    prose = bool(MAIN_VERB.search(note.masked, start, end))
    titled = "title" in roles.values()
    if held := unpublished_source(note, start, end):
        return [held]
    if (prose or _RELEASE.match(note.masked, start, end)) and (
        headline := describe_headline(note, start, end)
    ):
        return [headline]
    whole = [] if prose else _whole(note, start, end, parts, titled)
    if whole:
        return whole
    if prose and not titled:
        if running := _running(note, start, end, parts):
            return [running]
        if told := case_in_prose(note, start, end):
            inner = [part for part in parts if told.start <= part.start]
            return [*references_in(note, start, told.start), with_parts(told, inner)]
    builder = _Builder(note, start, end, prose, [], start, [])
    for part in parts:
        _take(builder, part, roles.get(part.start))
    _finish(builder)
    return builder.references or laws_in_prose(note, start, end)


def _whole(
    note: MaskedNote, start: int, end: int, parts: list[Found | Url], titled: bool
) -> list[Reference]:
    """What a stretch is that makes one reference as a whole: a case, a treaty, a law, a report."""
    found: Reference | None = None
    if titled:
        unquoted = [part for part in parts if not isinstance(part, Quotation)]
        if opens_as_case(note, start, end):
            found = describe_case(note, start, end, unquoted)
        elif opens_as_treaty(note, start, end):
            found = describe_authority(note, start, end, unquoted)
        return [found] if found else []
    found = describe_authority(note, start, end, parts) or _running(note, start, end, parts)
    return [found] if found else describe_plain(note, start, end, parts) or []


def _running(note: MaskedNote, start: int, end: int, parts: list[Found | Url]) -> Reference | None:
    """A document named in a sentence that has neither symbol nor quotation to tell it by."""
    if not parts or any(isinstance(part, FoundSymbol | Quotation) for part in parts):
        return None
    return running_reference(note, start, end, parts)


def _take(builder: _Builder, part: Found | Url, role: str | None) -> None:
    if isinstance(part, Quotation):
        if role == "title":
            _take_title(builder, part)
            builder.reached = part.end
        return
    if builder.current and part.start < builder.current.title_end:
        return  # a date or place that the title itself names
    if isinstance(part, FoundSymbol):
        _take_symbol(builder, part)
    elif isinstance(part, Url):
        _take_url(builder, part)
    elif isinstance(part, NoteDate):
        _take_date(builder, part)
    else:
        _take_pinpoints(builder, part)
    builder.reached = max(builder.reached, part.end)


def _take_title(builder: _Builder, part: Quotation) -> None:
    current = builder.current
    gap = builder.gap(part.start).strip()
    if (
        current
        and current.title is None
        and current.symbol
        and gap in (",", "", ":")
        and not current.url
    ):
        current.covers(part.start, part.end)
    else:
        current = builder.open(part.start, part.end, "titled_reference", 0.95)
    current.title = clean_title(part.inner(builder.note.text))
    current.title_end = part.end
    current.is_italic = builder.note.text[part.start] in "*_"
    current.is_link = builder.note.text[part.start] == "["
    if load_words().outlet_kind(current.title):  # "[RFI](https://…)" names an outlet
        current.publisher, current.title = current.title, None
    if end := _subtitle_end(builder, part.end):
        current.title = clean_title(builder.note.text[part.start : end])
        current.title_end = end
        current.covers(part.start, end)
    current.repairs += [] if part.closed else ["closed a quotation left open"]


def _subtitle_end(builder: _Builder, start: int) -> int | None:
    """Where "“Title”: How It Goes On, and On" ends: before the date, or before an outlet's field."""
    if builder.note.masked[start : start + 1] != ":":
        return None
    subtitle = _SUBTITLE.match(builder.note.masked, start, builder.end)
    if not subtitle:
        return None
    last = subtitle[0].rfind(", ")
    if last > 0 and load_words().outlet_kind(subtitle[0][last + 2 :]):
        return start + last
    return subtitle.end()


def _take_symbol(builder: _Builder, part: FoundSymbol) -> None:
    current = builder.current
    gap = builder.gap(part.start)
    if (
        current
        and current.symbol
        and _is_same(current.symbol, part.symbol)
        and not FINITE_VERB.search(gap)
    ):
        current.covers(part.start, part.end)
        current.symbol = max(current.symbol, part.symbol, key=lambda symbol: len(symbol.normal))
        return
    if current and current.symbol and part.joint_with == current.symbol.normal:
        current.covers(part.start, part.end)
        current.other_symbols.append(part.symbol)
        return
    if current and current.symbol is None and not FINITE_VERB.search(gap) and current.title:
        current.covers(part.start, part.end)
    else:
        current = builder.open(part.start, part.end, "symbol", 0.99)
        _take_told_before(builder, current)
    current.symbol = part.symbol
    current.repairs += part.repairs


def _is_same(one: DocumentSymbol, other: DocumentSymbol) -> bool:
    """Whether two symbols are one: S/RES/1593 and S/RES/1593 (2005) are."""
    return one.normal == other.normal or (
        one.series == other.series == "S/RES" and one.components == other.components
    )


def _take_told_before(builder: _Builder, current: Reference) -> None:
    """Pinpoints and a date before their document: "chapter IV, …, A/HRC/25/CRP.1"."""
    for told in builder.before:
        current.covers(told.start, told.end)
        current.pinpoints += told.pinpoints
    builder.before = []
    if builder.date_before and _TIGHT.fullmatch(
        builder.note.masked[builder.date_before.end : current.start]
    ):
        current.date = builder.date_before.edtf
        current.covers(builder.date_before.start, builder.date_before.end)
    builder.date_before = None


def _take_url(builder: _Builder, part: Url) -> None:
    current = builder.current
    if current and current.url is None and (_is_tight(builder, part.start) or current.title):
        current.covers(part.start, part.end)
    elif current and current.url and _ARCHIVED.fullmatch(builder.gap(part.start)):
        return  # an archived copy, or the same page once more
    else:
        current = builder.open(part.start, part.end, "url", 0.85)
    current.url = part.printed


def _take_date(builder: _Builder, part: NoteDate) -> None:
    current = builder.current
    if part.retrieved:
        if current and _is_tight(builder, part.start):
            current.covers(part.start, part.end)
        return
    if (
        current
        and current.date is None
        and (_is_tight(builder, part.start) or _names_outlet(builder, current, part.start))
    ):
        current.date = part.edtf
        current.covers(part.start, part.end)
    elif not current or builder.reached != current.end:
        builder.date_before = part


def _names_outlet(builder: _Builder, current: Reference, start: int) -> bool:
    """Whether only an outlet, a body or a place stands between a title and what follows."""
    gap = builder.gap(start)
    named = (
        current.title is not None
        or (
            current.symbol is not None
            and "/" not in builder.note.text[current.start : current.start + 6]
        )
        or bool(_TITLE_GAP.fullmatch(gap))
    )
    return named and len(gap) < 160 and not FINITE_VERB.search(gap)


def _take_pinpoints(builder: _Builder, part: FoundPinpoints) -> None:
    current = builder.current
    if current and (_is_tight(builder, part.start) or _names_outlet(builder, current, part.start)):
        current.pinpoints += part.pinpoints
        current.covers(part.start, part.end)
    else:
        builder.before.append(part)


def _is_tight(builder: _Builder, start: int) -> bool:
    gap = builder.gap(start)
    return gap == ", " or bool(_TIGHT.fullmatch(gap) or _ADOPTED.fullmatch(gap))


def _finish(builder: _Builder) -> None:
    """Read what stands before and between the parts: authors, outlets, containers."""
    left = builder.start
    for place, reference in enumerate(builder.references):
        following = (
            builder.references[place + 1].start
            if place + 1 < len(builder.references)
            else builder.end
        )
        if reference.title is None and reference.symbol is not None:
            describe_named(builder.note, reference, following)
        describe(builder.note, reference, left, following)
        left = reference.end


def clean_title(inner: str) -> str:
    """A title without the comma or full stop that belongs to the note; inner marks are kept."""
    title = INDEX.sub("", inner.strip(" *_\u00a0").replace("\u00a0", " "))
    while title and title[-1] in ",.;" and not title.endswith(("...", "…")):
        title = title[:-1].rstrip()
    return title
