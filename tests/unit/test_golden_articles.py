"""The annotated articles of every form: notes, anchors, references and symbols are read as the annotators read them."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scoring import Score, score_anchors, score_citations, score_symbols
from loaders.citations import read_citations
from loaders.read import SourceText, read_source
from loaders.split import split_article
from loaders.vocabulary import load_vocabulary

ARTICLES = Path(__file__).parents[1] / "golden" / "articles"
NOTES = ARTICLES.parent / "notes"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.json"))
WITH_ANCHORS = [
    name
    for name in NAMES
    if "anchors" in json.loads((ARTICLES / f"{name}.json").read_text())["gold"]
]


@cache
def gold(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))
    return told


@cache
def read(name: str) -> tuple[SourceText, list[dict[str, Any]], list[dict[str, Any]]]:
    """The article, its footnotes and its citations, as plain records."""
    path = next(path for path in ARTICLES.glob(f"{name}.*") if path.suffix != ".json")
    source = read_source(path)
    outline = split_article(source.text)
    reading = read_citations(source.text, outline.footnotes, load_vocabulary())
    return source, [asdict(n) for n in reading.footnotes], [asdict(c) for c in reading.citations]


def total(scores: list[Score]) -> Score:
    return sum(scores, Score(0, 0, 0))


@pytest.mark.parametrize("name", NAMES)
def test_every_note_of_an_article_is_found(name: str) -> None:
    numbers = [note["number"] for note in read(name)[1]]
    assert numbers == list(range(1, gold(name)["gold"]["footnotes"] + 1))


@pytest.mark.parametrize("name", WITH_ANCHORS)
def test_the_calls_of_an_article_lead_to_their_notes(name: str) -> None:
    source, footnotes, _ = read(name)
    score = score_anchors(source.text, gold(name)["gold"]["anchors"], footnotes)
    assert score.precision >= 0.95
    assert score.recall >= 0.94


def test_nearly_all_calls_of_all_articles_lead_to_their_notes() -> None:
    scores = [
        score_anchors(read(name)[0].text, gold(name)["gold"]["anchors"], read(name)[1])
        for name in WITH_ANCHORS
    ]
    assert total(scores).precision >= 0.98
    assert total(scores).recall >= 0.98


@pytest.mark.parametrize(
    "name", [n for n in NAMES if gold(n).keys() & {"boilerplate", "furniture"}]
)
def test_a_page_s_own_words_are_not_the_article_s(name: str) -> None:
    text = " ".join(read(name)[0].text.split())
    strings = [*gold(name).get("boilerplate", []), *gold(name).get("furniture", [])]
    kept = [string for string in strings if string in text]
    assert len(kept) <= len(strings) // 8


def test_references_of_all_articles_are_those_that_the_annotators_found() -> None:
    scores = [score_citations(gold(name)["gold"]["citations"], read(name)[2]) for name in NAMES]
    assert total(scores).f1 >= 0.91


def test_symbols_of_all_articles_are_those_that_the_annotators_found() -> None:
    scores = [score_symbols(gold(name)["gold"]["citations"], read(name)[2]) for name in NAMES]
    assert total(scores).precision >= 0.98
    assert total(scores).recall >= 0.98


def test_references_of_notes_in_many_styles_are_those_that_the_annotators_found() -> None:
    scores = []
    for path in sorted(NOTES.glob("*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))["gold"]["citations"]
        source = read_source(next(p for p in NOTES.glob(f"{path.stem}.*") if p.suffix != ".json"))
        outline = split_article(source.text)
        found = read_citations(source.text, outline.footnotes, load_vocabulary()).citations
        scores.append(score_citations(wanted, [asdict(citation) for citation in found]))
    assert len(scores) == 24
    assert total(scores).f1 >= 0.90
