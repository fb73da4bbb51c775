"""Writes the blocks and notes of a PDF as canonical text, each broken line joined to the next."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from loaders.formats.canonical import CanonicalWriter
from loaders.formats.pdf_calls import Labels, PdfCall
from loaders.formats.pdf_lines import PdfLine
from loaders.formats.pdf_notes import PdfNote
from loaders.formats.pdf_paragraphs import PdfBlock
from loaders.wording import words_of

SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ALTERED = frozenset({*_LIGATURES, SOFT_HYPHEN})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010]\Z")
_LOOSE_HYPHEN = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+) [-\u2010]\Z"
)  # justified lines can hold a blank before their hyphen
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*\Z")
_URL_MARK = re.compile(r"[/=?&%_#~]|\w[.-]\w|\d")
_SURE_URL_MARK = re.compile(r"[/=?&%_#~]|\w\.(?:html?|aspx?|pdf|php|docx?)\b")
_SYMBOL = re.compile(r"[A-Z]{1,6}/")
_URL_OPEN_ENDS = tuple("/-_=?&%#+~.")
_CLOSING = ".,;:)]>”’\"'"


class PdfWriter:
    """Writes with `writer`; `words` are those that stand whole in the lines, for hyphens."""

    def __init__(self, writer: CanonicalWriter, labels: Labels, words: Counter[str]) -> None:
        self._writer = writer
        self._labels = labels
        self._words = words

    def write_blocks(self, blocks: Iterable[PdfBlock]) -> None:
        marks = {"title": "# ", "heading": "## "}
        between = ""
        for block in blocks:
            self._writer.add(between + marks.get(block.kind, ""))
            self._write_lines(block.lines, 0, [self._labels.calls_in(ln) for ln in block.lines])
            between = "\n\n"

    def write_note(self, note: PdfNote, label: int) -> None:
        self._writer.add(f"[^{label}]: ")
        text = note.lines[0].text
        start = note.start + len(text[note.start :]) - len(text[note.start :].lstrip(" \u00a0.)"))
        self._write_lines(note.lines, start, [[] for _ in note.lines])

    def _write_lines(
        self, lines: Sequence[PdfLine], start: int, calls: Sequence[list[PdfCall]]
    ) -> None:
        for index, line in enumerate(lines):
            end, between = len(line.text), ""
            if index + 1 < len(lines):
                dropped, between = self._joint(line.text, lines[index + 1].text)
                end -= dropped
            self._writer.part = f"page {line.page}"
            self._write_line(line, (start if index == 0 else 0, end), calls[index])
            self._writer.add(between)

    def _write_line(self, line: PdfLine, span: tuple[int, int], calls: Sequence[PdfCall]) -> None:
        at, end = span
        for call in calls:
            self._write_stretch(line, at, call.start)
            self._writer.add(f"[^{call.label}]")
            at = max(at, call.end)
        self._write_stretch(line, at, end)

    def _write_stretch(self, line: PdfLine, start: int, end: int) -> None:
        at = start
        while at < end:
            place, character = line.at(at), line.text[at]
            if place is not None and character not in _ALTERED:
                stop = _end_of_run(line, at, end)
                self._writer.copy(line.text[at:stop], place)
                at = stop
                continue
            if place is None:
                self._writer.add(character)
            elif character in _LIGATURES:
                self._writer.copy(_LIGATURES[character], place, place + 1)
            at += 1

    def _joint(self, left: str, right: str) -> tuple[int, str]:
        """How many characters a line loses at its end, and what stands between it and the next line."""
        if url := _URL_TAIL.search(left):
            return 0, "" if self._url_goes_on(url[0], right) else " "
        if left.endswith(SOFT_HYPHEN):
            return 1, ""
        if left.endswith(_HYPHENS) and left[-2:-1].isalnum():
            return int(not self._is_hyphenated(left, right)), ""
        if (loose := _LOOSE_HYPHEN.search(left)) and self._is_one_word(loose[1], right):
            return len(loose[0]) - len(loose[1]), ""
        is_glued = left.endswith(("—", "–", "/")) and not left[-2:-1].isspace()
        is_range = left.endswith("–") and not (left[-2:-1].isdigit() and right[0].isdigit())
        is_slash = left.endswith("/") and not (right[0].isupper() or right[0].isdigit())
        return 0, "" if is_glued and not is_range and not is_slash else " "

    def _is_hyphenated(self, left: str, right: str) -> bool:
        """Whether a hyphen at a line's end is the word's own rather than the line's."""
        before, after = _LAST_WORD.search(left), _FIRST_WORD.match(right)
        if not before or not after or not after[0][0].islower():
            return True
        joined = self._words[(before[1] + after[0]).casefold()]
        hyphenated = self._words[f"{before[1]}-{after[0]}".casefold()]
        if not hyphenated and not joined:
            return before[1].casefold() in words_of("hyphened_prefix")
        return hyphenated > joined

    def _is_one_word(self, before: str, right: str) -> bool:
        """Whether a line's last letters and the next one's first make a word: as printed elsewhere, or since
        neither stands alone anywhere else."""
        after = _FIRST_WORD.match(right)
        if not after or not after[0].islower():
            return False
        whole = self._words[(before + after[0]).casefold()]
        alone = max(self._words[after[0].casefold()], self._words[before.casefold()]) > 1
        return bool(whole) or not alone

    def _url_goes_on(self, url: str, right: str) -> bool:
        """Whether the next line starts with the rest of an address."""
        rest = right.split(maxsplit=1)[0].rstrip(_CLOSING)
        if not rest or _SYMBOL.match(rest) or url.endswith((",", ";", ")", "]", ">", "”", '"')):
            return False
        if rest.startswith(("http://", "https://", "www.")):
            return False
        if url.endswith(_URL_OPEN_ENDS):
            is_word = self._words[rest.casefold()] > 0 or not rest.isascii()
            return bool(_URL_MARK.search(rest)) or not (is_word or url.endswith("."))
        return bool(_SURE_URL_MARK.search(rest))


def _end_of_run(line: PdfLine, start: int, end: int) -> int:
    """Where the characters that follow one another on the page too, and are kept as they are, end."""
    at = start + 1
    while at < end and line.ats[at] == line.ats[at - 1] + 1 and line.text[at] not in _ALTERED:
        at += 1
    return at


def words_within(lines: Iterable[PdfLine]) -> Counter[str]:
    """How often each word stands whole in a line, hyphens inside it included; without case."""
    counts: Counter[str] = Counter()
    is_broken = False
    for line in lines:
        words = [match[0].casefold() for match in _WORD.finditer(line.text)]
        if is_broken:
            words = words[1:]  # the second half of a word or address
        is_hyphened = line.text.endswith(_HYPHENS)
        is_broken = is_hyphened or bool(_URL_TAIL.search(line.text))
        counts.update(words[:-1] if is_hyphened else words)
    return counts
