"""The process of the local Neo4j: started, recognised, waited for, stopped.

Invariant: only a process whose command line names our folder is ever signalled.
"""

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import psutil
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from app.engine.configuration import LOOPBACK, MAIN_CLASS, home_argument
from app.engine.diagnosis import death_message
from app.engine.layout import Layout, ServerRecord, read_server, refused_password
from graph_schema.errors import EngineStartError

_PAUSE_S = 0.15
_STOP_S = 30
_KILL_S = 10
_CREATED_TOLERANCE_S = 2


if sys.platform == "win32":
    _DETACHED_ON_WINDOWS = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _DETACHED_ON_WINDOWS = 0


class _Detached(subprocess.Popen[bytes]):
    """A child that may outlive us on purpose, about which Python need not warn."""

    def __del__(self) -> None:
        pass


# Kept so that a child which ends before we do can be reaped.
_children: dict[int, _Detached] = {}


def spawn(command: list[str], layout: Layout) -> psutil.Process:
    """The server's process, in a session of its own: no Ctrl-C and no end of ours reaches it."""
    try:
        with layout.console_log.open("wb") as log:
            child = _Detached(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=layout.home,
                env=_environment(),
                creationflags=_DETACHED_ON_WINDOWS,
                start_new_session=True,  # which Windows ignores
            )
    except OSError as error:
        raise EngineStartError(
            f"Java could not be run: {command[0]}: {error.strerror}. Install citetrail anew, or set "
            "CITETRAIL_JAVA_HOME to the folder of a Java 17 or 21."
        ) from None
    _children[child.pid] = child
    return psutil.Process(child.pid)


def _environment() -> dict[str, str]:
    """Ours, without what would change the server's Java behind its configuration."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if name not in ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
    }
    # Under another locale Java cannot open a folder whose name is not ASCII.
    return ours | {"LC_ALL": "C.UTF-8"}


def running_server(layout: Layout) -> psutil.Process | None:
    """The process that serves the folder, whoever started it; None where none does.

    The record may be stale, its pid may by now be another program's, or it may be missing: it
    only saves a look at the whole process table.
    """
    record = read_server(layout)
    if record is not None:
        process = _process(record.pid)
        if process and _is_recorded(process, record) and serves(process, layout):
            return process
    return next((found for found in psutil.process_iter() if serves(found, layout)), None)


def serves(process: psutil.Process, layout: Layout) -> bool:
    """Whether `process` is alive and a Neo4j of this folder."""
    try:
        words = process.cmdline() if is_alive(process) else []
    except psutil.Error:
        return False
    return MAIN_CLASS in words and home_argument(layout.home) in words


def is_alive(process: psutil.Process) -> bool:
    """Whether `process` still runs; one that was just started has no command line to be known by yet."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def stop(process: psutil.Process) -> None:
    """Ends the server: asks, waits until it has closed its files, and at last kills it."""
    try:
        process.terminate()
        process.wait(_STOP_S)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(_KILL_S)
    except psutil.NoSuchProcess:
        pass
    _reap(process.pid)


def wait_until_it_answers(
    process: psutil.Process,
    layout: Layout,
    uri_and_password: tuple[str, str],
    timeout_s: float,
    on_wait: Callable[[float], None],
) -> None:
    """Returns when the server answers at its Bolt URI to its password.

    `on_wait` is told the seconds waited. Raises `EngineStartError` when the process dies, with the
    last lines of its log, or when it has not answered after `timeout_s`; and `EngineError` when
    it refuses the password.
    """
    began = time.monotonic()
    while not _answers(layout, *uri_and_password):
        waited = time.monotonic() - began
        on_wait(waited)
        if not is_alive(process):
            _reap(process.pid)
            raise EngineStartError(death_message(layout.console_log))
        if waited > timeout_s:
            raise EngineStartError(
                f"The local Neo4j has not answered at {uri_and_password[0]} for {timeout_s:.0f} s. "
                f"See {layout.console_log}; on a slow machine set CITETRAIL_NEO4J_START_TIMEOUT_S "
                "to a longer time."
            )
        time.sleep(_PAUSE_S)


def _answers(layout: Layout, uri: str, password: str) -> bool:
    if not _listens(uri):
        return False
    driver_log = logging.getLogger("neo4j")
    level = driver_log.level
    # A server that is still starting is expected here, and no matter for the user's screen.
    driver_log.setLevel(logging.CRITICAL)
    try:
        with GraphDatabase.driver(
            uri, auth=("neo4j", password), connection_timeout=5, max_transaction_retry_time=0
        ) as driver:
            driver.verify_connectivity()
    except AuthError:
        raise refused_password(layout) from None
    except (DriverError, Neo4jError):
        return False
    finally:
        driver_log.setLevel(level)
    return True


def _listens(uri: str) -> bool:
    """Whether anything accepts a connection there: cheaper to ask than by a driver."""
    port = int(uri.rpartition(":")[2])
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False


def _process(pid: int) -> psutil.Process | None:
    try:
        return psutil.Process(pid)
    except psutil.Error:
        return None


def _is_recorded(process: psutil.Process, record: ServerRecord) -> bool:
    try:
        return abs(process.create_time() - record.created) < _CREATED_TOLERANCE_S
    except psutil.Error:
        return False


def _reap(pid: int) -> None:
    child = _children.pop(pid, None)
    if child is not None:
        child.wait(_KILL_S)
