"""What does not fit in an article's outline, as problems with the place where it shows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph_schema.extraction import Footnote, Problem
from loaders.anchors import Call
from loaders.boilerplate import has_site_words
from loaders.layout import Line, paragraphs
from loaders.wording import words_of

_JOINED = re.compile(r"(?<=[^\W\d_A-Z]{2})[A-Z][a-z]{0,7}(?=[ \u00a0])")
_CAPTION_WINDOW = 300
_CURLY_QUOTES = re.compile("[“”]")


def footnote_problems(notes: Sequence[Footnote]) -> Iterator[Problem]:
    """Numbers used twice or out of order, notes that nothing calls, notes without text."""
    counts = Counter(note.number for note in notes)
    called = any(note.anchors for note in notes)
    if notes and not called:
        message = f"Nothing in the text calls any of the {len(notes)} notes."
        yield Problem("note_without_anchor", message, notes[0].start, notes[-1].end)
    seen: set[int] = set()
    highest = 0
    for note in notes:
        for code, message in _note_faults(note, seen, highest, counts):
            yield Problem(code, message, note.start, note.end)
        if called and not note.anchors and note.number not in seen:
            message = f"Nothing in the text calls note {note.number}."
            yield Problem("note_without_anchor", message, note.start, note.end)
        seen.add(note.number)
        highest = max(highest, note.number)


def _note_faults(
    note: Footnote, seen: set[int], highest: int, counts: Counter[int]
) -> Iterator[tuple[str, str]]:
    if note.number in seen:
        times = counts[note.number]
        yield "note_number_repeated", f"The number {note.number} is given to {times} notes."
    elif note.number < highest:
        yield "note_out_of_order", f"Note {note.number} stands after note {highest}."
    if note.start == note.end:
        yield "empty_note", f"Note {note.number} has no text."


def uncalled_problems(
    calls: Iterable[Call], numbers: frozenset[int], text: str, end: int
) -> Iterator[Problem]:
    """Bracketed numbers right after a word, as anchors are, and `[^3]` anywhere, that no note has."""
    for call in calls:
        marked = text.startswith("[^", call.start)
        glued = marked or (call.start > 0 and not text[call.start - 1].isspace())
        if call.end <= end and glued and call.number not in numbers:
            message = f"{text[call.start : call.end]} calls note {call.number}, which is not there."
            yield Problem("anchor_without_note", message, call.start, call.end)


def quotation_problems(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    """Quotations opened in a paragraph or note and not closed there.

    A quotation of several paragraphs opens each and closes the last: it is no problem.
    """
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        opened = _unclosed(text, start, end)
        if opened is not None and not text.startswith(("“", '"'), following):
            message = f"The quotation that opens with {text[opened : opened + 20]!r} is not closed."
            yield Problem("unclosed_quotation", message, opened, end)


def _unclosed(text: str, start: int, end: int) -> int | None:
    if text.find("„", start, end) >= 0:
        return None  # German quotations close with the mark that opens English ones
    opened: list[int] = []
    for mark in _CURLY_QUOTES.finditer(text, start, end):
        if mark[0] == "“":
            opened.append(mark.start())
        elif opened:
            opened.pop()
    if opened:
        return opened[0]
    straight = text.count('"', start, end)
    return text.rfind('"', start, end) if straight % 2 else None


def caption_problem(text: str, body: tuple[int, int]) -> Iterator[Problem]:
    """A word such as `CommissionerThe` near the body's start: a caption lost its line end there."""
    start, end = body
    spans = paragraphs(text, start, min(end, start + _CAPTION_WINDOW))
    for first, last in spans[:1]:
        for found in _JOINED.finditer(text, first, last):
            if found[0].casefold() in words_of("joined_openers"):
                message = f"Two texts are joined before {found[0]!r}: perhaps a picture's caption."
                yield Problem("joined_caption", message, first, found.start())
                return


def closing_problem(lines: Sequence[Line], outlet: str | None) -> Iterator[Problem]:
    """The lines after the article's last: a site's own words, or text that nothing has read."""
    if not lines:
        return
    if outlet or any(has_site_words(line) for line in lines):
        code, message = "boilerplate_cut", "Words of the site, not of the article, were left out."
    else:
        code, message = "text_after_notes", "The text after the last note was not read."
    yield Problem(code, message, lines[0].start, lines[-1].end)
