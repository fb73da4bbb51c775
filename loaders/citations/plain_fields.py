"""The comma fields of a reference without a quoted title, and what each is: author, institution, title.

"UN High Commissioner for Refugees, Handbook and Guidelines …" names an institution, then a title;
"Philip Alston (ed.), The United Nations and Human Rights" an editor.
"""

import re

from loaders.citations.masking import DATE_MARK, FILLER, MARKS, MaskedNote
from loaders.citations.names import REPORTER, is_person, persons
from loaders.citations.reference import Reference
from loaders.citations.words import load_words

FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "in",
        "for",
        "and",
        "or",
        "to",
        "by",
        "with",
        "from",
        "at",
        "as",
        "under",
        "against",
        "into",
        "its",
        "their",
        "about",
        "after",
        "before",
        "between",
        "during",
        "through",
        "within",
        "without",
        "toward",
        "towards",
        "over",
        "upon",
    ]
)
DOCUMENT = re.compile(
    r"(?:[Tt]he )?(?:[\w-]+ ){0,3}?(?:[Rr]eport|[Cc]oncluding [Oo]bservations|[Cc]oncluding comments|[Gg]eneral [Cc]omment|[Gg]eneral [Rr]ecommendation"
    r"|[Rr]esolution of(?= \ue003)|[Vv]iews|[Ll]etter|[Nn]ote|[Ss]tatement|[Dd]ecision|[Oo]pinion|[Ll]ist of issues|[Rr]eplies|[Ss]ummary [Rr]ecord|[Cc]ompilation|[Nn]ational [Rr]eport|[Ss]tudy|[Aa]nnual [Rr]eport|[Ss]ummary)\b"
)
# "European Parliament resolution of 10 June 2021 on the situation in …, in particular …"
BODYS_RESOLUTION = re.compile(
    rf"[A-Z][^,;{MARKS}]{{3,80}} [Rr]esolution of {DATE_MARK}{FILLER}* on "
)
_NUMBERED_RELEASE = re.compile(
    r"(?:UN )?[Pp]ress [Rr]elease (?:No\. )?(?P<number>[A-Z]{2,4}/[\w/.-]*\d)"
)
_KIND_FIRST = re.compile(
    r"(?:UN |U\.N\. )?(?:Press|News|Media) [Rr]elease|Press [Ss]tatement|Letter"
)
# "Philip Alston (ed.), Title" and "A and B, eds., Title"
_EDITORS = re.compile(r",? \(?(?:[Ee]ds?|[Ee]ditors?)\b\.?\)?(?=,|\Z)")
_ASIDE = re.compile(
    r"(?:re)?issued\b.*|(?:ed|eds|edited)\.? (?:by )?[A-Z].*|[A-Z][\w.-]*/[\w./() -]*\d[\w./()-]*|\d{4}[-–]\d{2,4}|(?:HC|HL|Cm|Cmnd|Cd) [\d–-]+|\d{4}/\d{4}\([A-Z]{3}\)|(?:\d\w\w|[Rr]ev(?:ised|\.)) (?:ed|edn|edition)\.?|vols?\.? ?\d+|trans(?:lated|\.) .*|no\. ?\d+|(?:infringement|file|ref(?:erence)?\.?|document|doc\.?) [Nn]o\.? .*|(?:UN |U\.N\. )?Press Release|UN Docs?|U\.N\. Docs?\.?|Docs?\.?|United Nations|UN|(?:AI )?[Ii]ndex(?: [Nn]o\.?| [Nn]umber)?:? .*|ISBN(?:-1[03])?:? [\dX -]+|(?:AI Index:? )?[A-Z]{3} \d\d/\d+/\d{4}|published(?: in| on)?|released(?: in| on)?|issued(?: in| on)?|available at|at|adopted|dated|[Aa]nnex [IVX\d]+|[Aa]nnex",
)
_NEW_FIELD = re.compile(
    rf"(?:and|&) [A-Z]|resolution\b|decision\b|(?:{_ASIDE.pattern})\Z|at \d|(?:eds?|edited|trans)\b|{DOCUMENT.pattern}"
)
_OFFICE = re.compile(
    r"(?:[A-Z][\w.’'-]* ){0,3}(?:Department|Ministry|Office|Bureau|Secretariat|Directorate|Embassy|Permanent Mission)(?: (?:of|for|to)\b|\Z)"
)
_JOINED = re.compile(r"(?:[A-Z][\w.-]*(?: [A-Z][\w.-]*)?) and [A-Z][\w.-]*")
# "Title (Index: ASA 11/5685/2022)": Amnesty International's number of the document.
INDEX = re.compile(r",? \((?:AI )?[Ii]ndex(?: [Nn]umber| [Nn]o\.?)?:? [^()]*\)?")
_COMMA_OR_BRACKET = re.compile(r",(?= |\Z)|[()]")
_SERIES = re.compile(
    r"(?:[A-Z][\w/&’-]* ){0,4}(?:Report|Briefing|Paper|Brief|Series|Bulletin|Study|Monograph) [Nn]o\.? ?[\w/.-]+"
)


