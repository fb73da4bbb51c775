"""Reads what stands above the body: title, bylines, date line, outlet, address.

The first line that is none of the others is the title. Nothing is guessed from prose: a date is
taken only from a line (or a label) that holds little else.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_schema.dates import is_edtf
from loaders.layout import Line
from loaders.wording import words_of

_MOST_LINES = 30
_LONGEST_TITLE = 250
_MOST_WORDS_OF_STOPPED_TITLE = 8
_LONGEST_SUBTITLE = 140
_LONGEST_OUTLET = 60
_LONGEST_WRAPPED_LINE = 160

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_OPENING_SIGNS = re.compile(r"\A[#>\s]*[*_]*")
_CLOSING_HASHES = re.compile(r"(?<![ \t])[ \t]+#+\Z")
_DATE = re.compile(
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
    rf"|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})\.?,? (?P<year>(?:18|19|20)\d\d)\b"
    rf"|\b(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>(?:18|19|20)\d\d)\b"
    rf"|\b(?P<month3>{_MONTH})\.?,? (?P<year3>(?:18|19|20)\d\d)\b",
    re.IGNORECASE,
)
_BESIDE_DATE = re.compile(
    r"(?:(?:first )?(?:published|posted|issued|updated|last updated)(?: on| at)?|on|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\d{1,2}[:.]\d{2} ?(?:am|pm)?|am|pm|gmt|utc|bst|est|edt|cet|[\s,;:|()*_–—-])+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z][\w.’'/ -]{1,40}(?:, [A-Z][\w.’' -]{1,30})?[,:(]? ?\(?\Z")
_DATELINE = re.compile(
    r"(?P<place_and_date>[A-Z][^\d.!?\n]{1,50}[( ]\d{0,2}[^\d.!?\n]{1,14}(?:\d{1,2},? )?\d{4}\)?) {0,2}(?:\([A-Za-z ]{2,20}\) )?[–—-]"
)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]{3,2000})>?\Z")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,24}?) ?: *(?P<value>\S.*)\Z")
_BYLINE = re.compile(r"(?:written )?by:? +(?P<names>\S.*)\Z", re.IGNORECASE)
_PARTS = re.compile(r"(?<! ) +[|·•–—] +")
_NAMES = re.compile(r",? and | & |, ?|; ?| on \Z| on (?=[A-Z])")
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]*|v[ao]n|d[aeiu]|de[lr]|la|le|al|bin|ibn|ter)(?: (?:[^\W\d_a-z][\w.’'-]*|v[ao]n|d[aeiu]|de[lr]|la|le|al|bin|ibn|ter)){1,5}\Z"
)
_STOPPED = re.compile(r"\.[”’\"')\]]*\Z")
_CONTINUES = re.compile(
    r"(?:[:,–—-]|\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|under|with))\Z"
)
_BRACKETED = re.compile(r"\[[^\]]{1,80}\]\Z")
_OUTLET_SUFFIX = re.compile(r" \| (?P<outlet>[^|]{2,60})\Z")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the lines above the body tell; `first` is the index of the first line of the body.

    `title` is empty, with an empty span, where the text starts with prose.
    """

    title: str = ""
    title_span: tuple[int, int] = (0, 0)
    authors: tuple[str, ...] = ()
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    first: int = 0


def read_front_matter(lines: Sequence[Line]) -> FrontMatter:
    """The front matter of an article whose written lines are `lines`, notes left out."""
    front = _read_yaml(lines)
    for index in range(front.first, min(len(lines), _MOST_LINES)):
        line = lines[index]
        told = None if line.content.startswith("# ") else read_detail(line.content)
        if told is not None:
            front = replace(_merged(front, told), first=index + 1)
        elif not front.title_span[1]:
            if front.title:  # told by YAML: the text may print it again
                return _reprinted(front, line, index)
            if not _is_title(lines, index):
                return front
            front = _with_title(front, line, index)
        elif _is_below_title(lines, index):
            front = _with_subtitle(front, line, index)
        else:
            break
    return _dated_by_dateline(front, lines)


