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
    QUOTE_MARK,
    SYMBOL_MARK,
    URL_MARK,
    Found,
    MaskedNote,
    Url,
)
from loaders.citations.names import REPORTER, persons
from loaders.citations.note_dates import NoteDate
from loaders.citations.parts import with_parts
from loaders.citations.pinpoints import FoundPinpoints, bare_pages
from loaders.citations.plain_fields import (
    BODYS_RESOLUTION,
    DOCUMENT,
    FUNCTION_WORDS,
    assign_fields,
    fields_of,
)
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.words import load_words
from loaders.symbols import FoundSymbol

_MARK = re.compile(f"[{MARKS}]")
_BUT_QUOTES = f"{URL_MARK}{SYMBOL_MARK}{DATE_MARK}{PIN_MARK}"
_COMMA = re.compile(r",(?= |\Z)")
_OPENING_PROSE = re.compile(
    r"(?:On|In|At|By|For|From|Since|During|As|After|Before|Until|This|These|That|Those|However|Although|While|When|Where|If|It|They|He|She|We|I|There|To|Of|With|Such|Such as|Also|Moreover|Similarly|Thus|Hence|Some|Many|Most|All|No|Not|Other|Others|Available|Accessible|Accessed|Archived|Retrieved)\b"
)
_PERSON_IN = re.compile(r"(?P<authors>[A-Z][^,(){}“]{3,100}?),? in:? (?=[A-Z])")
_LAW_REVIEW = re.compile(
    rf"(?P<authors>[A-Z][^,]{{3,80}}(?:, [^,]{{3,40}}(?: and|,? &) [^,]{{3,40}})?), (?P<title>[A-Z][^{_BUT_QUOTES}]{{6,250}}?), (?P<volume>\d{{1,3}}) "
    rf"(?P<name>[A-Z][\w.&’' ]{{1,60}}?) (?P<first>\d{{1,4}})(?:, (?P<pages>\d{{1,4}}(?:[-–]\d{{1,4}})?))? \((?:[^()]{{0,20}} )?{DATE_MARK}{FILLER}*\)"
)
_LAW_REVIEW_CHAPTER = re.compile(
    rf"(?P<authors>[A-Z][^,]{{3,80}}), (?P<title>[^{MARKS}]{{3,200}}?), in (?P<book>[A-Z][^{MARKS}()]{{3,160}}?) \d{{1,4}}"
    rf"(?:, (?P<pages>\d{{1,4}}(?:[-–]\d{{1,4}})?))? \((?P<editors>[^()]{{3,160}}?),? eds?\.,? (?:\d\w\w? ed\.? )?{DATE_MARK}{FILLER}*\)"
)
_BODY_RESOLUTION = re.compile(
    r"(?P<body>[A-Z].{3,80}?),? (?:resolution|decision|recommendation|declaration|statement|letter|report) (?:of|dated|from)"
)
_RESOLUTION = re.compile(r"[Rr]esolution (?:of )?\d")
# "… Submitted by Colombia under Article 29, Paragraph 1, of the Convention, U.N. Doc. …"
_PIN_IN_TITLE = re.compile(
    rf"(?:{PIN_MARK}{FILLER}*,? ?)+of (?:the|its)\b[^{MARKS}]{{0,160}}[,(] ?[^{MARKS}]{{0,12}}(?:{PIN_MARK}[^{MARKS}]{{0,12}})*[{SYMBOL_MARK}{DATE_MARK}]"
)
_NOUN_ALONE = re.compile(r"(?:Recommendation|Resolution|Opinion|Decision|Declaration|Guidelines)")
_TITLE_RUNS_ON = re.compile(
    rf"{SYMBOL_MARK}{FILLER}* (?P<rest>(?:on|concerning|regarding|to|of) [^{MARKS}();]{{8,240}}?)(?=, [{MARKS}]| \(|[.;]|\Z)"
)
_PROCEDURE = re.compile(r" \(\d{4}/\d{4}\([A-Z]{3}\)\)")  # the European Parliament's file number
_LATER_DATE = re.compile(rf"(?:, | \(){DATE_MARK}")
_EDITION = re.compile(r"(?<![a-z])(?:\d\w\w? )?(?:rev\.? )?(?:edn?\.?|edition)\Z")
_PAGE_AT_END = re.compile(
    r"(?P<title>.*[A-Za-z”’])(?:,? at)? (?P<pages>\d{1,3}(?:[-–]\d{1,4})?|(?<=at )[ivxl]{1,6})\Z"
)
_GOES_ON = re.compile(
    rf"{DATE_MARK}{FILLER}* (?:from|addressed|by|to|sent|of|on|concerning|regarding)\b"
)
_HEADLINE = re.compile(
    rf"(?P<kind>(?:Press|News|Media) (?:Release|Statement), )?(?P<source>[A-Z][^,;:{MARKS}]{{1,60}}), (?P<title>[A-Z][^;{URL_MARK}{SYMBOL_MARK}{DATE_MARK}]{{12,200}}?)"
    rf"(?P<number>, (?:(?:UN |U\.N\. )?Press Release\b[^,({MARKS}]*|[A-Z]{{2,5}}/[\w./-]+))?(?:, | \(){DATE_MARK}{FILLER}*\)?(?:,? \(?(?:available at:? |at:? )?{URL_MARK}{FILLER}*\)?)?[\s.]*"
)
_IMPRINT_NEXT = re.compile(
    rf"{FILLER}* \([A-Z][^():{MARKS}]{{1,40}}: [^(){MARKS}]{{2,80}}, {DATE_MARK}"
)
_READ_ON = re.compile(
    r"\((?:[Ll]ast )?(?:[Aa]ccessed|[Vv]isited|[Rr]etrieved|[Cc]onsulted|[Vv]iewed)\b"
)
_PLACE_AT_END = re.compile(r" \([A-Z][^():]{1,40}:\s*\Z")  # "(Ottawa: 26 June 2020)"
_PAPER_NUMBER = re.compile(r"[A-Z]{1,3}\.? (?:[A-Z][a-z]{1,5}\.? )?[\d–-]+")
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
    if (
        found := _law_review(note, start, end)
        or _law_review_chapter(note, start, end)
        or _chapter(note, start, end)
    ):
        return [with_parts(found, parts)]
    if not parts or not _reads_as_title(before, bool(symbols), parts):
        return None
    reference = Reference(
        start, stop, rule="untitled_symbol" if symbols else "plain_reference", confidence=0.8
    )
    imprint = _IMPRINT.search(note.masked, start, end)
    bracket = _PROCEDURE.search(note.masked, start, stop)
    ends = [place.start() for place in (imprint, bracket) if place]
    fields = fields_of(note, start, min([stop, *ends]))
    pages = [page for field in fields if field.startswith("at ") for page in bare_pages(field)]
    fields = [field for field in fields if not (field.startswith("at ") and bare_pages(field))]
    if not fields:
        return None
    reference.pinpoints += pages
    assign_fields(reference, fields)
    _complete_title(note, reference, stop, end)
    if imprint and _READ_ON.match(imprint[0]):
        imprint = None
    if imprint:
        name = _EDITION.sub("", imprint["name"]).strip(" ,")
        if not (reference.publisher and _is_place_or_number(name)):
            reference.publisher = name or reference.publisher
        read_thesis(reference, imprint[0])
        reference.end = max(reference.end, imprint.end())
    named = reference.authors or (imprint and len(imprint[0]) == len("(2015)"))
    if imprint and named and (page := _PAGE_AT_END.match(reference.title or "")):
        reference.title = page["title"]
        reference.pinpoints.append(Pinpoint("page", page["pages"].replace("–", "-")))
    own = [p for p in parts if p.start >= stop]
    parts = [p for p in parts if p.start >= stop or not isinstance(p, FoundPinpoints)]
    with_parts(reference, parts if not any(isinstance(p, NoteDate) for p in own) else own)
    _bare_page(note, reference, end)
    if reference.title is None and not symbols and reference.publisher is None:
        return None
    _name_of_site(reference)
    reference.outlet_kind = load_words().outlet_kind(reference.publisher or "")
    reference.kind = reference.kind or _kind(reference, note.masked[start:end], imprint is not None)
    return [reference]


