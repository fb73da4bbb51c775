"""10,000 rows as NDJSON and as CSV: when the first row comes, and how much memory the worker takes for it."""

import threading
import time
from dataclasses import dataclass

import psutil

from benchmarks.bench_servers import Worker

ROWS = 10_000
_PATH = "/v1/questions/every-claim"
_MEGABYTE = 2**20
_SAMPLED_S = 0.005


@dataclass(frozen=True, slots=True)
class Streamed:
    """Seconds to the first row and to the last, the number of rows, and how much the worker grew."""

    first_row_s: float
    all_rows_s: float
    rows: int
    grown_mb: float


def stream(worker: Worker, form: str) -> Streamed:
    """A small answer first, so that what the worker loads once does not count; then all rows."""
    _read(worker, form, 10)
    with _Peak(worker.process) as peak:
        first_row_s, all_rows_s, lines = _read(worker, form, ROWS)
    headings = 1 if form == "csv" else 0
    return Streamed(first_row_s, all_rows_s, lines - headings, peak.grown_mb)


def _read(worker: Worker, form: str, rows: int) -> tuple[float, float, int]:
    """Seconds to the end of the first row, seconds to the end, and the number of lines."""
    before_first = 1 if form == "csv" else 0
    began, first, lines = time.perf_counter(), 0.0, 0
    answer = worker.get(f"{_PATH}?rows={rows}&format={form}")
    if answer.status != 200:
        raise SystemExit(f"{_PATH}: {answer.status} {answer.read(500)!r}")
    while part := answer.read1():
        lines += part.count(b"\n")
        if not first and lines > before_first:
            first = time.perf_counter() - began
    return first, time.perf_counter() - began, lines


class _Peak:
    """Watches the memory of a process while its block runs."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._before = self._highest = process.memory_info().rss
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look)

    def __enter__(self) -> "_Peak":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._watch.join()

    @property
    def grown_mb(self) -> float:
        return (self._highest - self._before) / _MEGABYTE

    def _look(self) -> None:
        while not self._ended.wait(_SAMPLED_S):
            self._highest = max(self._highest, self._process.memory_info().rss)
