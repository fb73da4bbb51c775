"""The real article's figures, where it and its annotation are at hand: they are not part of the project.

`CITETRAIL_SEED_ARTICLE` names the article; its annotation stands in the folder `gold` beside the article's.
"""

import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from benchmarks.scoring import (
    Record,
    Score,
    claim_pairs,
    score_citations,
    score_claims,
    score_fields,
    score_symbols,
    score_topics,
)
from graph_schema.dates import date_bounds, overlaps
from graph_schema.extraction import as_json
from loaders.pipeline import extract
from loaders.read import read_source
from loaders.vocabulary import load_vocabulary

_BESIDE = Path(__file__).parents[2] / "shared" / "seeds" / "moving_forward_north_korea.txt"
_ABOUT = """
The real article that the project began with, by two annotators; it is not shipped, and its errors were read.
*Sources*: of the documents given as the place of a claim, those that the annotator gives; *dates*: of the
dates given, those that overlap the annotator's.
"""


def real_article_section(topic_ids: Collection[str]) -> list[str]:
    """The section of the accuracy page; empty where the article or its annotation is not at hand."""
    path = Path(os.environ.get("CITETRAIL_SEED_ARTICLE") or _BESIDE)
    gold_folder = path.parent.parent / "gold"
    if not (path.is_file() and (gold_folder / "seed.json").is_file()):
        return []
    gold = _json(gold_folder / "seed.json")["seed"]
    told = {c["id"]: c for c in _json(gold_folder / "seed_annotation.json")["claims"]}
    source = read_source(path)
    found = as_json(extract(source, load_vocabulary(), "parser"))
    detected, right = score_claims(source.text, gold["claims"], found["claims"])
    pairs = claim_pairs(source.text, gold["claims"], found["claims"])
    plain = sum(int(c["tier"]) == 2 for c in gold["claims"])
    rows = [
        ("references", score_citations(gold["citations"], found["citations"])),
        ("fields of references", score_fields(gold["citations"], found["citations"])),
        ("symbols", score_symbols(gold["citations"], found["citations"])),
        ("claims detected (tier 1)", detected),
        ("claims right (tier 1)", right),
        (
            "claims detected (tier 2)",
            Score(plain, plain, sum(int(w["tier"]) == 2 for w, _ in pairs)),
        ),
        ("topics", score_topics(source.text, gold["claims"], found["claims"], topic_ids)[1]),
        ("dates of claims", _dates(pairs, told)),
        ("sources of claims", _sources(pairs, told)),
    ]
    table = [f"| {n} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} |" for n, s in rows]
    return ["", "## The real article", _ABOUT, "| what | P | R | F1 |", "|---|---|---|---|", *table]


def _dates(pairs: list[tuple[Record, Record]], told: dict[str, Any]) -> Score:
    """Dates that were given where the annotator gives one, too; right where they overlap."""
    dated = [
        (told[wanted["id"]]["date"]["edtf"], claim["date"])
        for wanted, claim in pairs
        if claim["date"] and (told.get(wanted["id"]) or {}).get("date")
    ]
    right = sum(overlaps(date_bounds(wanted), date_bounds(given)) for wanted, given in dated)
    return Score(len(dated), len(dated), right)


def _sources(pairs: list[tuple[Record, Record]], told: dict[str, Any]) -> Score:
    given = [(told[w["id"]]["source"], c["stated_in"]) for w, c in pairs if w["id"] in told]
    stated = [(json.dumps(source), places) for source, places in given if places]
    right = sum(
        any(place["document_id"].removeprefix("un:") in source for place in places)
        for source, places in stated
    )
    return Score(len(stated), len(stated), right)


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
