"""Lines and paragraphs of a text, as spans: what the splitting of an article stands on.

Only `\\n` ends a line: the canonical text has no other line end that a reader would count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A block with a longer line is not hard-wrapped, so each of its lines is a paragraph.
_LONGEST_WRAPPED_LINE = 160
_RULE = re.compile(r"[ \t]*(?:[_=~#]{3,}|(?:[-*_–—•·][ \t]?){3,})[ \t]*\Z")
_MARKDOWN_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line end and outer white space: text[start:end] == content."""

    start: int
    end: int
    content: str
    after_blank: bool

    @property
    def is_rule(self) -> bool:
        """Whether the line is only a drawn rule: `____`, `---`, `* * *`."""
        return len(self.content) < 200 and bool(_RULE.match(self.content))


def written_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of text[start:end] that are not blank, in order."""
    lines: list[Line] = []
    at, stop, after_blank = start, len(text) if end is None else end, True
    while at < stop:
        newline = text.find("\n", at, stop)
        line_end = stop if newline < 0 else newline
        raw = text[at:line_end]
        content = raw.strip()
        if content:
            first = at + len(raw) - len(raw.lstrip())
            lines.append(Line(first, first + len(content), content, after_blank))
        after_blank = not content
        at = line_end + 1
    return lines


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the paragraphs in text[start:end], in order, without outer white space.

    A blank line, a rule and a Markdown heading end a paragraph; so does every line end in a block
    that is not hard-wrapped. Rules are left out.
    """
    return [span for block in _blocks(text, start, end) for span in _block_paragraphs(block)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without its outer white space; empty at `start` when there is nothing else."""
    part = text[start:end]
    inner = part.strip()
    if not inner:
        return start, start
    first = start + len(part) - len(part.lstrip())
    return first, first + len(inner)


def _blocks(text: str, start: int, end: int) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in written_lines(text, start, end):
        alone = line.is_rule or _MARKDOWN_HEADING.match(line.content)
        if block and (line.after_blank or alone):
            yield block
            block = []
        if alone and not line.is_rule:
            yield [line]
        elif not alone:
            block.append(line)
    if block:
        yield block


def _block_paragraphs(block: list[Line]) -> list[tuple[int, int]]:
    if max(line.end - line.start for line in block) > _LONGEST_WRAPPED_LINE:
        return [(line.start, line.end) for line in block]
    return [(block[0].start, block[-1].end)]
