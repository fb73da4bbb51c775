"""Running heads, running feet and page numbers: printed again and again, and no part of the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph_schema.extraction import Problem
from loaders.formats.pdf_lines import PdfLine, PdfPage

Zone = Literal["head", "foot"]

_ZONE = 0.14  # of the page's height, at its top and at its foot
_GAP = 1.5  # of the type's size, from baseline to baseline: what parts furniture from text
_SAME_PLACE = 4.0
_FEW_PAGES = 5
_FEWEST_REPEATS = 3
_NUMBER = re.compile(r"\d+")
_EDGE_NUMBER = re.compile(r"\A(\d{1,4})\b|\b(\d{1,4})\Z")
_BARE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.?|seite|página)\W*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\W*(?:of|/|von|de) ?\d{1,4}|\W*page)?\W*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Outer:
    """A line near a page's edge, and what of it comes again on other pages."""

    line: PdfLine
    zone: Zone
    is_parted: bool

    @property
    def shape(self) -> str:
        return _NUMBER.sub("#", " ".join(self.line.text.casefold().split()))

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(digits[:9]) for digits in _NUMBER.findall(self.line.text))

    @property
    def bare_number(self) -> str | None:
        found = _BARE_NUMBER.match(self.line.text)
        return found["number"] if found else None


def without_furniture(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], tuple[Problem, ...]]:
    """The pages without the lines that only guide the reader, and a problem that names one of them."""
    groups = [group for page in pages for group in (_outer(page, "head"), _outer(page, "foot"))]
    outer = [line for group in groups for line in group]
    numbers = {id(line) for line in _page_numbers(outer)}
    found = numbers | {id(ln) for ln in (*_repeated(outer, len(pages)), *_numbered_heads(outer))}
    cut = {
        id(o.line): o.line
        for group in groups
        for o in group
        if id(o.line) in numbers or (o.is_parted and all(id(g.line) in found for g in group))
    }
    if not cut:
        return list(pages), ()
    kept = [replace(p, lines=[ln for ln in p.lines if id(ln) not in cut]) for p in pages]
    example = next(iter(cut.values()))
    message = (
        f"{len(cut)} running heads, running feet and page numbers were left out,"
        f" such as {example.text[:60]!r} on page {example.page}."
    )
    return kept, (Problem("furniture_cut", message, 0, 0),)


def _outer(page: PdfPage, zone: Zone) -> list[_Outer]:
    """The lines at the top or foot of a page down or up to the first gap, the outermost first."""
    sign = -1 if zone == "head" else 1
    lines = sorted(page.lines, key=lambda line: sign * line.baseline)
    edge = (1 - _ZONE) * page.height if zone == "head" else _ZONE * page.height
    group: list[PdfLine] = []
    for line in lines:
        is_within = line.baseline > edge if zone == "head" else line.baseline < edge
        if not is_within:
            break
        if group and abs(line.baseline - group[-1].baseline) > _GAP * max(
            line.size, group[-1].size
        ):
            return [_Outer(ln, zone, is_parted=True) for ln in group]
        group.append(line)
    following = lines[len(group)] if len(group) < len(lines) else None
    is_parted = (
        bool(group)
        and following is not None
        and (
            abs(following.baseline - group[-1].baseline)
            > _GAP * max(following.size, group[-1].size)
        )
    )
    return [_Outer(line, zone, is_parted) for line in group]


def _repeated(outer: Sequence[_Outer], pages: int) -> Iterable[PdfLine]:
    """Lines with the same words at the same place, whose numbers stay or count the pages."""
    by_shape: defaultdict[tuple[str, str], list[_Outer]] = defaultdict(list)
    for found in outer:
        by_shape[found.zone, found.shape].append(found)
    fewest = 2 if pages <= _FEW_PAGES else _FEWEST_REPEATS
    for group in by_shape.values():
        for one in group:
            alike = [o for o in group if _are_alike(one, o)]
            if len({o.line.page for o in alike}) >= fewest:
                yield one.line


def _are_alike(one: _Outer, other: _Outer) -> bool:
    """A note such as `12 Ibid.` may stand at the foot of two pages: its number counts notes."""
    apart = other.line.page - one.line.page
    return abs(one.line.baseline - other.line.baseline) <= _SAME_PLACE and all(
        b - a in (0, apart) for a, b in zip(one.numbers, other.numbers, strict=True)
    )


def _page_numbers(outer: Sequence[_Outer]) -> Iterable[PdfLine]:
    """Bare numbers that are the page's own, or that count on from page to page."""
    bare = [(o, o.bare_number) for o in outer if o.bare_number]
    digits = [(o, int(number)) for o, number in bare if number and number.isdigit()]
    for found, number in digits:
        counts_on = any(
            other.line.page != found.line.page
            and other_number - number == other.line.page - found.line.page
            for other, other_number in digits
        )
        if counts_on or number == found.line.page:
            yield found.line
    for found, numeral in bare:
        if numeral and numeral.isalpha():
            yield found.line


def _numbered_heads(outer: Sequence[_Outer]) -> Iterable[PdfLine]:
    """Heads whose words change with the section and whose number is the page's."""
    by_start: defaultdict[int, list[_Outer]] = defaultdict(list)
    for found in outer:
        number = _EDGE_NUMBER.search(found.line.text)
        if found.zone == "head" and number:
            by_start[int(number[1] or number[2]) - found.line.page].append(found)
    for group in by_start.values():
        for one in group:
            level = [o for o in group if abs(o.line.baseline - one.line.baseline) <= _SAME_PLACE]
            if len({o.line.page for o in level}) >= _FEWEST_REPEATS:
                yield one.line
