"""Treaties and national laws: authorities cited by name, without author or outlet."""

import re
from collections.abc import Sequence

from graph_schema.extraction import CitationKind
from loaders.citations.cases import describe_case
from loaders.citations.masking import (
    DATE_MARK,
    FILLER,
    MARKS,
    PIN_MARK,
    Found,
    MaskedNote,
    Url,
)
from loaders.citations.note_dates import NoteDate
from loaders.citations.parts import with_parts
from loaders.citations.pinpoints import FoundPinpoints
from loaders.citations.reference import Reference
from loaders.citations.treaties import treaty_id, treaty_names

_INSTRUMENT = re.compile(
    r"\b(?:Convention|Covenant|Protocol|Treaty|Statute|Charter|Constitution|Constitución|Constituição|Convención|Pacto)\b"
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
_JURISDICTION = re.compile(r" \([A-Z][A-Za-z. ]{1,20}\)\Z")
_GAZETTE = re.compile(
    r", (?:[\w.]+ )?(?:Official Gazette|Official Journal|Government Gazette|Gazette|Diario Oficial|Diário Oficial|Gaceta Oficial|Boletín Oficial|Registro Oficial|Journal Officiel|Moniteur|Rasmi)\b"
)
_LAW_WORD = re.compile(
    r"\b(?:Act|Law|Code|Decree|Ordinance|Regulations?|Proclamation|Ley|Lei|Loi|Código|Code|Decreto|Décret|Order)\b"
)
_LAW = re.compile(
    r"\b(?:(?:Act|Law|Code|Decree|Ordinance|Regulations?)\b(?: (?:of|on|No\.?|for)\b|, (?:R\.?)?S\.?[A-Z]\.?[ ,]|,| (?:19|20)\d\d| \(| s\b|\Z| \ue004)|U\.S\.C\.|Constitution of|Act (?:[IVXLC]+|(?:No\.? ?)?\d+) of|Código [A-Z]|(?:Ley|Decreto|Loi|Décret) (?:[Nn]o\.? ?|[Nn][°º]\.? ?)?\d|(?:Exec(?:utive|\.) Order|Law|Decree) (?:No|N[°º])\.? ?\d|Directive (?:\(?EU\)? )?\d|Regulation \(E)"
)
# "SC 2001", "R.S.C. 1985": a volume of statutes by its year.
_STATUTES = r"R?\.?S\.?[A-Z]{1,2}\.?(?:[A-Z]\.)?,? ?(?=(?:19|20)\d\d)"
# "Law No. 2014/028 of 23 December 2014 on the Suppression of Acts of Terrorism"
_LAW_GOES_ON = re.compile(
    rf" (?:of|du|de) {DATE_MARK}{FILLER}* (?:on|concerning|regarding|relating to|bearing|relative|portant|[a-z]{4, 14}ing)(?: [a-z]{2, 12})?"
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
    short, _, place = name.rpartition(", ")
    if short in treaty_names() and len(place.split()) <= 2:  # "Convention relating to …, Geneva"
        name = short
    if (name.removeprefix("the ") in treaty_names() or treaty_id(name)) and (
        parts or begin + len(name) >= end - 1
    ):
        found = Reference(start, begin + len(name), rule="treaty", confidence=0.9, kind="treaty")
        found.title = name
        return _with_series(note, found, end)
    gazette = _GAZETTE.search(note.masked, begin, end)
    if gazette and _LAW_WORD.search(note.masked, begin, gazette.start()):
        title = note.text[begin : gazette.start()].strip(" ,")
        return Reference(start, gazette.end(), "law", 0.85, "law", title=title)
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
    if kind == "law":  # "Media Services Act (Tanzania)": whose law it is stands in brackets
        reference.title = _JURISDICTION.sub("", name.removeprefix("The "))
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
        return "law" if "Constitu" in name or "U.S.C." in words else "treaty"
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
