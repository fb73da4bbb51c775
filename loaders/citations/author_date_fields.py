"""What a reference in author–date form says after its head: title, journal or book, publisher, date.

The range of pages behind a journal's volume is where the article stands, no pinpoint.
"""

import re

from graph_schema.extraction import CitationKind
from loaders.citations.author_date import CONTAINER, Head, head_at
from loaders.citations.fields import describe
from loaders.citations.identifiers import doi_in
from loaders.citations.kinds import kind_of
from loaders.citations.masking import (
    DATE_MARK,
    FILLER,
    MARKS,
    PIN_MARK,
    QUOTE_MARK,
    SYMBOL_MARK,
    URL_MARK,
    MaskedNote,
    Url,
)
from loaders.citations.names import persons
from loaders.citations.note_dates import NoteDate, find_dates
from loaders.citations.pinpoints import FoundPinpoints, bare_pages
from loaders.citations.plain_fields import fields_of
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.citations.sentences import EVENT, sentence_cut
from loaders.citations.treaties import treaty_id
from loaders.citations.words import load_words
from loaders.symbols import FoundSymbol

_MARK = re.compile(f"[{MARKS}]")
_MARKED = re.compile(f"[{MARKS}]{FILLER}*")
_PAGES = r"(?:e?\d{1,5}(?: ?[-–—] ?e?\d{1,5})?)"
_RANGE = re.compile(r"\d ?[-–—] ?\d|\Ae\d")
_PIN = f"{PIN_MARK}{FILLER}*"
_NAME = r"[A-ZÀ-Ö][^\d();]{2,90}?"
_JOURNAL = re.compile(
    rf"(?P<name>{_NAME}),? (?:[Vv]ol\.? ?)?(?P<volume>\d{{1,4}})(?: ?\([\w –/-]{{1,16}}\)|, ?(?:[Nn]os?\.?|[Ii]ssue) ?[\d–/-]+)?"
    rf"(?:(?:, ?|: ?)(?:(?P<extent>{_PAGES})|(?P<pin>{_PIN})))(?=[.,; ]|\Z)"
)
_JOURNAL_IN_FIELDS = re.compile(rf"(?<=, ){_JOURNAL.pattern}")
_IN_BOOK = re.compile(
    r"[Ii]n:? (?P<editors>[A-Z][^()]{3,160}?),? \([Ee]ds?\.?\)[.,]? (?P<title>[^()]{3,200}?)"
    r"(?:,? \((?P<pages>[^()]{1,40})\)\.? ?|\. |, (?=[A-Z][\w .,-]{1,40}: ))(?P<imprint>[^()]{0,140})"
)
_IMPRINT = re.compile(
    rf"(?:\A|(?<=[,.] ))(?:(?P<place>[A-Z][\w .,’'&/-]{{1,40}}): )(?P<name>[A-Z][^:;{MARKS}]{{1,100}}?)\s*(?=[,;{MARKS}]|(?<![ .][A-Z])\.|\Z)"
)
_IMPRINT_IN_FIELDS = re.compile(
    rf"(?<=, )(?P<place>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,2}}): (?P<name>[A-Z][^:;,{MARKS}]{{1,80}}?)\s*(?=[,.;{MARKS}]|\Z)"
)
_HOUSE = re.compile(r"\b(?:Press|Books|Publish(?:ers|ing)|Publications|Verlag|Editions?)\b")
_THESIS = re.compile(
    r"[\[(](?:[Uu]npublished )?(?:[Dd]octoral|[Mm]aster[’']?s?|PhD|MA|M\.A\.|Ph\.D\.|LL\.?M\.?) (?:thesis|dissertation)(?:, (?P<name>[^\])]+))?[\])]"
)
_BRACKET_AT_END = re.compile(
    rf" (?:\((?:[^()]*{SYMBOL_MARK}[^()]*|\d\w\w (?:edn?|ed)\.?|[Rr]ev\. ed\.?|[Vv]ol\.[^()]*|[^()]*,? [Tt]rans\.|[^()]*\b[Nn]o\. ?[\w./-]+|{_PIN})\)|\[[A-Z][^\[\]]{{2,40}}\])\Z"
)
# A symbol, a URL, a day or pages as a field of their own: "Situation in … (A/HRC/44/22), para. 3".
_END_OF_TITLE = re.compile(
    rf",? ?[(,]? ?(?:(?:UN|U\.N\.) )?(?:Docs?\.? )?(?:{URL_MARK}|(?<=[(,. ]){SYMBOL_MARK}(?!{FILLER}*,? (?:on|of|and|to|in)\b))|, [{PIN_MARK}{DATE_MARK}]"
)
_RELEASE = re.compile(r"\[(?:Press|News|Media) [Rr]elease\]")
_SUBTITLE = re.compile(
    rf": [A-Z][^;()]{{3,240}}?(?=, [{MARKS}]|, [A-Z][^,]{{2,60}}(?:, [{MARKS}\d]|\.?\Z)| \(|\.(?: |\Z)|\Z)"
)
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}")
_NO_NAME = re.compile(r"(?i:retrieved|available|accessed|access|doi|online|author|url|in press)\b")


