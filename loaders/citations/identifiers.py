"""What tells a work from all others besides its symbol: DOI, ISBN, a court's number, an archived page's address."""

import re
from urllib.parse import unquote

_DOI = re.compile(
    r"(?:\A(?:doi:? ?)?|doi\.org/|/doi/(?:(?:abs|full|pdf|epdf|book)/)?)(?P<doi>10\.\d{4,9}/[^\s?#]+)",
    re.IGNORECASE,
)
_ISBN = re.compile(
    r"\bISBN(?:-1[03])?[: ] ?(?P<isbn>(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX])(?!\w)"
)
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d+(?:[a-z]{2}_)?|archive\.(?:is|today|ph)/\d+)/(?P<page>\S+\.\S+)"
)
_CASE_NUMBERS = re.compile(
    r"\b(?:App(?:lication|l)?s?\.? )?[Nn]o[s.]{0,2} ?(?P<application>\d{1,5}/\d\d)(?![/\d])"
    r"|\b(?P<docket>ICC-\d\d/\d\d(?:-\d\d/\d\d)?(?:-\d+)?|I[CM]?[CT]?(?:TR|TY|T)?-\d\d-\d{1,3}(?:/\d)?-[A-Z]{1,4}|SCSL-\d\d-\d\d-[A-Z]{1,2})(?![\w/])"
    r"|\b[Ss]er(?:ies|\.) (?P<series>[AC])\)?,? [Nn]o\.? ?(?P<number>\d{1,3})(?!\d)"
)


def doi_in(url: str | None) -> str | None:
    """The DOI that an address or a bare DOI states, without its resolver; `None` when it states none."""
    match = _DOI.search(unquote(url)) if url and "10" in url else None
    return match["doi"].rstrip(".,;") if match else None


def isbn_in(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The first ISBN that [start, end) of a text names as such, its figures only, and its span."""
    match = _ISBN.search(text, start, end) if "ISBN" in text else None
    return (re.sub(r"[- ]", "", match["isbn"]), match.start(), match.end()) if match else None


def is_isbn(figures: str) -> bool:
    """Whether the last figure of an ISBN is what the others require (ISO 2108)."""
    if len(figures) == 13:
        return (
            figures.isdigit()
            and sum(int(f) * (3 if n % 2 else 1) for n, f in enumerate(figures)) % 10 == 0
        )
    values = [10 if figure == "X" else int(figure) for figure in figures]
    return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0


def archived_page(url: str) -> str | None:
    """The address of the page that an address of a web archive keeps a copy of."""
    match = _ARCHIVED.match(url)
    return match["page"] if match else None


def case_number(text: str) -> str | None:
    """What a court numbers the case by: "27765/09", "ICC-01/04-01/06-2842", "Series C 172"."""
    match = _CASE_NUMBERS.search(text)
    if not match:
        return None
    if match["series"]:
        return f"Series {match['series']} {match['number']}"
    return match["application"] or match["docket"]
