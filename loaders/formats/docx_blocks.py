"""Paragraphs, headings, list entries and table rows of a Word file, as pieces of text.

What a reader of the printed page sees is kept; deleted, hidden and field-code text is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

BlockKind = Literal["title", "subtitle", "heading", "paragraph", "entry", "row"]


@dataclass(frozen=True, slots=True, order=True)
class NoteKey:
    """A note by its kind and by its id in the file, which is not its number."""

    kind: Literal["footnote", "endnote"]
    id: str


@dataclass(frozen=True, slots=True)
class Call:
    """A place that calls a note: a reference, or a cross-reference that repeats its number.

    `own_mark` is a mark such as `*` that stands for the number, `None` where Word counts the note.
    """

    note: NoteKey
    own_mark: str | None = None
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `at` is its offset in the part, `None` where it is the reader's own.

    A call of a note and a problem are pieces without words.
    """

    words: str
    at: int | None = None
    link: str | None = None
    call: Call | None = None
    problem: tuple[str, str] | None = None
    is_bold: bool = False


LINE_END = Piece("\n")


@dataclass(slots=True)
class Block:
    """One paragraph or row; `label` is the printed number of a list's entry or of a heading."""

    kind: BlockKind = "paragraph"
    level: int = 0
    label: str = ""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.pieces)

    @property
    def has_text(self) -> bool:
        return bool(self.words.strip()) or any(piece.call for piece in self.pieces)


def trimmed_pieces(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without white space at either end; calls and problems stay."""
    kept = list(pieces)
    for index, piece in enumerate(kept):
        if piece.call:
            break
        inner = piece.words.lstrip()
        kept[index] = _from(piece, len(piece.words) - len(inner))
        if inner:
            break
    for index in range(len(kept) - 1, -1, -1):
        if kept[index].call:
            break
        inner = kept[index].words.rstrip()
        kept[index] = replace(kept[index], words=inner)
        if inner:
            break
    return [piece for piece in kept if piece.words or piece.call or piece.problem]


def without_opening(pieces: Sequence[Piece], words: str) -> list[Piece]:
    """The trimmed pieces without these words at their start, where they stand there in one piece."""
    kept = trimmed_pieces(pieces)
    for index, piece in enumerate(kept):
        if piece.words:
            if words and piece.words.startswith(words):
                kept[index] = _from(piece, len(words))
            break
    return trimmed_pieces(kept)


def joined(blocks: Iterable[Block], between: str) -> list[Piece]:
    """The pieces of all blocks as those of one line."""
    pieces: list[Piece] = []
    for block in blocks:
        if pieces:
            pieces.append(Piece(between))
        if block.label:
            pieces.append(Piece(f"{block.label} "))
        pieces += trimmed_pieces(block.pieces)
    return pieces


def _from(piece: Piece, index: int) -> Piece:
    at = None if piece.at is None else piece.at + index
    return replace(piece, words=piece.words[index:], at=at)