_FIELD_END = re.compile(r", |\. ")


def describe_author_date(note: MaskedNote, start: int, end: int) -> Reference | None:
    """The reference that a head at `start` opens, or `None` where none stands there."""
    head = head_at(note, start)
    if head is None:
        return None
    end = start + len(note.masked[start:end].rstrip(" ;"))
    reference = Reference(start, end, rule="author_date", confidence=0.85, year=head.year)
    reference.date, reference.publisher = head.date, head.institution
    reference.authors, reference.editors = ((), head.authors) if head.edited else (head.authors, ())
    title_end = _take_title(note, reference, head, end)
    _take_parts(note, reference, title_end, end)
    _read_day(note, reference, head.end, end)
    if note.masked[head.end] == QUOTE_MARK and not head.sentences:
        _read_quoted(note, reference, head, end)
    elif head.sentences:
        _read_sentences(note, reference, title_end, end)
    reference.start = start
    reference.end = start + len(note.masked[start:end].rstrip(" ."))
    reference.outlet_kind = load_words().outlet_kind(reference.publisher or "")
    reference.kind = reference.kind or _kind(reference, note.masked[start:end])
    return reference


def _take_title(note: MaskedNote, reference: Reference, head: Head, end: int) -> int:
    """Take the title and give where it ends."""
    if note.masked[head.end] == QUOTE_MARK and (quoted := _quoted_title(note, head, end)):
        reference.title, stop = quoted
        return stop
    if head.sentences:
        return _title_sentence(note, reference, head.end, end)
    return _title_fields(note, reference, head.end, end)


def _quoted_title(note: MaskedNote, head: Head, end: int) -> tuple[str, int] | None:
    """The title in quotation marks, with the subtitle outside them; `None` where the quotation but opens it."""
    part = note.parts[head.end]
    if not isinstance(part, Quotation):
        return None
    if note.masked.startswith(": ", part.end):
        if head.sentences:
            return None
        if subtitle := _SUBTITLE.match(note.masked[:end], part.end):
            return _clean(note.text[head.end : subtitle.end()]), subtitle.end()
    following = note.masked[part.end : part.end + 2].strip()
    if _IN_BOOK.match(note.masked[part.end : end].lstrip(" ,")):
        return _clean(part.inner(note.text)), part.end
    if following[:1].islower() or (
        head.sentences and following[:1].isalpha() and not _ends(part, note)
    ):
        return None
    return _clean(part.inner(note.text)), part.end


def _ends(part: Quotation, note: MaskedNote) -> bool:
    return part.inner(note.text).rstrip("’'” ").endswith((".", "?", "!", ","))


def _title_sentence(note: MaskedNote, reference: Reference, start: int, end: int) -> int:
    stop, depth = end, 0
    for event in EVENT.finditer(note.masked, start, end):
        sign = event[0][0]
        if sign in "()[]":
            depth = max(0, depth + (1 if sign in "([" else -1))
        elif depth == 0 and sentence_cut(note, event) is not None:
            if stop < end:
                stop = event.end()
                break
            stop = event.end()
            if sign not in "?!" or not _subtitle_follows(note, stop, end):
                break
    if closing := _END_OF_TITLE.search(note.masked, start, stop):
        stop = closing.start()
    title_end = start + len(note.masked[start:stop].rstrip(" .,"))
    _read_brackets(reference, note.masked[start:title_end])
    while bracket := _BRACKET_AT_END.search(note.masked, start, title_end):
        title_end = bracket.start()
    if thesis := _THESIS.search(note.masked, start, title_end):
        title_end = start + len(note.masked[start : thesis.start()].rstrip())
    if pages := re.search(rf", {_PIN}\Z", note.masked[start:title_end]):
        title_end = start + pages.start()
    reference.title = _clean(note.text[start:title_end])
    return title_end


