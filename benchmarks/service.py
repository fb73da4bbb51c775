"""The question service beside the bare driver and Neo4j's own HTTP server: ratios, and the goal of each.

usage: uv run --group bench python -m benchmarks.service [--claims 20000] [--data FOLDER]

It starts a Neo4j in a temporary folder (or in FOLDER, which is kept, so that a second run loads nothing), loads a
generated graph, and asks one worker of the API over the loopback address. It needs the load tool `wrk`
(`apt-get install wrk`) and about six minutes on a quiet machine. Trust ratios more than figures: all processes share the machine.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from app.connection import open_graph
from app.engine import Engine
from app.settings import load_settings
from benchmarks.asked_questions import NAME, Asker, Asking, asker, defaults
from benchmarks.bare_driver import BareDriver, bare_driver
from benchmarks.bench_servers import Worker, api_worker, neo4j_with_http
from benchmarks.claims_graph import load_claims
from benchmarks.figures import Figure, Goal, table
from benchmarks.load_tool import LoadToolError, have_load_tool
from benchmarks.service_loads import Bench, question_figures
from benchmarks.streams import ROWS, Streamed, stream
from queries.catalogue import load_catalogue

CLAIMS = 20_000
_QUESTIONS = Path(__file__).with_name("questions")
_HOW = """\
A generated graph of {claims:,} claims, one worker, loopback; `wrk` asks the API and Neo4j's HTTP server, and the bare
driver (async, with its Rust extension, an auto-commit READ session a question) asks the same Cypher with the same
parameters. All run on one machine, in turn, and a figure is the median of its rounds. CPU is that of the process which
asks the driver, or serves the API. Each question is `bodies-urging` with an answer of 2 to 10 rows. Before the
measurement {busy:.1f} processes a core were running or waiting: the more, the less the figures say."""
_STARTS = 3
_CHECKED = 20


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.service")
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--data", type=Path)
    chosen = parser.parse_args()
    sys.stdout.write("\n".join(service_section(chosen.claims, chosen.data)) + "\n")


def service_section(claims: int = CLAIMS, data: Path | None = None) -> list[str]:
    """How it was measured, and the table, as lines of Markdown.

    Raises `LoadToolError` when `wrk` is not there or a server does not answer as it should.
    """
    if not have_load_tool():
        raise LoadToolError("wrk is not installed: apt-get install wrk")
    how = _HOW.format(claims=claims, busy=psutil.getloadavg()[0] / (os.cpu_count() or 1))
    with _folder(data) as folder, neo4j_with_http(folder) as (engine, neo4j_http):
        asyncio.run(_load(engine, folder, claims))
        return [how, "", *table(_figures(engine, neo4j_http))]


def _figures(engine: Engine, neo4j_http: str) -> list[Figure]:
    figures = [start_figure(engine)]
    with api_worker(engine, _QUESTIONS) as worker:
        figures += asyncio.run(_asked(engine, neo4j_http, worker))
    for form in ("ndjson", "csv"):
        with api_worker(
            engine, _QUESTIONS
        ) as worker:  # a fresh one: what others took would hide its growth
            streamed = stream(worker, form)
        figures += stream_figures(form, streamed, asyncio.run(_first_row_of_driver(engine)))
    return figures


async def _asked(engine: Engine, neo4j_http: str, worker: Worker) -> list[Figure]:
    question = load_catalogue()[NAME]
    async with bare_driver(engine, question.cypher) as driver:
        questions = await asker(driver, question)
        await _check_same_answers(worker, driver, questions)
        return await question_figures(
            Bench(worker, driver, questions, engine, neo4j_http, question)
        )


async def _check_same_answers(worker: Worker, driver: BareDriver, asker: Asker) -> None:
    """What is compared must do the same work: the API and the driver give the same number of rows."""
    for asking in asker.questions(_CHECKED):
        ours, theirs = _rows_of_api(worker, asking), len(await driver.rows(asking.parameters))
        if ours != theirs:
            raise LoadToolError(
                f"{asking.request.path}: the API gives {ours} rows, the driver {theirs}."
            )


def _rows_of_api(worker: Worker, asking: Asking) -> int:
    answer = worker.get(f"{asking.request.path}&format=ndjson")
    return answer.read().count(b"\n")


def start_figure(engine: Engine) -> Figure:
    """A fresh process until it answers, as `citetrail serve` starts it; one start more, to write the bytecode."""
    starts = []
    for _ in range(_STARTS + 1):
        with api_worker(engine, _QUESTIONS) as worker:
            starts.append((worker.start_s, worker.start_cpu_s))
    wall, cpu = (statistics.median(column) for column in zip(*starts[1:], strict=True))
    return Figure(
        "import and start of a worker",
        f"{wall:.2f} s",
        f"of CPU {cpu:.2f} s",
        wall,
        Goal("≤", 1.5, "s"),
    )


def stream_figures(form: str, streamed: Streamed, bare_s: float) -> list[Figure]:
    """When the first of 10,000 rows comes, and what they cost in memory."""
    told = f"{streamed.rows:,} rows as {form}"
    return [
        Figure(
            f"{told}: first row",
            f"{streamed.first_row_s * 1000:.0f} ms, all {streamed.all_rows_s:.2f} s",
            f"bare driver {bare_s * 1000:.0f} ms",
            streamed.first_row_s * 1000,
            Goal("≤", 100, "ms"),
        ),
        Figure(
            f"{told}: growth of the worker",
            f"{streamed.grown_mb:.1f} MB",
            "",
            streamed.grown_mb,
            Goal("≤", 4, "MB"),
        ),
    ]


async def _first_row_of_driver(engine: Engine) -> float:
    question = load_catalogue(_QUESTIONS)["every-claim"]
    async with bare_driver(engine, question.cypher) as driver:
        return await driver.first_row_s(defaults(question) | {"rows": ROWS})


async def _load(engine: Engine, folder: Path, claims: int) -> None:
    """The generated graph, unless a run before this one left it in the folder."""
    loaded = folder / f"claims-{claims}"
    if loaded.exists():
        return
    async with open_graph(engine, load_settings()) as store:
        if await store.vocabulary_digest() is not None:
            raise SystemExit(f"{folder} holds another graph, or half of one. Name another folder.")
        await load_claims(store, claims)
    loaded.touch()


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        yield kept
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


if __name__ == "__main__":
    main()
