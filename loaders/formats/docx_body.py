"""The blocks of a Word part in reading order: paragraphs, list entries, tables, text boxes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.formats.docx_blocks import Block, BlockKind, Piece, joined, trimmed_pieces
from loaders.formats.docx_numbering import BULLET, Numbering
from loaders.formats.docx_package import COMPATIBILITY, Element, child_of, value_of, word_name
from loaders.formats.docx_runs import UNREAD_PART, RunReader
from loaders.formats.docx_styles import Styles

_CONTAINERS = frozenset({"body", "ins", "moveTo", "customXml", "sdtContent", "smartTag"})
_CONTENTS_GALLERY = "table of contents"
_CONTENTS_CUT = ("contents_cut", "The table of contents was left out.")
_LONGEST_HEADING = 200
_LONGEST_BOLD_HEADING = 120
_LONGEST_CELL = 1000  # a longer cell holds text of its own: the table only lays out the page
_SENTENCE_ENDS = (".", ",", ";", ":", "!", "…", ".”", '."', ".’")


@dataclass(slots=True)
class PartReader:
    """Reads the blocks of one part, each once and in order: lists count as they are met."""

    styles: Styles
    numbering: Numbering
    runs: RunReader
    _blocks: list[Block] = field(default_factory=list)
    _carried: list[Piece] = field(default_factory=list)
    _has_contents: bool = False

    def read(self, container: Element) -> list[Block]:
        """The blocks inside an element such as `w:body`; a block may hold nothing but a problem."""
        outer = self._blocks, self._carried
        self._blocks, self._carried = [], []
        self._read_children(container)
        if self._carried:  # the last paragraph's mark is deleted, and nothing follows
            self._blocks.append(Block(pieces=self._carried))
        found = self._blocks
        self._blocks, self._carried = outer
        return found

    def _read_children(self, container: Element) -> None:
        for element in container:
            self._read_element(element)

    def _read_element(self, element: Element) -> None:
        name = word_name(element)
        if name == "p":
            self._read_paragraph(element)
        elif name == "tbl":
            self._read_table(element)
        elif name == "sdt":
            self._read_control(element)
        elif name == COMPATIBILITY + "AlternateContent":
            for form in list(element)[:1]:
                self._read_children(form)
        elif name in ("altChunk", "subDoc"):
            self._blocks.append(Block(pieces=[Piece("", problem=UNREAD_PART)]))
        elif name in _CONTAINERS:
            self._read_children(element)

    def _read_control(self, element: Element) -> None:
        gallery = value_of(child_of(element, "sdtPr", "docPartObj", "docPartGallery")) or ""
        content = child_of(element, "sdtContent")
        if gallery.casefold() == _CONTENTS_GALLERY:
            self._cut_contents()
        elif content is not None:
            self._read_children(content)

    def _read_paragraph(self, paragraph: Element) -> None:
        role, level = self.styles.role_of(paragraph)
        pieces = self.runs.read(paragraph)
        boxes, self.runs.boxes = self.runs.boxes, []
        if role == "contents" or (self.runs.fields.is_contents and not pieces):
            self._cut_contents()
        elif child_of(paragraph, "pPr", "rPr", "del") is not None:
            self._carried += pieces
        else:
            block = Block("paragraph", level, self._label(paragraph), self._carried + pieces)
            self._carried = []
            block.kind = self._kind(block, role)
            self._blocks.append(block)
        for box in boxes:
            self._blocks += self.read(box)

    def _kind(self, block: Block, role: str) -> BlockKind:
        length = len(block.words)
        if role == "title" and 0 < length <= _LONGEST_HEADING:
            return self._kind_of_title()
        if role == "subtitle":
            follows_title = self._blocks and self._blocks[-1].kind in ("title", "subtitle")
            return "subtitle" if follows_title else "paragraph"
        if (role == "heading" and 0 < length <= _LONGEST_HEADING) or _looks_like_heading(block):
            return "heading"
        return "entry" if block.label else "paragraph"

    def _kind_of_title(self) -> BlockKind:
        """A second title is the first one's next line, or heads a section."""
        if not any(block.kind == "title" for block in self._blocks):
            return "title"
        return "subtitle" if self._blocks[-1].kind in ("title", "subtitle") else "heading"

    def _label(self, paragraph: Element) -> str:
        numbered = self.styles.numbering_of(paragraph)
        return self.numbering.next_label(*numbered) if numbered else ""

    def _cut_contents(self) -> None:
        if not self._has_contents:
            self._blocks.append(Block(pieces=[Piece("", problem=_CONTENTS_CUT)]))
        self._has_contents = True

    def _read_table(self, table: Element) -> None:
        rows = [
            [self.read(cell) for cell in _descendants(row, "tc")]
            for row in _descendants(table, "tr")
            if not self._is_deleted(row)
        ]
        cells = [blocks for row in rows for blocks in row]
        is_layout = all(sum(_has_text(cell) for cell in row) <= 1 for row in rows) or any(
            sum(len(block.words) for block in cell) > _LONGEST_CELL for cell in cells
        )
        if is_layout:
            self._blocks += [block for cell in cells for block in cell]
        else:
            self._blocks += [_row(row) for row in rows if any(map(_has_text, row))]

    def _is_deleted(self, row: Element) -> bool:
        is_deleted = child_of(row, "trPr", "del") is not None
        self.runs.deleted += is_deleted
        return is_deleted


def _row(cells: list[list[Block]]) -> Block:
    """`| 2014 | Accepted |`, each cell on one line."""
    pieces = [Piece("|")]
    for cell in cells:
        pieces += [Piece(" "), *joined(cell, " "), Piece(" |")]
    return Block("row", pieces=pieces)


def _has_text(cell: list[Block]) -> bool:
    return any(block.has_text for block in cell)


def _descendants(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for child in element:
        if word_name(child) == name:
            yield child
        elif word_name(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _descendants(child, name)


def _looks_like_heading(block: Block) -> bool:
    """Whether a paragraph without a heading's style is a short bold line that ends no sentence."""
    words = [piece for piece in trimmed_pieces(block.pieces) if piece.words.strip()]
    text = "".join(piece.words for piece in words).strip()
    return (
        block.label != BULLET
        and 0 < len(text) <= _LONGEST_BOLD_HEADING
        and all(piece.is_bold for piece in words)
        and "\n" not in text
        and not text.endswith(_SENTENCE_ENDS)
        and any(character.isalpha() for character in text)
    )
