"""Writes `jars.lock`: `python -m app.engine.lock`, after changing `NEO4J_VERSION`.

Resolves Neo4j Community from Maven Central with jgo, downloads every jar into a temporary folder
and writes one row a jar: coordinate, sha256, size. Review the difference before committing it.
"""

import hashlib
import sys
import tempfile
from pathlib import Path
from typing import Any

from jgo.maven import MavenContext, PythonResolver
from jgo.parse import Coordinate

from app.engine.jars import LOCK_FILE, NEO4J_VERSION, LockedJar

_ROOTS = (
    Coordinate("org.neo4j", "neo4j", NEO4J_VERSION, scope="compile"),
    Coordinate("org.neo4j.app", "neo4j-server", NEO4J_VERSION, scope="compile"),
)
_HEADER = f"""\
# The jars of Neo4j Community {NEO4J_VERSION}: coordinate, sha256, size in bytes.
# Source: Maven Central, resolved by jgo. Made by `python -m app.engine.lock`; do not edit.
"""


def main() -> None:
    """Writes the lock beside this file and says on standard error how many jars it has."""
    with tempfile.TemporaryDirectory() as folder:
        lock = resolve_lock(Path(folder))
    rows = (f"{jar.coordinate} {jar.sha256} {jar.size}\n" for jar in lock)
    path = Path(__file__).with_name(LOCK_FILE)
    path.write_text(_HEADER + "".join(rows), encoding="utf-8")
    sys.stderr.write(f"{path}: {len(lock)} jars, {sum(jar.size for jar in lock)} bytes\n")


def resolve_lock(folder: Path) -> list[LockedJar]:
    """The run-time jars of Neo4j, downloaded into the empty `folder`, sorted by coordinate."""
    context = MavenContext(resolver=PythonResolver(), repo_cache=folder, timeout=30)
    roots, others = context.resolver.resolve([context.create_dependency(root) for root in _ROOTS])
    needed = [*roots, *(found for found in others if found.scope in ("compile", "runtime"))]
    return sorted((_locked(found.artifact) for found in needed), key=lambda jar: jar.coordinate)


def _locked(artifact: Any) -> LockedJar:
    content = Path(artifact.resolve()).read_bytes()
    parts = (artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier)
    return LockedJar(
        ":".join(filter(None, parts)), hashlib.sha256(content).hexdigest(), len(content)
    )


if __name__ == "__main__":
    main()
