"""Where references in author–date form begin and end: APA, Harvard, Chicago's author–date.

"Simangan, D. (2018). Title. Journal, 20(1), 68–89." and "Amnesty International (2019), Title,
p. 12." open with a head: authors, then a year or day. A head is looked for at the start of a note,
after a semicolon and after a sentence; each place is tried once and at most 200 characters far.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.citations.masking import (
    FILLER,
    MARKS,
    PIN_MARK,
    QUOTE_MARK,
    SYMBOL_MARK,
    URL_MARK,
    MaskedNote,
)
from loaders.citations.names import family_first, persons
from loaders.citations.note_dates import find_dates
from loaders.citations.plain_fields import FUNCTION_WORDS
from loaders.citations.sentences import EVENT, sentence_cut
from loaders.citations.titles import FINITE_VERB, MAIN_VERB
from loaders.citations.words import load_words

_HEAD = re.compile(
    r"(?P<names>[^()\[\];:\n]{2,200}?)(?: \((?P<role>[Ee]ds?\.?|[Hh]rsg\.|[A-Z][A-Za-z]{1,7})\)\.?,?)?"
    r",? \((?P<when>(?:[^()\d]{0,6}\d{1,2} )?[^()\d]{0,12}(?:1[89]|20)\d\d[a-z]?(?:, [A-Za-z.]{3,10}(?: \d{1,2})?)?|n\.d\.)\)"
    r"(?P<stop>\.,?|[,:]|) +[*_]{0,2}"
)
# "World Bank 2019, Title" and "Haggard, Stephan. 2007. Title": the year stands without brackets.
_BARE_HEAD = re.compile(
    r"(?P<names>[^()\[\];:\d\n]{2,160}?)(?: \((?P<role>[Ee]ds?\.?)\)\.?)?,? (?P<when>(?:19|20)\d\d[a-z]?)(?P<stop>[.,:]) +[*_]{0,2}"
)
_FIGURE, _BARE_YEAR = re.compile(r"\d"), re.compile(r"(?:19|20)\d\d[a-z]?[.,:] ")
_LONGEST_NAMES = 220  # with the role of an editor
_WHEN = re.compile(r"(?P<year>(?:1[89]|20)\d\d)(?P<letter>[a-z]?)(?:, (?P<day>.+))?")
_FAMILY = (
    r"(?:(?:van|von|de|dela|del|di|da|bin|binti|al|el|la|le|der|den|ter|dos|du|ibn) )*"
    r"[A-ZÀ-ÖØ-ÞŁŚŽČŞİ][\w’'-]+(?: [A-ZÀ-ÖØ-ÞŁŚŽČŞİ][\w’'-]+){0,2}"
)
_PERSON = re.compile(
    rf"(?P<family>{_FAMILY}), (?P<initials>(?:[A-ZÀ-Ö]\.[ -]?){{1,4}})(?:, ?(?P<suffix>Jr|Sr|I{{1,3}}|IV)\.?)?"
)
_GLUE = re.compile(r"(?:,? ?(?:&|and)|,) ?(?:\.{3} ?|… ?)?")
# Marks, or the sentence before: "Cambridge University Press. Moyn, S. (2010)".
_NO_NAMES = re.compile(rf"[{MARKS}]|(?:[^\W\d_A-Z]{{4}}|[A-Z]{{2}})[.?!] ")
_ACRONYM = re.compile(r"[A-Z]{3,8}")
_ET_AL = re.compile(r",? (?:et al\.?|and others)\Z")
_MARK = re.compile(f"[{MARKS}]")
_LEAD_WORD = re.compile(r"[(\[ ]*")
_SPACED = re.compile(r"[\w’'.-]+")
_LONGEST_ENTRY = 900
_LONGEST_SOURCE = 240
_RETRIEVED = re.compile(
    rf"(?:(?:[Rr]etrieved|[Aa]vailable|[Aa]ccessed|[Aa]ccess|[Oo]nline|doi|DOI|URL)\b[^.;{URL_MARK}]{{0,60}}:? ?)?{URL_MARK}{FILLER}*"
)
_IN_BOOK = re.compile(r"In:? (?=[A-Z])|(?<=[\ue010,] )in:? (?=[A-Z][^()]{3,160} \([Ee]ds?\.?\))")
# A journal with its volume, a place with its publisher, a publishing house.
CONTAINER = re.compile(
    r"[A-Z][^\d();.]{2,90}?,? \d{1,4}(?: ?\(\d[^()]{0,12}\))?[,:]|[A-Z](?:[\w ,’'&-]|\.(?! )){1,40}: [A-Z]|[A-Z][^.:;()]{0,60}\b(?:Press|Books|Publish(?:ers|ing))\b"
)
_NEXT_REFERENCE = re.compile(r"[\s.]*(?:[Ss]ee|[Cc]f\.|Compare|But see|For)\b")
_TRAILING = re.compile(
    rf"[ .,]*(?:\((?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed)[^()]{{0,40}}\)\.?|,? {PIN_MARK}{FILLER}*\.?|\.)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The authors and date that open a reference; `end` is where its title begins.

    `sentences` where full stops part the fields ("(2018). Title. Journal."), else commas do.
    """

    start: int
    end: int
    authors: tuple[str, ...]  # persons, as "D. Simangan"
    institution: str | None
    edited: bool
    date: str | None  # EDTF; `None` of "n.d."
    year: str  # as printed, with the letter that tells works of one year apart
    sentences: bool


