"""From lines to paragraphs and headings: what a change of type, an indent, a gap or a short line says."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from loaders.formats.pdf_lines import PdfLine

BlockKind = Literal["title", "heading", "paragraph"]

_LARGER = 1.12
_TITLE = 1.15
_LONGEST_HEADING = 220
_ENTRY = re.compile(r"[•▪●◦■–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")
_BROKEN = re.compile(r"\w[-\u2010\u00ad]\Z|(?:https?://|www\.)(?:(?!https?://|www\.)\S)*[/=?&_-]\Z")
_ENDED = re.compile(r"[.!?:;…][”’\"')\]\d*]*\Z")


@dataclass(slots=True)
class PdfBlock:
    """A paragraph or a heading: its lines in order."""

    kind: BlockKind
    lines: list[PdfLine]

    @property
    def words(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the lines of a column start and end, and how far they stand apart for each size."""

    left: float
    right: float


@dataclass(slots=True)
class Page:
    """What is usual in a document: the body's type, the columns' edges, the lines' distance."""

    body_size: float
    is_bold: bool
    leading: float
    indents: bool
    by_place: dict[tuple[int, int], Measure] = field(default_factory=dict)
    by_column: dict[int, Measure] = field(default_factory=dict)

    def measure(self, line: PdfLine) -> Measure:
        return self.by_place.get((line.page, line.column)) or self.by_column[line.column]


def body_size_of(lines: Sequence[PdfLine], heights: dict[int, float]) -> float:
    """The commonest size in the upper halves of the pages: notes may outweigh the text below."""
    counts: Counter[float] = Counter()
    for line in lines:
        weight = len(line.text) if line.baseline > heights[line.page] / 2 else len(line.text) / 4
        counts[round(line.size * 2) / 2] += int(weight)
    return counts.most_common(1)[0][0] if counts else 1.0


def usual(lines: Sequence[PdfLine], body_size: float) -> Page:
    """What is usual among the body's lines."""
    body = [line for line in lines if abs(line.size - body_size) < 0.6] or list(lines)
    gaps = Counter(
        round((a.baseline - b.baseline) * 2) / 2
        for a, b in itertools.pairwise(body)
        if (a.page, a.column) == (b.page, b.column) and 0 < a.baseline - b.baseline < 2.5 * a.size
    )
    bold = sum(len(line.text) for line in body if line.is_bold)
    page = Page(
        body_size=body_size,
        is_bold=bold * 2 > sum(len(line.text) for line in body),
        leading=gaps.most_common(1)[0][0] if gaps else 1.2 * body_size,
        indents=False,
    )
    places: defaultdict[tuple[int, int], list[PdfLine]] = defaultdict(list)
    columns: defaultdict[int, list[PdfLine]] = defaultdict(list)
    for line in body:
        places[line.page, line.column].append(line)
        columns[line.column].append(line)
    for line in lines:
        columns[line.column] = columns[line.column] or [line]
    page.by_column = {column: _measure(group) for column, group in columns.items()}
    page.by_place = {place: _measure(group) for place, group in places.items() if len(group) > 6}
    indented = [line for line in body if _is_indented(line, page)]
    page.indents = len(indented) * 25 > len(body)
    return page


def blocks_of(lines: Sequence[PdfLine], page: Page) -> list[PdfBlock]:
    """The body's headings and paragraphs in order, those broken by a page or column made whole."""
    blocks: list[PdfBlock] = []
    for line in lines:
        last = blocks[-1] if blocks else None
        is_heading = _is_heading(line, page) or _ends_heading(last, line)
        if last and _goes_on(last, line, is_heading, page):
            last.lines.append(line)
        else:
            blocks.append(PdfBlock("heading" if is_heading else "paragraph", [line]))
    for block in blocks:
        if block.kind == "heading" and not _can_head(block):
            block.kind = "paragraph"
    return _with_title(blocks, page)


def _measure(lines: Sequence[PdfLine]) -> Measure:
    """The outer edges but for a twentieth of the lines, which a drawing or a long word may push out."""
    lefts, rights = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    spare = len(lines) // 20
    return Measure(lefts[spare], rights[-1 - spare])


def _is_heading(line: PdfLine, page: Page) -> bool:
    has_word = any(character.isalpha() for character in line.text)
    is_larger = line.size >= _LARGER * page.body_size
    is_bolder = line.is_bold and not page.is_bold and line.size > 0.9 * page.body_size
    return has_word and (is_larger or is_bolder)


