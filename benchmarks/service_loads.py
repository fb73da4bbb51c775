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
from http import HTTPStatus

from app.engine import Engine
from benchmarks.asked_questions import Asker, Asking
from benchmarks.bare_driver import Asked, BareDriver
from benchmarks.bench_servers import Worker
from benchmarks.figures import NOT_THERE, Figure, Goal
from benchmarks.load_tool import Load, LoadToolError, Measured, Request, ask, ask_each_once
from queries.question_files import Question

MANY = 32
_ROUNDS = 5
_SECONDS = 3
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


@dataclass(frozen=True, slots=True)
class Rates:
    """Answers a second to the same questions over and over; `unchanged` is that of 304s, where there are any."""

    bare: float
    again: float
    unchanged: float | None
    neo4j: float


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
    return [
        *_alone_figures(alone),
        *_rate_figures(many, f"{MANY} clients", 0.85),
        *await _again_figures(bench),
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


async def _again_round(bench: Bench, again: Sequence[Asking], tagged: Sequence[Request]) -> Rates:
    """The same questions over and over, from each in turn."""
    load, address = Load(MANY, _SECONDS), bench.worker.address
    bare = await bench.driver.ask([asking.parameters for asking in again], load)
    rates = Rates(
        bare=bare.rate,
        again=ask(address, [asking.request for asking in again], load).rate,
        unchanged=ask(address, tagged, load).rate if tagged else None,
        neo4j=_neo4j_rate(bench, again, load),
    )
    sys.stderr.write(f"{rates}\n")
    return rates


async def _again_figures(bench: Bench) -> list[Figure]:
    again = bench.asker.questions(_AGAIN)
    tagged = _tagged(bench.worker, [asking.request for asking in again])
    _neo4j_rate(
        bench, again, Load(4, 2 * _SECONDS)
    )  # its HTTP server, not asked yet, is slow at first
    rounds = [await _again_round(bench, again, tagged) for _ in range(_ROUNDS)]
    what = f"a question asked again, {MANY} clients: rate"
    ours, bare, peer = (
        statistics.median(rates) for rates in zip(*((r.again, r.bare, r.neo4j) for r in rounds), strict=True)
    )  # fmt: skip
    return [
        Figure(
            what,
            f"{ours:,.0f}/s",
            f"bare driver {bare:,.0f}/s",
            statistics.median(r.again / r.bare for r in rounds),
            Goal("≥", 10),
        ),
        Figure(
            what,
            f"{ours:,.0f}/s",
            f"Neo4j's Query API {peer:,.0f}/s",
            statistics.median(r.again / r.neo4j for r in rounds),
            Goal("≥", 4),
        ),
        _unchanged_figure(rounds, f"bare driver {bare:,.0f}/s"),
    ]


def _unchanged_figure(rounds: Sequence[Rates], beside: str) -> Figure:
    what, goal = f"304 to If-None-Match, {MANY} clients: rate", Goal("≥", 14)
    rates = [(r.unchanged, r.unchanged / r.bare) for r in rounds if r.unchanged is not None]
    if not rates:
        return Figure(what, f"{NOT_THERE}: answers have no ETag", beside, None, goal)
    rate, ratio = (statistics.median(column) for column in zip(*rates, strict=True))
    return Figure(what, f"{rate:,.0f}/s", beside, ratio, goal)


def _tagged(worker: Worker, requests: Sequence[Request]) -> list[Request]:
    """The requests with the ETags of their answers; none where answers have no ETag."""
    tags = [worker.get(request.path).headers.get("etag") for request in requests]
    if not all(tags):
        return []
    tagged = [Request(r.path, etag=str(tag)) for r, tag in zip(requests, tags, strict=True)]
    for request in tagged:
        answer = worker.get(request.path, if_none_match=request.etag)
        if answer.status != HTTPStatus.NOT_MODIFIED:
            raise LoadToolError(f"{request.path} with its own ETag gives {answer.status}, not 304.")
    return tagged


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