def read_detail(line: str) -> FrontMatter | None:
    """What a whole line tells as byline, date line, label or address; `None` when it is none."""
    content = _OPENING_SIGNS.sub("", line, count=1).rstrip("*_ \t\u00a0")
    if not content or (len(content) > 3 and not content.strip("=-_*~")):
        return FrontMatter()
    if _BRACKETED.match(content) and not content[1].isdigit():
        return FrontMatter()
    if address := _ADDRESS.match(content):
        return FrontMatter(url=address[1])
    if content.casefold() in words_of("kicker"):
        return FrontMatter()
    return _labelled(content) or _composite(content) or _plain_detail(content)


def date_line(line: str) -> str | None:
    """The EDTF date of a line that holds a date and at most a place, a weekday and an hour."""
    found = _DATE.search(line) if len(line) <= 90 else None
    if not found:
        return None
    before = _BESIDE_DATE.sub("", line[: found.start()], count=1)
    after = _BESIDE_DATE.sub("", line[found.end() :])
    is_bare = not before.strip() or bool(_PLACE.match(before))
    return _edtf(found) if is_bare and not after.strip() else None


def _edtf(found: re.Match[str]) -> str | None:
    told = {key.rstrip("23"): value for key, value in found.groupdict().items() if value}
    if "iso" in told:
        edtf = told["iso"]
    else:
        edtf = f"{told['year']}-{_MONTHS[told['month'].casefold()]:02}"
        edtf += f"-{int(told['day']):02}" if "day" in told else ""
    return edtf if is_edtf(edtf) else None


def _labelled(content: str) -> FrontMatter | None:
    labelled = _LABEL.match(content)
    if not labelled:
        return None
    label, value = labelled["label"].casefold(), labelled["value"].strip("\"'“” ")
    if label in words_of("author_label"):
        return FrontMatter(authors=_names(value)) if _names(value) else None
    if label in words_of("date_label"):
        found = _DATE.search(value)
        return FrontMatter(date=_edtf(found)) if found else None
    if label in words_of("url_label") and (address := _ADDRESS.match(value)):
        return FrontMatter(url=address[1])
    if label in words_of("publisher_label") and len(value) < 80:
        address = _ADDRESS.match(value)
        return FrontMatter(url=address[1]) if address else FrontMatter(publisher=value)
    return None


def _plain_detail(content: str) -> FrontMatter | None:
    """A date line, a byline, or both: `Posted on 3 March 2014 by NAME`, `By NAME, 3 March 2014`."""
    byline = None if _STOPPED.search(content) else _BYLINE.match(content)
    if byline:
        found = _DATE.search(byline["names"])
        names = _names(byline["names"][: found.start()] if found else byline["names"])
        return FrontMatter(authors=names, date=_edtf(found) if found else None) if names else None
    before, _, after = content.partition(" by ")
    if after and (date := date_line(before)) and (names := _names(after)):
        return FrontMatter(authors=names, date=date)
    date = date_line(content)
    return FrontMatter(date=date) if date else None


def _composite(content: str) -> FrontMatter | None:
    """`By NAME | OUTLET | 5 March 2020`: believed when one part is a byline or a date."""
    parts = _PARTS.split(content)
    if len(parts) < 2 or len(content) > 200:
        return None
    read = [_plain_detail(part) for part in parts]
    unread = [part for part, detail in zip(parts, read, strict=True) if detail is None]
    if not any(read) or any(
        len(part) > _LONGEST_OUTLET or _STOPPED.search(part) for part in unread
    ):
        return None
    told = FrontMatter()
    for part, detail in zip(parts, read, strict=True):
        named = part.strip() if part.strip().casefold() not in words_of("kicker") else None
        told = _merged(told, detail or FrontMatter(publisher=named))
    return told


def _names(value: str) -> tuple[str, ...]:
    """The names in a byline; offices and affiliations between them are left out."""
    parts = [part.strip() for part in _NAMES.split(_PARTS.split(value)[0])]
    if not parts or not _NAME.match(parts[0]):
        return ()
    return tuple(part for part in parts if _NAME.match(part))


def _merged(front: FrontMatter, told: FrontMatter) -> FrontMatter:
    return replace(
        front,
        authors=front.authors or told.authors,
        date=front.date or told.date,
        publisher=front.publisher or told.publisher,
        url=front.url or told.url,
    )


