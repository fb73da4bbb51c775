"""Court cases, treaties and national laws: authorities cited by name, without author or outlet."""

import re
from collections.abc import Sequence
from functools import cache

from graph_schema.extraction import CitationKind, Pinpoint
from loaders.citations.masking import DATE_MARK, FILLER, MARKS, Found, MaskedNote, Url
from loaders.citations.note_dates import NoteDate
from loaders.citations.pinpoints import FoundPinpoints
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.symbols import FoundSymbol
from loaders.vocabulary import read_rows

_VERSUS = re.compile(r" (?:v\.?|vs\.?|versus) (?=[A-Z])")
_COURT = re.compile(
    r"\b(?:Advisory Opinion|I\.?C\.?J\.? Rep|ICJ Rep|Eur\. Ct\. H\.R\.|ECtHR|ECHR|ICC-\d|IT-\d\d|ICTR-\d|SCSL-\d|Inter-Am\. Ct|IACtHR"
    r"|App(?:lication|l)?\.? [Nn]os?\.?|Application no|Judge?ment\b)"
)
_CASE_IN_PROSE = re.compile(
    rf"(?P<name>(?:[A-Z][\w’.-]*|[A-Z]\.)(?: (?:and|of|the|[A-Z][\w’.-]*)){{0,6}} v\.? [A-Z][\w’.-]*(?: (?:and|of|the|[A-Z][\w’.-]*)){{0,6}})"
    rf"(?=,? ?(?:\[GC\]|\((?:[Aa]pp|[Nn]o|[CT]-\d|{DATE_MARK})|[Aa]pp(?:lication|l)?\.? [Nn]o|[Nn]os?\. |[Cc]ase [CT]?|{DATE_MARK}|[Jj]udgment))"
)
_REPORTS = re.compile(r"(?:(?:Reports|Rep\.?|ECHR) |\b(?=\d{4} I\.C\.J\.))((?:19|20)\d\d)")
_BRACKETED = re.compile(r"\[(\d{1,4})\](?:[-–]\[(\d{1,4})\])?")
_CASE_END = re.compile(rf",|;| \(|\[|[{MARKS}]| \d| ICC-| App| no\.")
_INSTRUMENT = re.compile(
    r"\b(?:Convention|Covenant|Protocol|Treaty|Statute|Charter|Constitution)\b"
)
_TREATY_SIGNS = re.compile(
    r"\bU\.?N\.?T\.?S\.?|\bE\.?T\.?S\.?\b|\bC\.?E\.?T\.?S\.?\b|entered into force|entry into force|opened for signature|\b(?:\(No\. ?\d+\)|No\. ?\d+)"
)
_LAW = re.compile(
    r"\b(?:(?:[A-Z][\w’-]+ )*(?:Act|Law|Code|Decree|Ordinance|Regulations?)\b(?: (?:of|on|No\.?|for)\b|,| (?:19|20)\d\d| \(| s\b|\Z| \ue004)|U\.S\.C\.|Constitution of|Act (?:[IVXLC]+|No\.? ?\d+) of|(?:Ley|Decreto|Loi|Décret|Executive Order|Law|Decree) (?:No|N[°º])\.? ?\d|Directive (?:\(?EU\)? )?\d|Regulation \(E)"
)
_END_OF_NAME = re.compile(
    rf" ?\((?:adopted|opened|signed|entered|concluded|done|as amended|hereinafter|Cth|{DATE_MARK})|, (?:adopted|opened|done|concluded|signed|entered|\d+ [UEC]\.?[NTE]|G\.?A\.?\b)|[{MARKS}]| \d+ U\.?N\.?T\.?S|; | \d+ U\.S\.C|, Pub\. L|, \d+ U\.S\.C"
)
_NO_INSTRUMENT = re.compile(
    r"(?:Committee|Report|Concluding|Human Rights|General|Handbook|Guide|Manual|Commentary|Note|Understanding|Implementation|Review|Conference)\b"
)
_BODY_FIRST = re.compile(
    r"(?:ILO|International Labou?r Organi[sz]ation|United Nations|UN|Council of Europe|Organi[sz]ation of African Unity|OAU|African Union|OAS|Council of the EU|European Union|EU|European Parliament and Council)(?: \([A-Z]+\))?, "
)


