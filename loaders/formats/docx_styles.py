"""What Word's styles say of a paragraph or a run: its role, its outline level, bold, raised, hidden.

A style may be based on another; what a paragraph or run sets itself goes before any style.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from loaders.formats.docx_package import Element, child_of, is_on, number_of, value_of, word_name

Role = Literal["title", "subtitle", "heading", "contents", "paragraph"]

_HEADING = re.compile(r"heading (\d)\Z")
_CONTENTS = re.compile(r"(?:toc|table of contents|contents) ?(?:heading|\d)?\Z")
_LONGEST_CHAIN = 20  # styles that are based on one another in a ring end here
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name in lower case, the style it is based on, and its own properties."""

    name: str
    based_on: str | None
    paragraph: Element | None
    run: Element | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one file by their ids; `default` is that of paragraphs which name none."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str | None = None

    def role_of(self, paragraph: Element) -> tuple[Role, int]:
        """The paragraph's role, and the level of a heading counted from 1 (else 0)."""
        own = child_of(paragraph, "pPr")
        style_id = self._paragraph_style(own)
        for style in self._chain(style_id):
            if style.name in ("title", "subtitle"):
                return ("title" if style.name == "title" else "subtitle"), 0
            if _CONTENTS.match(style.name):
                return "contents", 0
        level = self._outline_level(own, style_id)
        return ("paragraph", 0) if level is None else ("heading", level)

    def numbering_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The id of the paragraph's list and its level from 0; `None` where it is in no list."""
        own = child_of(paragraph, "pPr")
        level: str | None = None
        for properties in self._paragraph_properties(own):
            level = level or value_of(child_of(properties, "numPr", "ilvl"))
            number = value_of(child_of(properties, "numPr", "numId"))
            if number is not None:
                is_listed = number != "0"  # 0 takes a paragraph out of its style's list
                return (number, number_of(level, 0)) if is_listed else None
        return None

    def is_set(self, name: str, run: Element, paragraph: Element | None) -> bool:
        """Whether a property such as `b` or `vanish` is on for a run of a paragraph."""
        for properties in self._run_properties(run, paragraph):
            told = child_of(properties, name)
            if told is not None:
                return is_on(told)
        return False

    def is_raised(self, run: Element, paragraph: Element | None) -> bool:
        """Whether a run is printed above the line."""
        for properties in self._run_properties(run, paragraph):
            told = value_of(child_of(properties, "vertAlign"))
            if told is not None:
                return told == "superscript"
            if (raised := value_of(child_of(properties, "position"))) is not None:
                return number_of(raised, 0) > 0
        return False

    def _outline_level(self, own: Element | None, style_id: str | None) -> int | None:
        told = value_of(child_of(own, "outlineLvl"))
        if told is not None:
            return None if number_of(told, _BODY_LEVEL) >= _BODY_LEVEL else number_of(told, 0) + 1
        for style in self._chain(style_id):
            told = value_of(child_of(style.paragraph, "outlineLvl"))
            if told is not None:
                return (
                    None if number_of(told, _BODY_LEVEL) >= _BODY_LEVEL else number_of(told, 0) + 1
                )
            if named := _HEADING.match(style.name):
                return int(named[1])
        return None

    def _paragraph_properties(self, own: Element | None) -> Iterator[Element | None]:
        yield own
        for style in self._chain(self._paragraph_style(own)):
            yield style.paragraph

    def _run_properties(self, run: Element, paragraph: Element | None) -> Iterator[Element | None]:
        own = child_of(run, "rPr")
        yield own
        for style in self._chain(value_of(child_of(own, "rStyle"))):
            yield style.run
        for style in self._chain(self._paragraph_style(child_of(paragraph, "pPr"))):
            yield style.run

    def _paragraph_style(self, own: Element | None) -> str | None:
        return value_of(child_of(own, "pStyle")) or self.default

    def _chain(self, style_id: str | None) -> Iterator[Style]:
        for _ in range(_LONGEST_CHAIN):
            style = self.by_id.get(style_id) if style_id else None
            if style is None:
                return
            yield style
            style_id = style.based_on


def read_styles(root: Element | None) -> Styles:
    """The styles of `word/styles.xml`; none where the file has no such part."""
    by_id: dict[str, Style] = {}
    default: str | None = None
    for element in () if root is None else root:
        style_id = value_of(element, "styleId")
        if word_name(element) != "style" or style_id is None:
            continue
        by_id[style_id] = Style(
            name=(value_of(child_of(element, "name")) or style_id).casefold(),
            based_on=value_of(child_of(element, "basedOn")),
            paragraph=child_of(element, "pPr"),
            run=child_of(element, "rPr"),
        )
        is_default = value_of(element, "default") in ("1", "true", "on")
        if is_default and value_of(element, "type") == "paragraph":
            default = style_id
    return Styles(by_id, default)
