"""Makes comments of markup that HTML reads as comments and our parser, when it keeps places, as text.

`<![if !supportFootnotes]>` of Microsoft Word, `<?xml …?>`, a second `<!doctype>`. The length stays, and with
it every offset. Source: WHATWG HTML Standard, 13.2.5.42 (markup declaration open), 13.2.5.6 (tag open).
"""

import re
from collections.abc import Iterator
from functools import cache

_OPENINGS = re.compile(
    r"<(?:(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<doctype>!doctype\b)|(?P<bogus>[!?])"
    r"|(?P<verbatim>script|style|textarea|title|xmp)\b)",
    re.IGNORECASE,
)
_ELEMENT = re.compile(r"<[a-zA-Z]")
_SHORTEST_COMMENT = len("<!---->")


def without_bogus_markup(raw: str) -> str:
    """The page at the same length, each such piece a comment (or blanks, where it is too short for one)."""
    pieces: list[str] = []
    reached = 0
    for start, end in _bogus(raw):
        length = end - start
        fits = length >= _SHORTEST_COMMENT
        filling = "<!--" + "x" * (length - _SHORTEST_COMMENT) + "-->" if fits else " " * length
        pieces += [raw[reached:start], filling]
        reached = end
    return "".join([*pieces, raw[reached:]]) if pieces else raw


@cache
def _closing(tag: str) -> re.Pattern[str]:
    return re.compile(f"</{tag}", re.IGNORECASE)


def _bogus(raw: str) -> Iterator[tuple[int, int]]:
    at, met_doctype = 0, False
    while opening := _OPENINGS.search(raw, at):
        start = opening.start()
        if opening["comment"]:
            end = raw.find("-->", start + 2)
            if end < 0:
                yield start, len(raw)  # never closed: a comment to the page's end
                return
            at = end + 3
        elif opening["verbatim"]:
            closing = _closing(opening["verbatim"].casefold()).search(raw, opening.end())
            at = closing.start() + 2 if closing else len(raw)
        elif opening["cdata"]:
            at = opening.end()
        else:
            end = raw.find(">", start)
            at = len(raw) if end < 0 else end + 1
            is_first = opening["doctype"] and not met_doctype and not _ELEMENT.search(raw, 0, start)
            met_doctype = met_doctype or bool(opening["doctype"])
            if not is_first:
                yield start, at
