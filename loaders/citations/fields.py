"""What stands around a reference's title, symbol or URL: authors before, outlet or container after."""

import re

from loaders.citations.containers import read_container
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
)
from loaders.citations.names import persons
from loaders.citations.note_dates import NoteDate
from loaders.citations.pinpoints import FoundPinpoints, bare_pages
from loaders.citations.reference import Reference
from loaders.citations.titles import FINITE_VERB
from loaders.citations.words import load_words

_MARKED = re.compile(f"[{MARKS}]{FILLER}*")
_LEAD = re.compile(
    r"(?:(?:and|And|also|by|in|see|See|see also|cf\.|with|including|e\.g\.,?)\s+|[\s,;:(\[.*]+)+"
)
_CONNECTOR = re.compile(
    r"(?:(?:available|accessible|online|archived|found|posted|published|last (?:accessed|visited|updated)|accessed|visited"
    r"|retrieved|consulted|viewed|adopted|dated|issued|released|of|at|on|from|in|via|and|by|see|also|annex|doc|docs|document|symbol|UN|U\.N|"
    r"new edition|revised edition|English|Korean|Chinese|original|copy|PDF|pdf|html|hereinafter|hereafter|here|Doc|Docs|DOI|doi|URL|updated|emphasis added|as of)\b[\s.:]*)+\Z",
    re.IGNORECASE,
)
_NOUN_BY = re.compile(
    r"\A(?:the |an? )?(?:[a-z]+ )?(?:statement|report|letter|article|study|paper|speech|note|briefing|interview|comment)s? (?:by|of|from) (?:the )?"
)
_RELEASE_NUMBER = re.compile(
    r",? (?:Press|News|Media) [Rr]elease(?: [Nn]o\.?)?(?: [\w/-]*\d[\w/-]*)?\Z"
)
_FIELD_CUT = re.compile(rf"[,(;](?:(?<=,)(?= |\Z)|(?<= \()(?=[^)]{{0,200}}{DATE_MARK})|(?<=;))")
_YEAR_IN_BRACKETS = re.compile(r"\(((?:19|20)\d\d)\)")
_COMMENT = re.compile(r"(?i:(?:joint )?gen(?:eral|\.) (?:comm|rec))")
# "A. Author (Reuters)", "A. Author of the Associated Press"
_AGENCY = re.compile(
    r" \((?P<name>[^()]{2,40})\)\Z| (?:of|for|at|from) (?:the )?(?P<outlet>[A-Z][^,()]{1,40})\Z"
)
_HARD_MARK = re.compile(f"[{URL_MARK}{QUOTE_MARK}{SYMBOL_MARK}{DATE_MARK}]|, {PIN_MARK}")
# "general comment No. 4 (2017) on …": the year is part of the title.
_TITLE_GOES_ON = re.compile(rf"\({DATE_MARK}{FILLER}*\)(?: on\b| concerning| regarding|:)")
_DOC_AT_END = re.compile(r"[,(]? ?(?:(?:UN|U\.N\.|United Nations) )?(?:Docs?\.?)? ?\(?\Z")
_TITLE_AFTER = re.compile(
    rf",? (?:on )?((?!UN |U\.N\.|Doc|GAOR|Annex|Supp)[A-Z][^,;:.()\[{MARKS}]{{8,200}}?)(?=[,.;]? ?[(,{MARKS}]|[.;]|\Z)"
)
# "UN doc. A/HRC/53/21, Situation of women and girls in Afghanistan, June 2023, paras. 91-95"
_TITLE_AFTER_SYMBOL = re.compile(
    rf", ((?!UN |U\.N\.|Doc|GAOR|Annex|Supp|Human Rights C|Geneva|New York)[A-Z][a-z]+ [^;.()\[{MARKS}]{{8,200}}?)(?=, [{DATE_MARK}{PIN_MARK}{URL_MARK}]| \({DATE_MARK}|\.?\Z)"
)
_NAME = r"(?P<name>[A-Z][\w.-]{0,40}(?: (?:[A-Z][\w.-]{0,40}|of|for|on|the|and|against|in)){0,20})"
_OWNER_IS_WITHIN = 400  # characters before the title
_POSSESSIVE = re.compile(rf"{_NAME}(?:[’']s|(?<=s)[’']) (?:[\w-]+ ){{0,4}}[\w-]+,?\s*\Z")
_SUBJECT = re.compile(
    rf"(?:^As |^In |^|[Tt]he |, ){_NAME} (?:\w+ ){{0,3}}?\w+ (?:\w+ ){{0,3}}?(?:its|their|his|her|a|an)\b [^,]*,?\s*\Z"
)
_ATTRIBUTE = re.compile(
    rf"\b(?:the|a|an) (?:(?:19|20)\d\d )?{_NAME} [a-z][\w-]+(?: (?:of|from|dated) [^,]*)?,?\s*\Z"
)
_INSTITUTION = re.compile(rf"^{_NAME} (?:press|news|media) release,?\s*\Z")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_IMPRINT = re.compile(
    rf"\((?:(?P<place>[^():{DATE_MARK}]{{2,40}}): )?(?P<name>[^():{DATE_MARK}]{{2,120}}?),? {DATE_MARK}{FILLER}*\)"
)


