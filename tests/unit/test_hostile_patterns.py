"""No scanner of symbols, dates, places, quotations, names and sentences is slow on a text that is meant to make it so.

Each reads hostile texts of up to 32,000 characters, each four times as long as the one before. Time
that grows with the length grows fourfold; with its square sixteenfold. The bound lies between, and
what even with its square could not become slow is not read any longer. A slow machine cannot fail
these tests, and a quadratic pattern cannot pass them.
"""

import re
import time
from collections.abc import Callable

import pytest

from graph_schema.errors import SymbolError
from graph_schema.extraction import Footnote
from loaders.citations import read_citations
from loaders.citations.masking import mask_note
from loaders.citations.note_dates import find_dates
from loaders.citations.pinpoints import find_pinpoints
from loaders.citations.quotations import find_quotations
from loaders.citations.segments import split_note
from loaders.citations.votes import find_vote
from loaders.claims.sentences import split_sentences
from loaders.mentions import find_mentions
from loaders.split import split_article
from loaders.symbols import find_prose_symbols, find_symbols, parse_symbol, slugged_symbol
from loaders.vocabulary import load_vocabulary

LENGTHS = (2_000, 8_000, 32_000)
HIGHEST_GROWTH = 8.0  # from one length to the next
SLOW = 0.03  # seconds for the longest text: below this no growth is a threat, and noise looks like growth

UNITS = (
    "1", "-", "/", " ", '"', "'", "“", "”", "‘", "[", "(", ")", "()", "[]", "_", "*", ".", ". ", ",", ", ",
    "; ", ": ", "? ", "!", "…", "\n", "\t", "\u00a0", "¹", "=", "# ", "a", "A", "word ", "Word ", "Word, ",
    "Word and ", "A. ", "v. ", "and ", "of the ", "In ", "in ", "its ", "that ", "not ", "to ", "see ", "See ",
    "A/HRC/", "A/HRC/25/", "2001 ", "March ", "March 2001, ", "para. ", "para. 5, ", "p. 1-", "Add.1 and ",
    "http://", "http://a.b/c?d=", "www.", "10.1000/", "a@", "@a.", "[a](", "<a ", "&amp;", "[1]", "[^1]",
    "’s ", "( ", "(Word ", "Word (2001) “", "resolution 1", "resolutions 1/1, ", "General Comment ",
    "Committee on the ", "report of ", "supra note 1, ", "Ibid. ", "\ue000\ue010", "\ue003, ", "漢",
)  # fmt: skip
# What a text says around the hostile stretch: it gets past the first looks, into what is read with care.
FRAMES = (
    ("", ""),
    ("See “A title of its own,” ", ", March 5, 2001, A/HRC/25/1, para. 5."),
    ("UNHCR, ", " at 5, March 2001."),
)


def hostile(unit: str, length: int, frame: tuple[str, str]) -> str:
    return frame[0] + (unit * (length // len(unit) + 1))[:length] + frame[1]


def seconds(run: Callable[[str], object], text: str) -> float:
    """Processor time, of the shorter of two runs where it matters: what else the machine does counts less."""
    began = time.process_time()
    run(text)
    first = time.process_time() - began
    if first < SLOW / 100:
        return first
    began = time.process_time()
    run(text)
    return min(first, time.process_time() - began)


def is_slow(run: Callable[[str], object], unit: str, frame: tuple[str, str] = ("", "!")) -> bool:
    """Whether reading a repeated unit takes more time than in proportion to its length."""
    before = None
    for length in LENGTHS:
        spent = seconds(run, hostile(unit, length, frame))
        if spent * (LENGTHS[-1] / length) ** 2 < SLOW:
            return False
        if before and spent > HIGHEST_GROWTH * before and spent > SLOW / 10:
            return True
        before = spent
    return False


def a_symbol(text: str) -> object:
    try:
        return parse_symbol(text)
    except SymbolError:
        return None


def read_note_of_citations(note: str) -> object:
    footnote = Footnote(1, 0, len(note), "none", ())
    return read_citations(note, (footnote,), load_vocabulary())


SCANNERS: dict[str, Callable[[str], object]] = {
    "mask_note": mask_note,
    "split_note": lambda text: split_note(mask_note(text)),
    "find_dates": find_dates,
    "find_pinpoints": find_pinpoints,
    "find_quotations": lambda text: find_quotations(text, -1),
    "find_vote": find_vote,
    "find_symbols": find_symbols,
    "find_prose_symbols": find_prose_symbols,
    "parse_symbol": a_symbol,
    "slugged_symbol": slugged_symbol,
    "find_mentions": lambda text: find_mentions(text, load_vocabulary()),
    "an article's body": lambda text: split_article(
        f"# Title\n\nBody {text} on.[1]\n\nNotes\n\n[1] A note.\n"
    ),
    "read_citations": read_note_of_citations,
    "split_sentences": lambda text: list(split_sentences(text, 0, len(text))),
}


# What reads whole notes is given the frame that leads furthest in; a body has none.
FRAMES_OF = {"read_citations": FRAMES[2:], "an article's body": FRAMES[:1]}


@pytest.mark.parametrize("scanner", SCANNERS)
def test_a_scanner_takes_time_in_proportion_to_its_text(scanner: str) -> None:
    slow = [
        (frame[0], unit)
        for frame in FRAMES_OF.get(scanner, FRAMES)
        for unit in UNITS
        if is_slow(SCANNERS[scanner], unit, frame)
        and is_slow(SCANNERS[scanner], unit, frame)  # twice: what the machine does counts once
    ]
    assert not slow, f"{scanner} grows faster than a text that repeats {slow}"


def test_a_quadratic_pattern_would_fail() -> None:
    assert is_slow(re.compile(r"x*!").search, "x", ("", ""))
    assert not is_slow(re.compile(r"x+").search, "x")
