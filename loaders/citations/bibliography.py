"""Entries in the style of a bibliography, whose fields are sentences.

"Haggard, Stephan, and Marcus Noland. Famine in North Korea. New York: Columbia University Press,
2007." and "Cohen, R. (2015). Must UN agencies fail? 38 North. https://…": author, title, the rest.
"""

import re
from collections.abc import Sequence

from loaders.citations.containers import read_container
from loaders.citations.kinds import kind_of
from loaders.citations.masking import (
    DATE_MARK,
    FILLER,
    MARKS,
    QUOTE_MARK,
    URL_MARK,
    MaskedNote,
    Url,
)
from loaders.citations.names import family_first, is_person, persons
from loaders.citations.note_dates import NoteDate
from loaders.citations.pinpoints import FoundPinpoints
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.words import load_words
from loaders.symbols import FoundSymbol

_DATE = f"{DATE_MARK}{FILLER}*"
_AUTHOR = re.compile(rf"(?P<names>[^{MARKS}“]{{3,160}}?)(?: \({_DATE}[^)]*\))?\.?\Z")
_VANCOUVER = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? [A-Z]{1,3}\Z")
_LAST_PART = re.compile(
    rf"{URL_MARK}|(?i:accessed|retrieved|available|doi|print|web|pp?\.)|\d{{1,2}} (?=\Z)|{DATE_MARK}"
)
_IMPRINT = re.compile(
    rf"(?:(?P<place>[A-Z][\w .,’&-]{{1,40}}): )(?P<name>[A-Z][^:;{MARKS}]{{1,100}}?)(?:[,;] ?(?:{_DATE}|(?:19|20)\d\d)|[.]|\Z)"
)
_FAMILY = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, (?:[A-Z]\.[ -]?)+"
_OPENER = re.compile(rf"(?<= ){_FAMILY}(?:,? ?(?:& |and )?{_FAMILY})*,? ?\({_DATE}[^()]*\)\.?\Z")
_LONGEST_AUTHORS = 200
_INITIAL = re.compile(r"[A-Z]\.")
# APA: "In E. Author & N. Author (Eds.), Title of the book (pp. 36–47). Publisher."
_IN_EDITED = re.compile(
    r"In (?P<editors>[A-Z][^()]{3,200}?) \([Ee]ds?\.\), (?P<title>[^()]{3,200}?) \([^()]*\)\. (?P<publisher>[A-Z][^.]{2,80})"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)(?=[.;:]|\Z)")
_VANCOUVER_JOURNAL = re.compile(
    rf"(?P<name>[A-Z][\w .&’-]{{2,80}}?)\. ?(?:{_DATE}|(?P<year>(?:19|20)\d\d))(?:[ \w]{{0,8}})?; ?\d+"
)
_MARKED = re.compile(f"[{MARKS}]{FILLER}*")


def entry_length(note: MaskedNote, segments: Sequence[tuple[int, int]]) -> int:
    """How many of the segments make one entry; 1 where the first does not open one."""
    if len(segments) < 2 or not _authors(note, *segments[0]):
        return 1
    count = 2
    while count < len(segments) and count < 6:
        start, end = segments[count]
        before = note.masked[segments[1][0] : segments[count - 1][1]]
        if (URL_MARK in before or DATE_MARK in before) and not _LAST_PART.match(
            note.masked, start, end
        ):
            break
        count += 1
    stretch = note.masked[segments[0][0] : segments[count - 1][1]]
    return count if URL_MARK in stretch or DATE_MARK in stretch or _YEAR.search(stretch) else 1


def entry_start(note: MaskedNote, start: int, end: int) -> int:
    """Where in a sentence an entry's authors begin: "See also Cook, R. J. (2013)."; `start` when nowhere."""
    if not note.masked.endswith((")", ")."), start, end):
        return start
    opener = _OPENER.search(note.masked, max(start, end - _LONGEST_AUTHORS), end)
    return opener.start() if opener and opener.start() > start else start