def describe(note: MaskedNote, reference: Reference, left: int, right: int) -> None:
    """Fill in what stands before and after a reference's title within [left, right)."""
    if reference.title_end:
        _read_before(note, reference, left)
        _read_after(note, reference, right)
    if reference.kind is None:
        reference.kind = kind_of(reference, note.masked[left : reference.end])


def describe_named(note: MaskedNote, reference: Reference, right: int) -> None:
    """The title after a resolution named in prose, or that of a general comment with its number."""
    first_mark = reference.start
    if note.masked.endswith(("Joint ", "joint "), 0, first_mark):
        reference.start -= len("Joint ")
    named = note.text[reference.start : reference.end]
    comment = _COMMENT.search(named)
    if comment:
        marks = _HARD_MARK.finditer(note.masked, first_mark + 1, right)
        stop = next(
            (m for m in marks if not _TITLE_GOES_ON.match(note.masked, m.start() - 1)), None
        )
        end = stop.start() if stop else min(right, reference.end + 200)
        words = note.text[reference.start + comment.start() : end]
        _drop_pinpoints(note, reference, end)
        if reference.date is None and (year := _YEAR_IN_BRACKETS.search(words)):
            reference.date = year[1]
        reference.title = _DOC_AT_END.sub("", words).strip(" ,.;(") or None
        body = named[: comment.start()].strip(" ,’'s")
        reference.publisher = body or None
        return
    if "/" in named.partition(" ")[0]:
        if title := _TITLE_AFTER_SYMBOL.match(
            note.masked, reference.start + len(_first_of(note, reference)), right
        ):
            reference.title = title[1].strip()
            reference.covers(reference.start, title.end(1))
        return
    first_end = reference.start + len(_first_of(note, reference))
    if title := _TITLE_AFTER.match(note.masked, first_end, right):
        reference.title = title[1].strip()
        reference.covers(reference.start, title.end(1))


def _drop_pinpoints(note: MaskedNote, reference: Reference, end: int) -> None:
    """Take out what the title itself names: "… on the implementation of article 3", up to `end`."""
    for at in sorted(note.parts):
        part = note.parts[at]
        if reference.start <= at < end and isinstance(part, FoundPinpoints):
            del reference.pinpoints[: len(part.pinpoints)]


def _first_of(note: MaskedNote, reference: Reference) -> str:
    first = _MARKED.match(note.masked, reference.start)
    return first[0] if first else ""


def _read_before(note: MaskedNote, reference: Reference, left: int) -> None:
    """Authors, or the institution that speaks; a noun phrase ("the 2003 report") gives a year."""
    marks = note.parts_between(left, reference.start)
    last = _MARKED.match(note.masked, marks[-1].start, reference.start) if marks else None
    begin = last.end() if last else left
    if (colon := note.masked.rfind(": ", begin, reference.start)) > 0 and FINITE_VERB.search(
        note.masked, begin, colon
    ):
        begin = colon + 2  # "It was announced together: OHCHR, “Title”"
    before = note.masked[begin : reference.start]
    noun_phrase = _is_noun_phrase(before)
    if noun_phrase or FINITE_VERB.search(before):
        year = _YEAR.search(before[-60:])
        if year and reference.date is None:
            reference.date = year[1]
        if noun_phrase:
            reference.rule, reference.confidence = "named_document", 0.8
            _read_owner(reference, before)
        return
    lead = _LEAD.match(before)
    begin += lead.end() if lead else 0
    name = note.masked[begin : reference.start].strip(" ,:.").removesuffix(" in")
    name = _RELEASE_NUMBER.sub("", _NOUN_BY.sub("", name))
    name = name.removesuffix("’s").removesuffix("'s")  # "Amnesty's [On the Brink of Death](…)"
    if (
        not name
        or len(name) > 160
        or not (name[0].isupper() or name[0].isdigit() or name.startswith("the "))
    ):
        return
    agency = _AGENCY.search(name)
    told_by = (agency["name"] or agency["outlet"]) if agency else ""
    if agency and _is_outlet(told_by) and persons(name[: agency.start()]):
        name, reference.publisher = name[: agency.start()], told_by
    if authors := persons(name):
        reference.authors = authors
    else:
        reference.publisher = name
    reference.covers(begin, reference.end)