def _is_title(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    length = line.end - line.start
    if line.content.startswith("#") and length <= _LONGEST_TITLE:
        return True
    if length > _LONGEST_TITLE or (
        _STOPPED.search(line.content) and len(line.content.split()) > _MOST_WORDS_OF_STOPPED_TITLE
    ):
        return False
    if len(lines) == index + 1:
        return not _STOPPED.search(line.content)
    return not _opens_wrapped_prose(lines, index)


def _opens_wrapped_prose(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is the first of a hard-wrapped paragraph."""
    block = [lines[index]]
    for line in lines[index + 1 :]:
        if line.after_blank or len(block) > 40:
            break
        block.append(line)
    if len(block) < 2 or any(line.end - line.start > _LONGEST_WRAPPED_LINE for line in block):
        return False
    words = sum(len(line.content.split()) for line in block)
    has_details = any(read_detail(line.content) for line in block)
    return words > 20 and bool(_STOPPED.search(block[-1].content)) and not has_details


def _with_title(front: FrontMatter, line: Line, index: int) -> FrontMatter:
    stripped = line.content.lstrip("#").lstrip()
    start = line.end - len(stripped)
    title = _CLOSING_HASHES.sub("", stripped)
    publisher = front.publisher
    if suffix := _OUTLET_SUFFIX.search(title):
        title, publisher = title[: suffix.start()], publisher or suffix["outlet"].strip()
    title = title.rstrip()
    span = (start, start + len(title))
    if title.startswith("**") and title.endswith("**") and len(title) > 4:
        title, span = title[2:-2], (span[0] + 2, span[1] - 2)
    return replace(front, title=title, title_span=span, publisher=publisher, first=index + 1)


def _is_below_title(lines: Sequence[Line], index: int) -> bool:
    """Whether the line continues the title or is its subtitle: short, not ended by a full stop, and
    right below the title or right above a byline or date line."""
    line = lines[index]
    if line.end - line.start > _LONGEST_SUBTITLE or _STOPPED.search(line.content):
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    if line.after_blank:
        return following is not None and read_detail(following.content) is not None
    has_more = any(later.after_blank for later in lines[index + 1 : index + 4])
    return following is None or has_more


def _with_subtitle(front: FrontMatter, line: Line, index: int) -> FrontMatter:
    front = replace(front, first=index + 1)
    if _CONTINUES.search(front.title) or line.content[0].islower():
        title = f"{front.title} {line.content}"
        return replace(front, title=title, title_span=(front.title_span[0], line.end))
    found = _DATE.search(line.content)
    at_end = found is not None and not line.content[found.end() :].strip(" .)")
    return _merged(front, FrontMatter(date=_edtf(found))) if found and at_end else front


def _dated_by_dateline(front: FrontMatter, lines: Sequence[Line]) -> FrontMatter:
    """`GENEVA (10 April 2023) – The experts …`: the body's first words date a release."""
    if front.date or front.first >= len(lines):
        return front
    dateline = _DATELINE.match(lines[front.first].content)
    if dateline and (date := date_line(dateline["place_and_date"])):
        return replace(front, date=date)
    return front


def _reprinted(front: FrontMatter, line: Line, index: int) -> FrontMatter:
    if line.content.lstrip("# ").casefold() == front.title.casefold():
        return _with_title(front, line, index)
    return front


def _read_yaml(lines: Sequence[Line]) -> FrontMatter:
    """The block between two `---` lines at the top of a Markdown file, its plain keys only."""
    if not lines or lines[0].start or lines[0].content != "---":
        return FrontMatter()
    closing = next((i for i in range(1, min(len(lines), 50)) if lines[i].content == "---"), None)
    if closing is None:
        return FrontMatter()
    front = FrontMatter(first=closing + 1)
    for line in lines[1:closing]:
        labelled = _LABEL.match(line.content)
        if labelled and labelled["label"].casefold() in words_of("title_label"):
            front = replace(front, title=labelled["value"].strip("\"'“” "))
        elif labelled and (told := _labelled(line.content)):
            front = _merged(front, told)
    return front
