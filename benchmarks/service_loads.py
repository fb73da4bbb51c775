"""What `benchmarks.service` measures of questions: asked the first time, asked again, unchanged, at half of capacity.

API and yardstick are measured in turn, round after round, and each figure is the median of its rounds: what else the
machine does then falls on both.
"""

import json
import statistics
import sys
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.engine import Engine
from benchmarks.asked_questions import Asker, Asking
from benchmarks.bare_driver import Asked, BareDriver
from benchmarks.bench_servers import Worker
from benchmarks.figures import NOT_THERE, Figure, Goal
from benchmarks.load_tool import Load, LoadToolError, Measured, Request, ask, ask_each_once
from queries.catalogue import Question

MANY = 32
_ROUNDS = 5
_SECONDS = 4
_HIGHEST_RATE = 1500  # questions a second for which there are enough, asked once each
_AGAIN = 20  # questions that are asked again and again
_PAUSING_CLIENTS = 16


@dataclass(frozen=True, slots=True)
class Bench:
    """All that a measurement needs."""

    worker: Worker
    driver: BareDriver
    asker: Asker
    engine: Engine
    neo4j_http: str
    question: Question


@dataclass(frozen=True, slots=True)
class Round:
    """One load on the bare driver and the same on the API, right after."""

    bare: Asked
    api: Measured
    api_cpu_ms: float

    def __str__(self) -> str:
        return (
            f"p50 {self.api.p50_ms:.2f} beside {self.bare.p50_ms:.2f} ms, CPU {self.api_cpu_ms:.2f} beside "
            f"{self.bare.cpu_ms:.2f} ms, {self.api.rate:.0f} beside {self.bare.rate:.0f}/s"
        )


async def first_times(bench: Bench, clients: int) -> list[Round]:
    """Questions never asked before."""
    load = Load(clients, _SECONDS)
    return [await _round(bench, load) for _ in range(_ROUNDS)]


async def _round(bench: Bench, load: Load) -> Round:
    questions = bench.asker.questions(int(load.seconds * _HIGHEST_RATE))
    bare = await bench.driver.ask([q.parameters for q in questions], load)
    before = bench.worker.cpu_s()
    api = ask_each_once(bench.worker.address, [q.request for q in questions], load)
    measured = Round(bare, api, (bench.worker.cpu_s() - before) / api.requests * 1000)
    sys.stderr.write(f"{load.clients} clients: {measured}\n")
    return measured


async def question_figures(bench: Bench) -> list[Figure]:
    """Every figure of questions and answers."""
    await _warm_up(bench)
    alone, many = await first_times(bench, 1), await first_times(bench, MANY)
    again = bench.asker.questions(_AGAIN)
    bare_rate = _median(many, lambda r: r.bare.rate)
    return [
        *_alone_figures(alone),
        *_rate_figures(many, f"{MANY} clients", 0.85),
        *_again_figures(bench, again, bare_rate),
        _half_capacity(bench, _median(many, lambda r: r.api.rate)),
    ]


async def _warm_up(bench: Bench) -> None:
    """Servers that have compiled what they run often, so that the first round is like the last."""
    for _ in range(2):
        await _round(bench, Load(MANY, _SECONDS))


def _alone_figures(rounds: Sequence[Round]) -> list[Figure]:
    first = "a question not asked before"
    return [
        Figure(
            f"{first}, 1 client: p50",
            f"{_median(rounds, lambda r: r.api.p50_ms):.2f} ms",
            f"bare driver {_median(rounds, lambda r: r.bare.p50_ms):.2f} ms",
            _median(rounds, lambda r: r.api.p50_ms / r.bare.p50_ms),
            Goal("≤", 1.5),
        ),
        _cpu_figure(rounds, "1 client", Goal("≤", 1.5)),
        *_rate_figures(rounds, "1 client", 0.8),
    ]


def _cpu_figure(rounds: Sequence[Round], clients: str, goal: Goal | None) -> Figure:
    return Figure(
        f"a question not asked before, {clients}: CPU of the client's or server's process",
        f"{_median(rounds, lambda r: r.api_cpu_ms):.2f} ms",
        f"bare driver {_median(rounds, lambda r: r.bare.cpu_ms):.2f} ms",
        _median(rounds, lambda r: r.api_cpu_ms / r.bare.cpu_ms),
        goal,
    )


