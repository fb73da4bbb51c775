"""Tells the words of a site from those of the article, after the article's last line."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from loaders.layout import Line
from loaders.wording import pattern_of, words_of

_LONGEST_SITE_LINE = 120
_ENDED = re.compile(r"[.!?…][”’\"')\]»*_]*\Z")
_MARKDOWN_HEADING = re.compile(r"#{1,6} ")
_ADDRESS = re.compile(r"https?://[^\s<>\"”]{1,2000}")
_COPYRIGHT = re.compile(
    r"(?:copyright\s{0,3})?©\s{0,3}(?:\d{4}(?:[-–]\d{4})?,?\s{1,3})?(?P<name>[^.|,©\d][^.|,©]{1,60})",
    re.IGNORECASE,
)
_TAG_LINE = re.compile(r"(?P<name>[^\s:|][^:|]{1,40}?)(?::| \||\ –| —) (?P<tag>\S.{2,100})\Z")


def boilerplate_line(lines: Sequence[Line], first: int, stop: int) -> int:
    """The index in `lines[first:stop]` at which the site's words start; `stop` when there are none.

    A line of them opens a paragraph (or follows a finished line) and has a word such as
    `newsletter`, or stands in a paragraph of short lines that no full stop ends.
    """
    for index in range(first, stop):
        line = lines[index]
        opens = line.after_blank or bool(_ENDED.search(lines[index - 1].content if index else ""))
        if opens and (has_site_words(line) or _MARKDOWN_HEADING.match(line.content)):
            return index
        if line.after_blank and not _is_prose(lines, index, stop):
            return index
    return stop


def trailing_boilerplate(lines: Sequence[Line], first: int) -> int:
    """The index from which all lines but blank ones have a site's words; `len(lines)` when none."""
    index = len(lines)
    while index > first and has_site_words(lines[index - 1]):
        index -= 1
    return index


def has_site_words(line: Line) -> bool:
    """Whether a short line has a word such as `newsletter`."""
    return line.end - line.start <= _LONGEST_SITE_LINE and bool(
        pattern_of("boilerplate").search(line.content)
    )


def outlet_named(lines: Sequence[Line], text: str) -> str | None:
    """The outlet that a site's closing lines name: `© 2015 NAME`, or `NAME: News and analysis`.

    A name before a tag line is believed where the tag has a word such as `news`, or an address in
    the text bears the name. `None` when no line is so plain.
    """
    for line in reversed(lines):
        if owner := _COPYRIGHT.search(line.content):
            return owner["name"].strip(" -–|")
        tag_line = _TAG_LINE.match(line.content)
        if tag_line and _is_outlet(tag_line["name"], tag_line["tag"], text):
            return tag_line["name"].strip()
    return None


def _is_prose(lines: Sequence[Line], first: int, stop: int) -> bool:
    last = first
    while last + 1 < stop and not lines[last + 1].after_blank:
        last += 1
    if any(line.end - line.start > _LONGEST_SITE_LINE for line in lines[first : last + 1]):
        return True
    return bool(_ENDED.search(lines[last].content) or _ADDRESS.search(lines[last].content))


def _is_outlet(name: str, tag: str, text: str) -> bool:
    if name.casefold().strip() in words_of("not_outlet"):
        return False
    if pattern_of("outlet").search(tag):
        return True
    slug = re.sub(r"\W+", "", name.casefold())
    return len(slug) > 3 and any(
        slug in (urlsplit(found[0]).netloc or "").replace("-", "").casefold()
        for found in _ADDRESS.finditer(text)
    )
