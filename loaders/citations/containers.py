"""What holds a titled work: a journal with its volume, a book with its editors, a university's thesis.

Patterns run on masked text, where a date is one mark; each is tried once, at the title's end.
"""

import re

from graph_schema.extraction import Pinpoint
from loaders.citations.masking import (
    DATE_MARK,
    FILLER,
    PIN_MARK,
    QUOTE_MARK,
    SYMBOL_MARK,
    URL_MARK,
)
from loaders.citations.names import persons
from loaders.citations.pinpoints import bare_pages
from loaders.citations.reference import Reference
from loaders.citations.words import load_words

_DATE = f"{DATE_MARK}{FILLER}*"
_NO_CONTAINER = f"{URL_MARK}{QUOTE_MARK}{SYMBOL_MARK}{DATE_MARK}{PIN_MARK};."  # or nothing at all
_PAGES = r"\d{1,5}(?:[-–]\d{1,5})?"
_NAME = r"[*_]?[A-Z][^,\d():;]{2,90}?[*_]?"  # Markdown sets journals in italics
_CHICAGO = re.compile(
    rf",? ?(?:in )?(?P<name>{_NAME}),? (?:[Vv]ol(?:ume|\.)? ?)?(?P<volume>\d{{1,3}})(?!\d)"
    rf"(?:, ?(?:[Nn]o|[Nn]os|[Ii]ssue|[Nn]umber)s?\.? ?[\d/–-]+| ?\(\d+(?:[-–/]\d+)?\))?"
    rf"(?:,? \((?:[^()]{{0,20}} )?{_DATE}\)|, {_DATE})?(?::? ?(?P<pages>{_PAGES})(?![\d/])|, (?:pp?\.? ?)?(?P<comma_pages>{_PAGES})|, (?P<pin>{PIN_MARK}{FILLER}*))?"
)
_OSCOLA = re.compile(
    rf" ?[(\[]{_DATE}[)\]] (?P<volume>\d{{1,3}}(?:\(\d+\)|:\d+(?:[-–/&]\d+)?)? )?(?P<name>{_NAME}) (?P<first>\d{{1,4}})(?:(?:,| at) (?P<pages>{_PAGES}))?(?=[.,;)\s]|\Z)"
)
_BLUEBOOK = re.compile(
    rf",? (?P<volume>\d{{1,3}}) (?P<name>[A-Z][\w.&’' ]{{1,60}}?) (?P<first>\d{{1,4}})(?:, (?P<pages>{_PAGES}))? \((?:[^()]{{0,20}} )?{_DATE}\)"
)
# "Journal of Law, Medicine & Ethics, 41(1), 103–123": the issue in brackets allows commas in the name.
_APA = re.compile(
    rf",? ?(?P<name>[A-Z][^\d():;.]{{2,90}}?), (?P<volume>\d{{1,3}})\(\d+(?:[-–/]\d+)?\), (?:pp?\. ?)?(?P<extent>{_PAGES}|e\d+)(?P<pages>\Z)?"
)
# "48 ICLQ (1999), pp. 515-544, at p. 520": the first pages are where the article stands.
_CONTINENTAL = re.compile(
    rf",? (?P<volume>\d{{1,3}}) (?P<name>{_NAME}) \({_DATE}\)(?P<extent>,? ?{PIN_MARK}{FILLER}*(?=,? at {PIN_MARK}))?(?P<pages>\Z)?"
)
_IN_BOOK = re.compile(r",? [Ii]n:? (?=[A-Z])")
_YEAR_AND_BRACKET = re.compile(rf",? ?{_DATE}\)")
_AT_PAGE = re.compile(r", at \d")
_FIRST_PAGE = re.compile(r"[\s,]*\d{1,4}(?=, \d)")
_EDITED = re.compile(
    rf"(?P<title>[A-Z][^()]{{3,200}}?)(?:, \d\w\w ed\.)?,? (?:\(?[Ee]ds?\.?,? (?:by )?|edited by )(?P<editors>[^()]{{3,200}}?)\)? ?"
    rf"\((?:[^():]+: )?(?P<publisher>[^():{DATE_MARK}]*?),? ?{_DATE}\)"
)
_EDITORS_FIRST = re.compile(
    rf"(?P<editors>[A-Z][^()]{{3,160}}?),? (?:\([Ee]ds?\.?\)|[Ee]ds?\.,|[Ee]ds,),? (?P<title>[^()]{{3,200}}?),? "
    rf"\((?:[^():]+: )?(?P<publisher>[^():{DATE_MARK}]*?),? ?{_DATE}\)"
)
_EDITORS_LAST = re.compile(
    rf"(?P<title>[A-Z][^()]{{3,200}}?), (?P<editors>[A-Z][\w’.-]*(?: [A-Z][\w’.-]*)+(?:(?:, | and )[A-Z][\w’. -]*)*), [Ee]ds?\. "
    rf"\((?:[^():]+: )?(?P<publisher>[^():{DATE_MARK}]*?),? ?{_DATE}\)"
)
_EDITION = re.compile(r"\A(?:\d\w\w |[Rr]ev(?:ised|\.)? )?(?:edn?\.?|edition),? ")
_THESIS = re.compile(
    r",? ?\(?(?:[Uu]npublished )?(?P<degree>M\.?Phil|M\.?Sc\.?|J\.?S\.?D|S\.?J\.?D|Ph\.? ?D\.?|[Dd]octoral|[Mm]aster[’']?s|M\.?A\.?|LL\.?M\.?|DPhil) "
    rf"(?:thesis|diss\.|dissertation),? (?P<name>[^,(){DATE_MARK}]+)"
)