def _rate_figures(rounds: Sequence[Round], clients: str, least: float) -> list[Figure]:
    rate = Figure(
        f"a question not asked before, {clients}: rate",
        f"{_median(rounds, lambda r: r.api.rate):,.0f}/s",
        f"bare driver {_median(rounds, lambda r: r.bare.rate):,.0f}/s",
        _median(rounds, lambda r: r.api.rate / r.bare.rate),
        Goal("≥", least),
    )
    return [rate] if clients == "1 client" else [rate, _cpu_figure(rounds, clients, None)]


def _again_figures(bench: Bench, again: Sequence[Asking], bare_rate: float) -> list[Figure]:
    """The same questions over and over, from the API and from Neo4j's own HTTP server."""
    load = Load(MANY, _SECONDS)
    requests = [asking.request for asking in again]
    ask(bench.worker.address, requests, Load(1, 1))
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        ours.append(ask(bench.worker.address, requests, load).rate)
        theirs.append(_neo4j_rate(bench, again, load))
    rate, peer = statistics.median(ours), statistics.median(theirs)
    what = f"a question asked again, {MANY} clients: rate"
    return [
        Figure(what, f"{rate:,.0f}/s", f"bare driver {bare_rate:,.0f}/s", rate / bare_rate, Goal("≥", 10)),
        Figure(what, f"{rate:,.0f}/s", f"Neo4j's Query API {peer:,.0f}/s", rate / peer, Goal("≥", 4)),
        _unchanged_figure(bench, requests, bare_rate),
    ]  # fmt: skip


def _neo4j_rate(bench: Bench, again: Sequence[Asking], load: Load) -> float:
    """Questions a second that Neo4j's own HTTP Query API answers."""
    login = b64encode(f"{bench.engine.user}:{bench.engine.password}".encode()).decode()
    headers = {
        "Authorization": f"Basic {login}",
        "Content-Type": "application/json",
        "Accept": "application/json",
    }
    bodies = (
        {"statement": bench.question.cypher, "parameters": q.parameters, "accessMode": "READ"} for q in again
    )  # fmt: skip
    path = f"/db/{bench.engine.database}/query/v2"
    requests = [Request(path, "POST", body=json.dumps(body)) for body in bodies]
    return ask(bench.neo4j_http, requests, load, headers).rate


def _unchanged_figure(bench: Bench, requests: Sequence[Request], bare_rate: float) -> Figure:
    """The same questions with If-None-Match, which the API answers with 304 where it gives an ETag."""
    what, goal = f"304 to If-None-Match, {MANY} clients: rate", Goal("≥", 14)
    beside = f"bare driver {bare_rate:,.0f}/s"
    tags = [bench.worker.get(request.path).headers.get("etag") for request in requests]
    if not all(tags):
        return Figure(what, f"{NOT_THERE}: answers have no ETag", beside, None, goal)
    tagged = [Request(r.path, etag=str(tag)) for r, tag in zip(requests, tags, strict=True)]
    for request in tagged:
        answer = bench.worker.get(request.path, if_none_match=request.etag)
        if answer.status != 304:
            raise LoadToolError(f"{request.path} with its own ETag gives {answer.status}, not 304.")
    rates = [ask(bench.worker.address, tagged, Load(MANY, _SECONDS)).rate for _ in range(_ROUNDS)]
    rate = statistics.median(rates)
    return Figure(what, f"{rate:,.0f}/s", beside, rate / bare_rate, goal)


def _half_capacity(bench: Bench, capacity: float) -> Figure:
    """Questions not asked before, at half of the rate that 32 clients reach, as from people who pause."""
    pause_ms = _PAUSING_CLIENTS / (capacity / 2) * 1000 - 1000 / capacity
    load = Load(_PAUSING_CLIENTS, 3 * _SECONDS, pause_ms)
    questions = bench.asker.questions(int(load.seconds * _HIGHEST_RATE))
    got = ask_each_once(bench.worker.address, [q.request for q in questions], load)
    return Figure(
        "a question not asked before, at half of capacity: p99",
        f"{got.p99_ms:.1f} ms at {got.rate:,.0f}/s",
        f"p50 {got.p50_ms:.1f} ms",
        got.p99_ms / got.p50_ms,
        Goal("≤", 5),
    )


def _median(rounds: Sequence[Round], figure: Callable[[Round], float]) -> float:
    return statistics.median(figure(one) for one in rounds)