def entries_of(note: MaskedNote) -> list[tuple[int, int]]:
    """The spans of a note's references in author–date form, each with the signal before it, in order."""
    if not re.search(r"(?:1[89]|20)\d\d|n\.d\.", note.text):
        return []
    found: list[tuple[int, int]] = []
    reached = 0
    for start in sorted(_openings(note)):
        if start < reached:
            continue
        head = head_at(note, _after_signal(note, start))
        if head:
            end = _entry_end(note, head)
            if _cites_one(note, head, end):
                found.append((head.start if head.sentences else start, end))
                reached = end
    return found


def _cites_one(note: MaskedNote, head: Head, end: int) -> bool:
    """Whether a stretch has the parts of one work: one symbol, one URL, no second quoted title."""
    stretch = note.masked[head.end : end]
    if _NEXT_REFERENCE.match(stretch):
        return False  # "Comisión, Relatório (2014). See also …": a title and its year
    prose = not head.sentences and MAIN_VERB.search(stretch)
    if prose and not _MARK.search(stretch) and not CONTAINER.search(stretch):
        return False  # a sentence about the authors: "Amnesty International (2019), Duterte has …"
    second = re.search(rf"(?:[,;.]|\band|[Ss]ee(?: also)?) {QUOTE_MARK}", stretch)
    return stretch.count(SYMBOL_MARK) < 2 and stretch.count(URL_MARK) < 2 and second is None


def _openings(note: MaskedNote) -> Iterator[int]:
    """Where a reference can begin: a note's start, after a semicolon, after a sentence."""
    yield len(note.masked) - len(note.masked.lstrip())
    for event in EVENT.finditer(note.masked):
        if event[0][0] not in "()[]" and (cut := sentence_cut(note, event)) is not None:
            yield _start_after(note, _without_blanks(note, cut))
    # An address ends its reference without a full stop.
    for address in re.finditer(rf"{URL_MARK}{FILLER}*\s+(?=[A-Z])", note.masked):
        yield address.end()


def _next_word(note: MaskedNote, start: int) -> int | None:
    blank = re.compile(r"\s+").match(note.masked, start)
    return blank.end() if blank and blank.end() < len(note.masked) else None


@cache
def _signals() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in load_words().signals)
    return re.compile(rf"(?:(?:{forms})[,:]? )+", re.IGNORECASE)


def _after_signal(note: MaskedNote, start: int) -> int:
    """Where the words begin after brackets and "see also"."""
    blank = _LEAD_WORD.match(note.masked, start)
    begin = blank.end() if blank else start
    signal = _signals().match(note.masked, begin)
    return signal.end() if signal else begin


