"""What kind of document a reference cites, decided by rule from what it says."""

import re

from graph_schema.extraction import CitationKind
from loaders.citations.identifiers import doi_in
from loaders.citations.reference import Reference
from loaders.citations.treaties import treaty_id
from loaders.citations.words import load_words

_FILE = re.compile(r"\.(?:pdf|docx?|odt)\b", re.IGNORECASE)
_LAW_BEFORE = re.compile(
    r"\A(?:the )?(?:[A-Z]\w+ )?(?:Law|Act|Decree) (?:of (?:the )?(?:[A-Z]\w+ (?:of )?)+)?[Nn]o\.? ?\d"
)
_VERSUS = re.compile(r" (?:v\.?|vs\.?|c\.) [A-Z]")
_LAW_TITLE = re.compile(r"(?:Regulation|Directive) \((?:EU|EC)\)|(?:Law|Act|Decree) [Nn]o\.? ?\d")
_COMMENT = re.compile(r"(?:Joint )?[Gg]eneral (?:[Cc]omment|[Rr]ecommendation) ")
_BY_OUTLET: dict[str, CitationKind] = {
    "news": "news",
    "agency": "news",
    "blog": "web",
    "web": "web",
    "journal": "article",
}


def kind_of(reference: Reference, words_around: str) -> CitationKind:
    """The kind of a reference that no pattern of its own has told already."""
    if reference.symbol is not None:
        return _kind_of_symbol(reference)
    if _LAW_BEFORE.search(words_around):
        return "law"
    if set_apart := _kind_set_apart(reference):
        return set_apart
    told = _told(reference, words_around)
    if told is None and reference.title and doi_in(reference.url):
        return "article"
    outlet = _BY_OUTLET.get(reference.outlet_kind or "")
    if told or outlet:
        return told or outlet or "web"
    return "report" if reference.rule == "plain_reference" else _kind_of_address(reference)


def _kind_set_apart(reference: Reference) -> CitationKind | None:
    """What a title in a link or in italics is by its form alone."""
    if reference.is_link:
        return _kind_of_linked(reference.title or "")
    printed = reference.is_italic and reference.publisher and not reference.url
    return "book" if printed and reference.authors else None


def _kind_of_linked(title: str) -> CitationKind | None:
    """What a link's words alone name: a case by its parties, a treaty, a law, a general comment."""
    if _VERSUS.search(title):
        return "case"
    if treaty_id(title):
        return "treaty"
    if _LAW_TITLE.match(title):
        return "law"
    return "un_document" if _COMMENT.match(title) else None


def _kind_of_address(reference: Reference) -> CitationKind:
    """What is found at a URL: news and pages by their host, reports by their file."""
    if _is_press_article(reference) or _is_in_press(reference):
        return "news"
    if not reference.url and _is_headline(reference):
        return "press_release"
    if not reference.url:
        return "book" if reference.outlet_kind == "publisher" else "report"
    by_host = load_words().host_kind(reference.url)
    if by_host != "news" and (
        _FILE.search(reference.url) or (not by_host and _has_pages(reference))
    ):
        return "report"
    return by_host or "web"


def _is_press_article(reference: Reference) -> bool:
    """Whether a person's quoted title is followed by an outlet and a day, though none knows the outlet."""
    day = reference.date is not None and len(reference.date) >= 10
    named = reference.outlet_kind is None and bool(reference.publisher)
    plain = not (reference.url or reference.container)
    return (
        reference.rule == "titled_reference" and day and named and plain and bool(reference.authors)
    )


def _is_in_press(reference: Reference) -> bool:
    """Whether a quoted title of a day or month is by an outlet whose name says so, or stands on its page.

    Institutions have pages too; they are known by the words of their names.
    """
    words = re.findall(r"[\w’'-]+", reference.publisher or "")
    if reference.rule != "titled_reference" or len(reference.date or "") < 7 or not words:
        return False
    if reference.outlet_kind is not None or reference.container or reference.symbol:
        return False
    if not load_words().press.isdisjoint(words):
        return True
    is_page = bool(reference.url) and not _FILE.search(reference.url or "")
    return is_page and load_words().organisation.isdisjoint(words)


def _is_headline(reference: Reference) -> bool:
    """Whether an institution's quoted title of a day says who does what: "UN Office in Burundi closes"."""
    day = reference.date is not None and len(reference.date) == 10
    words = set((reference.title or "").split())
    return (
        reference.rule == "titled_reference"
        and day
        and bool(reference.publisher)
        and not (reference.authors or reference.pinpoints)
        and not words.isdisjoint(load_words().headline_verbs)
    )


def _kind_of_symbol(reference: Reference) -> CitationKind:
    symbol = reference.symbol
    told: dict[str, CitationKind] = {"report": "report", "case": "case"}
    if symbol is not None and symbol.gives in told:
        return told[symbol.gives]
    if symbol is not None and symbol.is_resolution:
        return "resolution"
    if symbol is not None and symbol.is_communication:
        return "letter"
    if symbol is not None and symbol.registration_year:
        return "case"
    return "un_document"


def _told(reference: Reference, words_around: str) -> CitationKind | None:
    """A kind that the title or the words around it say, where no outlet speaks against it."""
    in_title = load_words().kinds_told(reference.title) if reference.title else ()
    around = load_words().kinds_told(words_around)
    in_publisher = load_words().kinds_told(reference.publisher) if reference.publisher else ()
    is_statement = (reference.title or "").startswith("Statement")
    if not (in_title or around or in_publisher or is_statement):
        return None
    for row, kind in enumerate(load_words().title_kinds):
        title = kind in ("newsletter", "letter", "statement", "report")
        if kind == "report" and (
            reference.outlet_kind in _BY_OUTLET
            or _is_page(reference)
            or _is_headline(reference)
            or _is_in_press(reference)
        ):
            continue
        if kind == "statement" and reference.outlet_kind in ("news", "agency"):
            continue
        unknown = reference.outlet_kind not in _BY_OUTLET
        if kind == "newsletter" and unknown and row in in_publisher:
            return kind
        if kind == "statement" and is_statement:
            return kind
        if (title and row in in_title) or (
            row in around and kind not in ("report", "newsletter", "statement")
        ):
            return kind
    return None


def _is_page(reference: Reference) -> bool:
    """Whether the URL is a page of a site rather than a file."""
    if not reference.url or reference.rule == "plain_reference":
        return False
    return load_words().host_kind(reference.url) is not None


def _has_pages(reference: Reference) -> bool:
    return any(pinpoint.type in ("page", "chapter") for pinpoint in reference.pinpoints)