def describe_headline(note: MaskedNote, start: int, end: int) -> Reference | None:
    """A news story without quotation marks: "UN News, Rights chief points to …, 11 September 2017, https://…".

    The title is a sentence; an outlet or a reporter before it and a date behind it tell it apart.
    """
    match = _HEADLINE.fullmatch(note.masked, start, end)
    if not match:
        return None
    source = match["source"].strip()
    told_by = None if match["kind"] else REPORTER.fullmatch(source)
    outlet = told_by["outlet"] if told_by else source
    authors = persons(told_by["person"] if told_by else source)
    is_outlet = load_words().outlet_kind(outlet) is not None
    if match["kind"]:
        is_outlet, authors = True, ()
    if PIN_MARK in match["title"] and not match["kind"]:
        return None
    if not (is_outlet or authors) or (told_by and not (is_outlet and authors)):
        return None
    reference = Reference(start, match.end(), "plain_reference", 0.8)
    title = note.text[match.start("title") : match.end("title")]
    reference.title = title.replace("\u00a0", " ").strip(" ,*_")
    reference.authors = authors
    reference.publisher = outlet if is_outlet else None
    reference.outlet_kind = load_words().outlet_kind(outlet) if is_outlet else None
    with_parts(reference, note.parts_between(match.end("title"), end))
    reference.kind = "press_release" if match["kind"] else kind_of(reference, "")
    return reference


