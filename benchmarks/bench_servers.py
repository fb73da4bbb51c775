"""The servers that `benchmarks.service` measures: a local Neo4j with its HTTP Query API, and a worker of the API.

Both listen on the loopback address only, and are ended by who started them.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

from app.engine import Engine, jars, layout, preflight, say_nothing, server, stop_engine
from app.engine.configuration import (
    LOOPBACK,
    Memory,
    command,
    java_arguments,
    neo4j_configuration,
)
from app.engine.download import install_jars
from app.settings import Settings, load_settings

ROOT = Path(__file__).parent.parent
_HTTP_OFF = "server.http.enabled=false"
_HTTP_ON = """\
server.http.enabled=true
server.http.listen_address={address}
server.http.advertised_address={address}
server.http_enabled_modules=QUERY_API_ENDPOINTS"""
_START_S = 240
_STOP_S = 15
_SPAWNED_S = 0.5
_PAUSE_S = 0.01


@dataclass(frozen=True, slots=True)
class Worker:
    """A running worker of the API: where it listens, its process, and what its start took until it answered."""

    address: str
    process: psutil.Process
    start_s: float
    start_cpu_s: float

    def cpu_s(self) -> float:
        """CPU seconds that the process has taken, user and system."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """The answer to a GET, its body not read yet; header names are written with `_` for `-`."""
        connection = http.client.HTTPConnection(self.address, timeout=60)
        connection.request(
            "GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        return connection.getresponse()


@contextmanager
def neo4j_with_http(folder: Path) -> Iterator[tuple[Engine, str]]:
    """A Neo4j on the data in `folder`, and the address of its HTTP server, which the engine's own starts leave off."""
    settings = load_settings(neo4j_uri=None, neo4j_bolt_port=0, data_dir=folder)
    stop_engine(settings)
    try:
        yield _start_with_http(settings)
    finally:
        stop_engine(settings)


def _start_with_http(settings: Settings) -> tuple[Engine, str]:
    """The steps of an engine's start, with another line in neo4j.conf."""
    paths, lock = layout.layout_of(settings.data_dir), jars.read_lock()
    layout.make_folders(paths)
    jar_folder = install_jars(settings.cache_dir, lock, say_nothing, settings.maven_mirror)
    memory = Memory(settings.neo4j_heap, settings.neo4j_page_cache)
    bolt, http_address, password = (
        _free_port(),
        f"{LOOPBACK}:{_free_port()}",
        layout.ensure_password(paths),
    )
    layout.write_private(
        paths.configuration, _with_http(neo4j_configuration(bolt, memory), http_address)
    )
    class_path = [jar_folder / jar.file_name for jar in lock]
    layout.write_private(paths.java_arguments, java_arguments(class_path, paths.home, memory))
    java = preflight.java_executable(settings.java_home)
    process = server.spawn(command(java, paths.java_arguments, paths.home), paths)
    time.sleep(_SPAWNED_S)  # for a moment a new process has no command line to be known by
    uri = f"bolt://{LOOPBACK}:{bolt}"
    server.wait_until_it_answers(process, paths, (uri, password), _START_S, lambda _waited: None)
    _wait_for_http(http_address)  # which comes up after Bolt
    engine = Engine(uri, "neo4j", password, "neo4j", started_here=True, pid=process.pid)
    return engine, http_address


def _wait_for_http(address: str) -> None:
    deadline = time.perf_counter() + _START_S
    while _status(address, "/") is None:
        if time.perf_counter() > deadline:
            raise SystemExit(f"Neo4j's HTTP server has not answered at {address} for {_START_S} s.")
        time.sleep(_PAUSE_S)


def _with_http(configuration: str, address: str) -> str:
    if _HTTP_OFF not in configuration:
        raise SystemExit(
            f"neo4j.conf does not say {_HTTP_OFF}; correct benchmarks/bench_servers.py."
        )
    return configuration.replace(_HTTP_OFF, _HTTP_ON.format(address=address))


@contextmanager
def api_worker(engine: Engine, questions: Path) -> Iterator[Worker]:
    """One worker, as `citetrail serve` starts it, with the questions of a folder beside its own."""
    port = _free_port()
    environment = {
        **os.environ,
        "CITETRAIL_NEO4J_URI": engine.uri,
        "CITETRAIL_NEO4J_USER": engine.user,
        "CITETRAIL_NEO4J_PASSWORD": engine.password,
        "CITETRAIL_PORT": str(port),
        "CITETRAIL_QUESTIONS_DIR": str(questions),
    }
    program = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
    began = time.perf_counter()
    # To a file: a pipe that nobody reads would stop a worker that logs what it is asked.
    with tempfile.TemporaryFile() as log:
        child = subprocess.Popen(program, env=environment, cwd=ROOT, stdout=log, stderr=log)  # noqa: S603
        try:
            address = f"{LOOPBACK}:{port}"
            _wait_for_answer(child, address, log)
            start_s, process = time.perf_counter() - began, psutil.Process(child.pid)
            spent = process.cpu_times()
            yield Worker(address, process, start_s, spent.user + spent.system)
        finally:
            child.terminate()
            child.wait(_STOP_S)


def _wait_for_answer(child: "subprocess.Popen[bytes]", address: str, log: IO[bytes]) -> None:
    deadline = time.perf_counter() + _START_S
    while _status(address, "/health/ready") != http.HTTPStatus.OK:
        if child.poll() is not None:
            log.seek(0)
            told = log.read().decode()[-2000:]
            raise SystemExit(f"The worker ended with {child.returncode}: {told}")
        if time.perf_counter() > deadline:
            raise SystemExit(f"The worker has not answered at {address} for {_START_S} s.")
        time.sleep(_PAUSE_S)


def _status(address: str, path: str) -> int | None:
    """The status of the answer to a GET; None while nothing listens."""
    connection = http.client.HTTPConnection(address, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
