"""Court cases cited by name: judgments, orders, advisory opinions and views, in the ways of many courts."""

import re
from collections.abc import Sequence
from functools import cache

from graph_schema.extraction import Pinpoint
from loaders.citations.masking import (
    DATE_MARK,
    FILLER,
    MARKS,
    PIN_MARK,
    QUOTE_MARK,
    SYMBOL_MARK,
    URL_MARK,
    Found,
    MaskedNote,
    Url,
)
from loaders.citations.parts import with_parts
from loaders.citations.reference import Reference
from loaders.citations.words import load_words
from loaders.symbols import FoundSymbol

_VERSUS = re.compile(r" (?:v\.?|vs\.?|versus|c\.) (?=[A-Z]|the (?:[a-z]+ )?[A-Z])")
_COURT = re.compile(
    r"\b(?:Advisory Opinion|I\.?C\.?J\.? Rep|ICJ Rep|Eur\. Ct\. H\.R\.|ECtHR|ECHR|ICC-\d|IT-\d\d|ICTR-\d|SCSL-\d|Inter-Am\. C(?:t|omm)|IACtHR"
    r"|App(?:lication|l)?\.? [Nn]os?\.?|Application no|Judge?ment\b)"
)
_NAME = r"[A-Z][\w’.-]{0,40}"
_CASE_IN_PROSE = re.compile(
    rf"(?P<name>{_NAME}(?: (?:and|of|the|{_NAME})){{0,6}} v\.? {_NAME}(?: (?:and|of|the|{_NAME})){{0,6}})"
    rf"(?=,? ?(?:\[GC\]|\((?:[Aa]pp|[Nn]o|[CT]-\d|{DATE_MARK})|[Aa]pp(?:lication|l)?\.? [Nn]o|[Nn]os?\. |[Cc]ase [CT]?|{DATE_MARK}|[Jj]udgment|Communication|Views|{SYMBOL_MARK}))"
)
_REPORTS = re.compile(
    r"(?:(?:Reports|Rep\.?|ECHR) |\b(?=\d{4} (?:I\.C\.J\.|\(\d{1,2}\) [A-Z]{2})))((?:19|20)\d\d)"
)
_BRACKETED = re.compile(r"\[(\d{1,4})\](?:[-–]\[(\d{1,4})\])?")
# "Suresh v. Canada (Minister of Citizenship and Immigration)": the office that stands for the State.
_OFFICES = r"Minister|Ministry|Attorney|A\.G\.|Solicitor|Secretary|Commissioner|Director|Department"
_CASE_END = re.compile(
    rf",(?! (?:Inc|Ltd|LLC|LLP|Corp|Co|plc|PLC|S\.A|N\.V|A\.G|AG|GmbH|ex parte)\b)|;| \((?![Nn]o\.? ?\d{{1,2}}\)|(?:{_OFFICES})\b)|\[|[{MARKS}]|(?<!\(No)(?<!\(No\.)(?<!\(no\.) \d(?!\d? [Oo]thers)|\. (?=Merits|Preliminary|Judgment|Reparations|Interpretation|Order)| ICC-| App| no\."
)
_HARD = f"{URL_MARK}{SYMBOL_MARK}{DATE_MARK}{PIN_MARK}"
_NUMBERED = re.compile(r"\b[Nn][o°º]\.? ?\d")  # "S.T.F., ADPF No. 153"
# "Xingu River Basin, Pará, Brazil, PM 382/10, Inter-Am. Comm’n H.R.": the name runs on to the docket.
_DOCKET_AFTER = re.compile(
    r", (?=(?:PM|Case|Petition|Report|App|Application|Communication) (?:No\. ?)?[\w.-]*\d)"
)
_NAME_END = re.compile(
    rf", | \((?=Advisory Opinion|Judge?ment|Merits|Order|Preliminary|(?:the )?{QUOTE_MARK})|\. (?=Advisory Opinion)|[{MARKS}]|; "
)
_CASE_OF = re.compile(r"(?:In )?(?:[Tt]he )?[Cc]ase of (?:the )?(?=[A-Z\ue001])")
# "In re Medley", "Ex parte Quirin", "Matter of M-A-S-": a case with one party.
_ONE_PARTY = re.compile(
    rf"(?P<name>(?:In re|In the [Mm]atter of|Ex parte|Matter of|Re) [A-Z][^,;{MARKS}]{{2,80}}?), (?=\[?\d)"
)
_CASE_OF_BEFORE = re.compile(r"Case of (?:the )?\Z")
# "IACHR, Report No. 3/16, Case 12.916, Merits, NAME, Mexico, April 13, 2016"
_COMMISSIONS_REPORT = re.compile(
    rf"(?P<court>[A-Z][^,;:{MARKS}]{{1,60}}), Report [Nn]o\.? ?\d+/\d+(?:, (?:Case|Petition|P-)s?[ -]?[\d.,/-]+(?: and [\d.,/-]+)?)?"
    rf"(?:[.,] (?:Merits|Admissibility|Friendly Settlement|Inadmissibility|Archive|Publication)(?: \([^()]*\))?)*[.,] (?P<name>[A-Z][^,;{MARKS}]{{3,120}})(?=[,.] )"
)
_COMPANY = re.compile(r"(?:Inc|Ltd|LLC|LLP|Corp|Co|PLC|plc|S\.A|N\.V)\b")
_LED = re.compile(r"(?:[a-z]+ )+(?=[A-ZÀ-Þ])")
_JUDGMENT_OF = re.compile(
    rf"(?:[Jj]udge?ment|[Oo]rder|Opinion)(?: of the (?:Court|General Court|Grand Chamber))?(?: \([^()]*\))? of {DATE_MARK}{FILLER}*,? (?:in )?"
)
# "Joined Cases C-924/19 PPU and C-925/19 PPU": the registry's numbers before the parties' names.
_DOCKET = re.compile(
    r"(?:(?:[Jj]oined )?[Cc]ases?(?: [Nn]os?\.?)? )?(?:[CTF][-‑–]\d{1,4}/\d\d(?:,? (?:PPU|P|R))*(?:, and|,| and| to)? ?)+"
)
_AT_PAGE = re.compile(
    rf"{PIN_MARK}{FILLER}*, at (?P<page>\d{{1,4}}(?:[-–]\d{{1,4}})?)(?=[.,;)]|\Z)"
)
# "2019 BCCA 228", "[2010] EWCA Civ 65", "[1999] 1 SCR 688": the year of a neutral citation or a report.
_NEUTRAL = re.compile(
    r"(?:, |\[)(?P<year>(?:19|20)\d\d)\]? (?:\d{1,3} )?[A-Z][A-Za-z]{0,7}(?: ?[A-Z][a-z]{1,5})? \d{1,5}\b"
)
_SERIES = re.compile(r"\(?Ser(?:ies|\.) [A-C]\)?,? [Nn]o\. ?\d+")
_LAW_REPORT = re.compile(
    r"\b(?:\d{1,4} )?[A-Z][A-Za-z0-9.’' ]{0,24}? \d{1,5}(?:,| \([A-Z][A-Za-z ]{1,12}\)) (?P<page>\d{1,4}(?:[-–]\d{1,4})?)(?= \(|[.;,]|\Z)"
)


