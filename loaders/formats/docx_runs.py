"""The inline content of a paragraph as pieces: runs, hyperlinks, fields, calls of notes, symbols."""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from loaders.formats.docx_blocks import LINE_END, Call, NoteKey, Piece
from loaders.formats.docx_fields import Fields, web_address
from loaders.formats.docx_package import (
    COMPATIBILITY,
    MATHEMATICS,
    RELATIONSHIPS,
    Element,
    Relationship,
    child_of,
    value_of,
    word_name,
)
from loaders.formats.docx_styles import Styles
from loaders.formats.symbol_fonts import character_of

# What of a file nobody sees on the page: deleted text, properties, field codes, comments, readings.
_UNPRINTED = frozenset({
    "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
    "fldData", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
    "commentReference", "rt", "rubyPr", "trPr", "tcPr", "tblPr", "tblGrid", "sectPr",
})  # fmt: skip
_UNKEPT = str.maketrans(dict.fromkeys("\n\r\t", " "))
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SOFT_HYPHEN = "\u00ad"
_HIDDEN = ("hidden_text_cut", "Text that is marked as hidden was left out.")
UNREAD_PART = ("part_unread", "A file inside this file was not read. Load it on its own.")
_MARK = re.compile(r"[0-9]{1,3}\Z")
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class RunReader:
    """Reads the runs of one part; keeps what outlasts a paragraph: open fields, counts of changes.

    `raw_at` gives the offset of each `w:t` in the part's text. Text boxes met on the way are left
    in `boxes` for the caller.
    """

    styles: Styles
    raw_at: dict[Element, int]
    links: dict[str, Relationship]
    fields: Fields
    marks_raised_digits: bool = False
    deleted: int = 0
    inserted: int = 0
    boxes: list[Element] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _paragraph: Element | None = None
    _link: str | None = None

    def read(self, paragraph: Element) -> list[Piece]:
        """The pieces of one paragraph, in reading order."""
        self._pieces, self._paragraph = [], paragraph
        self._read_children(paragraph)
        self.fields.close_unshown()
        return self._pieces

    def _read_children(self, element: Element) -> None:
        for child in element:
            self._read_element(child)

    def _read_element(self, element: Element) -> None:
        name = word_name(element)
        if name in ("del", "moveFrom"):
            self.deleted += 1
        elif name in _UNPRINTED:
            return
        elif name == "r":
            self._read_run(element)
        elif name == "hyperlink":
            self._read_hyperlink(element)
        elif name == "fldSimple":
            self.fields.enter(value_of(element, "instr") or "")
            self._read_children(element)
            self.fields.leave()
        elif name == "sdt":
            self._read_control(element)
        else:
            self._read_other(element, name)

    def _read_other(self, element: Element, name: str) -> None:
        if name == COMPATIBILITY + "AlternateContent":
            self._read_alternative(element)
        elif name == "txbxContent":
            self.boxes.append(element)
        elif name == MATHEMATICS + "t":
            self._add(Piece(element.text or ""))
        elif name in ("altChunk", "subDoc"):
            self._pieces.append(Piece("", problem=UNREAD_PART))
        else:  # containers: w:ins, w:smartTag, w:sdtContent, drawings, equations …
            self.inserted += name in ("ins", "moveTo")
            self._read_children(element)

    def _read_hyperlink(self, element: Element) -> None:
        outer = self._link
        relationship = self.links.get(element.get(RELATIONSHIPS + "id") or "")
        if relationship and relationship.is_external:
            self._link = web_address(relationship.target, value_of(element, "anchor"))
        self._read_children(element)
        self._link = outer

    def _read_control(self, element: Element) -> None:
        """A content control; one that still shows its prompt (`Click here to enter text`) is empty."""
        if child_of(element, "sdtPr", "showingPlcHdr") is None:
            self._read_children(element)

    def _read_alternative(self, element: Element) -> None:
        """The first of the forms in which a drawing is kept: all of them say the same."""
        chosen = element.find(COMPATIBILITY + "Choice")
        if chosen is None:
            chosen = element.find(COMPATIBILITY + "Fallback")
        if chosen is not None:
            self._read_children(chosen)

    def _read_run(self, run: Element) -> None:
        if self.styles.is_set("vanish", run, self._paragraph):
            if any(word_name(child) == "t" and (child.text or "").strip() for child in run):
                self._pieces.append(Piece("", problem=_HIDDEN))
            self._pass_over(run)
            return
        first = len(self._pieces)
        self._read_run_children(run)
        if self.styles.is_raised(run, self._paragraph):
            self._read_raised(first)
        if self.styles.is_set("b", run, self._paragraph):
            self._pieces[first:] = [replace(p, is_bold=True) for p in self._pieces[first:]]

    def _read_run_children(self, run: Element) -> None:
        has_own_mark = False
        for child in run:
            name = word_name(child)
            if has_own_mark and name in ("t", "sym"):
                continue  # the mark typed after the reference, `*`, is what the call stands for
            if name in ("footnoteReference", "endnoteReference"):
                has_own_mark = self._read_call(child)
            else:
                self._read_run_child(child)

    def _pass_over(self, run: Element) -> None:
        """Hidden runs still begin and end fields: Word hides the codes of an index so."""
        for child in run:
            if word_name(child) in ("fldChar", "instrText"):
                self._read_run_child(child)

    def _read_run_child(self, child: Element) -> None:
        match word_name(child):
            case "t":
                self._read_text(child)
            case "br" | "cr":
                self._add(LINE_END)
            case "tab" | "ptab":
                self._add(Piece("\t"))
            case "noBreakHyphen":
                self._add(Piece("-"))
            case "sym":
                self._read_symbol(child)
            case "fldChar":
                self.fields.read_mark(value_of(child, "fldCharType"))
            case "instrText":
                self.fields.add_instruction(child.text or "")
            case "softHyphen":
                pass
            case _:
                self._read_element(child)

    def _read_text(self, element: Element) -> None:
        words, at = element.text or "", self.raw_at[element]
        if element.get(_XML_SPACE) != "preserve":
            inner = words.strip(" \t\r\n")
            at, words = at + words.find(inner), inner
        if words.translate(_UNKEPT) == words and _SOFT_HYPHEN not in words:
            self._add(Piece(words, at))
            return
        for index, character in enumerate(words):
            if character in "\n\r\t":
                self._add(Piece(" "))
            elif character != _SOFT_HYPHEN:
                self._add(Piece(character, at + index))

    def _read_symbol(self, element: Element) -> None:
        font, code = value_of(element, "font") or "", value_of(element, "char") or ""
        character = character_of(font, code)
        if character:
            self._add(Piece(character))
            return
        message = f"The character {code or '?'} of the font {font or '?'} is not known."
        self._add(Piece("\ufffd", problem=("symbol_unread", message)))

    def _read_call(self, element: Element) -> bool:
        """Takes the call of a note; whether the note has a mark of its own, printed after it."""
        kind: Literal["footnote", "endnote"] = (
            "footnote" if word_name(element) == "footnoteReference" else "endnote"
        )
        has_own_mark = (value_of(element, "customMarkFollows") or "0") not in _OFF
        mark = "".join(t.text or "" for t in element.itersiblings() if word_name(t) == "t")
        if self.fields.is_printed and not self.fields.is_contents:
            key = NoteKey(kind, value_of(element, "id") or "")
            call = Call(key, mark.strip() if has_own_mark else None)
            self._pieces.append(Piece("", call=call))
        return has_own_mark

    def _read_raised(self, first: int) -> None:
        """Raised digits repeat a note's call where they are a cross-reference to it; elsewhere, in a
        file without notes of Word's own, they are calls typed by hand."""
        raised = self._pieces[first:]
        words = "".join(piece.words for piece in raised)
        if note := self.fields.note:
            call = Piece("", call=Call(note, is_repeated=True))
            is_new = bool(words) and self._pieces[:first][-1:] != [call]
            self._pieces[first:] = [call] if is_new else []
        elif self.marks_raised_digits and _MARK.match(words):
            self._pieces[first:] = [Piece("<sup>"), *raised, Piece("</sup>")]

    def _add(self, piece: Piece) -> None:
        if piece.words and self.fields.is_printed and not self.fields.is_contents:
            link = self._link or self.fields.link
            self._pieces.append(replace(piece, link=link) if link else piece)
