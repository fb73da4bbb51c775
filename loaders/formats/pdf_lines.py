"""The lines of a PDF page in reading order, from the places of its characters.

A page in two columns is read column by column between the lines that cross both.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.formats.pdf_chars import LINE_END_HYPHEN, Glyph, PageChars, Rule

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CROSSING, LEFT, RIGHT = 0, 1, 2
_OWN = 2**32 - 1  # in `ats`, for a blank that is not in the page's text
_SAME_LINE = 0.55  # of the larger size: how far a raised digit's baseline may stand from the line's
_SAME_ROW = 0.45
_WIDEST_BLANK = 1.0
_NARROWEST_BLANK = 0.15
_RAISED = 0.18
_FEWEST_COLUMN_LINES = 5
_MOST_CROSSING = 0.34
_NARROWEST_COLUMN = 0.2


@dataclass(slots=True)
class PdfLine:
    """One printed line. `ats` has the index in the page's text for each character of `text`.

    `raised` are the stretches of `text` that stand above the line; `column` is CROSSING, LEFT or RIGHT;
    `first_word` is how wide the first word is.
    """

    page: int
    text: str
    ats: "array[int]"
    x0: float
    x1: float
    baseline: float
    size: float
    is_bold: bool
    first_word: float
    column: int = CROSSING
    raised: tuple[tuple[int, int], ...] = ()

    def at(self, index: int) -> int | None:
        """Where a character stands in the page's text; `None` for a blank that stands nowhere."""
        return None if self.ats[index] == _OWN else self.ats[index]


@dataclass(slots=True)
class PdfPage:
    """The lines of one page in reading order, and its rules."""

    number: int
    width: float
    height: float
    lines: list[PdfLine]
    rules: tuple[Rule, ...]


@dataclass(slots=True)
class _Row:
    """Characters that share a line, gathered in fragments."""

    baseline: float
    size: float
    fragments: list[list[Glyph]] = field(default_factory=list)


def page_lines(chars: PageChars) -> PdfPage:
    """The page's lines in reading order."""
    fragments = _fragments(chars.glyphs)
    gutter = _gutter(fragments, chars.width)
    lines: list[PdfLine] = []
    for column, group in _columns(fragments, gutter):
        lines += [_line(row, chars.number, column) for row in _rows(group)]
    return PdfPage(chars.number, chars.width, chars.height, lines, chars.rules)