def opens_as_case(note: MaskedNote, start: int, end: int) -> bool:
    """Whether a segment says "Case of", so that a string it quotes is part of the case's name."""
    if note.masked.find("ase of ", start, end) == -1:
        return False
    court = _court_first().match(note.masked, start, end)
    return bool(_CASE_OF.match(note.masked, court.end() if court else start, end))


def describe_case(
    note: MaskedNote, start: int, end: int, parts: Sequence[Found | Url]
) -> Reference | None:
    """The judgment, order or opinion that a segment cites: parties, or a name with a court's words."""
    begin = _lead_end(note, start, end)
    told = any(isinstance(p, FoundSymbol) and p.symbol.gives == "case" for p in parts)
    reference = (
        _parties(note, start, begin, end)
        or _one_party(note, start, end)
        or _numbered_case(note, start, end)
        or _named_case(note, start, begin, end, told)
    )
    if not reference:
        return None
    name_end = reference.end
    _read_bracketed(note, reference, name_end, end)
    with_parts(reference, parts)
    # "Judgment pursuant to Article 74 of the Statute": no place in the judgment.
    reference.pinpoints = [p for p in reference.pinpoints if p.type != "article"]
    if series := _SERIES.search(note.masked, name_end, end):
        reference.covers(start, series.end())
    if page := _LAW_REPORT.search(note.masked, name_end, end):
        if not any(p.type == "page" for p in reference.pinpoints):
            reference.pinpoints.insert(0, Pinpoint("page", page["page"].replace("–", "-")))
        reference.covers(start, page.end())
    if at_page := _AT_PAGE.search(note.masked, name_end, end):
        # "I.C.J. Reports 1963, p. 15, at 38": page 15 is where the report begins.
        reference.pinpoints = [p for p in reference.pinpoints if p.type != "page"]
        reference.pinpoints.append(Pinpoint("page", at_page["page"].replace("–", "-")))
        reference.covers(start, at_page.end())
    if court := _court_behind().search(note.masked, name_end, end):
        reference.publisher = reference.publisher or court["court"]
    if reference.date is None and (neutral := _NEUTRAL.search(note.spaced, name_end, end)):
        reference.date = neutral["year"]
        reference.covers(start, neutral.end())
    year = _REPORTS.search(note.masked, name_end, end)
    if year and {p.type for p in reference.pinpoints} >= {"page", "para"}:
        # "I.C.J. Reports 2007, p. 43, para. 430": page 43 is where the report begins.
        reference.pinpoints = [p for p in reference.pinpoints if p.type != "page"]
    if year and reference.date is None:
        reference.date = year[1]
        reference.covers(start, year.end())
    return reference


