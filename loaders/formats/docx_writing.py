"""Writes the blocks of a Word file as canonical text."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from graph_schema.extraction import Problem
from loaders.formats.canonical import CanonicalWriter
from loaders.formats.docx_blocks import (
    LINE_END,
    Block,
    NoteKey,
    Piece,
    trimmed_pieces,
    without_opening,
)

_TIGHT = frozenset({("entry", "entry"), ("row", "row"), ("title", "subtitle"), ("subtitle",) * 2})
_NOTE_INDENT = "\n    "
_SCHEME = re.compile(r"(?:https?://)(?:www\.)?|www\.")


class BlockWriter:
    """Writes blocks and notes with `writer`; gathers the problems met in them."""

    def __init__(self, writer: CanonicalWriter, numbers: Mapping[NoteKey, int]) -> None:
        self.problems: list[Problem] = []
        self._writer = writer
        self._numbers = numbers

    def write_body(self, blocks: Sequence[Block]) -> None:
        """The blocks, parted by blank lines but for the lines of a list or table."""
        before: Block | None = None
        for block in blocks:
            if block.has_text:
                if before:
                    is_tight = (before.kind, block.kind) in _TIGHT
                    self._writer.add("\n" if is_tight else "\n\n")
                before = block
            self._write_block(block)

    def write_note(self, number: int, blocks: Sequence[Block], own_mark: str) -> None:
        """`[^3]: …`; each further paragraph on a line of its own, indented four blanks."""
        self._writer.add(f"[^{number}]:")
        between = " "
        for place, block in enumerate(blocks):
            pieces = without_opening(block.pieces, "" if place else own_mark)
            if block.has_text:
                self._writer.add(between + (f"{block.label} " if block.label else ""))
                between = _NOTE_INDENT
            for link, run in groupby(pieces, key=lambda piece: piece.link):
                self._write_linked(link, list(run))

    def _write_block(self, block: Block) -> None:
        is_line = block.kind in ("title", "heading", "subtitle", "row")
        if block.has_text:
            marks = {"title": "# ", "heading": "#" * min(max(block.level, 1) + 1, 6) + " "}
            self._writer.add(marks.get(block.kind, ""))
            self._writer.add(f"{block.label} " if block.label else "")
        for piece in trimmed_pieces(block.pieces):
            self._write_piece(piece, " " if is_line else "\n")

    def _write_linked(self, link: str | None, pieces: Sequence[Piece]) -> None:
        """`[words](URL)`, or the words alone where they show the address themselves."""
        inner = trimmed_pieces(pieces)
        words = "".join(piece.words for piece in inner)
        if not link or not words or _shows(words, link):
            for piece in pieces:
                self._write_piece(piece, _NOTE_INDENT)
            return
        whole = "".join(piece.words for piece in pieces)
        self._writer.add(" " if whole[:1].isspace() else "")
        self._writer.add("[")
        for piece in inner:
            self._write_piece(piece, " ")
        self._writer.add(f"]({link})")
        self._writer.add(" " if whole[-1:].isspace() else "")

    def _write_piece(self, piece: Piece, line_end: str) -> None:
        writer = self._writer
        if piece.problem:
            self.problems.append(Problem(*piece.problem, writer.length, writer.length))
        if piece.call:
            number = self._numbers.get(piece.call.note)
            writer.add(f"[^{number}]" if number is not None else "")
        elif piece.at is None:
            writer.add(line_end if piece.words == LINE_END.words else piece.words)
        else:
            writer.copy(piece.words, piece.at)


def _shows(words: str, link: str) -> bool:
    return _bare(link) in _bare(words)


def _bare(address: str) -> str:
    plain = "".join(address.casefold().split()).replace("%20", "")
    plain = plain.replace("%28", "(").replace("%29", ")")
    return _SCHEME.sub("", plain).rstrip("/.")
