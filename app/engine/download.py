"""Downloads the jars of the local Neo4j. Apart from `jars`, since most starts need none of it."""

import os
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import requests
from jgo.maven import MavenContext, PythonResolver
from jgo.parse import Coordinate
from requests.adapters import HTTPAdapter

from app.engine.jars import LockedJar, difference, jar_folder, missing_jars
from app.engine.progress import OnProgress, Progress
from graph_schema.errors import EngineInstallError

_DOWNLOADS_AT_ONCE = 8
_TRIES = 3
_TIMEOUT_S = 30
_CHUNK_BYTES = 1 << 17
_MEGABYTE = 1_000_000


def install_jars(
    cache_dir: Path, lock: tuple[LockedJar, ...], on_progress: OnProgress, mirror: str | None
) -> Path:
    """The folder with every jar of `lock`, downloading those that are missing.

    A jar is downloaded beside the folder, verified, and only then moved into it: a download that
    is cut short leaves nothing behind that a later start could take for a jar. Raises
    `EngineInstallError` where a download fails or brings another content than the lock's.
    """
    folder = jar_folder(cache_dir)
    missing = missing_jars(folder, lock)
    if not missing:
        return folder
    staging = folder.with_name(f"staging-{os.getpid()}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(folder.parent)
        resolver = _SessionResolver(mirror, _byte_counter(missing, on_progress))
        _download_all(missing, staging, folder, resolver)
    except OSError as error:
        raise EngineInstallError(
            f"The local Neo4j could not be written to {folder}: {error}. Make that folder "
            "writable, free some space, or set CITETRAIL_CACHE_DIR to another folder."
        ) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return folder


def _remove_abandoned(parent: Path) -> None:
    """Removes the staging folders of processes that are no more: a killed one leaves its own."""
    for staging in parent.glob("staging-*"):
        if not psutil.pid_exists(int(staging.name.rpartition("-")[2])):
            shutil.rmtree(staging, ignore_errors=True)


def _download_all(
    missing: list[LockedJar], staging: Path, folder: Path, resolver: "_SessionResolver"
) -> None:
    context = MavenContext(
        resolver=resolver,
        repo_cache=staging,
        remote_repos={"mirror": resolver.mirror.rstrip("/")} if resolver.mirror else None,
        timeout=_TIMEOUT_S,
    )
    pool = ThreadPoolExecutor(max_workers=_DOWNLOADS_AT_ONCE)
    try:
        list(pool.map(lambda jar: _download(jar, context, folder), missing))
    finally:
        # Else an interrupt would wait for every download that is still in the queue.
        pool.shutdown(wait=True, cancel_futures=True)


def _download(jar: LockedJar, context: MavenContext, folder: Path) -> None:
    artifact = context.create_dependency(_coordinate(jar)).artifact
    for attempt in range(1, _TRIES + 1):
        try:
            downloaded = artifact.resolve()
            break
        except requests.RequestException as error:
            # A partial file would be taken for the whole at the next try.
            if artifact.cached_path:
                artifact.cached_path.unlink(missing_ok=True)
            if attempt == _TRIES:
                raise EngineInstallError(_no_download(jar, error)) from None
            time.sleep(attempt)
    problem = difference(downloaded, jar)
    if problem:
        raise EngineInstallError(problem)
    downloaded.replace(folder / jar.file_name)


def _coordinate(jar: LockedJar) -> Coordinate:
    group, artifact, version, *classifier = jar.coordinate.split(":")
    return Coordinate(group, artifact, version, classifier=classifier[0] if classifier else None)


class _SessionResolver(PythonResolver):
    """jgo's resolver over one session, counting bytes.

    jgo opens a connection a file and asks for a .sha1 beside each: measured, 21 s, 15 of them of
    our own processor, against 1 s so. The lock's sha256 is the better proof anyway.
    """

    def __init__(self, mirror: str | None, on_bytes: Callable[[int], None]) -> None:
        super().__init__()
        self.mirror = mirror
        self._on_bytes = on_bytes
        self._session = requests.Session()
        self._session.mount("https://", HTTPAdapter(pool_maxsize=_DOWNLOADS_AT_ONCE))

    def download(self, artifact: Any) -> Path:
        """The file of `artifact` in its context's folder. Raises requests' errors."""
        (repository,) = artifact.context.remote_repos.values()
        address = f"{repository}/{artifact.component.path_prefix.as_posix()}/{artifact.filename}"
        path: Path = artifact.cached_path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._session.get(address, stream=True, timeout=_TIMEOUT_S) as response:
            response.raise_for_status()
            with path.open("wb") as file:
                for chunk in response.iter_content(_CHUNK_BYTES):
                    file.write(chunk)
                    self._on_bytes(len(chunk))
        return path


def _no_download(jar: LockedJar, error: Exception) -> str:
    return (
        f"The local Neo4j is not installed and {jar.file_name} could not be downloaded: "
        f"{_short(error)}. The first start needs a connection to Maven Central. Connect and try "
        "again (what was fetched is kept), set CITETRAIL_MAVEN_MIRROR to a mirror that you reach, "
        "or set CITETRAIL_NEO4J_URI and CITETRAIL_NEO4J_PASSWORD to use a server that runs."
    )


def _short(error: Exception) -> str:
    if isinstance(error, requests.Timeout):
        return "the server did not answer in time"
    if isinstance(error, requests.exceptions.SSLError):
        return (
            "the server's certificate was not accepted (behind a proxy with a certificate of its "
            "own, REQUESTS_CA_BUNDLE names that)"
        )
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return str(error)


def _byte_counter(missing: list[LockedJar], on_progress: OnProgress) -> Callable[[int], None]:
    """Adds up what the downloads receive, in whichever thread, and tells it by the megabyte."""
    total = sum(jar.size for jar in missing)
    lock = threading.Lock()
    done = 0

    def count(received: int) -> None:
        nonlocal done
        with lock:
            # A try that failed half-way is counted twice.
            before, done = done, min(done + received, total)
            if done // _MEGABYTE != before // _MEGABYTE or done == total:
                on_progress(_downloaded(done, total))

    on_progress(_downloaded(0, total))
    return count


def _downloaded(done: int, total: int) -> Progress:
    return Progress("download", "Downloading Neo4j", done / _MEGABYTE, total / _MEGABYTE, unit="MB")
