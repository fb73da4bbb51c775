"""Where the characters of a parsed text stand in the page's source.

A parser gives a text node's start only; its characters differ from the source by character references
(`&amp;`), line ends, and markup that stands between two pieces which the parser has joined.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SPECIAL = re.compile(r"[&<\r\0]")
_REFERENCE = re.compile(r"&(?:#(?:[0-9]{1,9}|[xX][0-9a-fA-F]{1,8})|[a-zA-Z][a-zA-Z0-9]{0,31});?")
_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_UNSPECIAL = re.compile(r"[^&<\r\0]{1,24}")
_SEARCHED = 4000
_MOST_SEARCHES = 50


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a text from `start` on, and where they stand: [raw_start, raw_end).

    Of equal length they agree one by one; else they stand there as a whole. `raw_start` is -1 where
    the place was not found.
    """

    start: int
    words: str
    raw_start: int
    raw_end: int

    @property
    def is_exact(self) -> bool:
        return self.raw_start >= 0 and self.raw_end - self.raw_start == len(self.words)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where words[start:end] stand: all of the run's place where it is mapped as a whole."""
        if self.is_exact:
            return self.raw_start + start, self.raw_start + end
        return self.raw_start, self.raw_end


def runs_of(raw: str, raw_start: int | None, text: str) -> Iterator[Run]:
    """The text in runs, in order, without gap; `raw_start` is where the parser says it starts."""
    if raw_start is None:
        yield Run(0, text, -1, -1)
    elif raw.startswith(text, raw_start):
        yield Run(0, text, raw_start, raw_start + len(text))
    else:
        yield from _aligned(raw, raw_start, text)


def cut_runs(runs: Iterable[Run], first: int, last: int) -> Iterator[Run]:
    """The runs' characters of [first, last)."""
    for run in runs:
        start, end = max(first, run.start), min(last, run.start + len(run.words))
        if start < end:
            inner = start - run.start, end - run.start
            yield Run(start, run.words[slice(*inner)], *run.place(*inner))


def place_of(runs: Iterable[Run], start: int, end: int) -> tuple[int, int] | None:
    """Where text[start:end] stands in the source, from its runs; `None` when it was not found."""
    places = [(run.raw_start, run.raw_end) for run in cut_runs(runs, start, end)]
    if not places or min(places)[0] < 0:
        return None
    return places[0][0], places[-1][1]


def _aligned(raw: str, at: int, text: str) -> Iterator[Run]:
    reached, searches = 0, 0
    while reached < len(text):
        special = _SPECIAL.search(raw, at)
        stop = special.start() if special else len(raw)
        words = raw[at : min(stop, at + len(text) - reached)]
        if words and text.startswith(words, reached):
            yield Run(reached, words, at, at + len(words))
            at, reached = at + len(words), reached + len(words)
            continue
        read = _read_special(raw, at, text, reached) if at == stop < len(raw) else None
        if read is not None:
            taken, after = read
            if taken:
                yield Run(reached, text[reached : reached + taken], at, after)
            at, reached = after, reached + taken
            continue
        searches += 1
        found = _find_again(raw, at, text, reached) if searches <= _MOST_SEARCHES else -1
        if found < 0:
            yield Run(reached, text[reached:], -1, -1)
            return
        at = found


def _read_special(raw: str, at: int, text: str, reached: int) -> tuple[int, int] | None:
    """How many characters of the text stand at a sign of the source, and where it ends there."""
    match raw[at]:
        case "&":
            return _read_reference(raw, at, text, reached)
        case "\r":
            after = at + 2 if raw.startswith("\r\n", at) else at + 1
            return int(text[reached] == "\n"), after
        case "\0":
            return int(text[reached] == "\ufffd"), at + 1
        case _:
            if _MARKUP.match(raw, at):
                closing = "-->" if raw.startswith("<!--", at) else ">"
                end = raw.find(closing, at)
                return None if end < 0 else (0, end + len(closing))
            return (1, at + 1) if text[reached] == "<" else None


def _read_reference(raw: str, at: int, text: str, reached: int) -> tuple[int, int] | None:
    reference = _REFERENCE.match(raw, at)
    value = html.unescape(reference[0]) if reference else "&"
    if reference and value and value != reference[0] and text.startswith(value, reached):
        return len(value), reference.end()
    if text[reached] == "&":
        return 1, at + 1
    return (1, reference.end()) if reference else None


def _find_again(raw: str, at: int, text: str, reached: int) -> int:
    """Where the next plain words of the text stand a little further on; -1 when nowhere."""
    plain = _UNSPECIAL.match(text, reached)
    return raw.find(plain[0], at, at + _SEARCHED) if plain else -1
