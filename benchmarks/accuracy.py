"""Writes docs/accuracy.md: how often the reading is right, on the annotated articles.

usage: python -m benchmarks.accuracy [--check] [--corrections FILE]     (--check writes nothing)
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.loading import sample_article
from benchmarks.corrections import review_section
from benchmarks.real_article import real_article_section
from benchmarks.scoring import (
    Score,
    score_anchors,
    score_citations,
    score_claims,
    score_fields,
    score_symbols,
    score_topics,
)
from graph_schema.corrections import Correction
from graph_schema.corrections_json import read_lines
from graph_schema.extraction import Extraction, as_json
from loaders.citations import read_citations
from loaders.language import Mode
from loaders.pipeline import extract
from loaders.read import read_source
from loaders.split import split_article
from loaders.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "tests" / "golden" / "articles"
NOTES = ROOT / "tests" / "golden" / "notes"
CORRECTIONS = ROOT / "tests" / "golden" / "corrections.jsonl"
PAGE = ROOT / "docs" / "accuracy.md"
_FORMATS = (".txt", ".md", ".html", ".docx", ".pdf")
_MODES: tuple[Mode, ...] = ("parser", "rules")
_HEAD = """# Accuracy

Made by `python -m benchmarks.accuracy`; measured on the articles in `tests/golden/articles/`,
which were written and annotated by people who did not know the rules (one annotator each).
The errors of *seen* articles were read while rules were written; those of *blind* ones were not.
The *hard* ones were written to avoid the wording that such texts use, and are counted apart.

P precision, R recall, F1 their harmonic mean. *Fields*: of the fields that the annotator gave for the
citations found, the share that is right. *Symbols*: UN document symbols, each in its footnote.
*Anchors*: the places where the body calls a note, known by the words before them.

## Citations
"""
_NOTES = """
Twenty-four banks of notes in twelve styles (`tests/golden/notes/`), two in each, written and annotated as the articles were.
"""
_CLAIMS = """
A claim is detected when a claim of the same speaker and family overlaps the annotated words; it
is right when the State and a topic agree as well. *A topic right*: of the claims detected, those with a
topic that the annotator lists; *topics*: all that the claims have, and all that the annotator lists.
"""
Figures = tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article, its set (`seen` or `blind`) and what its annotator says."""

    name: str
    kind: str
    path: Path
    gold: dict[str, Any]


def main() -> None:
    arguments = _arguments()
    page = accuracy_page(annotated_articles(), annotated_articles(NOTES))
    page += corrections_section(arguments.corrections)
    if not arguments.check:
        PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(page)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How often the reading is right.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument(
        "--corrections", type=Path, default=CORRECTIONS,
        help="corrections as `citetrail corrections export` writes them",
    )  # fmt: skip
    return parser.parse_args()


def corrections_section(file: Path) -> str:
    """What the corrections of a file say; of their texts, those that the repository holds are read again."""
    corrections = read_lines(file.read_text(encoding="utf-8"), str(file))
    name = str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else file.name
    read = {mode: _read_again(corrections, mode) for mode in _MODES}
    return "\n".join([*review_section(corrections, f"`{name}`", read), ""])


def _read_again(corrections: Sequence[Correction], mode: Mode) -> list[Extraction]:
    sources = [sample_article(), *(read_source(a.path) for a in annotated_articles())]
    wanted = {text for correction in corrections for text in correction.texts}
    return [extract(s, load_vocabulary(), mode) for s in sources if s.sha256 in wanted]


def annotated_articles(folder: Path = ARTICLES) -> list[Annotated]:
    """The texts that a folder's SPLIT names, blind ones first, each by its name."""
    lines = (folder / "SPLIT").read_text(encoding="utf-8").splitlines()
    named = sorted((kind, name) for name, kind in map(str.split, lines))
    return [Annotated(name, kind, _path(folder, name), _gold(folder, name)) for kind, name in named]