def _is_place_or_number(name: str) -> bool:
    """Whether an imprint tells where a document was issued or its number ("HC 1113"), not who published it."""
    if load_words().outlet_kind(name):
        return False
    return (
        name in load_words().places
        or bool(_PAPER_NUMBER.fullmatch(name))
        or (name.isalpha() and name.istitle() and name not in load_words().organisation)
    )


def _name_of_site(reference: Reference) -> None:
    """ "Ada Derana, 8 September 2025, http://…" names an outlet and no title."""
    words = (reference.title or "").split()
    day = reference.date is not None and len(reference.date) == 10
    alone = not (reference.publisher or reference.authors)
    named = 0 < len(words) <= 3 and all(word[0].isupper() for word in words)
    if reference.url and day and alone and named and not DOCUMENT.match(reference.title or ""):
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
        quoted = mark[0] == QUOTE_MARK and masked[mark.start() - 1] not in "(["
        if quoted and "," in masked[start : mark.start()]:
            continue  # words that the title itself quotes
        if mark[0] == PIN_MARK and _PIN_IN_TITLE.match(masked, mark.start(), end):
            continue
        if mark[0] != DATE_MARK:
            return mark.start()
        if _GOES_ON.match(masked, mark.start(), end):
            continue
        # "… committed between March 1993 and June 2003, August 2010": the last date is the document's.
        # "Mission to Argentina, 6–15 November 1976 (London: …, 1977)": the imprint's date is.
        if _IMPRINT_NEXT.match(masked, mark.end(), end):
            continue
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
    printed = note.text[match.start("title") : match.end("title")].replace("\u00a0", " ")
    reference.authors, reference.title = authors, printed.strip(" ,*_")
    reference.container = match["name"].strip()
    if match["pages"]:
        reference.pinpoints.append(Pinpoint("page", match["pages"].replace("–", "-")))
    return reference


def _law_review_chapter(note: MaskedNote, start: int, end: int) -> Reference | None:
    """ "Author, Title, in Book 469, 470 (A & B eds., 2009)"."""
    match = _LAW_REVIEW_CHAPTER.match(note.masked, start, end)
    if not match or not (authors := persons(match["authors"])):
        return None
    reference = Reference(start, match.end(), "chapter", 0.9, "chapter", authors=authors)
    reference.title, reference.container = match["title"].strip(" ,"), match["book"].strip(" ,")
    reference.editors = persons(match["editors"])
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
    words = _PLACE_AT_END.sub("", before).strip(" ,.(")
    if words.endswith(":"):  # "Accession: 18 October 2013"
        return False
    if len(words) < 4 or not (words[0].isupper() or words[0].isdigit() or DOCUMENT.match(words)):
        return False
    if _OPENING_PROSE.match(words) and not DOCUMENT.match(words):
        return False
    if (
        not has_symbol
        and all(isinstance(part, FoundPinpoints) for part in parts)
        and "," not in words
        and not _is_short_title(words)
    ):
        return False
    lower = [w for w in words.split() if w.islower() and len(w) > 2 and w not in FUNCTION_WORDS]
    content = [w for w in words.split() if len(w) > 2 and w.casefold() not in FUNCTION_WORDS]
    return (
        len(lower) <= 0.6 * len(content)
        or _is_short_title(words)
        or bool(DOCUMENT.match(words))
        or ("," in words and len(lower) <= 0.75 * len(content))
    )


def _is_short_title(words: str) -> bool:
    """Whether a few words before a pinpoint are a document's short name: "UNHCR submission"."""
    kinds = load_words().title_kinds
    return len(words.split()) <= 10 and any(
        kinds[row] == "report" for row in load_words().kinds_told(words)
    )


def _bare_page(note: MaskedNote, reference: Reference, end: int) -> None:
    following = note.masked[reference.end : end]
    pages = bare_pages(following.removeprefix(")")) if following[:1] in (")", ",", " ") else ()
    if pages and PIN_MARK not in note.masked[reference.start : reference.end]:
        reference.pinpoints += pages
        reference.end += len(following.rstrip(" .,;)"))


def _kind(reference: Reference, words: str, has_imprint: bool) -> CitationKind:
    if BODYS_RESOLUTION.match(words) or _RESOLUTION.match(reference.title or ""):
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
