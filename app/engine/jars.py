"""The jars of the local Neo4j: downloaded once for the user, verified at every start.

Invariant: no jar reaches the class path unless its sha256 is the one that `jars.lock` gives, and
nothing that `jars.lock` does not name reaches it at all. The lock lists the whole resolved set, so
that an install fetches no POM and two installs are the same to the byte; `app.engine.lock` makes it.
"""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from graph_schema.errors import EngineInstallError

NEO4J_VERSION = "5.26.30"
LOCK_FILE = "jars.lock"


@dataclass(frozen=True, slots=True)
class LockedJar:
    """One row of the lock. `coordinate` is group:artifact:version, then :classifier if it has one."""

    coordinate: str
    sha256: str
    size: int

    @property
    def file_name(self) -> str:
        _group, *rest = self.coordinate.split(":")
        return f"{'-'.join(rest)}.jar"


def read_lock() -> tuple[LockedJar, ...]:
    """The rows of `jars.lock`, in its order, which is the order of the class path."""
    text = files("app.engine").joinpath(LOCK_FILE).read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(LockedJar(coordinate, sha256, int(size)) for coordinate, sha256, size in rows)


def jar_folder(cache_dir: Path) -> Path:
    """Where the jars of this version are kept; it need not exist."""
    return cache_dir / f"neo4j-{NEO4J_VERSION}" / "jars"


def missing_jars(folder: Path, lock: Iterable[LockedJar]) -> list[LockedJar]:
    return [jar for jar in lock if not (folder / jar.file_name).is_file()]


def verify_jars(folder: Path, lock: Iterable[LockedJar]) -> None:
    """Returns when every jar of `lock` in `folder` has its size and sha256.

    Raises `EngineInstallError` naming the first jar that has not.
    """
    with ThreadPoolExecutor(max_workers=2) as pool:
        for problem in pool.map(lambda jar: difference(folder / jar.file_name, jar), lock):
            if problem:
                raise EngineInstallError(problem)


def difference(path: Path, jar: LockedJar) -> str | None:
    """What is wrong with the file at `path`, or None where it is the locked jar."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"{path} cannot be read: {error.strerror}. Make it readable, or delete it and start again."
    if (size, sha256) == (jar.size, jar.sha256):
        return None
    return (
        f"{path} is not the {jar.file_name} that citetrail was tested with: it has {size} bytes and "
        f"sha256 {sha256[:16]}…, the lock says {jar.size} bytes and {jar.sha256[:16]}…. It was "
        "damaged or changed. Delete it and start again to download it anew; if that brings the "
        "same message, do not trust the place that it is downloaded from."
    )