def accuracy_page(articles: Sequence[Annotated], banks: Sequence[Annotated] = ()) -> str:
    """The page as Markdown: citations, then claims in a table a mode, seen and blind apart."""
    figures = {mode: {a.name: measure(a, mode) for a in articles} for mode in _MODES}
    lines = [_HEAD, *_citation_table(articles, figures["parser"])]
    if banks:
        notes = {bank.name: measure_citations(bank) for bank in banks}
        lines += ["", "## Citations by style", _NOTES, *_citation_table(banks, notes)]
    for mode in _MODES:
        lines += ["", f"## Claims, mode `{mode}`", _CLAIMS, *_claim_table(articles, figures[mode])]
    if banks:
        lines += real_article_section(_topic_ids())
    return "\n".join([*lines, ""])


def measure(article: Annotated, mode: Mode) -> Figures:
    """Citations, their fields, symbols, anchors; claims detected, claims right; their topics."""
    source = read_source(article.path)
    gold, found = article.gold, as_json(extract(source, load_vocabulary(), mode))
    return (
        score_citations(gold["citations"], found["citations"]),
        score_fields(gold["citations"], found["citations"]),
        score_symbols(gold["citations"], found["citations"]),
        score_anchors(source.text, gold.get("anchors", []), found["footnotes"])
        if "anchors" in gold
        else Score(0, 0, 0),
        *score_claims(source.text, gold["claims"], found["claims"]),
        *score_topics(source.text, gold["claims"], found["claims"], _topic_ids()),
    )


def measure_citations(bank: Annotated) -> Figures:
    """Citations, their fields, symbols and anchors of a bank of notes."""
    source = read_source(bank.path)
    outline = split_article(source.text)
    read = read_citations(source.text, outline.footnotes, load_vocabulary())
    gold, found = bank.gold["citations"], [asdict(citation) for citation in read.citations]
    return (
        score_citations(gold, found),
        score_fields(gold, found),
        score_symbols(gold, found),
        Score(0, 0, 0),
    )


def _topic_ids() -> set[str]:
    return {topic.id.removeprefix("topic:") for topic in load_vocabulary().of_kind("topic")}


def _path(folder: Path, name: str) -> Path:
    return next(path for end in _FORMATS if (path := folder / f"{name}{end}").is_file())


def _gold(folder: Path, name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["gold"]
    return told


def _citation_table(articles: Sequence[Annotated], figures: dict[str, Figures]) -> list[str]:
    head = "| article | set | references P | R | F1 | fields | symbols P | R | anchors P | R |"

    def row(name: str, kind: str, scores: Figures) -> str:
        references, fields, symbols, anchors = scores[:4]
        cells = [references.precision, references.recall, references.f1, fields.recall]
        cells += [symbols.precision, symbols.recall]
        told = [f"{cell:.2f}" for cell in cells]
        told += (
            [f"{anchors.precision:.2f}", f"{anchors.recall:.2f}"] if anchors.wanted else ["–"] * 2
        )
        return f"| {name} | {kind} | {' | '.join(told)} |"

    rows = [row(a.path.name, a.kind, figures[a.name]) for a in articles]
    totals = [row("**all**", f"**{k}**", t) for k, t in _totals(articles, figures)]
    return [head, "|---|---|" + "---|" * 8, *rows, *totals]


def _claim_table(articles: Sequence[Annotated], figures: dict[str, Figures]) -> list[str]:
    head = "| article | set | claims detected P | R | F1 | claims right P | R | F1 |"
    head += " a topic right | topics P | R |"

    def row(name: str, kind: str, scores: Figures) -> str:
        *claims, with_topic, topics = scores[4:]
        told = [f"{f:.2f}" for s in claims for f in (s.precision, s.recall, s.f1)]
        told += [f"{f:.2f}" for f in (with_topic.recall, topics.precision, topics.recall)]
        return f"| {name} | {kind} | {' | '.join(told)} |"

    rows = [row(a.name, a.kind, figures[a.name]) for a in articles]
    totals = [row("**all**", f"**{k}**", t) for k, t in _totals(articles, figures)]
    return [head, "|---|---|" + "---|" * 9, *rows, *totals]


def _totals(
    articles: Sequence[Annotated], figures: dict[str, Figures]
) -> list[tuple[str, Figures]]:
    totals = []
    for kind in dict.fromkeys(article.kind for article in articles):
        chosen = [figures[a.name] for a in articles if a.kind == kind]
        columns = zip(*chosen, strict=True)
        totals.append((kind, tuple(sum(column, Score(0, 0, 0)) for column in columns)))
    return totals


if __name__ == "__main__":
    main()
