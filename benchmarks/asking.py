"""How many of the phrasings of tests/golden/asking.yml are understood, and how long that takes.

usage: uv run python -m benchmarks.asking [seen|aside]     (needs no server)
"""

import datetime as dt
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from app.understanding import Reader, Understanding, build_reader
from loaders.vocabulary import load_vocabulary
from loaders.vocabulary_graph import vocabulary_batch
from queries.catalogue import load_catalogue
from queries.names import NameIndex, build_name_index

GOLDEN = Path(__file__).parent.parent / "tests" / "golden" / "asking.yml"
TODAY = dt.date(2026, 11, 27)


@dataclass(frozen=True, slots=True)
class Judged:
    """One phrasing with what was understood; `fault` is empty where that is right."""

    phrasing: dict[str, Any]
    understood: Understanding
    fault: str
    seconds: float


def names_of_vocabulary() -> NameIndex:
    """The names that a graph holds which has no articles yet."""
    batch = vocabulary_batch(load_vocabulary())
    return build_name_index(
        {
            "id": node_id,
            "kind": kind,
            "name": properties["name"],
            "forms": [
                *(properties.get("aliases") or ()),
                *(str(properties[key]) for key in ("iso3", "iso2", "short", "official_name") if properties.get(key)),
            ],
        }
        for kind, nodes in batch.nodes.items()
        for node_id, properties in nodes.items()
        if "name" in properties
    )  # fmt: skip


def judged(reader: Reader, known: set[str], half: str | None = None) -> Iterator[Judged]:
    """Every phrasing whose question the catalogue holds, and every one that no question answers."""
    for phrasing in yaml.safe_load(GOLDEN.read_text(encoding="utf-8")):
        wanted = phrasing["reads"] and {*phrasing["reads"], *phrasing.get("or", {})}
        if (half and phrasing["half"] != half) or (wanted and not known.intersection(wanted)):
            continue
        began = time.perf_counter()
        understood = reader.read(phrasing["text"], TODAY)
        yield Judged(
            phrasing, understood, _fault(phrasing, understood), time.perf_counter() - began
        )


def _fault(phrasing: dict[str, Any], understood: Understanding) -> str:
    best = understood.best
    if phrasing["reads"] is None:
        return f"answers {best.question.name} {best.parameters}" if best else ""
    if best is None:
        return "not understood"
    answers = dict.fromkeys(phrasing["reads"], phrasing["with"]) | phrasing.get("or", {})
    if best.question.name not in answers:
        return f"taken for {best.question.name} {best.parameters}"
    expected = answers[best.question.name]
    return "" if best.parameters == expected else f"filled {best.parameters}"


def main() -> None:
    half = sys.argv[1] if len(sys.argv) > 1 else None
    catalogue = load_catalogue()
    reader = build_reader(catalogue, names_of_vocabulary())
    reader.read("which bodies urged China on refoulement", TODAY)  # what is read once is read
    rows = list(judged(reader, set(catalogue.questions), half))
    for title, answerable in (("answerable", True), ("not answerable", False)):
        group = [row for row in rows if (row.phrasing["reads"] is not None) is answerable]
        right = sum(not row.fault for row in group)
        sys.stdout.write(
            f"{title}: {right} of {len(group)} right ({right / max(len(group), 1):.0%})\n"
        )
    for row in rows:
        if row.fault:
            best = row.understood.best or next(iter(row.understood.others), None)
            sure = best.confidence if best else 0
            sys.stdout.write(
                f"  {row.phrasing['half']:5} {row.phrasing['text']}\n        {row.fault} ({sure})\n"
            )
    times = sorted(row.seconds for row in rows)
    sys.stdout.write(
        f"time: median {statistics.median(times) * 1000:.1f} ms, longest {times[-1] * 1000:.1f} ms\n"
    )


if __name__ == "__main__":
    main()
