"""Writes docs/performance.md: how quick each stage is, on this machine.

usage: uv run --group bench python -m benchmarks.run     (starts the local Neo4j, in folders of its own)
"""

import asyncio
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.asking import answer
from app.connection import open_graph
from app.engine import Engine, ensure_engine, stop_engine
from app.loading import load_article, sample_article
from app.settings import Settings, load_settings
from benchmarks.citations import citation_rates
from benchmarks.extraction import extraction_rates
from benchmarks.load_tool import LoadToolError
from benchmarks.service import service_section
from loaders.citations import read_citations
from loaders.mentions import find_mentions
from loaders.pipeline import extract
from loaders.split import split_article
from loaders.vocabulary import load_vocabulary
from queries.catalogue import load_catalogue

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
_RUNS = 7


def main() -> None:
    rows = [*stage_rates(), *extraction_rates(), *citation_rates(), *graph_times()]
    lines = [
        "# Performance",
        "",
        f"Made by `python -m benchmarks.run` on {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; medians of {_RUNS} runs. Trust ratios more than figures.",
        "",
        "| what | measured |",
        "|---|---|",
        *(f"| {what} | {measured} |" for what, measured in rows),
        "",
        "## The question service",
        "",
        *_service(),
        "",
    ]
    PAGE.write_text("\n".join(lines), encoding="utf-8")
    sys.stdout.write("\n".join(lines))


def _service() -> list[str]:
    """The section on the question service, or why it was not measured."""
    try:
        return service_section()
    except LoadToolError as error:
        return [f"Not measured: {error}"]


def stage_rates() -> list[tuple[str, str]]:
    """Characters a second of each stage of extraction, on the sample article."""
    source, vocabulary = sample_article(), load_vocabulary()
    outline = split_article(source.text)
    stages: dict[str, Callable[[], object]] = {
        "split": lambda: split_article(source.text),
        "citations": lambda: read_citations(source.text, outline.footnotes, vocabulary),
        "mentions": lambda: find_mentions(source.text, vocabulary),
        "whole extraction, rules": lambda: extract(source, vocabulary, "rules"),
        "whole extraction, parser": lambda: extract(source, vocabulary, "parser"),
    }
    size = len(source.text)
    return [
        (f"{name} ({size} characters)", f"{size / _median(run):,.0f} characters/s")
        for name, run in stages.items()
    ]


def graph_times() -> list[tuple[str, str]]:
    """Start of the server, load of the sample article, and one question."""
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings(data_dir=Path(folder))
        first = _timed(lambda: ensure_engine(settings))
        stop_engine(settings)
        later = _timed(lambda: ensure_engine(settings))
        try:
            engine = ensure_engine(settings)
            measured = asyncio.run(_load_and_ask(engine, settings))
        finally:
            stop_engine(settings)
    return [
        ("first start of Neo4j, jars there", f"{first:.1f} s"),
        ("later start of Neo4j", f"{later:.1f} s"),
        *measured,
    ]


async def _load_and_ask(engine: Engine, settings: Settings) -> list[tuple[str, str]]:
    question = load_catalogue()["bodies-urging"]
    async with open_graph(engine, settings) as store:
        began = time.perf_counter()
        await load_article(store, sample_article())
        first = time.perf_counter() - began
        loads, asks = [], []
        for _ in range(_RUNS):
            began = time.perf_counter()
            await load_article(store, sample_article())
            loads.append(time.perf_counter() - began)
            began = time.perf_counter()
            await answer(store, question, {"state": "China", "topic": "refoulement"})
            asks.append(time.perf_counter() - began)
    return [
        ("first load of the sample article, vocabularies included", f"{first:.2f} s"),
        ("load of the sample article again", f"{statistics.median(loads):.2f} s"),
        ("the question bodies-urging", f"{statistics.median(asks) * 1000:.1f} ms"),
    ]


def _median(run: Callable[[], object]) -> float:
    run()
    return statistics.median(_timed(run) for _ in range(_RUNS))


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
