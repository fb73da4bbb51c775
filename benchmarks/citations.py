"""How quick the citation stage is, beside eyecite and CiteURL: one run, one core, processor time.

usage: uv run --group bench python -m benchmarks.citations

Each reads documents of its own field. Every document is read once: no figure rests on what a cache
holds of the same text. Peers that are not installed are left out, and the row says so.
"""

import importlib
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.citation_texts import article, dense_notes, legal_brief
from graph_schema.extraction import Footnote
from loaders.citations import read_citations
from loaders.vocabulary import load_vocabulary

SIZE = 20_000
_ROUNDS = 7
_OURS_EACH_ROUND = 8  # documents; a peer reads one in the time
_Count = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Rate:
    """What one reader made of its documents: characters and citations a second, and their ratio."""

    characters: float
    citations: float
    density: float  # characters a citation

    @property
    def told(self) -> str:
        return (
            f"{self.characters:,.0f} characters/s, {self.citations:,.0f} citations/s "
            f"(one in {self.density:.0f} characters)"
        )


def main() -> None:
    for what, measured in citation_rates():
        sys.stdout.write(f"{what}: {measured}\n")


def citation_rates() -> list[tuple[str, str]]:
    """Rows for the page: ours on two kinds of text, each peer on its own, ratios, linearity."""
    with _one_core():
        return [*_beside_peers(), _linearity()]


def _beside_peers() -> list[tuple[str, str]]:
    peers = {name: reader for name, reader in _peers().items() if reader}
    ours: dict[str, list[Rate]] = {"article": [], "dense": []}
    theirs: dict[str, list[Rate]] = {name: [] for name in peers}
    for seed in range(_ROUNDS + 1):  # the first round warms up and is not counted
        seeds = range(seed * _OURS_EACH_ROUND, (seed + 1) * _OURS_EACH_ROUND)
        ours["article"].append(_rate([_reading(article(n, SIZE)) for n in seeds]))
        ours["dense"].append(_rate([_reading(dense_notes(n, SIZE)) for n in seeds]))
        for name, reader in peers.items():
            text = legal_brief(seed, SIZE)
            theirs[name].append(_rate([(len(text), lambda r=reader, t=text: r(t))]))
    mixed, dense = _median(ours["article"][1:]), _median(ours["dense"][1:])
    rows = [
        ("citations, articles of 20 kB (40 % body)", mixed.told),
        ("citations, dense notes of 20 kB", dense.told),
    ]
    for name in _peers():
        if name not in theirs:
            rows.append((f"{name}", "not installed: `uv run --group bench` installs it"))
            continue
        peer = _median(theirs[name][1:])
        rows.append((f"{name}, legal briefs of 20 kB", peer.told))
        rows.append(
            (
                f"ratio to {name}, characters/s and citations/s",
                f"articles {mixed.characters / peer.characters:.0f} and {mixed.citations / peer.citations:.0f}, "
                f"dense notes {dense.characters / peer.characters:.0f} and {dense.citations / peer.citations:.0f}",
            )
        )
    return rows


def _linearity() -> tuple[str, str]:
    """Characters a second at 1 MB beside those at 50 kB, on as many characters of each."""
    pairs = []
    for seed in range(
        10_000, 10_500, 100
    ):  # one after the other: the machine's moods are the same for both
        small = _rate([_reading(article(seed + k, 50_000)) for k in range(20)])
        large = _rate([_reading(article(seed + 50, 1_000_000))])
        pairs.append((large.characters / small.characters, large.characters, small.characters))
    share, large_rate, small_rate = sorted(pairs)[len(pairs) // 2]
    return (
        "citations, 1 MB beside 50 kB, the median of 5 pairs",
        f"{large_rate:,.0f} beside {small_rate:,.0f} characters/s: {share:.0%}",
    )


def _reading(document: tuple[str, tuple[Footnote, ...]]) -> tuple[int, _Count]:
    text, footnotes = document
    vocabulary = load_vocabulary()
    return len(text), lambda: len(read_citations(text, footnotes, vocabulary).citations)


def _peers() -> dict[str, Callable[[str], int] | None]:
    return {"eyecite": _eyecite(), "CiteURL": _citeurl()}


def _eyecite() -> Callable[[str], int] | None:
    """eyecite with its Aho-Corasick tokenizer; its Hyperscan one was no quicker on these texts."""
    try:
        eyecite = importlib.import_module("eyecite")
    except ImportError:
        return None
    logging.getLogger("eyecite").setLevel(logging.ERROR)
    return lambda text: len(eyecite.get_citations(text))


def _citeurl() -> Callable[[str], int] | None:
    try:
        citeurl = importlib.import_module("citeurl")
    except ImportError:
        return None
    return lambda text: len(citeurl.list_cites(text))


def _rate(readings: Iterable[tuple[int, _Count]]) -> Rate:
    characters, citations, spent = 0, 0, 0.0
    for size, read in readings:
        began = time.process_time()
        citations += read()
        spent += time.process_time() - began
        characters += size
    return Rate(characters / spent, citations / spent, characters / citations)


def _median(rates: list[Rate]) -> Rate:
    return Rate(
        statistics.median(rate.characters for rate in rates),
        statistics.median(rate.citations for rate in rates),
        statistics.median(rate.density for rate in rates),
    )


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep this process to one core, where the system lets it, and give the others back after."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


if __name__ == "__main__":
    main()