def read_container(reference: Reference, following: str, offset: int) -> bool:
    """Fill in the container that follows a title; whether one was found. `offset` is the note's."""
    if following.lstrip(" ,")[:1] in _NO_CONTAINER:
        return False
    return (
        _thesis(reference, following, offset)
        or _book(reference, following, offset)
        or _journal(reference, following, offset)
    )


def _thesis(reference: Reference, following: str, offset: int) -> bool:
    match = _THESIS.match(following)
    if not match:
        return False
    reference.kind, reference.publisher = "thesis", match["name"].strip()
    _widen(reference, offset + match.end())
    if imprint := _YEAR_AND_BRACKET.match(following, match.end()):
        _pages_after(reference, following, imprint.end(), offset)
    return True


def read_thesis(reference: Reference, imprint: str) -> None:
    """The university of an imprint that says what the work is: "(PhD thesis, University of Jena, 1841)"."""
    if match := _THESIS.match(imprint):
        reference.kind, reference.publisher = "thesis", match["name"].strip()


def _book(reference: Reference, following: str, offset: int) -> bool:
    """A chapter "in Title, ed. A and B (Publisher, 2013)", or "in A and B (eds), Title (Publisher 2013)"."""
    opening = _IN_BOOK.match(following)
    if not opening:
        return False
    match = edited_book(following, opening.end())
    if not match:
        return False
    read_edited(reference, match, offset)
    return True


def read_edited(reference: Reference, match: re.Match[str], offset: int) -> None:
    """The book, its editors and publisher, from a match of either order."""
    reference.kind, reference.rule = "chapter", "chapter"
    reference.container = match["title"].strip(" ,")
    reference.editors = persons(match["editors"])
    reference.publisher = _publisher(match["publisher"])
    _widen(reference, offset + match.end())
    # "(OUP 1992) 473, 476": the chapter begins on page 473.
    if first := _FIRST_PAGE.match(match.string, match.end()):
        _pages_after(reference, match.string, first.end(), offset)


def _publisher(printed: str) -> str | None:
    """The publisher of an imprint, without the edition and the city before it."""
    name = _EDITION.sub("", printed).strip(" ,")
    city, comma, rest = name.partition(", ")
    if (
        comma
        and "," not in rest
        and len(city.split()) <= 2
        and load_words().outlet_kind(city) is None
    ):
        name = rest
    return name or None


def edited_book(text: str, position: int) -> re.Match[str] | None:
    """An edited book with its imprint at a place of a masked text."""
    forms = (_EDITORS_LAST, _EDITORS_FIRST, _EDITED)
    return next((match for form in forms if (match := form.match(text, position))), None)


def _journal(reference: Reference, following: str, offset: int) -> bool:
    forms = (_OSCOLA, _BLUEBOOK, _APA, _CONTINENTAL)
    match = next((found for form in forms if (found := form.match(following))), None)
    if match:
        if match.re is _CONTINENTAL and match["extent"]:
            del reference.pinpoints[:1]
        pages = match["pages"]
    else:
        match = _CHICAGO.match(following)
        if not match or not (
            match["pages"] or match["comma_pages"] or DATE_MARK in match[0] or match["pin"]
        ):
            return False
        pages = match["pages"] or match["comma_pages"]
        # "45–67" is where the article stands in the journal; one page alone is a pinpoint.
        pages = pages if pages and not re.search("[-–]", pages) else None
    reference.kind, reference.rule = "article", "journal_article"
    name = match["name"].strip(" ,*_")
    reference.container = name if "." in name[:-1] else name.rstrip(".")
    if pages:
        reference.pinpoints.insert(0, Pinpoint("page", pages.replace("–", "-")))
    _widen(reference, offset + match.end())
    if not pages and _AT_PAGE.match(following, match.end()):
        _pages_after(reference, following, match.end(), offset)
    return True


def _pages_after(reference: Reference, following: str, end: int, offset: int) -> None:
    """The pages that close a reference after its imprint: "…, 1955), 12–14"."""
    if pages := bare_pages(following[end:]):
        reference.pinpoints += pages
        _widen(reference, offset + end + len(following[end:].rstrip(" .,;)")))


def _widen(reference: Reference, end: int) -> None:
    reference.end = max(reference.end, end)