def _subtitle_follows(note: MaskedNote, start: int, end: int) -> bool:
    """Whether two sentences follow a question, of which the second is the source: "Is it? It is. Journal, 18(2), …"."""
    begin = start + _blank(note, start)
    following = next(
        (cut for e in EVENT.finditer(note.masked, begin, end) if (cut := sentence_cut(note, e))),
        end,
    )
    return (
        following < end
        and not _IN_BOOK.match(note.masked, begin, end)
        and not CONTAINER.match(note.masked, begin, end)
        and bool(CONTAINER.match(note.masked, following, end))
    )


def _read_brackets(reference: Reference, title: str) -> None:
    """The kind of document that a bracket behind the title tells."""
    if _RELEASE.search(title):
        reference.kind = "press_release"
    if thesis := _THESIS.search(title):
        reference.kind, reference.publisher = "thesis", thesis["name"] or reference.publisher


def _title_fields(note: MaskedNote, reference: Reference, start: int, end: int) -> int:
    """Title, publisher and place that commas part: "Report of the review panel, Manila"."""
    if journal := _JOURNAL_IN_FIELDS.search(note.masked, start, end):
        reference.title = _clean(note.text[start : journal.start()])
        _read_journal(reference, journal)
        return start + len(note.masked[start : journal.start()].rstrip(" ,"))
    mark = _MARK.search(note.masked, start, end)
    stop = mark.start() if mark else end
    if imprint := _IMPRINT_IN_FIELDS.search(note.masked[:stop], start):
        stop = imprint.start()
        _name_publisher(reference, imprint["name"])
        reference.kind = "book" if reference.authors or reference.editors else None
    fields = [f for f in fields_of(note, start, stop) if not _DAY.fullmatch(f)]
    institution = not (reference.authors or reference.editors)
    while len(fields) > 1 and _is_place(fields[-1], institution or _is_house(fields[-2])):
        fields.pop()
    if len(fields) > 1 and _is_house(fields[-1]):
        _name_publisher(reference, fields.pop())
        if len(fields) > 1 and _is_place(fields[-1], short=True):
            fields.pop()
    reference.title = _clean(", ".join(fields))
    return stop


def _is_place(field: str, short: bool) -> bool:
    """Whether a field is where a work was issued, not who issued it; `short` where any short name is."""
    name = len(field.split()) <= 2 and field[:1].isupper() and field.replace(" ", "").isalpha()
    return field in load_words().places or (short and name and not _is_house(field))


def _is_house(field: str) -> bool:
    """Whether a field is an outlet's or a publishing house's name."""
    return load_words().outlet_kind(field) is not None or bool(_HOUSE.search(field))


def _read_day(note: MaskedNote, reference: Reference, start: int, end: int) -> None:
    """The day that stands without its year, which the head has told: "(2016) “Title”, New Mandala, 9 November"."""
    if reference.date and len(reference.date) == 4:
        for field in _FIELD_END.split(note.text[start:end]):
            if _DAY.fullmatch(field.strip(" .,")):
                dates = find_dates(f"{field.strip(' .,')} {reference.date}")
                reference.date = dates[0].edtf if dates else reference.date


def _take_parts(note: MaskedNote, reference: Reference, start: int, end: int) -> None:
    """Symbol, URL, pinpoints and the day, from what follows the title."""
    for at in (mark.start() for mark in _MARK.finditer(note.masked, start, end)):
        part = note.parts[at]
        if isinstance(part, Url):
            reference.url = reference.url or part.printed
        elif isinstance(part, FoundSymbol) and reference.symbol is None:
            reference.symbol = part.symbol
            reference.repairs += part.repairs
        elif isinstance(part, FoundPinpoints) and not _is_extent(note, part):
            reference.pinpoints += part.pinpoints
        elif isinstance(part, NoteDate) and not part.retrieved and _is_closer(part, reference):
            reference.date = part.edtf


def _is_closer(date: NoteDate, reference: Reference) -> bool:
    """Whether a date tells the day of the year in the head."""
    return reference.date is None or date.edtf.startswith(f"{reference.date}-")


def _is_extent(note: MaskedNote, part: FoundPinpoints) -> bool:
    """Whether pages are where an article stands in its volume: a range behind the volume or issue."""
    before = note.masked[max(0, part.start - 24) : part.start]
    return bool(
        re.search(r"[A-Za-z],? \d{1,4}(?: ?\([\w –/-]{1,16}\)|, ?[Nn]o\. ?\d+)?[,:] ?\Z", before)
        and _RANGE.search(part.pinpoints[0].value)
    )


