"""Requests by `wrk`, the public load tool, and what it measured. It is a program of its own: `apt-get install wrk`."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_TIMEOUT = "30s"  # the default of 2 s would call a slow answer a failure
_SCRIPT = Path(__file__).with_name("wrk_requests.lua")


class LoadToolError(Exception):
    """`wrk` is not installed, or a server did not answer as it should have."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `etag` goes out as If-None-Match."""

    path: str
    method: str = "GET"
    etag: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """How many clients ask, for how long, and how long each waits on average before it asks again."""

    clients: int
    seconds: float
    pause_ms: float = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """What a load gave: requests sent, those answered in `seconds`, and their times."""

    sent: int
    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


def have_load_tool() -> bool:
    return shutil.which("wrk") is not None


def ask(
    address: str, requests: Sequence[Request], load: Load, headers: Mapping[str, str] | None = None
) -> Measured:
    """The requests asked in turn, and again from the first when all were asked.

    Raises `LoadToolError` when any was refused or failed.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        file.writelines(f"{r.method}\t{r.path}\t{r.etag}\t{r.body}\n" for r in requests)
        file.flush()
        told = _run(
            [
                "wrk", "-t1", f"-c{load.clients}", f"-d{load.seconds:.0f}s", "--timeout", _TIMEOUT, "-s", str(_SCRIPT),
                *(f"-H{name}: {value}" for name, value in (headers or {}).items()),
                f"http://{address}/", "--", file.name, str(load.pause_ms),
            ]
        )  # fmt: skip
    if not told["requests"]:
        raise LoadToolError(
            f"{address} answered nothing in {load.seconds:.0f} s. Is the machine busy with other things?"
        )
    if told["refused"] or told["failed"]:
        raise LoadToolError(
            f"{address}: of {told['requests']} requests such as {requests[0].path} {told['refused']} were "
            f"refused and {told['failed']} failed. Ask one with curl and see why."
        )
    return Measured(
        int(told["sent"]), int(told["requests"]), told["seconds"], told["p50_ms"], told["p99_ms"]
    )


def ask_each_once(address: str, requests: Sequence[Request], load: Load) -> Measured:
    """As `ask`, where no request may be asked twice. Raises `LoadToolError` when they were too few."""
    measured = ask(address, requests, load)
    if measured.sent > len(requests):
        raise LoadToolError(
            f"{len(requests)} questions were too few for {load.seconds:.0f} s: some were asked twice."
        )
    return measured


def _run(command: list[str]) -> dict[str, float]:
    try:
        done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
    except FileNotFoundError:
        raise LoadToolError("wrk is not installed: apt-get install wrk") from None
    except subprocess.CalledProcessError as error:
        raise LoadToolError(f"wrk ended with {error.returncode}: {error.stderr[-500:]}") from None
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told