def fields_of(note: MaskedNote, start: int, stop: int) -> list[str]:
    """The comma fields of the words, without what is neither author nor title."""
    fields: list[str] = []
    begin = start
    whole = BODYS_RESOLUTION.match(note.masked, start, stop)
    cuts = [] if whole else _commas_outside_brackets(note.masked[start:stop])
    for cut in [*cuts, stop - start]:
        printed = note.text[begin : start + cut].replace("\u00a0", " ")
        field = INDEX.sub("", printed).strip(" .,(*_")
        begin = start + cut + 1
        if f"{field.rpartition(' ')[2]}." in load_words().organisation:
            field = f"{field}."  # "Hum. Rts. Comm.": the full stop is the abbreviation's
        if fields and field[:1].islower() and not _NEW_FIELD.match(field):
            fields[-1] = (
                f"{fields[-1]}, {field}"  # the title goes on: "…, including for violations"
            )
        elif field and not _ASIDE.fullmatch(field):
            fields.append(field)
    return fields


def _commas_outside_brackets(words: str) -> list[int]:
    """Where commas end a field: before a blank or the end, the next bracket after them none that closes."""
    cuts: list[int] = []
    following = ""
    for match in reversed(list(_COMMA_OR_BRACKET.finditer(words))):
        if match[0] != ",":
            following = match[0]
        elif following != ")":
            cuts.append(match.start())
    return cuts[::-1]


def assign_fields(reference: Reference, fields: list[str]) -> None:
    """Author or institution first, then the title; a person after the title is its author too."""
    if len(fields) == 1:
        _assign_alone(reference, fields[0])
        return
    _drop_place_and_series(fields)
    if told := _KIND_FIRST.fullmatch(fields[0]):
        reference.kind = "letter" if told[0].startswith("Letter") else "press_release"
        fields = fields[1:]
    _join_institutions(fields)
    if len(fields) == 2 and _is_titled_first(fields):
        reference.title, reference.publisher = fields
        return
    if len(fields) > 2 and (
        load_words().outlet_kind(fields[-1])
        or (fields[-1].replace(" ", "").isalpha() and fields[-1].isupper())
    ):
        reference.publisher = fields.pop()
    _read_reporter(reference, fields)
    count = _count_authors(fields)
    if count:
        if not _assign_edited(reference, fields):
            _assign_authors(reference, fields, count)
        return
    if DOCUMENT.match(fields[0]):
        if is_person(fields[-1]):
            reference.authors = (fields.pop(),)
        reference.title = ", ".join(fields)
        return
    if len(fields) > 1:
        reference.publisher = reference.publisher or fields.pop(0)
    _read_office(reference, fields)
    reference.title = ", ".join(fields).removesuffix(" of")


def _join_institutions(fields: list[str]) -> None:
    """Join what commas part inside one name or between two: "Forum for Women, Law and Development"."""
    while (
        len(fields) > 2
        and _is_institution(fields[0])
        and _JOINED.fullmatch(fields[1])
        and not DOCUMENT.match(fields[1])
    ):
        fields[:2] = [f"{fields[0]}, {fields[1]}"]


def _is_titled_first(fields: list[str]) -> bool:
    """Whether a title stands before its outlet: "The Social Atrocity: …, Amnesty International"."""
    title, outlet = fields
    words = {word.casefold() for word in title.split()}
    headline = len(words) > 5 and not words.isdisjoint(load_words().headline_verbs)
    unknown = headline and len(outlet.split()) < 4 and not DOCUMENT.match(outlet)
    return (
        (load_words().outlet_kind(outlet) is not None or unknown)
        and load_words().outlet_kind(title) is None
        and not persons(title)
        and len(title.split()) > 3
    )


