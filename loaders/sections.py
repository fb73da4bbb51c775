"""Finds the headed sections of an article's body.

A heading is known by its look alone: `## Title`, `**Title**`, ALL CAPS, `II. Title`, or a short
line that no full stop ends. Lines of a list look the same, so runs of such lines are no headings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph_schema.extraction import Section
from loaders.anchors import SUPERSCRIPTS, roman_value
from loaders.layout import Line
from loaders.wording import words_of

Look = Literal["marked", "numbered", "plain"]

_MARKED = re.compile(
    r"(?:#{1,6}[ \t]+(?P<hashed>(?:.*[^ \t#])?)[ \t#]*|\*\*(?P<bold>[^*]+)\*\*|__(?P<strong>[^_]+)__)\Z"
)
_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[A-Z])(?P<mark>[.):]|(?<=\.\d)|(?<=\.\d\d))[ \t\u00a0]{1,5}(?P<rest>\S.*)\Z"
)
_TRAILING_ANCHORS = re.compile(rf"(?:\[\^?\w{{1,6}}\]|[{SUPERSCRIPTS}]{{1,3}}|\*){{1,3}}\Z")
_ENDED = re.compile(r"[.,;:!…][”’\"')\]»*_]*\Z")
_SENTENCES = re.compile(r"[.!?][”’\"')]? +[A-Z“]")
_NO_HEADING_START = re.compile(r"[-*•–—>“\"‘«„'(\[|]|https?:|www\.")
_LABELLED = re.compile(r"([A-Za-z]{1,12})(?: \w{1,12})?:")
_LONGEST = 120
_MOST_WORDS = 15
_MOST_PLAIN_WORDS = 12
_LIST_RUN = 3


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    look: Look
    number: str | None
    heading: str


def find_sections(lines: Sequence[Line], body: tuple[int, int]) -> tuple[Section, ...]:
    """The sections that fill the body, in order: `lead` before the first heading, then `s1`, `s2` …

    `lines` are those of the body. `lead` is there unless the body starts with a heading.
    """
    start, end = body
    headings = _headings(lines)
    starts = [lines[heading.line].start for heading in headings]
    sections: list[Section] = []
    if not starts or starts[0] > start:
        sections.append(Section("lead", None, None, start, starts[0] if starts else end))
    for index, heading in enumerate(headings):
        stop = starts[index + 1] if index + 1 < len(starts) else end
        name = f"s{index + 1}"
        sections.append(Section(name, heading.number, heading.heading, starts[index], stop))
    return tuple(sections)


def _headings(lines: Sequence[Line]) -> list[_Heading]:
    looks = [_heading_at(lines, index) for index in range(len(lines))]
    found = [look for look in looks if look]
    kept = [heading for heading in found if not _is_in_list(looks, heading)]
    # A heading heads something: a closing signature or place name does not.
    last_text = max(
        (i for i, look in enumerate(looks) if look is None and not lines[i].is_rule), default=-1
    )
    return [heading for heading in kept if heading.line < last_text]


def _heading_at(lines: Sequence[Line], index: int) -> _Heading | None:
    line = lines[index]
    if line.end - line.start > _LONGEST or line.is_rule:
        return None
    if marked := _MARKED.match(line.content):
        title = marked[marked.lastgroup or 0].strip()
        return _titled(index, "marked", title) if title else None
    if not _stands_alone(lines, index):
        return None
    return _unmarked_heading(lines, index)


def _unmarked_heading(lines: Sequence[Line], index: int) -> _Heading | None:
    content = _TRAILING_ANCHORS.sub("", lines[index].content).rstrip()
    if not content or _cannot_head(content):
        return None
    numbered = _NUMBERED.match(content)
    if numbered and numbered["rest"][0].isupper() and not content.endswith((";", ",", ":")):
        return _Heading(index, "numbered", numbered["number"], numbered["rest"])
    if _is_all_capitals(content):
        return _Heading(index, "marked", None, content)
    follows_colon = index > 0 and lines[index - 1].content.endswith(":")
    if follows_colon or not _is_plain_heading(content):
        return None
    return _Heading(index, "plain", None, content)


def _cannot_head(content: str) -> bool:
    """Whether a line is too long, opens as a list or quotation does, or holds two sentences."""
    return (
        len(content.split()) > _MOST_WORDS
        or bool(_NO_HEADING_START.match(content))
        or bool(_SENTENCES.search(content.partition(" ")[2]))
        or content.strip(" -–#*").casefold() in words_of("no_heading")
    )


def _titled(index: int, look: Look, title: str) -> _Heading:
    content = _TRAILING_ANCHORS.sub("", title).strip("*_ ")
    if numbered := _NUMBERED.match(content):
        return _Heading(index, look, numbered["number"], numbered["rest"])
    return _Heading(index, look, None, content)


def _is_plain_heading(content: str) -> bool:
    if _ENDED.search(content) or (not content[0].isupper() and not content[0].isdigit()):
        return False
    if content[0].isdigit() and not re.search(r"[^\W\d]{3}", content):
        return False
    label = _LABELLED.match(content)
    if label and label[1].casefold() in words_of("no_heading"):
        return False
    return (
        len(content.split()) <= _MOST_PLAIN_WORDS
        and "://" not in content
        and "/" not in content.split(maxsplit=1)[0]
    )


def _is_all_capitals(content: str) -> bool:
    """`THE RECORD`, but not the symbol `A/HRC/25/63` nor a sentence shouted with its full stop."""
    if content.upper() != content or _ENDED.search(content):
        return False
    return any(word.isalpha() and len(word) > 2 for word in content.split())


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether blank lines, other headings or the long lines of unwrapped text part it from prose."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    parted_above = line.after_blank or (index > 0 and len(lines[index - 1].content) > _LONGEST)
    parted_below = following is None or following.after_blank or len(following.content) > _LONGEST
    underlined = following is not None and following.is_rule
    return parted_above and (parted_below or underlined)


def _is_in_list(looks: Sequence[_Heading | None], heading: _Heading) -> bool:
    """Whether the neighbours show a list: the next or previous number, or a run of plain lines."""
    around = [
        looks[index] for index in (heading.line - 1, heading.line + 1) if 0 <= index < len(looks)
    ]
    if heading.look == "numbered":
        return any(
            other and other.look == "numbered" and _are_neighbours(other.number, heading.number)
            for other in around
        )
    if heading.look == "marked":
        return False
    first = last = heading.line
    while first and _is_plain(looks[first - 1]) and heading.line - first < _LIST_RUN:
        first -= 1
    while last + 1 < len(looks) and _is_plain(looks[last + 1]) and last - heading.line < _LIST_RUN:
        last += 1
    return last - first + 1 >= _LIST_RUN


def _is_plain(look: _Heading | None) -> bool:
    return look is not None and look.look == "plain"


def _are_neighbours(a: str | None, b: str | None) -> bool:
    """Whether two printed numbers follow one another: 2 and 3, 2.1 and 2.2, II and III, A and B."""
    if not a or not b or a.rpartition(".")[0] != b.rpartition(".")[0]:
        return False
    a, b = a.rpartition(".")[2], b.rpartition(".")[2]
    if a.isdigit() or b.isdigit():
        return a.isdigit() and b.isdigit() and abs(int(a) - int(b)) == 1
    if len(a) == len(b) == 1 and abs(ord(a) - ord(b)) == 1:
        return True
    numerals = set("IVXLC")
    return (
        set(a) <= numerals
        and set(b) <= numerals
        and abs(roman_value(a.lower()) - roman_value(b.lower())) == 1
    )
