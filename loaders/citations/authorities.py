"""Court cases, treaties and national laws: authorities cited by name, without author or outlet."""

import re
from collections.abc import Sequence
from functools import cache

from graph_schema.extraction import CitationKind, Pinpoint
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
from loaders.citations.note_dates import NoteDate
from loaders.citations.pinpoints import FoundPinpoints
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.treaties import treaty_id, treaty_names
from loaders.citations.words import load_words
from loaders.symbols import FoundSymbol

_VERSUS = re.compile(r" (?:v\.?|vs\.?|versus) (?=[A-Z]|the [A-Z])")
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
    rf",(?! (?:Inc|Ltd|LLC|LLP|Corp|Co|plc|S\.A)\b)|;| \((?![Nn]o\.? ?\d{{1,2}}\)|(?:{_OFFICES})\b)|\[|[{MARKS}]|(?<!\(No)(?<!\(No\.)(?<!\(no\.) \d|\. (?=Merits|Preliminary|Judgment|Reparations|Interpretation|Order)| ICC-| App| no\."
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
_SERIES = re.compile(r"\(?Ser(?:ies|\.) [A-C]\)?,? [Nn]o\. ?\d+")
_LAW_REPORT = re.compile(
    r"\b(?:\d{1,4} )?[A-Z][A-Za-z0-9.’' ]{0,24}? \d{1,5}(?:,| \([A-Z][A-Za-z ]{1,12}\)) (?P<page>\d{1,4}(?:[-–]\d{1,4})?)(?= \(|[.;,]|\Z)"
)
_INSTRUMENT = re.compile(
    r"\b(?:Convention|Covenant|Protocol|Treaty|Statute|Charter|Constitution)\b"
)
_AGREEMENT = re.compile(r"\b(?:Agreement|Accord|Pact|Compact)\b")
_TREATY_SIGNS = re.compile(
    r"\bU\.?N\.?T\.?S\.?|\bE\.?T\.?S\.?\b|\bC\.?E\.?T\.?S\.?\b|entered into force|entry into force|opened for signature|\b(?:\(No\. ?\d+\)|No\. ?\d+)"
)
_NUMBERED_LAW = re.compile(
    rf"(?P<name>(?P<words>[A-Z][\w’'-]{{0,40}}(?: (?:[A-Z][\w’'-]{{0,40}}|on|of|for|and|against|to|the|in)){{0,9}}? )?(?:Act|Law|Decree)),? [Nn]o\.? ?[\d,/-]+ of (?:(?P<year>(?:19|20)\d\d)\b|{DATE_MARK}{FILLER}*(?: (?:on|concerning|bearing) [^{MARKS};,()\[\]]{{3,200}}?(?=, | \(|[.;]?\Z))?)"
)
_IN_SERIES = re.compile(
    r"\b\d{1,4} (?:U\.?N\.?T\.?S\.?|U\.?S\.?T\.?|E\.?T\.?S\.?|I\.?L\.?M\.?|L\.?N\.?T\.?S\.?) \d{1,5}|\bC?ETS [Nn]o\.? ?\d+"
    r"|\b(?:United Nations, )?Treaty Series, vol\.? ?\d+(?:, No\. \d+)?"
)
_LAW = re.compile(
    r"\b(?:(?:Act|Law|Code|Decree|Ordinance|Regulations?)\b(?: (?:of|on|No\.?|for)\b|, (?:R\.?)?S\.?[A-Z]\.?[ ,]|,| (?:19|20)\d\d| \(| s\b|\Z| \ue004)|U\.S\.C\.|Constitution of|Act (?:[IVXLC]+|(?:No\.? ?)?\d+) of|(?:Ley|Decreto|Loi|Décret) (?:[Nn]o\.? ?|[Nn][°º]\.? ?)?\d|(?:Exec(?:utive|\.) Order|Law|Decree) (?:No|N[°º])\.? ?\d|Directive (?:\(?EU\)? )?\d|Regulation \(E)"
)
# "SC 2001", "R.S.C. 1985": a volume of statutes by its year.
_STATUTES = r"R?\.?S\.?[A-Z]{1,2}\.?(?:[A-Z]\.)?,? ?(?=(?:19|20)\d\d)"
# "Law No. 2014/028 of 23 December 2014 on the Suppression of Acts of Terrorism"
_LAW_GOES_ON = re.compile(
    rf" (?:of|du|de) {DATE_MARK}{FILLER}* (?i:on|concerning|regarding|relating to|bearing|applying|amending|establishing|laying down|repealing|portant|relative)"
    rf" [^{MARKS};,()\[\]]{{3,200}}?(?=, | \[| \(|[.;]?\Z| {PIN_MARK})"
)
_YEAR_OF_STATUTE = re.compile(rf", {_STATUTES}(?P<year>\d{{4}})")
_END_OF_NAME = re.compile(
    rf" ?\((?:adopted|opened|signed|entered|concluded|done|as amended|hereinafter|Cth|{DATE_MARK})|(?<=\d) \((?=[A-Z])(?!No\b)|, (?:adopted|opened|done|concluded|signed|entered|\d+ (?:[UEC]\.?[NTSE]|Fed\.|Stat\.)|(?:Law|Act|Decree|Proclamation) [Nn]o\b|C?ETS\b|(?:United Nations, )?Treaty Series|G\.?A\.?\b|OJ\b|{_STATUTES}|c(?:h|ap)?\.? ?[A-Z]?-?\d)|[{MARKS}]| \d+ U\.?N\.?T\.?S|; | \d+ U\.S\.C|, Pub\. L|, \d+ U\.S\.C"
)
_BARE_NOUN = re.compile(
    r"(?:The )?(?:Convention|Covenant|Protocol|Treaty|Statute|Charter|Constitution)"
)
_CODE_ALONE = re.compile(
    rf"\d{{1,2}} (?:U\.S\.C\.?|C\.F\.R\.?|USC|CFR)(?= {PIN_MARK})"
)  # "8 U.S.C. § 1101"
_NO_INSTRUMENT = re.compile(
    r"(?:Treaty Series|Committee|Report|Concluding|Human Rights(?! (?:Act|Code|Law)\b)|General|Handbook|Guide|Manual|Commentary|Note|Understanding|Implementation|Review|Conference)\b"
)
_BODY_FIRST = re.compile(
    r"(?:ILO|International Labou?r Organi[sz]ation|United Nations|UN|Council of Europe|Organi[sz]ation of African Unity|OAU|African Union|OAS|Council of the EU|European Union|EU|European Parliament and Council)(?: \([A-Z]+\))?, "
)


