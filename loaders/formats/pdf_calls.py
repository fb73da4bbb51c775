"""Which places of a PDF's body call which note, and the number each note bears in the canonical text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_schema.extraction import Problem
from loaders.formats.pdf_lines import PdfLine
from loaders.formats.pdf_notes import BRACKETED, FoundNotes, PdfNote, raised_numbers

_MEASURE_BEFORE = re.compile(r"(?:^|[\s\d(/])(?:m|km|cm|mm|ft|mi|CO|H|[nrxyz])\Z")


@dataclass(frozen=True, slots=True)
class PdfCall:
    """A stretch of a line that calls a note."""

    start: int
    end: int
    label: int


@dataclass(slots=True)
class Labels:
    """The number of each note in the canonical text, `labels[i]` for `notes[i]`."""

    notes: Sequence[PdfNote]
    labels: list[int]
    are_running: bool
    has_brackets: bool = False
    by_number: dict[tuple[int, int], int] = field(default_factory=dict)
    by_mark: dict[str, int] = field(default_factory=dict)

    def calls_in(self, line: PdfLine) -> list[PdfCall]:
        """The calls of one line of the body, in order."""
        found = []
        for start, end, number in self._numbers(line):
            label = self.label_of(line.page, number)
            if label is not None and not _MEASURE_BEFORE.search(line.text[:start]):
                found.append(PdfCall(start, end, label))
        for mark, label in self.by_mark.items():
            at = line.text.find(mark)
            if at > 0 and not line.text[at - 1].isspace() and line.page <= self._page_of(label):
                found.append(PdfCall(at, at + len(mark), label))
        return sorted(found, key=lambda call: call.start)

    def label_of(self, page: int, number: int) -> int | None:
        """The label of the note that a number on a page calls; `None` where there is no such note."""
        return self.by_number.get((page if self.are_running else 0, number))

    def problems(self) -> tuple[Problem, ...]:
        marked = [
            label
            for note, label in zip(self.notes, self.labels, strict=True)
            if note.printed is None
        ]
        found = []
        if self.are_running:
            message = "The numbers of the notes start again in the course of the file; here they are counted through."
            found.append(Problem("notes_renumbered", message, 0, 0))
        elif marked:
            numbers = ", ".join(map(str, marked))
            message = f"{len(marked)} of the notes bear a mark such as * instead of a number: {numbers} here."
            found.append(Problem("notes_renumbered", message, 0, 0))
        return tuple(found)

    def _page_of(self, label: int) -> int:
        return self.notes[self.labels.index(label)].page

    def _numbers(self, line: PdfLine) -> list[tuple[int, int, int]]:
        if self.has_brackets:
            return [(m.start(), m.end(), int(m[1])) for m in BRACKETED.finditer(line.text)]
        return [_with_brackets(line, *found) for found in raised_numbers(line)]


def label_notes(found: FoundNotes) -> Labels:
    """Numbers as printed; running numbers where they start again; marks after the last number."""
    are_running = found.restarts
    numbers = [note.printed for note in found.notes if note.printed is not None]
    following = max(numbers, default=0)
    labels: list[int] = []
    for place, note in enumerate(found.notes, 1):
        if are_running or note.printed is None:
            following += 1
        labels.append(place if are_running else note.printed or following)
    told = Labels(found.notes, labels, are_running)
    for note, label in zip(found.notes, labels, strict=True):
        if note.printed is None:
            mark = note.lines[0].text[: note.start].strip()
            told.by_mark.setdefault(mark, label)
        else:
            told.by_number.setdefault((note.page if are_running else 0, note.printed), label)
    told.has_brackets = _prefers_brackets(found, told)
    return told


def _prefers_brackets(found: FoundNotes, labels: Labels) -> bool:
    known = set(labels.labels)
    raised = {n for line in found.body for _, _, n in raised_numbers(line)} & known
    printed = {int(m[1]) for line in found.body for m in BRACKETED.finditer(line.text)} & known
    return len(printed) > len(raised)


def _with_brackets(line: PdfLine, start: int, end: int, number: int) -> tuple[int, int, int]:
    """A raised `[4]` with its brackets."""
    if line.text[start - 1 : start] == "[" and line.text[end : end + 1] == "]":
        return start - 1, end + 1, number
    return start, end, number
