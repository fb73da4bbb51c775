"""Finds Markdown notes: `[^1]` in the text, `[^1]: …` at the start of a line, anywhere.

The label may be a word. Notes then get numbers in the order in which the text calls them, as
Markdown renderers give them.
"""

import re
from collections.abc import Sequence

from loaders.anchors import Call
from loaders.boilerplate import boilerplate_line
from loaders.layout import Line, trimmed
from loaders.notes import NoteList, NoteSpan
from loaders.wording import is_notes_heading

_DEFINITION = re.compile(r"\[\^([^\]\s]{1,40})\]:")
_CALL = re.compile(r"\[\^([^\]\s]{1,40})\]")


def find_markdown_notes(text: str, lines: Sequence[Line]) -> NoteList | None:
    """The notes and their calls, or `None` when no line defines one.

    A note goes on in lines right below it and in indented paragraphs. The list starts where, after
    the last call, only notes follow; notes between paragraphs of the body are read where they are.
    """
    firsts = [i for i, line in enumerate(lines) if _DEFINITION.match(line.content)]
    if not firsts:
        return None
    spans = [_extent(text, lines, first, follower) for first, follower in _paired(firsts, lines)]
    labels = [_label(lines[first]) for first in firsts]
    printed = _calls(text, spans)
    numbers = _numbers(labels, [label for label, _ in printed])
    calls = [Call(*span, numbers[label]) for label, span in printed if label in numbers]
    notes = tuple(
        NoteSpan(numbers[label], marker, *trimmed(text, start, end))
        for label, (marker, start, end) in zip(labels, spans, strict=True)
    )
    last_call = max((call.end for call in calls), default=0)
    opening = next((first for first in firsts if lines[first].start >= last_call), firsts[-1])
    return NoteList(_list_start(lines, opening), notes[-1].end, notes, tuple(calls))


def markdown_calls(text: str) -> list[Call]:
    """All `[^3]` of a text, in order, notes' own markers included; labels that are words aside."""
    return [
        Call(*match.span(), int(match[1]))
        for match in _CALL.finditer(text)
        if match[1].isascii() and match[1].isdigit() and len(match[1]) < 5
    ]


def _paired(firsts: Sequence[int], lines: Sequence[Line]) -> list[tuple[int, int]]:
    return list(zip(firsts, [*firsts[1:], len(lines)], strict=True))


def _label(line: Line) -> str:
    found = _DEFINITION.match(line.content)
    return found[1] if found else ""


def _extent(text: str, lines: Sequence[Line], first: int, follower: int) -> tuple[int, int, int]:
    """Where the marker starts, where the text after it may start, and where the note ends."""
    last = first
    for index in range(first + 1, boilerplate_line(lines, first + 1, follower)):
        line = lines[index]
        indented = line.start > 0 and text[line.start - 1] in " \t"
        if (line.after_blank and not indented) or line.is_rule or line.content.startswith("#"):
            break
        last = index
    marker = lines[first].start
    return marker, marker + len(_label(lines[first])) + len("[^]:"), lines[last].end


def _calls(text: str, spans: Sequence[tuple[int, int, int]]) -> list[tuple[str, tuple[int, int]]]:
    """Labels called outside notes, in order, each with its span."""
    found: list[tuple[str, tuple[int, int]]] = []
    notes = iter([*spans, (len(text), 0, len(text))])
    marker, _, end = next(notes)
    for match in _CALL.finditer(text):
        while match.start() >= end and end < len(text):
            marker, _, end = next(notes)
        if match.start() < marker:
            found.append((match[1], match.span()))
    return found


def _numbers(labels: Sequence[str], called: Sequence[str]) -> dict[str, int]:
    if all(label.isascii() and label.isdigit() and len(label) < 5 for label in labels):
        return {label: int(label) for label in labels}
    in_order = dict.fromkeys([*(label for label in called if label in set(labels)), *labels])
    return {label: number for number, label in enumerate(in_order, 1)}


def _list_start(lines: Sequence[Line], first: int) -> int:
    while first and (lines[first - 1].is_rule or is_notes_heading(lines[first - 1].content)):
        first -= 1
    return lines[first].start