def describe_authority(
    note: MaskedNote, start: int, end: int, parts: Sequence[Found | Url]
) -> Reference | None:
    """The case, treaty or law that a segment cites, or `None` when it has no such form."""
    if code := _CODE_ALONE.match(note.masked, start, end):
        law = Reference(start, code.end(), "law", 0.85, "law", title=code[0].strip())
        return with_parts(law, parts)
    if not note.masked[start:end][:1].isupper():
        return None
    if case := describe_case(note, start, end, parts):
        return case
    found = _instrument(note, start, end, parts)
    if not found:
        return None
    if found.kind == "treaty":
        # "Treaty Series, vol. 1465, p. 85": a page of the series, not of the treaty.
        parts = [p for p in parts if not (isinstance(p, FoundPinpoints) and p.is_of("page"))]
    return with_parts(found, parts)


def opens_as_treaty(note: MaskedNote, start: int, end: int) -> bool:
    """Whether a treaty's name opens a segment, so that a string quoted after it is a name of it too."""
    name = re.split(f"[{MARKS}]", note.masked[start:end], maxsplit=1)[0].strip(" (")
    return name in treaty_names()


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
    reference = _parties(note, start, begin, end) or _named_case(note, start, begin, end, told)
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
    opening = field + 2 if field > 0 else begin
    reference = Reference(start, name_end, rule="case", confidence=0.9, kind="case")
    reference.title = _case_name(note.text[opening:name_end])
    court = _court_first().match(masked, start, end)
    publisher = note.text[start : court.end()] if court else note.text[begin:opening]
    reference.publisher = publisher.strip(" ,") or None
    return reference


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


def laws_in_prose(note: MaskedNote, start: int, end: int) -> list[Reference]:
    """Laws that a running sentence names with their number: "the Missing Persons Act, No. 14 of 2016"."""
    found = []
    for match in _NUMBERED_LAW.finditer(note.masked, start, end):
        law = Reference(match.start(), match.end(), "law", 0.8, "law", date=match["year"])
        law.title = match["name"] if match["words"] else note.text[match.start() : match.end()]
        inner = (part for at, part in note.parts.items() if match.start() <= at < match.end())
        found.append(with_parts(law, [part for part in inner if isinstance(part, NoteDate)]))
    return found