def _read_quoted(note: MaskedNote, reference: Reference, head: Head, end: int) -> None:
    """The outlet, journal or book after a title in quotation marks, read as after any other."""
    part = note.parts[head.end]
    begin = part.end
    if reference.title and note.masked.startswith(": ", begin):
        subtitle = _SUBTITLE.match(note.masked[:end], begin)
        begin = subtitle.end() if subtitle else begin
    after = begin + _blank(note, begin)
    if journal := _JOURNAL.match(note.masked, after, end):
        _read_journal(reference, journal)
        return
    if book := _IN_BOOK.match(note.masked[after:end]):
        _read_book(note, reference, book, after)
        return
    pinpoints, date = list(reference.pinpoints), reference.date
    reference.start, reference.title_end, reference.end = head.end, begin, begin
    describe(note, reference, head.end, end)
    reference.date = date or reference.date
    reference.pinpoints = pinpoints or reference.pinpoints
    if reference.kind == "report":
        reference.kind = None


def _blank(note: MaskedNote, at: int) -> int:
    blank = re.compile(r"[\s,.]*").match(note.masked, at)
    return len(blank[0]) if blank else 0


def _read_sentences(note: MaskedNote, reference: Reference, start: int, end: int) -> None:
    """Journal, book or publisher, from the sentences after the title."""
    begin = start + len(note.masked[start:end]) - len(note.masked[start:end].lstrip(" .,?!"))
    if begin < end and note.masked[begin] in "([":
        closing = note.masked.find(")" if note.masked[begin] == "(" else "]", begin, end)
        begin = closing + 1 + _blank(note, closing + 1) if closing > 0 else begin
    following = note.masked[begin:end].rstrip(" .")
    if book := _IN_BOOK.match(following):
        _read_book(note, reference, book, begin)
    elif journal := _JOURNAL.match(re.sub(r"[*_]", "", following)):  # without Markdown's emphasis
        _read_journal(reference, journal)
    elif imprint := _IMPRINT.search(following):
        _name_publisher(reference, imprint["name"])
        if reference.kind is None and (reference.authors or reference.editors):
            reference.kind = "book"
    else:
        name = re.split(r"[,;]|\. ", _MARKED.sub("", following), maxsplit=1)[0].strip(" ().,*_")
        if name[:1].isalnum() and not _NO_NAME.match(name):
            _name_publisher(reference, name)


def _read_journal(reference: Reference, journal: re.Match[str]) -> None:
    reference.kind, reference.container = "article", journal["name"].strip(" ,*_")
    if journal["extent"] and not _RANGE.search(journal["extent"]):
        reference.pinpoints[:0] = bare_pages(journal["extent"])


def _read_book(note: MaskedNote, reference: Reference, book: re.Match[str], offset: int) -> None:
    """The book of a chapter: "In N. Curato (Ed.), Title (pp. 31–48). Publisher"."""
    reference.kind = "chapter"
    reference.container = _clean(
        note.text[offset + book.start("title") : offset + book.end("title")]
    )
    reference.editors = persons(book["editors"])
    imprint = book["imprint"].strip(" .")
    named = _IMPRINT.match(imprint)
    name = named["name"] if named else re.split(r"[,;.]", _MARKED.sub("", imprint))[0]
    if name.strip() and not _NO_NAME.match(name.strip()):
        reference.publisher = name.strip()


def _name_publisher(reference: Reference, name: str) -> None:
    """The publisher; an institution before the title is the author once another one publishes."""
    name = name.strip(" .,*_")
    own = reference.publisher
    if _NO_NAME.match(name) or not name or name == own:
        return
    if own and not reference.authors and reference.kind is None:
        initials = "".join(word[0] for word in own.split() if word[0].isupper())
        if name.isupper() and name in (initials, initials.replace("U", "")):
            return
        reference.authors = (own,)
    reference.publisher = name


def _kind(reference: Reference, words: str) -> CitationKind:
    """The kind that outlet, publisher or URL tell."""
    if treaty_id(reference.title or ""):
        return "treaty"
    publisher = reference.publisher or ""
    by_person = bool(reference.authors or reference.editors)
    if reference.editors and not reference.container:
        return "book"
    if by_person and reference.outlet_kind in (None, "publisher") and _HOUSE.search(publisher):
        return "book"
    day = reference.date is not None and len(reference.date) == 10
    known = kind_of(reference, words)
    named = set(re.findall(r"[\w’'-]+", publisher))
    unknown = reference.outlet_kind is None and not doi_in(reference.url)
    article = by_person and day and publisher and unknown
    if known in ("web", "report") and article and load_words().organisation.isdisjoint(named):
        return "news"
    return known


def _clean(words: str) -> str:
    """A title without the marks around it and the stop that ends its sentence."""
    title = words.replace("\u00a0", " ").strip(" *_")
    while title and title[-1] in ",.;" and not title.endswith(("...", "…")):
        title = title[:-1].rstrip()
    return title.strip(" *_")
