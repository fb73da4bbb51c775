"""Whole extraction of an article as long as a law review's: its rate, and what a fresh process pays for it.

usage: uv run python -m benchmarks.extraction

Rates are of CPU time, so that other processes on the machine do not count. A fresh process starts twice, the
first time to write the bytecode that an installed program has.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.citation_texts import article
from loaders.language import Mode
from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary

SIZE = 45_000
_RUNS = 5
_SENTENCES = 6  # in a paragraph
_MODES: tuple[Mode, ...] = ("rules", "parser")
_FRESH = """
import json, resource, sys, time
began = time.process_time()
from pathlib import Path
from loaders.language import load_language
from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary
load_language()
loaded = time.process_time() - began
began = time.process_time()
extract(source_from_bytes(Path(sys.argv[1]).read_bytes(), "article.txt"), load_vocabulary())
spent = time.process_time() - began
print(json.dumps([loaded, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def main() -> None:
    for what, measured in extraction_rates():
        sys.stdout.write(f"{what}: {measured}\n")


def extraction_rates() -> list[tuple[str, str]]:
    """Characters a second in each mode; seconds and memory of a fresh process that reads one article."""
    texts = [long_article(seed) for seed in range(_RUNS + 1)]
    rates = [
        (
            f"whole extraction, {mode} ({SIZE} characters), CPU time",
            f"{_best_rate(texts, mode):,.0f} characters/s",
        )
        for mode in _MODES
    ]
    loaded, spent, memory = _in_a_fresh_process(texts[0])
    return [
        *rates,
        ("import and load of the parser, fresh process, CPU time", f"{loaded:.2f} s"),
        ("first article in that process, vocabularies included", f"{spent:.2f} s"),
        ("memory of that process", f"{memory:.0f} MB"),
    ]


def long_article(seed: int) -> str:
    """The article of the citation benchmark, with its body in paragraphs that call its notes."""
    text, notes_read = article(seed, SIZE)
    body, gap, notes = text.partition("\n\n")
    sentences = re.split(r"(?<=\.) (?=[A-Z])", body)
    for number in range(1, len(notes_read) + 1):
        sentences[(number - 1) * len(sentences) // len(notes_read)] += f"[{number}]"
    paragraphs = (
        " ".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences), _SENTENCES)
    )
    return "\n\n".join(paragraphs) + gap + notes


def _best_rate(texts: Sequence[str], mode: Mode) -> float:
    """Characters a second of CPU of the text that is read quickest; the first, which fills the caches, is left
    out, and no text is read twice, since what is known of one is kept."""
    vocabulary = load_vocabulary()
    rates = []
    for text in texts:
        source = source_from_bytes(text.encode(), "article.txt")
        began = time.process_time()
        extract(source, vocabulary, mode)
        rates.append(len(text) / (time.process_time() - began))
    return max(rates[1:])


def _in_a_fresh_process(text: str) -> tuple[float, float, float]:
    """Seconds to import and load, seconds for the text, and megabytes at most."""
    root = Path(__file__).parent.parent
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8")
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "PYTHONPYCACHEPREFIX": folder, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", _FRESH, str(path)]
        for _ in range(2):
            told = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603
    loaded, spent, memory = json.loads(told.stdout)
    return loaded, spent, memory / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