def head_at(note: MaskedNote, start: int) -> Head | None:
    """The head that stands at a place of a note, or `None`."""
    # Names hold neither brackets nor figures: without the year's at their end, no pattern need be tried.
    bracket = note.spaced.find("(", start, start + _LONGEST_NAMES)
    match = _HEAD.match(note.spaced, start) if bracket >= 0 else None
    if match and (head := _read_head(note, match, bracketed=True)):
        return head
    figure = _FIGURE.search(note.spaced, start, start + _LONGEST_NAMES)
    is_year = figure and _BARE_YEAR.match(note.spaced, figure.start())
    match = _BARE_HEAD.match(note.spaced, start) if is_year else None
    return _read_head(note, match, bracketed=False) if match else None


def _read_head(note: MaskedNote, match: re.Match[str], bracketed: bool) -> Head | None:
    names = _ET_AL.sub("", match["names"].strip(" ,"))
    stop, end = match["stop"], match.end()
    masked = note.masked[match.start() : match.end("names")]
    if _NO_NAMES.search(masked):
        return None
    by_family = _by_family(names)
    authors = by_family or persons(names)
    following = note.masked[end : end + 1]
    quoted = following == QUOTE_MARK
    if authors:
        fits = bool(by_family) or (bracketed and (bool(stop) or quoted))
    else:
        bare_title = (
            bracketed
            and following.isupper()
            and not MAIN_VERB.search(note.masked[end : end + 160].partition(". ")[0])
        )
        fits = _is_institution(names, stop, bracketed) and (bool(stop) or quoted or bare_title)
    titled = quoted or following.isupper() or (following.isdigit() and stop[:1] == ".")
    if not (fits and titled) or (following.isupper() and _is_place_in_work(note, end)):
        return None
    date = _date(match["when"])
    if date is None and match["when"] != "n.d.":
        return None
    edited = (match["role"] or "").casefold().startswith(("ed", "hrsg"))
    sentences = not quoted and (stop[:1] in (".", "") or (":" in stop and bool(by_family)))
    return Head(
        match.start(),
        end,
        authors,
        None if authors else _without_stop(names),
        edited,
        date,
        match["when"][:5].rstrip(", "),
        sentences or (quoted and stop[:1] == "."),
    )


def _without_stop(name: str) -> str:
    """A name without the stop that ends its field; "Hum. Rts. Comm." keeps its own."""
    return name if name.rpartition(" ")[2] in load_words().organisation else name.rstrip(".")


def _by_family(names: str) -> tuple[str, ...]:
    """ "Johnson, D. T., & Fernquest, J." as ("D. T. Johnson", "J. Fernquest"); empty for other forms."""
    found, position = [], 0
    while match := _PERSON.match(names, position):
        suffix = f" {match['suffix']}" if match["suffix"] else ""
        found.append(f"{match['initials'].strip()} {match['family']}{suffix}")
        glue = _GLUE.match(names, match.end())
        position = glue.end() if glue else match.end()
    if found and position >= len(names):
        return tuple(found)
    return family_first(names.rstrip(".")) or family_first(f"{names}.")


def _is_institution(names: str, stop: str, bracketed: bool) -> bool:
    """Whether words are an institution's name: never a treaty's, a law's or a case's.

    In brackets and with a full stop behind ("Rappler. (2018).") any name is one; otherwise its words tell.
    """
    names = names.rstrip(".")
    words = _SPACED.findall(names)
    known = load_words().organisation
    if load_words().outlet_kind(names) is not None:
        return True
    # "Albert Woodfox, Solitary (2019)." names a person and a title
    titled = bool(persons(names.partition(", ")[0]))
    if titled or len(words) > 16 or not _can_be_a_name(names, words):
        return False
    if not bracketed:
        return len(words) > 1 and "," not in names and all(word in known for word in words)
    if stop[:1] == ".":
        return True
    fields = names.split(", ")
    if _ACRONYM.fullmatch(names):
        return True
    return all(any(w[0].isupper() and w in known for w in _SPACED.findall(f)) for f in fields)


def _can_be_a_name(names: str, words: list[str]) -> bool:
    if not names[:1].isupper() or re.search(r"\d| v\.? |[“”\"‘]", names):
        return False
    capitals = [word for word in words if word[0].isupper()]
    if (
        not words
        or words[0].casefold() in FUNCTION_WORDS - {"the"}
        or words[0] in ("According", "Since")
    ):
        return False  # "In the Senate (2017), …"
    return (
        load_words().instruments.isdisjoint(word.casefold() for word in words)
        and not FINITE_VERB.search(names)
        and len(capitals) * 2 >= len(words)
    )