def describe_entry(note: MaskedNote, start: int, end: int) -> Reference | None:
    """The reference that a joined segment is, or `None` when it does not open with an author's sentence."""
    first = re.compile(r"\.\)?\s+|\)\.?\s+").search
    stop = first(note.masked, start, min(end, start + 200))
    while stop and (
        note.masked[stop.end()] == "("
        or _INITIAL.match(note.masked, stop.end())
        or not _authors(note, start, stop.start() + 1)
    ):
        stop = first(note.masked, stop.end(), min(end, start + 200))
    if not stop:
        return None
    reference = Reference(start, end, rule="bibliography_entry", confidence=0.8)
    names = _AUTHOR.match(note.masked[start : stop.start() + 1])
    words = names["names"].strip(" .") if names else ""
    reference.authors = _persons(words)
    reference.publisher = None if reference.authors else words
    title_end = _title(note, reference, stop.end(), end)
    _parts(note, reference, start, end)
    _rest(note, reference, title_end, end)
    reference.end = start + len(note.masked[start:end].rstrip(" ."))
    reference.outlet_kind = load_words().outlet_kind(reference.publisher or "")
    reference.kind = reference.kind or kind_of(reference, note.masked[start:end])
    return reference


def _authors(note: MaskedNote, start: int, end: int) -> bool:
    """Whether a sentence is nothing but authors, perhaps with a year in brackets."""
    if end - start > 160:
        return False
    match = _AUTHOR.match(note.masked[start:end].rstrip())
    if not match or not match[0][:1].isupper():
        return False
    words = match["names"].strip(" .")
    return bool(_persons(words)) or load_words().outlet_kind(words) is not None


def _persons(words: str) -> tuple[str, ...]:
    vancouver = words.removesuffix(", et al").split(", ")
    if all(_VANCOUVER.match(name) for name in vancouver):
        return tuple(" ".join([name.split()[-1], *name.split()[:-1]]) for name in vancouver)
    found = family_first(words) or family_first(f"{words}.")
    if found:
        return found
    return (
        persons(words)
        if "," not in words and is_person(words.split(" and ", maxsplit=1)[0])
        else ()
    )


def _title(note: MaskedNote, reference: Reference, start: int, end: int) -> int:
    """Take the title, quoted or not, and give its end."""
    if note.masked[start] == QUOTE_MARK:
        part = note.parts[start]
        if isinstance(part, Quotation):
            reference.title = part.inner(note.text).strip(" .,")
            return part.end
    stop = re.compile(rf"[.?!](?= |\Z)|(?= \()|[{MARKS}]").search(note.masked, start, end)
    title_end = stop.start() if stop else end
    if stop and stop[0] in ("?", "!"):
        title_end = stop.end()
    reference.title = note.text[start:title_end].strip(" .*_") or None
    return title_end


def _parts(note: MaskedNote, reference: Reference, start: int, end: int) -> None:
    for at in (m.start() for m in re.finditer(f"[{MARKS}]", note.masked[start:end])):
        part = note.parts[start + at]
        if isinstance(part, Url):
            reference.url = reference.url or part.printed
        elif isinstance(part, NoteDate) and not part.retrieved:
            reference.date = reference.date or part.edtf
        elif isinstance(part, FoundPinpoints):
            reference.pinpoints += part.pinpoints
        elif isinstance(part, FoundSymbol):
            reference.symbol = reference.symbol or part.symbol


def _rest(note: MaskedNote, reference: Reference, title_end: int, end: int) -> None:
    """Publisher, journal or outlet, from what follows the title."""
    following = note.masked[title_end:end].lstrip(". ")
    begin = end - len(following)
    if reference.date is None and (year := _YEAR.search(following)):
        reference.date = year[1]
    if book := _IN_EDITED.match(following):
        reference.kind, reference.container = "chapter", book["title"].strip(" ,")
        reference.editors, reference.publisher = persons(book["editors"]), book["publisher"].strip()
    elif imprint := _IMPRINT.search(following):
        reference.publisher, reference.kind = imprint["name"].strip(" ,."), "book"
    elif journal := _VANCOUVER_JOURNAL.match(following):
        reference.container, reference.kind = journal["name"].strip(), "article"
    elif following and not read_container(reference, following, begin):
        name = re.split(r"[.,;]", _MARKED.sub("", following), maxsplit=1)[0].strip(" ()")
        if name[:1].isalnum() and not re.match(r"(?i)retrieved|available|accessed|doi", name):
            reference.publisher = name