def describe_authority(
    note: MaskedNote, start: int, end: int, parts: Sequence[Found | Url]
) -> Reference | None:
    """The case, treaty or law that a segment cites, or `None` when it has no such form."""
    if not note.masked[start:end][:1].isupper():
        return None
    found = _case(note, start, end) or _instrument(note, start, end, parts)
    return with_parts(found, parts) if found else None


def _case(note: MaskedNote, start: int, end: int) -> Reference | None:
    versus = _VERSUS.search(note.masked, start, min(end, start + 250))
    if versus:
        depth = note.masked.count("(", start, versus.start()) - note.masked.count(
            ")", start, versus.start()
        )
        closing = note.masked.find(")", versus.end(), end) if depth > 0 else -1
        stop = _CASE_END.search(note.masked, versus.end(), end)
        name_end = closing + 1 if closing > 0 else (stop.start() if stop else end)
        if re.search(rf"[{MARKS}]", note.masked[start : versus.start()]):
            return None
        field = note.masked.rfind(", ", start, versus.start()) if depth <= 0 else -1
        begin = field + 2 if field > 0 else start
    else:
        court = _COURT.search(note.masked, start, end)
        comma = note.masked.find(", ", start, end)
        if not court or comma < 0 or comma > court.start():
            return None
        name_end, begin = comma, start
    reference = Reference(start, name_end, rule="case", confidence=0.9, kind="case")
    reference.title = note.text[begin:name_end].strip(" ,.")
    reference.publisher = note.text[start:begin].strip(" ,") or None
    for bracketed in _BRACKETED.finditer(note.masked, name_end, end):
        value = bracketed[1] + (f"-{bracketed[2]}" if bracketed[2] else "")
        reference.pinpoints.append(Pinpoint("para", value))
        reference.covers(start, bracketed.end())
    if year := _REPORTS.search(note.masked, name_end, end):
        reference.date = year[1]
        reference.covers(start, year.end())
    return reference


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


def _instrument(
    note: MaskedNote, start: int, end: int, parts: Sequence[Found | Url]
) -> Reference | None:
    """A treaty or a law: its name, and nothing but its adoption, its place in a series and articles."""
    body = _BODY_FIRST.match(note.masked, start, end)
    begin = body.end() if body else start
    stop = _END_OF_NAME.search(note.masked, begin, end)
    name = note.masked[begin : stop.start() if stop else end].strip(" ,.(")
    if name.removeprefix("the ") in _treaty_names() and (parts or begin + len(name) >= end - 1):
        found = Reference(start, begin + len(name), rule="treaty", confidence=0.9, kind="treaty")
        found.title = name
        return found
    kind = _kind(note.masked[start:end], name, parts)
    if kind is None or len(name) > 220:
        return None
    reference = Reference(
        start, begin + len(name), rule=kind, confidence=0.85, kind=kind, title=name
    )
    if body:
        reference.publisher = body[0].strip(" ,")
    reference.covers(start, end if parts else reference.end)
    reference.end = start + len(note.masked[start:end].rstrip(" .,;)"))
    return reference


@cache
def _treaty_names() -> frozenset[str]:
    """Names and short names of the treaties in the seeds ("ICCPR")."""
    rows = read_rows("treaties.yaml")
    return frozenset(
        name
        for row in rows
        for name in [row["name"], row.get("short"), *(row.get("aliases") or ())]
        if name
    )


def _kind(words: str, name: str, parts: Sequence[Found | Url]) -> CitationKind | None:
    if _NO_INSTRUMENT.match(name) or (
        "," in name and not _INSTRUMENT.search(name.partition(",")[0])
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
    if (
        _LAW.search(words[: len(name) + 12])
        and _is_name(name)
        and (
            pinned
            or "U.S.C." in words
            or re.search(
                r"\b(?:Act|Law|Code|Decree|Ordinance|Directive|Regulation|Ley|Decreto|Loi|Order)\b.{0,20}\d",
                words,
            )
        )
    ):
        return "law"
    return None


def _is_name(name: str) -> bool:
    """Whether a text is one name: no comma fields of authors, no running words."""
    return name.count(",") <= 3 and not re.search(r"[.?!] ", name)


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
    if reference.date and reference.kind == "case" and len(reference.pinpoints) > 1:
        # "I.C.J. Reports 2007, p. 43, para. 430": page 43 is where the report begins.
        kinds = {pinpoint.type for pinpoint in reference.pinpoints}
        if {"page", "para"} <= kinds:
            reference.pinpoints = [p for p in reference.pinpoints if p.type != "page"]
    return reference