def _is_place_in_work(note: MaskedNote, at: int) -> bool:
    """Whether only a part of the work follows, or a sentence about it: "(2018) Chapter 4", "(2018). It says"."""
    return note.masked[at] == PIN_MARK or bool(
        re.compile(r"(?:It|This|These|That|He|She|They|In|At|As|For|On)\b (?!.{0,80}[.?:,])").match(
            note.masked, at
        )
    )


def _date(when: str) -> str | None:
    """The EDTF date of "2018", "2018a", "2017, March 2", "2 March 2017"."""
    match = _WHEN.fullmatch(when)
    if match and not match["day"]:
        return match["year"]
    dates = find_dates(f"{match['day']} {match['year']}" if match else when)
    return dates[0].edtf if len(dates) == 1 else None


def _entry_end(note: MaskedNote, head: Head) -> int:
    """Where a reference ends: its sentence, or those of its title, its source and its address."""
    cuts = _cuts(note, head.end)
    first, open_ended = next(cuts, (len(note.masked), False))
    if not open_ended:
        return first
    end, begin = first, _start_after(note, first)
    in_book = bool(
        _IN_BOOK.search(note.masked, head.end, end) or _IN_BOOK.match(note.masked, begin)
    )
    while open_ended and _goes_on(note, head, (first, end), in_book):
        end, open_ended = next(cuts, (len(note.masked), False))
    return _with_address(note, end) if open_ended else end


def _goes_on(note: MaskedNote, head: Head, read: tuple[int, int], in_book: bool) -> bool:
    """Whether one more sentence belongs to the reference whose title ends at `read[0]` and that is read to `read[1]`.

    One source is taken; a second where the imprint or journal follows only then: "Policy brief 5. Manila: …".
    """
    first, end = read
    begin = _start_after(note, end)
    source = _is_source(note, begin)
    if end == first and head.sentences:
        return source
    if URL_MARK in note.masked[first:end]:
        return False
    told = in_book or not CONTAINER.match(note.masked, _start_after(note, first))
    more = in_book or head.sentences
    return source and more and told and bool(CONTAINER.match(note.masked, begin))


def _cuts(note: MaskedNote, start: int) -> Iterator[tuple[int, bool]]:
    """The ends of the sentences from `start` on, outside brackets, and whether the reference can go on there."""
    depth = 0
    for event in EVENT.finditer(note.masked, start, start + _LONGEST_ENTRY):
        sign = event[0][0]
        if sign in "()[]":
            depth = max(0, depth + (1 if sign in "([" else -1))
        elif depth == 0 and (cut := sentence_cut(note, event)) is not None:
            yield _without_blanks(note, cut), sign != ";"


def _without_blanks(note: MaskedNote, end: int) -> int:
    """Where the words before `end` end."""
    while end and note.masked[end - 1].isspace():
        end -= 1
    return end


def _start_after(note: MaskedNote, end: int) -> int:
    return _next_word(note, end) or len(note.masked)


def _is_source(note: MaskedNote, begin: int) -> bool:
    """Whether a sentence after a title can be where it was published: no prose, no signal, no next head."""
    end = next(_cuts(note, begin), (len(note.masked), False))[0]
    words = note.masked[begin:end].lstrip("*_")
    return (
        0 < len(words) <= _LONGEST_SOURCE
        and (words[0].isalnum() or words[0] == URL_MARK)
        and not words[0].islower()
        and not FINITE_VERB.search(words)
        and not re.search(f"[{SYMBOL_MARK}{QUOTE_MARK}]", words)
        and _after_signal(note, begin) == begin
        and head_at(note, begin) is None
    )


def _with_address(note: MaskedNote, end: int) -> int:
    """The end of the URL, and of what tells when it was read, that follow a reference's sentences."""
    if address := _RETRIEVED.match(note.masked, _start_after(note, end)):
        end = address.end()
    if trailing := _TRAILING.match(note.masked, end):
        end = trailing.end()
    return end