def _ends_heading(block: PdfBlock | None, line: PdfLine) -> bool:
    """Whether a line without words, such as a year, is a heading's last."""
    if block is None or block.kind != "heading":
        return False
    above = block.lines[-1]
    return above.size == line.size and above.is_bold == line.is_bold and above.page == line.page


def _can_head(block: PdfBlock) -> bool:
    words = block.words
    is_sentence = words.endswith((".", ",", ";")) and len(words.split()) > 12
    return len(words) <= _LONGEST_HEADING and len(block.lines) <= 5 and not is_sentence


def _goes_on(block: PdfBlock, line: PdfLine, is_heading: bool, page: Page) -> bool:
    above = block.lines[-1]
    if is_heading != (block.kind == "heading"):
        return False
    same_type = abs(above.size - line.size) < 0.6 and (
        above.is_bold == line.is_bold or not is_heading
    )
    is_below = (above.page, above.column) == (line.page, line.column)
    gap = above.baseline - line.baseline
    if is_heading:
        return same_type and is_below and 0 < gap < 1.6 * above.size
    if is_below and gap > 0:
        return same_type and not _starts_below(block, line, gap, page)
    return same_type and not _starts_elsewhere(above, line, page)


def _starts_below(block: PdfBlock, line: PdfLine, gap: float, page: Page) -> bool:
    """Whether a line right below a paragraph's last opens another."""
    above = block.lines[-1]
    usual_gap = page.leading * max(line.size, above.size) / page.body_size
    if gap > 1.25 * usual_gap:
        return True
    if _is_broken(above, line):
        return False
    if _has_room(above, line, page):
        return True
    if line.x0 > above.x0 + 0.8 * line.size and _is_indented(line, page):
        # A note's or an entry's further lines hang; a paragraph's first line is set in.
        return len(block.lines) > 1 or not _ENTRY.match(block.lines[0].text)
    leaves_quotation = above.x0 - line.x0 > 0.8 * line.size and len(block.lines) > 1
    return leaves_quotation or bool(_ENTRY.match(line.text) and _ENDED.search(above.text))


def _starts_elsewhere(above: PdfLine, line: PdfLine, page: Page) -> bool:
    """Whether the first line of a page or column opens a paragraph."""
    if _is_broken(above, line):
        return False
    if _has_room(above, line, page) or (page.indents and _is_indented(line, page)):
        return True
    if not _ENDED.search(above.text):
        return False
    return not page.indents and not line.text[0].islower()


def _is_broken(above: PdfLine, line: PdfLine) -> bool:
    """Whether the break stands inside a word, or in a sentence that goes on with a small letter."""
    return bool(_BROKEN.search(above.text)) or (
        line.text[0].islower() and not _ENDED.search(above.text) and not _ENTRY.match(line.text)
    )


def _is_indented(line: PdfLine, page: Page) -> bool:
    return 0.8 * line.size < line.x0 - page.measure(line).left < 6 * line.size


def _has_room(above: PdfLine, line: PdfLine, page: Page) -> bool:
    """Whether the next line's first word would have fitted: then the line was ended on purpose."""
    measure = page.measure(above)
    before, after = above.x0 - measure.left, measure.right - above.x1
    is_centred = before > 1.5 * above.size and abs(before - after) < 6
    room = before + after if is_centred else after
    return room > line.first_word + 0.6 * above.size


def _with_title(blocks: list[PdfBlock], page: Page) -> list[PdfBlock]:
    """The largest type above the first text of the first page is the title's. What stands large above it
    is a kicker, what follows right below it a subtitle, unless text comes next."""
    text_at = next((i for i, b in enumerate(blocks) if _is_text(b)), len(blocks))
    first_page = blocks[0].lines[0].page if blocks else 0
    large = [
        i
        for i, b in enumerate(blocks[:text_at])
        if b.kind == "heading" and b.lines[0].page == first_page
    ]
    at = max(large, key=lambda i: blocks[i].lines[0].size, default=None)
    if at is None or (at != large[0] and blocks[at].lines[0].size < _TITLE * page.body_size):
        return blocks
    blocks[at].kind = "title"
    for index in large:
        is_subtitle = index == at + 1 and index + 1 < text_at
        if index < at or is_subtitle:
            blocks[index].kind = "paragraph"
    return blocks


def _is_text(block: PdfBlock) -> bool:
    return block.kind == "paragraph" and len(block.words) > 160
