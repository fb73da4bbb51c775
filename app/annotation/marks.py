"""Cuts a text at its marks' ends into well nested pieces.

Marks may lie within one another or cross. Of two that cross, the later one is closed and opened again
where the earlier ends. Links lie innermost and never hold a tag, since HTML allows no link in a link.

Invariant: the text tokens of a region, joined, are the region's text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.annotation.layout import Region


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that was read: `classes` tell its kind, `tag` is its short sign, `detail` what it leads to."""

    id: str
    start: int
    end: int
    classes: str
    tag: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class NoteLink:
    """The call of a note, or a note's own number: leads from one to the other."""

    id: str
    start: int
    end: int
    href: str
    role: Literal["doc-noteref", "doc-backlink"]
    title: str


Span = Mark | NoteLink


@dataclass(frozen=True, slots=True)
class Token:
    """One step of writing a region. `first` is set where its mark or link has not been open before.

    `title` holds the mark's title and those of the marks around it, innermost first.
    """

    step: Literal["text", "open", "close", "tag", "link", "unlink"]
    text: str = ""
    span: Span | None = None
    first: bool = False
    title: str = ""


def trimmed(mark_start: int, mark_end: int, text: str) -> tuple[int, int]:
    """The span within the text and without the blanks at its ends; empty where nothing else is there."""
    start = min(max(mark_start, 0), len(text))
    end = max(start, min(mark_end, len(text)))
    words = text[start:end].strip()
    if not words:
        return start, start
    start += text[start:end].index(words)
    return start, start + len(words)


def marked_regions(
    text: str, regions: Iterable[Region], spans: Iterable[Span]
) -> Iterator[tuple[Region, list[Token]]]:
    """Each region with its tokens. The spans are trimmed, and no two links overlap."""
    waiting = sorted(spans, key=lambda span: span.start, reverse=True)
    active: list[Span] = []
    for region in regions:
        last = region.end == len(text)
        while waiting and (waiting[-1].start < region.end or last):
            active.append(waiting.pop())
        active = [s for s in active if s.end > region.start or s.start == s.end >= region.start]
        yield region, list(_tokens(text, region, sorted(active, key=_outermost_first), last))


def _outermost_first(span: Span) -> tuple[bool, int, int]:
    return isinstance(span, NoteLink), span.start, -span.end


def _tokens(text: str, region: Region, spans: Sequence[Span], last: bool) -> Iterator[Token]:
    points = [s for s in spans if s.start == s.end and (s.start < region.end or last)]
    wide = [s for s in spans if s.start < s.end] if region.role != "blank" else []
    ends = {p for s in (*wide, *points) for p in (s.start, s.end)} | {region.start, region.end}
    places = sorted(p for p in ends if region.start <= p <= region.end)
    opened: list[Span] = []
    for place, following in zip(places, [*places[1:], None], strict=True):
        here = [s for s in points if s.start == place]
        covering = [s for s in wide if s.start <= place and following and s.end >= following]
        kept = _kept(opened, covering, bool(here))
        yield from _closing(opened[kept:], place)
        del opened[kept:]
        for point in here:
            yield from (_opening(point, opened, place), *_closing([point], place))
        for span in covering[kept:]:
            yield _opening(span, opened, place)
            opened.append(span)
        if following:
            yield Token("text", text[place:following])


def _kept(opened: Sequence[Span], covering: Sequence[Span], has_points: bool) -> int:
    """How many of the open spans stay open, counted from the outermost."""
    kept = 0
    for was, now in zip(opened, covering, strict=False):
        if was is not now or (has_points and isinstance(was, NoteLink)):
            break
        kept += 1
    return kept


def _opening(span: Span, opened: Sequence[Span], place: int) -> Token:
    title = "\n".join(s.title for s in (span, *reversed(opened)))
    step: Literal["link", "open"] = "link" if isinstance(span, NoteLink) else "open"
    return Token(step, span=span, first=span.start == place, title=title)


def _closing(spans: Sequence[Span], place: int) -> Iterator[Token]:
    """Innermost first; a mark that ends here gets its tag."""
    for span in reversed(spans):
        if isinstance(span, NoteLink):
            yield Token("unlink", span=span)
            continue
        if span.end == place:
            yield Token("tag", span=span)
        yield Token("close", span=span)
