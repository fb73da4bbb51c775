"""Word's field codes: hyperlinks, cross-references to notes, tables of contents.

A field has an instruction, then the result that is printed. Fields lie in one another, and a table of
contents spans many paragraphs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.formats.docx_blocks import NoteKey
from loaders.formats.docx_package import Element, value_of, word_name

_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_LONGEST_READ = 4000  # citation managers keep whole records in a field's instruction
_PRINTED_ADDRESS = ("http://", "https://")


@dataclass(slots=True)
class OpenField:
    """A field that has begun; `shows` is true from where its result starts."""

    instruction: str = ""
    shows: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open at one place of a part, outermost first."""

    notes_at: dict[str, NoteKey] = field(default_factory=dict)
    are_closed: bool = True  # whether every field of the part ends; else none is left out
    _open: list[OpenField] = field(default_factory=list)

    def read_mark(self, mark: str | None) -> None:
        """Takes one `w:fldChar`: begin, separate or end. One without its begin is passed over."""
        if mark == "begin":
            self._open.append(OpenField())
        elif mark == "separate" and self._open:
            self._open[-1].shows = True
        elif mark == "end" and self._open:
            self._open.pop()

    def enter(self, instruction: str) -> None:
        """Opens a field of one element, `w:fldSimple`, whose content is its result."""
        self._open.append(OpenField(instruction, shows=True))

    def leave(self) -> None:
        self._open.pop()

    def add_instruction(self, words: str) -> None:
        if self._open and not self._open[-1].shows:
            self._open[-1].instruction += words

    def close_unshown(self) -> None:
        """At a paragraph's end: a field without a result so far was never ended."""
        while self._open and not self._open[-1].shows:
            self._open.pop()

    @property
    def is_printed(self) -> bool:
        return all(opened.shows for opened in self._open)

    @property
    def is_contents(self) -> bool:
        """Whether the place lies in a table of contents."""
        return self.are_closed and any(_kind(opened) == "TOC" for opened in self._open)

    @property
    def link(self) -> str | None:
        """The address of the innermost hyperlink to the web."""
        for opened in reversed(self._open):
            if _kind(opened) == "HYPERLINK":
                return web_address(_first_argument(opened), _place_argument(opened))
        return None

    @property
    def note(self) -> NoteKey | None:
        """The note whose number the innermost cross-reference repeats."""
        for opened in reversed(self._open):
            if _kind(opened) in ("NOTEREF", "FTNREF"):
                return self.notes_at.get(_first_argument(opened))
        return None


def web_address(target: str | None, place: str | None = None) -> str | None:
    """The target where it is an address on the web, with what would end a Markdown link escaped.

    `place` is the part of a page, which Word keeps apart from the address.
    """
    if not target or not target.strip().casefold().startswith(_PRINTED_ADDRESS):
        return None
    address = f"{target.strip()}#{place}" if place and "#" not in target else target.strip()
    return address.replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def notes_by_bookmark(root: Element) -> dict[str, NoteKey]:
    """The note that is called inside each bookmark, which is what a cross-reference names."""
    names: dict[str, str] = {}
    found: dict[str, NoteKey] = {}
    for element in root.iter():
        match word_name(element):
            case "bookmarkStart":
                names[value_of(element, "id") or ""] = value_of(element, "name") or ""
            case "bookmarkEnd":
                names.pop(value_of(element, "id") or "", None)
            case "footnoteReference":
                key = NoteKey("footnote", value_of(element, "id") or "")
                found |= {name: key for name in names.values() if name not in found}
            case "endnoteReference":
                key = NoteKey("endnote", value_of(element, "id") or "")
                found |= {name: key for name in names.values() if name not in found}
    return found


def fields_are_closed(root: Element) -> bool:
    """Whether a part has as many ends of fields as begins."""
    marks = [
        value_of(element, "fldCharType")
        for element in root.iter()
        if word_name(element) == "fldChar"
    ]
    return marks.count("begin") == marks.count("end")


def _words(opened: OpenField) -> Sequence[str]:
    found = [
        quoted or bare for quoted, bare in _ARGUMENT.findall(opened.instruction[:_LONGEST_READ])
    ]
    return [
        word if word.startswith("\\") else word.replace('\\"', '"').replace("\\\\", "\\")
        for word in found
    ]


def _kind(opened: OpenField) -> str:
    words = _words(opened)
    return words[0].upper() if words else ""


def _first_argument(opened: OpenField) -> str:
    """The word after the field's kind; switches such as `\\h` and their values come later."""
    words = _words(opened)
    return words[1] if len(words) > 1 and not words[1].startswith("\\") else ""


def _place_argument(opened: OpenField) -> str | None:
    words = [word.casefold() for word in _words(opened)]
    return _words(opened)[words.index("\\l") + 1] if "\\l" in words[:-1] else None
