"""The article's blocks: title, headings, paragraphs, notes, and the blanks between them.

Invariant: the regions cover the text from its start to its end, in order, each code point once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph_schema.extraction import Extraction

Role = Literal["title", "heading", "paragraph", "note", "blank"]

_TOP = 2000
_TITLE_MARKUP = 12  # "## ", "**…**" and the like around a title


@dataclass(frozen=True, slots=True)
class Region:
    """A block, or the blank lines between two; [start, end) in the text."""

    role: Role
    start: int
    end: int

    @property
    def id(self) -> str:
        return f"at-{self.start}"


@dataclass(frozen=True, slots=True)
class Layout:
    """All regions. `sections` and `notes` tell the id of the block in which each begins.

    Of two notes with one number the first is meant: a claim names its note by number only.
    """

    regions: tuple[Region, ...]
    sections: dict[str, str]
    notes: dict[int, str]


def lay_out(extraction: Extraction, text: str) -> Layout:
    """Blank lines part blocks; so do the starts of headings and notes, whatever stands before them."""
    roles = _roles(extraction, text)
    regions = tuple(_regions(text, roles, extraction))
    blocks = [region for region in regions if region.role != "blank"]

    def block_at(place: int) -> str:
        """The block that holds a place, or the next one."""
        return next((b.id for b in blocks if b.end > place), "text")

    return Layout(
        regions,
        {section.id: block_at(section.start) for section in extraction.sections},
        {note.number: block_at(note.start) for note in reversed(extraction.footnotes)},
    )


def line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _roles(extraction: Extraction, text: str) -> dict[int, Role]:
    """What the line that starts at a place is; later writers win."""
    roles: dict[int, Role] = {line_start(text, n.start): "note" for n in extraction.footnotes}
    roles |= {
        line_start(text, s.start): "heading" if s.heading else "paragraph"
        for s in extraction.sections
    }
    return roles | {start: "title" for start, _ in [_title_lines(extraction, text)] if start >= 0}


def _title_lines(extraction: Extraction, text: str) -> tuple[int, int]:
    """The lines near the top that hold the title and nothing else; (-1, -1) where none do."""
    words = map(re.escape, extraction.document.title.split())
    found = re.search(r"\s+".join(words), text[:_TOP])
    if not found or found.start() == found.end():
        return -1, -1
    start, end = line_start(text, found.start()), text.find("\n", found.end())
    end = len(text) if end < 0 else end
    beside = text[start : found.start()] + text[found.end() : end]
    return (start, end) if len(beside) <= _TITLE_MARKUP else (-1, -1)


def _regions(text: str, roles: dict[int, Role], extraction: Extraction) -> Iterator[Region]:
    done = 0
    title_end = _title_lines(extraction, text)[1]
    for start, end, role in _blocks(text, roles, title_end):
        if start > done:
            yield Region("blank", done, start)
        inside = any(note.start < start < note.end for note in extraction.footnotes)
        yield Region("note" if inside and role == "paragraph" else role, start, end)
        done = end
    if done < len(text):
        yield Region("blank", done, len(text))


def _blocks(text: str, roles: dict[int, Role], title_end: int) -> Iterator[tuple[int, int, Role]]:
    block: tuple[int, int, Role] | None = None
    for start, end in _lines(text):
        blank = not text[start:end].strip()
        in_title = block is not None and block[2] == "title" and start <= title_end
        alone = block is not None and block[2] in ("title", "heading")
        if block and not in_title and (blank or alone or start in roles):
            yield block
            block = None
        if not blank:
            block = (
                (block[0], end, block[2]) if block else (start, end, roles.get(start, "paragraph"))
            )
    if block:
        yield block


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1