def _assign_alone(reference: Reference, words: str) -> None:
    reference.title = re.sub(r"^[Tt]he (?=[a-z])", "", words).removesuffix(" of")
    if numbered := _NUMBERED_RELEASE.fullmatch(reference.title):
        reference.title, reference.kind = numbered["number"], "press_release"
    if outlet := load_words().outlet_kind(words):
        reference.publisher = words
        # "Reuters, 20 June 2018." names no title at all.
        nameless = outlet in ("news", "agency", "ngo")
        reference.title = None if nameless else reference.title


def _drop_place_and_series(fields: list[str]) -> None:
    """Take out where a document was issued, and its number in a series, once other fields name it."""
    if fields[-1] in load_words().places:
        fields.pop()
    if len(fields) > 2 and _SERIES.fullmatch(fields[-1]):
        fields.pop()


def _read_reporter(reference: Reference, fields: list[str]) -> None:
    """The outlet of "Steve Stecklow for Reuters, Why Facebook is losing …", the person left as the author."""
    match = REPORTER.fullmatch(fields[0])
    if match and load_words().outlet_kind(match["outlet"]) and persons(match["person"]):
        reference.publisher, fields[0] = match["outlet"], match["person"]


def _assign_authors(reference: Reference, fields: list[str], count: int) -> None:
    reference.authors = tuple(
        name for field in fields[:count] for name in persons(re.sub(r"^(?:and|&) ", "", field))
    )
    titled = fields[count:]
    if len(titled) == 2 and reference.publisher and titled[1].istitle() and titled[1].isalpha():
        titled = titled[:1]  # "S. Fredman, Discrimination Law, Oxford, OUP, 2011"
    places_next = len(titled) == 3 and titled[1].istitle() and len(titled[1].split()) < 3
    if places_next and " and " not in f" {titled[2]}":
        # "M. Nowak, Title, Kehl, N.P. Engel, 2005": place and publisher follow as fields
        reference.publisher, titled = titled[2], titled[:1]
        reference.kind = "book"
    reference.title = ", ".join(titled)
    if load_words().outlet_kind(reference.title) in ("news", "agency", "web", "blog"):
        reference.title, reference.publisher = None, reference.title


def _assign_edited(reference: Reference, fields: list[str]) -> bool:
    """A book by its editors: "A and B, eds., Title"; whether it is one."""
    opening = ", ".join(fields[:2])
    names, *title = [*_EDITORS.sub("", opening).split(", "), *fields[2:]]
    if _EDITORS.search(opening):
        reference.editors, reference.title = persons(names), ", ".join(title)
    return bool(reference.editors)


def _read_office(reference: Reference, fields: list[str]) -> None:
    """The office after its organisation, and the person after the title of a report."""
    if len(fields) > 1 and _OFFICE.match(fields[0]):
        # "Office of the Spokesperson, U.S. Department of State, Title"
        reference.publisher = f"{reference.publisher}, {fields.pop(0)}"
    if len(fields) > 1 and not load_words().courts.isdisjoint((fields[0], f"{fields[0]}.")):
        # "Off. of the Prosecutor, Int’l Crim. Ct., Situation in …"
        reference.publisher = f"{reference.publisher}, {fields.pop(0)}."
    office = fields[0].partition(" ")[0].casefold() not in FUNCTION_WORDS and _is_institution(
        fields[0]
    )
    if len(fields) > 1 and DOCUMENT.match(fields[1]) and office:
        # "Council of Europe, Committee for the Prevention of Torture, Report to …"
        reference.publisher = f"{reference.publisher}, {fields.pop(0)}"
    if len(fields) > 1 and DOCUMENT.match(fields[0]) and is_person(fields[-1]):
        reference.authors = (fields.pop(),)


def _is_institution(field: str) -> bool:
    return not DOCUMENT.match(field) and any(
        word[:1].isupper() and word in load_words().organisation for word in field.split()
    )


def _count_authors(fields: list[str]) -> int:
    """How many fields at the start are persons: one, or all up to that which opens with "and"."""
    if len(fields) < 2 or not persons(fields[0]):
        return 0
    last = next((n for n, field in enumerate(fields) if re.match(r"(?:and|&) ", field)), 0)
    return last + 1 if 0 < last < len(fields) - 1 else 1
