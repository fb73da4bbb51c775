"""A Word document as canonical text: body, then its notes under `## Notes`, with the offset map.

Offsets count the characters of a part's `w:t` elements, one after the other in the order of the file.
"""

from collections.abc import Iterator, Mapping

from graph_schema.errors import SourceError
from graph_schema.extraction import Problem
from loaders.formats.canonical import CanonicalText, CanonicalWriter, Origin
from loaders.formats.docx_blocks import Block, NoteKey
from loaders.formats.docx_body import PartReader
from loaders.formats.docx_fields import Fields, fields_are_closed, notes_by_bookmark
from loaders.formats.docx_notes import NoteNumbers, notes_within, number_notes
from loaders.formats.docx_numbering import read_numbering
from loaders.formats.docx_package import (
    WORD,
    Element,
    Package,
    child_of,
    open_package,
)
from loaders.formats.docx_runs import RunReader
from loaders.formats.docx_styles import Styles, read_styles
from loaders.formats.docx_writing import BlockWriter
from loaders.formats.properties import believed_origin

NOTES_HEADING = "## Notes"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_NOTE_PARTS = (("footnotes", "footnote"), ("endnotes", "endnote"))


def read_docx(raw: bytes, name: str) -> CanonicalText:
    """A Word document as canonical text. Raises `SourceError`.

    Its parts are those of the offset map: `word/document.xml`, `word/footnotes.xml`, `word/endnotes.xml`.
    Comments, headers, footers and macros are no part of the text. Text that is deleted under tracked
    changes or hidden is left out, and a problem says so.
    """
    package = open_package(raw, name)
    root = package.root(package.main)
    body = child_of(root, "body")
    if root is None or body is None:
        raise SourceError(f"{name}: its part {package.main} has no body. Save it again with Word.")
    parts = _Parts(package)
    reader = parts.reader(package.main, root, Fields(notes_by_bookmark(root)))
    reader.runs.marks_raised_digits = not _calls_notes(root)
    blocks = reader.read(body)
    notes = parts.notes()
    settings = package.root(package.related("settings") or "")
    numbers = number_notes(blocks, root, settings, frozenset(notes))
    return _written(package, parts, blocks, numbers, notes)


class _Parts:
    """The parts of a file that hold text, and a reader for each."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles: Styles = read_styles(package.root(package.related("styles") or ""))
        self._numbering = package.root(package.related("numbering") or "")
        self.readers: dict[str, PartReader] = {}
        self.part_of: dict[str, str] = {}

    def reader(self, part: str, root: Element, fields: Fields) -> PartReader:
        raw_at: dict[Element, int] = {}
        reached = 0
        for element in root.iter(WORD + "t"):
            raw_at[element] = reached
            reached += len(element.text or "")
        fields.are_closed = fields_are_closed(root)
        runs = RunReader(self._styles, raw_at, self._package.relationships(part), fields)
        reader = PartReader(self._styles, read_numbering(self._numbering), runs)
        self.readers[part] = reader
        return reader

    def notes(self) -> dict[NoteKey, Element]:
        """The notes that the file holds, called or not."""
        found: dict[NoteKey, Element] = {}
        for relation, kind in _NOTE_PARTS:
            part = self._package.related(relation)
            root = self._package.root(part) if part else None
            if part and root is not None:
                found |= notes_within(root, kind)
                self.part_of[kind] = part
                self.reader(part, root, Fields())
        return found

    def changes_problem(self) -> Iterator[Problem]:
        inserted = sum(reader.runs.inserted for reader in self.readers.values())
        deleted = sum(reader.runs.deleted for reader in self.readers.values())
        if inserted or deleted:
            message = (
                f"The file has tracked changes: {inserted} insertions were kept,"
                f" {deleted} deletions left out."
            )
            yield Problem("tracked_changes", message, 0, 0)


def _written(
    package: Package,
    parts: _Parts,
    blocks: list[Block],
    numbers: NoteNumbers,
    notes: Mapping[NoteKey, Element],
) -> CanonicalText:
    writer = CanonicalWriter(part=package.main)
    writing = BlockWriter(writer, numbers.by_note if notes else {})
    writing.write_body(blocks)
    called = {note: number for note, number in numbers.by_note.items() if note in notes}
    if called:
        writer.add(f"\n\n{NOTES_HEADING}")
    for note, number in called.items():
        writer.part = parts.part_of[note.kind]
        writer.add("\n\n")
        paragraphs = parts.readers[writer.part].read(notes[note])
        writing.write_note(number, paragraphs, numbers.own_marks.get(note, ""))
    writer.add("\n")
    problems = (*parts.changes_problem(), *numbers.problems, *writing.problems)
    titles = [block.words.strip() for block in blocks if block.kind == "title"]
    title, authors = _properties(package)
    origin = believed_origin(writer.text, title, authors)
    if titles:
        origin = Origin(title=" ".join(titles[0].split()), authors=origin.authors)
    return CanonicalText(writer.text, writer.offsets, origin, problems)


def _properties(package: Package) -> tuple[str, str]:
    """Title and creator as the file's properties give them; empty where they do not."""
    for relationship in package.relationships("").values():
        if relationship.kind == "core-properties" and not relationship.is_external:
            root = package.root(relationship.target)
            if root is not None:
                title = root.findtext(f"{_DUBLIN_CORE}title") or ""
                return title, root.findtext(f"{_DUBLIN_CORE}creator") or ""
    return "", ""


def _calls_notes(root: Element) -> bool:
    return next(root.iter(WORD + "footnoteReference", WORD + "endnoteReference"), None) is not None