def _fragments(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that follow one another on a line without a wide gap."""
    found: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before and _follows(before, glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
        before = glyph
    return [fragment for fragment in found if any(not g.text.isspace() for g in fragment)]


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    gap = glyph.x0 - before.x1
    is_level = abs(glyph.baseline - before.baseline) <= _SAME_LINE * size
    return is_level and -0.5 * size < gap < _WIDEST_BLANK * size


def _gutter(fragments: Sequence[list[Glyph]], width: float) -> float | None:
    """Where the blank between two columns lies; `None` on a page of one column."""
    spans = [(_left(f), _right(f)) for f in fragments if len(f) > 2]
    if len(spans) < 2 * _FEWEST_COLUMN_LINES:
        return None
    middle = (min(left for left, _ in spans) + max(right for _, right in spans)) / 2
    places = [middle + offset for step in range(int(width / 12)) for offset in (-step, step)]
    crossing = {x: sum(left < x < right for left, right in spans) for x in places}
    best = min(places, key=lambda x: (crossing[x], abs(x - middle)))
    sides = (
        [right - left for left, right in spans if right <= best],
        [right - left for left, right in spans if left >= best],
    )
    is_parted = crossing[best] <= _MOST_CROSSING * len(spans) and all(
        len(side) >= _FEWEST_COLUMN_LINES and max(side) > _NARROWEST_COLUMN * width
        for side in sides
    )
    are_full = all(
        sum(length > _NARROWEST_COLUMN * width for length in side) * 2 >= len(side)
        for side in sides
    )
    return best if is_parted and are_full else None


def _columns(
    fragments: Sequence[list[Glyph]], gutter: float | None
) -> list[tuple[int, list[list[Glyph]]]]:
    """The fragments in groups, each of one column and between two lines that cross both."""
    if gutter is None:
        return [(CROSSING, list(fragments))] if fragments else []
    groups: list[tuple[int, list[list[Glyph]]]] = []
    left: list[list[Glyph]] = []
    right: list[list[Glyph]] = []
    above: list[Glyph] | None = None
    for fragment in sorted(fragments, key=lambda f: -f[0].baseline):
        crosses = _left(fragment) < gutter < _right(fragment)
        if not crosses and above and not right and _ends_paragraph(above, fragment, gutter):
            crosses = True
        if crosses:
            groups += [(LEFT, left), (RIGHT, right), (CROSSING, [fragment])]
            left, right = [], []
        elif _right(fragment) <= gutter:
            left.append(fragment)
        else:
            right.append(fragment)
        above = fragment if crosses else None
    return [group for group in _joined([*groups, (LEFT, left), (RIGHT, right)]) if group[1]]


def _ends_paragraph(above: list[Glyph], fragment: list[Glyph], gutter: float) -> bool:
    """Whether a short line right below one that crosses the page is its paragraph's last."""
    size = _size(above)
    return (
        abs(size - _size(fragment)) < 0.3
        and above[0].baseline - fragment[0].baseline < 1.45 * size
        and abs(_left(above) - _left(fragment)) < 2 * size
        and _right(fragment) <= gutter
    )


def _joined(
    groups: Iterable[tuple[int, list[list[Glyph]]]],
) -> list[tuple[int, list[list[Glyph]]]]:
    joined: list[tuple[int, list[list[Glyph]]]] = []
    for column, group in groups:
        if not group:
            continue
        if joined and joined[-1][0] == column:
            joined[-1][1].extend(group)
        else:
            joined.append((column, list(group)))
    return joined


def _rows(fragments: Iterable[list[Glyph]]) -> list[_Row]:
    """Fragments at one height are one line; the largest type tells where the line stands."""
    rows: list[_Row] = []  # by height, so that a page of scattered characters takes no long search
    reach = 0.0
    for fragment in sorted(fragments, key=_size, reverse=True):
        size, baseline = _size(fragment), _baseline(fragment)
        reach = max(reach, _SAME_ROW * size)
        first = bisect_left(rows, baseline - reach, key=_height)
        last = bisect_right(rows, baseline + reach, key=_height)
        near = [r for r in rows[first:last] if abs(r.baseline - baseline) <= _SAME_ROW * r.size]
        if near:
            min(near, key=lambda r: abs(r.baseline - baseline)).fragments.append(fragment)
        else:
            rows.insert(bisect_left(rows, baseline, key=_height), _Row(baseline, size, [fragment]))
    return rows[::-1]


def _height(row: _Row) -> float:
    return row.baseline


def _line(row: _Row, page: int, column: int) -> PdfLine:
    glyphs = [g for fragment in sorted(row.fragments, key=_left) for g in fragment]
    while glyphs[-1].text.isspace():
        glyphs.pop()
    while glyphs[0].text.isspace():
        glyphs.pop(0)
    size = _size(glyphs)
    pieces: list[str] = []
    ats = array("I")
    raised: list[tuple[int, int]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before and _is_parted(before, glyph, size):
            pieces.append(" ")
            ats.append(_OWN)
        if _is_raised(glyph, row.baseline, size):
            _extend(raised, len(ats))
        pieces.append("-" if glyph.text == LINE_END_HYPHEN else glyph.text)
        ats.append(glyph.at)
        before = glyph
    letters = [glyph for glyph in glyphs if glyph.text.isalnum()]
    is_bold = sum(glyph.is_bold for glyph in letters) * 10 > len(letters) * 9
    return PdfLine(
        page=page,
        text="".join(pieces),
        ats=ats,
        x0=glyphs[0].x0,
        x1=glyphs[-1].x1,
        baseline=row.baseline,
        size=size,
        is_bold=is_bold,
        first_word=_first_word_width(glyphs, size),
        column=column,
        raised=tuple(raised),
    )


def _first_word_width(glyphs: Sequence[Glyph], size: float) -> float:
    for before, glyph in pairwise(glyphs):
        if glyph.text.isspace() or _is_parted(before, glyph, size):
            return before.x1 - glyphs[0].x0
    return glyphs[-1].x1 - glyphs[0].x0


def _is_parted(before: Glyph, glyph: Glyph, size: float) -> bool:
    has_blank = before.text.isspace() or glyph.text.isspace()
    return not has_blank and glyph.x0 - before.x1 > _NARROWEST_BLANK * size


def _is_raised(glyph: Glyph, baseline: float, size: float) -> bool:
    if glyph.text in SUPERSCRIPTS:
        return True
    if glyph.text.isdigit():
        return glyph.y0 - baseline > _RAISED * size
    return glyph.size < 0.85 * size and glyph.baseline - baseline > 0.12 * size


def _extend(spans: list[tuple[int, int]], index: int) -> None:
    if spans and spans[-1][1] == index:
        spans[-1] = (spans[-1][0], index + 1)
    else:
        spans.append((index, index + 1))


def _left(fragment: Sequence[Glyph]) -> float:
    return min(glyph.x0 for glyph in fragment)


def _right(fragment: Sequence[Glyph]) -> float:
    return max(glyph.x1 for glyph in fragment)


def _size(glyphs: Sequence[Glyph]) -> float:
    """The commonest size; of two as common, the larger."""
    counts = Counter(glyph.size for glyph in glyphs if not glyph.text.isspace())
    return max(counts, key=lambda size: (counts[size], size)) if counts else glyphs[0].size


def _baseline(glyphs: Sequence[Glyph]) -> float:
    size = _size(glyphs)
    return next((g.baseline for g in glyphs if g.size == size), glyphs[0].baseline)