def _instrument(
    note: MaskedNote, start: int, end: int, parts: Sequence[Found | Url]
) -> Reference | None:
    """A treaty or a law: its name, and nothing but its adoption, its place in a series and articles."""
    body = _BODY_FIRST.match(note.masked, start, end)
    begin = body.end() if body else start
    stop = _END_OF_NAME.search(note.masked, begin, end)
    name = note.masked[begin : stop.start() if stop else end].strip(" ,.(")
    if (name.removeprefix("the ") in treaty_names() or treaty_id(name)) and (
        parts or begin + len(name) >= end - 1
    ):
        found = Reference(start, begin + len(name), rule="treaty", confidence=0.9, kind="treaty")
        found.title = name
        return _with_series(note, found, end)
    name = re.sub(r" (?:of|as|du|de|del)\Z", "", name)
    kind = _kind(note.masked[start:end], name, parts)
    if kind is None or len(name) > 220 or _BARE_NOUN.fullmatch(name):
        return None
    reference = Reference(
        start, begin + len(name), rule=kind, confidence=0.85, kind=kind, title=name
    )
    if body:
        reference.publisher = body[0].strip(" ,")
    reference.covers(start, end if parts else reference.end)
    reference.end = start + len(note.masked[start:end].rstrip(" .,;)"))
    if kind == "law" and (more := _LAW_GOES_ON.match(note.masked, begin + len(name))):
        reference.title = note.text[begin : more.end()].strip(" ,")
    if kind == "law" and (year := _YEAR_OF_STATUTE.match(note.masked, begin + len(name))):
        reference.date = year["year"]
    return reference


def _with_series(note: MaskedNote, reference: Reference, end: int) -> Reference:
    """Widened by the treaty's places in series of treaties: "19 U.S.T. 6223, 606 U.N.T.S. 267"."""
    for place in _IN_SERIES.finditer(note.masked, reference.end, end):
        reference.covers(place.start(), place.end())
    return reference


def _kind(words: str, name: str, parts: Sequence[Found | Url]) -> CitationKind | None:
    outside_brackets = re.sub(r"\([^()]*\)", "", name)
    if _NO_INSTRUMENT.match(name) or (
        ", " in outside_brackets and not _INSTRUMENT.search(name.partition(",")[0])
    ):
        return None
    pinned = any(
        isinstance(part, FoundPinpoints) and part.pinpoints[0].type in ("article", "section")
        for part in parts
    )
    alone = not re.sub(rf"[{MARKS}{FILLER}\W]|\b(?:and|of|the)\b", "", words[len(name) :])
    if _INSTRUMENT.search(name) and (
        _TREATY_SIGNS.search(words) or (pinned and _is_name(name)) or (alone and _is_name(name))
    ):
        return "law" if "Constitution" in name or "U.S.C." in words else "treaty"
    if _AGREEMENT.search(name) and _IN_SERIES.search(words):
        return "treaty"
    if (
        _LAW.search(words[: len(name) + 12])
        and _is_name(name)
        and (
            pinned
            or "U.S.C." in words
            or re.search(
                r"\b(?:Act|Law|Code|Decree|Ordinance|Directive|Regulation|Ley|Decreto|Loi|Order|Décret)\b.{0,20}\d",
                words,
            )
        )
    ):
        return "law"
    return None


def _is_name(name: str) -> bool:
    """Whether a text is one name: no comma fields of authors, no running words."""
    return name.count(",") <= 3 and not re.search(r"(?<!\b[Nn]o)(?<!\bExec)[.?!] ", name)


def with_parts(reference: Reference, parts: Sequence[Found | Url]) -> Reference:
    """The reference with what the parts of its segment say: symbol, URL, date, pinpoints."""
    for part in parts:
        if isinstance(part, FoundSymbol):
            reference.symbol = reference.symbol or part.symbol
            reference.repairs += part.repairs
        elif isinstance(part, Url):
            reference.url = reference.url or part.printed
        elif isinstance(part, NoteDate):
            reference.date = reference.date or (None if part.retrieved else part.edtf)
        elif isinstance(part, FoundPinpoints):
            reference.pinpoints += part.pinpoints
        if not isinstance(part, Quotation):
            reference.covers(part.start, part.end)
    return reference