def _lead_end(note: MaskedNote, start: int, end: int) -> int:
    """Where the name begins: after the court, "Judgment of 6 October 2020," and the docket's numbers."""
    begin = start
    for pattern in (_court_first(), _JUDGMENT_OF, _DOCKET, _CASE_OF):
        if match := pattern.match(note.masked, begin, end):
            begin = match.end()
    return begin


@cache
def _court_first() -> re.Pattern[str]:
    courts = "|".join(map(re.escape, sorted(load_words().courts, key=len, reverse=True)))
    return re.compile(rf"(?:[Tt]he )?(?:{courts})(?: ?\([^()]{{1,30}}\))?(?: ?\[GC\])?, ")


@cache
def _court_behind() -> re.Pattern[str]:
    """ "(ECtHR, 24 April 2008)", "…, Inter-Am. Ct. H.R. (ser. C) No. 4"."""
    courts = "|".join(map(re.escape, sorted(load_words().courts, key=len, reverse=True)))
    return re.compile(rf"(?:\(|, )(?P<court>{courts})(?=,? {DATE_MARK}| \([Ss]er)")


def _parties(note: MaskedNote, start: int, begin: int, end: int) -> Reference | None:
    """A case named by its parties: "A and Others v. B", "Title of the proceedings (A v. B)"."""
    masked = note.masked
    versus = _VERSUS.search(masked, begin, min(end, begin + 250))
    if not versus or re.search(rf"[{_HARD}]", masked[begin : versus.start()]):
        return None
    depth = masked.count("(", begin, versus.start()) - masked.count(")", begin, versus.start())
    closing = masked.find(")", versus.end(), end) if depth > 0 else -1
    stop = _CASE_END.search(masked, versus.end(), end)
    name_end = closing + 1 if closing > 0 else (stop.start() if stop else end)
    field = masked.rfind(", ", begin, versus.start()) if depth <= 0 else -1
    if field > 0 and _COMPANY.match(masked, field + 2):  # "Nestlé USA, Inc. v. Doe"
        field = masked.rfind(", ", begin, field)
    opening = field + 2 if field > 0 else begin
    if led := _LED.match(masked, opening, versus.start()):  # "as in Al Nashiri v Romania"
        opening = led.end()
    reference = Reference(start, name_end, rule="case", confidence=0.9, kind="case")
    reference.title = _case_name(note.text[opening:name_end])
    if case_of := _CASE_OF_BEFORE.search(note.masked, start, opening):
        reference.title = f"{case_of[0]}{reference.title}"
    court = _court_first().match(masked, start, end)
    publisher = note.text[start : court.end()] if court else note.text[begin:opening]
    reference.publisher = publisher.strip(" ,") or None
    return reference


