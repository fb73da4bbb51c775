"""References without a quoted title: books, reports, cases, treaties, and documents told by symbol.

"UN High Commissioner for Refugees, Handbook and Guidelines …, December 2011, para. 63": comma
fields before the first date, symbol, URL or pinpoint, of which the first can be an author.
"""

import re
from collections.abc import Sequence

from graph_schema.extraction import CitationKind, Pinpoint
from loaders.citations.containers import edited_book, read_edited, read_thesis
from loaders.citations.kinds import kind_of
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
from loaders.citations.names import is_person, persons
from loaders.citations.note_dates import NoteDate
from loaders.citations.pinpoints import FoundPinpoints, bare_pages
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.words import load_words
from loaders.symbols import FoundSymbol

_MARK = re.compile(f"[{MARKS}]")
_COMMA = re.compile(r",(?= |\Z)")
_FUNCTION = frozenset(
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
_OPENING_PROSE = re.compile(
    r"(?:On|In|At|By|For|From|Since|During|As|After|Before|Until|This|These|That|Those|However|Although|While|When|Where|If|It|They|He|She|We|I|There|To|Of|With|Such|Such as|Also|Moreover|Similarly|Thus|Hence|Some|Many|Most|All|No|Not|Other|Others|Available|Accessible|Accessed|Archived|Retrieved)\b"
)
_DOCUMENT = re.compile(
    r"(?:[Tt]he )?(?:[\w-]+ ){0,3}?(?:[Rr]eport|[Cc]oncluding [Oo]bservations|[Cc]oncluding comments|[Gg]eneral [Cc]omment|[Gg]eneral [Rr]ecommendation"
    r"|[Rr]esolution of(?= \ue003)|[Vv]iews|[Ll]etter|[Nn]ote|[Ss]tatement|[Dd]ecision|[Oo]pinion|[Ll]ist of issues|[Rr]eplies|[Ss]ummary [Rr]ecord|[Cc]ompilation|[Nn]ational [Rr]eport|[Ss]tudy|[Aa]nnual [Rr]eport|[Ss]ummary)\b"
)
_PERSON_IN = re.compile(r"(?P<authors>[A-Z][^,(){}“]{3,100}?),? in:? (?=[A-Z])")
_LAW_REVIEW = re.compile(
    rf"(?P<authors>[A-Z][^,]{{3,80}}(?:, [^,]{{3,40}}(?: and|,? &) [^,]{{3,40}})?), (?P<title>[^{MARKS}]{{6,250}}?), (?P<volume>\d{{1,3}}) "
    rf"(?P<name>[A-Z][\w.&’' ]{{1,60}}?) (?P<first>\d{{1,4}})(?:, (?P<pages>\d{{1,4}}(?:[-–]\d{{1,4}})?))? \((?:[^()]{{0,20}} )?{DATE_MARK}{FILLER}*\)"
)
_BODY_RESOLUTION = re.compile(
    r"(?P<body>[A-Z].{3,80}?),? (?:resolution|decision|recommendation|declaration|statement|letter|report) (?:of|dated|from)"
)
# "European Parliament resolution of 10 June 2021 on the situation in …, in particular …"
_BODYS_RESOLUTION = re.compile(
    rf"[A-Z][^,;{MARKS}]{{3,80}} [Rr]esolution of {DATE_MARK}{FILLER}* on "
)
_RESOLUTION = re.compile(r"Resolution of \d")
_NOUN_ALONE = re.compile(r"(?:Recommendation|Resolution|Opinion|Decision|Declaration|Guidelines)")
_TITLE_RUNS_ON = re.compile(
    rf"{SYMBOL_MARK}{FILLER}* (?P<rest>(?:on|concerning|regarding|to|of) [^{MARKS}();]{{8,240}}?)(?=, [{MARKS}]| \(|[.;]|\Z)"
)
_PROCEDURE = re.compile(r" \(\d{4}/\d{4}\([A-Z]{3}\)\)")  # the European Parliament's file number
_LATER_DATE = re.compile(rf"(?:, | \(){DATE_MARK}")
_KIND_FIRST = re.compile(
    r"(?:UN |U\.N\. )?(?:Press|News|Media) [Rr]elease|Press [Ss]tatement|Letter"
)
_EDITION = re.compile(r"(?:\d\w\w? )?(?:rev\.? )?(?:edn?\.?|edition)\Z")
_PAGE_AT_END = re.compile(r"(?P<title>.*[A-Za-z”’]) (?P<pages>\d{1,3}(?:[-–]\d{1,4})?)\Z")
# "Philip Alston (ed.), Title" and "A and B, eds., Title"
_EDITORS = re.compile(r",? \(?(?:[Ee]ds?|[Ee]ditors?)\b\.?\)?(?=,|\Z)")
_ASIDE = re.compile(
    r"(?:re)?issued\b.*|\d{4}/\d{4}\([A-Z]{3}\)|(?:\d\w\w|[Rr]ev(?:ised|\.)) (?:ed|edn|edition)\.?|vols?\.? ?\d+|trans(?:lated|\.) .*|no\. ?\d+|(?:UN |U\.N\. )?Press Release|UN Docs?|U\.N\. Docs?\.?|Docs?\.?|United Nations|UN|(?:AI )?[Ii]ndex(?: [Nn]o\.?| [Nn]umber)?:? .*|ISBN(?:-1[03])?:? [\dX -]+|(?:AI Index:? )?[A-Z]{3} \d\d/\d+/\d{4}|published(?: in| on)?|released(?: in| on)?|issued(?: in| on)?|available at|at|adopted|dated|[Aa]nnex [IVX\d]+|[Aa]nnex",
)
_NEW_FIELD = re.compile(
    rf"(?:and|&) [A-Z]|(?:{_ASIDE.pattern})\Z|at \d|(?:eds?|edited|trans)\b|{_DOCUMENT.pattern}"
)
_OFFICE = re.compile(
    r"(?:[A-Z][\w.’'-]* ){0,3}(?:Department|Ministry|Office|Bureau|Secretariat|Directorate|Embassy|Permanent Mission)(?: (?:of|for|to)\b|\Z)"
)
_SERIES = re.compile(
    r"(?:[A-Z][\w/&’-]* ){0,4}(?:Report|Briefing|Paper|Brief|Series|Bulletin|Study|Monograph) [Nn]o\.? ?[\w/.-]+"
)
_GOES_ON = re.compile(
    rf"{DATE_MARK}{FILLER}* (?:from|addressed|by|to|sent|of|on|concerning|regarding)\b"
)
_IMPRINT = re.compile(
    rf"\((?:(?P<edition>\d\w\w edn?),? )?(?:(?P<place>[^():{DATE_MARK}]{{2,40}}): )?(?P<name>[^():{DATE_MARK}]{{0,120}}?),? ?{DATE_MARK}{FILLER}*\)"
)


def describe_plain(
    note: MaskedNote, start: int, end: int, parts: Sequence[Found | Url]
) -> list[Reference] | None:
    """The one reference that a segment without quoted titles makes, or `None` when it has no such form."""
    parts = [part for part in parts if not isinstance(part, Quotation)]
    symbols = {part.symbol.normal for part in parts if isinstance(part, FoundSymbol)}
    if len(symbols) > 1:
        return None
    stop = _end_of_words(note.masked, start, end)
    before = note.masked[start:stop]
    if found := _law_review(note, start, end) or _chapter(note, start, end):
        return [_with_parts(found, parts)]
    if not parts or not _reads_as_title(before, bool(symbols), parts):
        return None
    reference = Reference(
        start, stop, rule="untitled_symbol" if symbols else "plain_reference", confidence=0.8
    )
    imprint = _IMPRINT.search(note.masked, start, end)
    bracket = _PROCEDURE.search(note.masked, start, stop)
    ends = [place.start() for place in (imprint, bracket) if place]
    fields = _fields(note, start, min([stop, *ends]))
    pages = [page for field in fields if field.startswith("at ") for page in bare_pages(field)]
    fields = [field for field in fields if not (field.startswith("at ") and bare_pages(field))]
    if not fields:
        return None
    reference.pinpoints += pages
    _assign(reference, fields)
    _complete_title(note, reference, stop, end)
    if imprint:
        name = _EDITION.sub("", imprint["name"]).strip(" ,")
        if not (reference.publisher and name in load_words().places):
            reference.publisher = name or reference.publisher
        read_thesis(reference, imprint[0])
        reference.end = max(reference.end, imprint.end())
    if imprint and reference.authors and (page := _PAGE_AT_END.match(reference.title or "")):
        reference.title = page["title"]
        reference.pinpoints.append(Pinpoint("page", page["pages"].replace("–", "-")))
    own = [p for p in parts if p.start >= stop]
    _with_parts(reference, parts if not any(isinstance(p, NoteDate) for p in own) else own)
    _bare_page(note, reference, end)
    if reference.title is None and not symbols and reference.publisher is None:
        return None
    _name_of_site(reference)
    reference.outlet_kind = load_words().outlet_kind(reference.publisher or "")
    reference.kind = reference.kind or _kind(reference, note.masked[start:end], imprint is not None)
    return [reference]


def _name_of_site(reference: Reference) -> None:
    """ "Ada Derana, 8 September 2025, http://…" names an outlet and no title."""
    words = (reference.title or "").split()
    day = reference.date is not None and len(reference.date) == 10
    alone = not (reference.publisher or reference.authors)
    named = 0 < len(words) <= 3 and all(word[0].isupper() for word in words)
    if reference.url and day and alone and named and not _DOCUMENT.match(reference.title or ""):
        reference.title, reference.publisher = None, reference.title


def _complete_title(note: MaskedNote, reference: Reference, stop: int, end: int) -> None:
    """A title that a symbol or a date parts: "Recommendation CM/Rec(2010)5 on measures …".

    "European Parliament resolution of 12 September 2018" names an institution and no title.
    """
    title = reference.title or ""
    if body := _BODY_RESOLUTION.fullmatch(title):
        reference.title, reference.publisher = None, reference.publisher or body["body"]
    elif _NOUN_ALONE.fullmatch(title) and (more := _TITLE_RUNS_ON.match(note.masked, stop, end)):
        reference.title = f"{title} {more['rest'].strip()}"
        reference.covers(reference.start, more.end())


def _end_of_words(masked: str, start: int, end: int) -> int:
    """Where author and title end: the first part, but for a date inside "Letter dated … from …"."""
    for mark in _MARK.finditer(masked, start, end):
        if mark[0] != DATE_MARK:
            return mark.start()
        if _GOES_ON.match(masked, mark.start(), end):
            continue
        # "… committed between March 1993 and June 2003, August 2010": the last date is the document's.
        if masked[mark.start() - 2 : mark.start()] in (", ", " (") or not _LATER_DATE.search(
            masked, mark.end(), end
        ):
            return mark.start()
    return end


def _law_review(note: MaskedNote, start: int, end: int) -> Reference | None:
    """ "Author, Title, 26 HUM. RTS. Q. 999, 1003 (2004)": no quotation marks around the title."""
    match = _LAW_REVIEW.match(note.masked, start, end)
    if not match or not (authors := persons(match["authors"])):
        return None
    reference = Reference(
        start, match.end(), rule="journal_article", confidence=0.9, kind="article"
    )
    reference.authors, reference.title = authors, match["title"].strip(" ,")
    reference.container = match["name"].strip()
    if match["pages"]:
        reference.pinpoints.append(Pinpoint("page", match["pages"].replace("–", "-")))
    return reference


def _chapter(note: MaskedNote, start: int, end: int) -> Reference | None:
    """An author "in" an edited book, the chapter's own title untold."""
    match = _PERSON_IN.match(note.masked, start, end)
    if not match or not (authors := persons(match["authors"])):
        return None
    book = edited_book(note.masked[:end], match.end())
    if not book:
        return None
    reference = Reference(start, end, confidence=0.9, authors=authors)
    read_edited(reference, book, 0)
    reference.end = book.end()
    return reference


def _reads_as_title(before: str, has_symbol: bool, parts: Sequence[Found | Url]) -> bool:
    """Whether the words before the first part can be author and title, not running prose."""
    words = before.strip(" ,.(")
    if words.endswith(":"):  # "Accession: 18 October 2013"
        return False
    if len(words) < 4 or not (words[0].isupper() or words[0].isdigit() or _DOCUMENT.match(words)):
        return False
    if _OPENING_PROSE.match(words) and not _DOCUMENT.match(words):
        return False
    if (
        not has_symbol
        and all(isinstance(part, FoundPinpoints) for part in parts)
        and "," not in words
        and not _is_short_title(words)
    ):
        return False
    lower = [w for w in words.split() if w.islower() and len(w) > 2 and w not in _FUNCTION]
    content = [w for w in words.split() if len(w) > 2 and w.casefold() not in _FUNCTION]
    return (
        len(lower) <= 0.6 * len(content)
        or _is_short_title(words)
        or bool(_DOCUMENT.match(words))
        or ("," in words and len(lower) <= 0.75 * len(content))
    )


def _is_short_title(words: str) -> bool:
    """Whether a few words before a pinpoint are a document's short name: "UNHCR submission"."""
    return len(words.split()) <= 10 and any(
        kind == "report" and pattern.search(words) for pattern, kind in load_words().title_kinds
    )


def _fields(note: MaskedNote, start: int, stop: int) -> list[str]:
    """The comma fields of the words, without what is neither author nor title."""
    fields: list[str] = []
    begin = start
    cuts = re.finditer(r",(?= |\Z)", note.masked[start:stop])
    if _BODYS_RESOLUTION.match(note.masked, start, stop):
        cuts = iter(())
    for cut in [
        *(m.start() for m in cuts),
        stop - start,
    ]:
        field = note.text[begin : start + cut].replace("\u00a0", " ").strip(" .,(*_")
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


def _assign(reference: Reference, fields: list[str]) -> None:
    """Author or institution first, then the title; a person after the title is its author too."""
    if len(fields) == 1:
        words = fields[0]
        reference.title = re.sub(r"^[Tt]he (?=[a-z])", "", words)
        if outlet := load_words().outlet_kind(words):
            reference.publisher = words
            # "Reuters, 20 June 2018." names no title at all.
            reference.title = None if outlet in ("news", "agency") else reference.title
        return
    _drop_place_and_series(fields)
    if told := _KIND_FIRST.fullmatch(fields[0]):
        reference.kind = "letter" if told[0].startswith("Letter") else "press_release"
        fields = fields[1:]
    if len(fields) > 2 and (
        load_words().outlet_kind(fields[-1])
        or (fields[-1].replace(" ", "").isalpha() and fields[-1].isupper())
    ):
        reference.publisher = fields.pop()
    count = _count_authors(fields)
    if count:
        if not _assign_edited(reference, fields):
            _assign_authors(reference, fields, count)
        return
    if _DOCUMENT.match(fields[0]):
        if is_person(fields[-1]):
            reference.authors = (fields.pop(),)
        reference.title = ", ".join(fields)
        return
    if len(fields) > 1:
        reference.publisher = reference.publisher or fields.pop(0)
    _read_office(reference, fields)
    reference.title = ", ".join(fields)


def _drop_place_and_series(fields: list[str]) -> None:
    """Take out where a document was issued, and its number in a series, once other fields name it."""
    if fields[-1] in load_words().places:
        fields.pop()
    if len(fields) > 2 and _SERIES.fullmatch(fields[-1]):
        fields.pop()


def _assign_authors(reference: Reference, fields: list[str], count: int) -> None:
    reference.authors = tuple(
        name for field in fields[:count] for name in persons(re.sub(r"^(?:and|&) ", "", field))
    )
    reference.title = ", ".join(fields[count:])
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
    office = fields[0].partition(" ")[0].casefold() not in _FUNCTION and _is_institution(fields[0])
    if len(fields) > 1 and _DOCUMENT.match(fields[1]) and office:
        # "Council of Europe, Committee for the Prevention of Torture, Report to …"
        reference.publisher = f"{reference.publisher}, {fields.pop(0)}"
    if len(fields) > 1 and _DOCUMENT.match(fields[0]) and is_person(fields[-1]):
        reference.authors = (fields.pop(),)


def _is_institution(field: str) -> bool:
    return not _DOCUMENT.match(field) and any(
        word[:1].isupper() and word in load_words().organisation for word in field.split()
    )


def _count_authors(fields: list[str]) -> int:
    """How many fields at the start are persons: one, or all up to that which opens with "and"."""
    if len(fields) < 2 or not persons(fields[0]):
        return 0
    last = next((n for n, field in enumerate(fields) if re.match(r"(?:and|&) ", field)), 0)
    return last + 1 if 0 < last < len(fields) - 1 else 1


def _with_parts(reference: Reference, parts: Sequence[Found | Url]) -> Reference:
    for part in parts:
        if isinstance(part, FoundSymbol):
            reference.symbol = reference.symbol or part.symbol
            reference.repairs += part.repairs
        elif isinstance(part, Url):
            reference.url = reference.url or part.printed
        elif isinstance(part, NoteDate):
            if not part.retrieved:
                reference.date = reference.date or part.edtf
        elif isinstance(part, FoundPinpoints):
            reference.pinpoints += part.pinpoints
        reference.covers(part.start, part.end)
    return reference


def _bare_page(note: MaskedNote, reference: Reference, end: int) -> None:
    following = note.masked[reference.end : end]
    pages = bare_pages(following.removeprefix(")")) if following[:1] in (")", ",", " ") else ()
    if pages and PIN_MARK not in note.masked[reference.start : reference.end]:
        reference.pinpoints += pages
        reference.end += len(following.rstrip(" .,;)"))


def _kind(reference: Reference, words: str, has_imprint: bool) -> CitationKind:
    if _BODYS_RESOLUTION.match(words) or _RESOLUTION.match(reference.title or ""):
        return "resolution"
    by_year = reference.date is not None and len(reference.date) == 4
    if (
        has_imprint
        and by_year
        and (reference.authors or reference.editors)
        and not (reference.symbol or reference.url)
    ):
        return "book"
    return kind_of(reference, words)
