"""Writes docs/accuracy.md: how often the reading is right, on the annotated articles.

usage: python -m benchmarks.accuracy [--check]     (--check writes nothing)
"""

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.scoring import Score, score_citations, score_claims
from graph_schema.extraction import as_json
from loaders.language import Mode
from loaders.pipeline import extract
from loaders.read import read_source
from loaders.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "tests" / "golden" / "articles"
PAGE = ROOT / "docs" / "accuracy.md"
_MODES: tuple[Mode, ...] = ("parser", "rules")


def main() -> None:
    page = accuracy_page()
    if "--check" not in sys.argv:
        PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(page)


def accuracy_page() -> str:
    """The page as Markdown: one table a mode, seen and blind articles apart."""
    split = dict(
        line.split() for line in (ARTICLES / "SPLIT").read_text(encoding="utf-8").splitlines()
    )
    lines = [
        "# Accuracy",
        "",
        "Made by `python -m benchmarks.accuracy`; measured on the articles in `tests/golden/articles/`,",
        "which were written and annotated by someone who did not know the rules (one annotator).",
        "The errors of *seen* articles were read while rules were written; those of *blind* ones were not,",
        "though their totals were watched; and the errors in citations of nicaragua_statement were read.",
        "",
        "A claim is detected when a claim of the same speaker and family overlaps the annotated words; it",
        "is right when the State and a topic agree as well. P precision, R recall, F1 their harmonic mean.",
    ]
    for mode in _MODES:
        lines += ["", f"## Mode `{mode}`", "", *_table(mode, split)]
    return "\n".join([*lines, ""])


def _table(mode: Mode, split: dict[str, str]) -> list[str]:
    head = "| article | set | citations P | R | F1 | claims detected P | R | F1 | claims right P | R | F1 |"
    lines = [head, "|---|---|" + "---|" * 9]
    scores = {name: _score(name, mode) for name in sorted(split)}
    for name, kind in sorted(split.items(), key=lambda pair: (pair[1], pair[0])):
        lines.append(_row(name, kind, scores[name]))
    for kind in ("seen", "blind"):
        chosen = [scores[name] for name in split if split[name] == kind]
        total = tuple(sum(column, Score(0, 0, 0)) for column in zip(*chosen, strict=True))
        lines.append(_row("**all**", f"**{kind}**", total))
    return lines


def _score(name: str, mode: Mode) -> tuple[Score, ...]:
    source = read_source(ARTICLES / f"{name}.txt")
    gold: dict[str, Any] = json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))[
        "gold"
    ]
    found = as_json(extract(source, load_vocabulary(), mode))
    citations = score_citations(gold["citations"], found["citations"])
    return (citations, *score_claims(source.text, gold["claims"], found["claims"]))


def _row(name: str, kind: str, scores: tuple[Score, ...]) -> str:
    figures = [
        f"{figure:.2f}" for score in scores for figure in (score.precision, score.recall, score.f1)
    ]
    return f"| {name} | {kind} | {' | '.join(figures)} |"


if __name__ == "__main__":
    main()