def _one_party(note: MaskedNote, start: int, end: int) -> Reference | None:
    match = _ONE_PARTY.match(note.masked, start, end)
    if not match:
        return None
    reference = Reference(start, match.end("name"), rule="case", confidence=0.9, kind="case")
    reference.title = match["name"]
    return reference


def _numbered_case(note: MaskedNote, start: int, end: int) -> Reference | None:
    """A case that its registry's number alone names, after the court: "SCJN, Amparo en Revisión 1077/2019"."""
    report = _COMMISSIONS_REPORT.match(note.masked, start, end)
    match = report or _registry_number().match(note.masked, start, end)
    if not match:
        return None
    reference = Reference(start, match.end("name"), rule="case", confidence=0.85, kind="case")
    reference.title = note.text[match.start("name") : match.end("name")].strip(" ,")
    reference.publisher = (match["court"] or "").strip(" ,") or None
    return reference


@cache
def _registry_number() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_words().case_words))
    return re.compile(
        rf"(?P<court>(?:[A-ZÀ-Þ][^,;:{MARKS}]{{1,60}}, ){{0,2}})"
        rf"(?P<name>(?:{words}) (?:[Nn]o[s.]{{0,2}} ?|[Nn]?[°º] ?)?(?:[A-Z]{{1,3}}[- .])?\d{{1,6}}(?:(?:[-/.]\d{{2,4}}){{1,2}}| (?:de|of) (?:19|20)\d\d))(?=,| \(|[.;]?\s*\Z)"
    )


def _case_name(printed: str) -> str:
    """A name without what belongs to the note; the full stop of "Inc." is its own."""
    name = printed.strip(" ,*_")
    return name if name.endswith((" Inc.", " Ltd.", " Co.", " Corp.")) else name.rstrip(". ")


def _named_case(note: MaskedNote, start: int, begin: int, end: int, told: bool) -> Reference | None:
    """A case without parties: its name, then a court's words, or the case's identifier (`told`)."""
    court = _COURT.search(note.masked, begin, end)
    stop = _NAME_END.search(note.masked, begin, end)
    if begin == start and (not court or not stop or stop.start() > court.start()) and not told:
        return None
    docket = _DOCKET_AFTER.search(note.masked, begin, min(end, begin + 200))
    if court and docket and docket.start() < court.start() and stop and stop[0] == ", ":
        stop = docket
    name_end = stop.start() if stop else end
    if (
        not (court or told or (begin > start and _NUMBERED.search(note.masked, begin, name_end)))
        or not note.masked[begin:name_end].strip()
        or not _is_named(note, begin)
    ):
        return None
    if stop and stop[0] not in (", ", " (", ". ") and not told:
        return None
    reference = Reference(start, name_end, rule="case", confidence=0.9, kind="case")
    reference.title = note.text[begin:name_end].strip(" ,.*_")
    court_name = _court_first().match(note.masked, start, end)
    reference.publisher = court_name[0].strip(" ,") if court_name else None
    return reference


def _is_named(note: MaskedNote, begin: int) -> bool:
    return note.masked[begin].isupper() or note.masked[begin] == "*"


def _read_bracketed(note: MaskedNote, reference: Reference, begin: int, end: int) -> None:
    """Paragraphs in square brackets: "[82]", "[12]-[15]"."""
    for bracketed in _BRACKETED.finditer(note.masked, begin, end):
        value = bracketed[1] + (f"-{bracketed[2]}" if bracketed[2] else "")
        reference.pinpoints.append(Pinpoint("para", value))
        reference.covers(reference.start, bracketed.end())


def case_in_prose(note: MaskedNote, start: int, end: int) -> Reference | None:
    """A case that a running sentence names with its number or date: "The judgment is A v. B, no. 1/02"."""
    match = _CASE_IN_PROSE.search(note.masked, start, end)
    if not match:
        return None
    reference = Reference(
        match.start("name"), match.end(), rule="case", confidence=0.8, kind="case"
    )
    reference.title = note.text[match.start("name") : match.end("name")].strip(" ,.")
    return reference