def _read_owner(reference: Reference, before: str) -> None:
    """Whose document it is: "Amnesty International’s 2019 report", "… documented in its report"."""
    patterns = (_POSSESSIVE, _SUBJECT, _ATTRIBUTE, _INSTITUTION)
    near = before[-_OWNER_IS_WITHIN:]
    owner = next((found for p in patterns if (found := p.search(near))), None)
    if not owner:
        return
    name = owner["name"].strip()
    if authors := persons(name):
        reference.authors = authors
    else:
        reference.publisher = name


def _is_noun_phrase(before: str) -> bool:
    words = before.rstrip(" ,").rsplit(maxsplit=2)
    if not words or not words[-1][:1].islower():
        return False
    return " ".join(words[-2:]).casefold().endswith(load_words().nouns)


def _read_after(note: MaskedNote, reference: Reference, right: int) -> None:
    """Outlet, journal, book or publisher between the title and the reference's last part."""
    stop = reference.end if reference.end > reference.title_end else right
    following = note.masked[reference.title_end : right]
    if not _opens_with_outlet(following) and read_container(
        reference, following, reference.title_end
    ):
        _date_inside(note, reference)
        return
    imprint = _IMPRINT.search(following) if "(" in following else None
    if imprint:
        _widen(reference, reference.title_end + imprint.end())
    _read_publisher(reference, note.masked[reference.title_end : stop], imprint)
    _read_bare_pages(note, reference, right)
    if reference.publisher:
        reference.outlet_kind = load_words().outlet_kind(reference.publisher)
    if imprint and reference.title and reference.title[0] in '“"' and reference.authors:
        reference.kind = "book"  # “A Problem from Hell”: America and the Age of Genocide


def _read_publisher(reference: Reference, after: str, imprint: re.Match[str] | None) -> None:
    """The first field after the title that can be an outlet or a publisher."""
    for begin, piece in _pieces(after):
        name = _MARKED.sub("", piece).strip(" .,;:[]*_")
        name = name if name.count("(") == name.count(")") else name.strip("() ")
        if imprint and begin >= imprint.start():
            name = imprint["name"].strip(" ,")
            whole = f"{imprint['place'] or ''}: {name}"
            name = whole if _is_outlet(whole) else name
        if name.startswith("by ") and not reference.authors and (authors := persons(name[3:])):
            reference.authors = authors
            _widen(reference, reference.title_end + begin + len(piece))
            continue
        agency, _, outlet = name.rpartition(" via ")
        name = outlet if agency and _is_outlet(outlet) else name
        if (
            not name
            or _CONNECTOR.fullmatch(name)
            or not (name[0].isupper() or name[0].isdigit() or _is_outlet(name))
        ):
            continue
        institution = bool(reference.publisher) and not reference.authors
        if name in load_words().places or (institution and _is_place(name)):
            continue
        if reference.publisher == name:
            break
        if reference.publisher and not reference.authors and reference.kind is None:
            # The institution before the title is its author once an outlet follows.
            reference.authors = (reference.publisher,)
        reference.publisher = name
        _widen(reference, reference.title_end + begin + len(piece))
        break


def _read_bare_pages(note: MaskedNote, reference: Reference, right: int) -> None:
    """Pages that close a reference without a label: "“Raising Human Rights,” 1005"."""
    begin = max(reference.end, reference.title_end)
    following = note.masked[begin:right].removeprefix(")")
    if not reference.pinpoints and (pages := bare_pages(following)):
        reference.pinpoints += pages
        reference.end = right - len(following) + len(following.rstrip(" .,;)"))


def _date_inside(note: MaskedNote, reference: Reference) -> None:
    """The date of the imprint or issue that a container's pattern took in."""
    for at in sorted(note.parts):
        part = note.parts[at]
        if reference.title_end <= at < reference.end and isinstance(part, NoteDate):
            reference.date = reference.date or (None if part.retrieved else part.edtf)


def _widen(reference: Reference, end: int) -> None:
    reference.end = max(reference.end, end)


def _opens_with_outlet(following: str) -> bool:
    """Whether a newspaper, agency or site comes first: "France 24" is no volume 24 of a journal."""
    name = following.lstrip(" ,").partition(",")[0]
    return load_words().outlet_kind(name) in ("news", "agency", "blog", "web", "ngo")


def _is_outlet(name: str) -> bool:
    return load_words().outlet_kind(name) is not None


def _is_place(name: str) -> bool:
    """Whether a capitalised word alone is where something was issued ("Geneva"), not who did."""
    return len(name.split()) <= 2 and not _is_outlet(name)


def _pieces(after: str) -> list[tuple[int, str]]:
    """The comma fields of a stretch and where each begins; brackets part fields too."""
    found, begin = [], 0
    for cut in _FIELD_CUT.finditer(after):
        found.append((begin, after[begin : cut.start()]))
        begin = cut.end()
    return [*found, (begin, after[begin:])]
