"""The numbers of a Word file's notes: they are not in the file, Word counts them as it prints.

Footnotes bear the numbers that Word shows. Endnotes follow them, then notes with a mark of their own,
so that no two notes share a number; what differs from the printed page is a problem.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_schema.extraction import Problem
from loaders.formats.docx_blocks import Block, Call, NoteKey
from loaders.formats.docx_package import Element, child_of, number_of, value_of, word_name


@dataclass(frozen=True, slots=True)
class NoteNumbers:
    """The number of each note, in the order of the numbers, and what differs from the printed page.

    `own_marks` are the marks, such as `*`, of the notes that Word does not count.
    """

    by_note: dict[NoteKey, int]
    own_marks: dict[NoteKey, str]
    problems: tuple[Problem, ...]


def number_notes(
    blocks: Sequence[Block], root: Element, settings: Element | None, known: frozenset[NoteKey]
) -> NoteNumbers:
    """Numbers the notes that the blocks call, in order of their first call.

    A note that is called and is not `known` takes its number, as in Word, and is told as a problem.
    """
    calls = _first_calls(blocks)
    footnotes = [c.note for c in calls if c.note.kind == "footnote" and c.own_mark is None]
    endnotes = [c.note for c in calls if c.note.kind == "endnote" and c.own_mark is None]
    marked = [call.note for call in calls if call.own_mark is not None]
    start = _start(root, settings, "footnotePr") if footnotes else 1
    by_note = {note: start + place for place, note in enumerate(footnotes)}
    following = start + len(footnotes)
    by_note |= {note: following + place for place, note in enumerate(endnotes + marked)}
    problems = [
        *_restarts(root, settings, bool(footnotes), bool(endnotes)),
        *_moved(footnotes, endnotes, by_note),
        *_marked(marked, by_note),
        *(_lacking(by_note[note]) for note in by_note if note not in known),
    ]
    return NoteNumbers(by_note, {c.note: c.own_mark for c in calls if c.own_mark}, tuple(problems))


def notes_within(root: Element | None, kind: str) -> dict[NoteKey, Element]:
    """The notes of `word/footnotes.xml` or `word/endnotes.xml`, without the drawn separators."""
    found: dict[NoteKey, Element] = {}
    for element in () if root is None else root:
        if word_name(element) == kind and value_of(element, "type") in (None, "normal"):
            note_id = value_of(element, "id") or ""
            found[NoteKey("footnote" if kind == "footnote" else "endnote", note_id)] = element
    return found


def _first_calls(blocks: Sequence[Block]) -> list[Call]:
    found: dict[NoteKey, Call] = {}
    for block in blocks:
        for piece in block.pieces:
            if piece.call and not piece.call.is_repeated:
                found.setdefault(piece.call.note, piece.call)
    return list(found.values())


def _note_settings(root: Element, settings: Element | None, name: str) -> Iterator[Element]:
    """What sections, then the whole file, say of its footnotes or endnotes."""
    for section in root.iter():
        if word_name(section) == "sectPr" and (own := child_of(section, name)) is not None:
            yield own
    if (own := child_of(settings, name)) is not None:
        yield own


def _start(root: Element, settings: Element | None, name: str) -> int:
    for own in _note_settings(root, settings, name):
        if (told := value_of(child_of(own, "numStart"))) is not None:
            return max(number_of(told, 1), 1)
    return 1


def _restarts(
    root: Element, settings: Element | None, has_footnotes: bool, has_endnotes: bool
) -> Iterator[Problem]:
    present = [("footnotePr", "Footnotes")] * has_footnotes + [("endnotePr", "Endnotes")] * (
        has_endnotes
    )
    places = {"eachPage": "on each page", "eachSect": "in each section"}
    for name, what in present:
        for own in _note_settings(root, settings, name):
            where = places.get(value_of(child_of(own, "numRestart")) or "")
            if where:
                message = f"{what} start again at 1 {where}; here they are counted through."
                yield Problem("notes_renumbered", message, 0, 0)
                break


def _moved(
    footnotes: Sequence[NoteKey], endnotes: Sequence[NoteKey], by_note: dict[NoteKey, int]
) -> Iterator[Problem]:
    if footnotes and endnotes:
        first = by_note[endnotes[0]]
        message = f"The file has footnotes and endnotes: endnote 1 and those after it are {first} and on here."
        yield Problem("notes_renumbered", message, 0, 0)


def _marked(marked: Sequence[NoteKey], by_note: dict[NoteKey, int]) -> Iterator[Problem]:
    if marked:
        first, last = by_note[marked[0]], by_note[marked[-1]]
        what = f"note {first} here" if first == last else f"notes {first} to {last} here"
        message = f"{len(marked)} of the notes bear a mark such as * instead of a number: {what}."
        yield Problem("notes_renumbered", message, 0, 0)


def _lacking(number: int) -> Problem:
    message = f"Note {number} is called, and the file does not hold it."
    return Problem("anchor_without_note", message, 0, 0)
