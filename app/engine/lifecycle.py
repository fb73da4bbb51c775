"""Starts, finds and stops the local Neo4j: the functions that the rest of the application uses."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from app.engine import jars, layout, preflight, server
from app.engine.configuration import (
    LOOPBACK,
    Memory,
    command,
    configured_port,
    java_arguments,
    neo4j_configuration,
)
from app.engine.diagnosis import death_message
from app.engine.jars import LockedJar
from app.engine.layout import Layout, ServerRecord
from app.engine.locking import held
from app.engine.progress import OnProgress, Progress, say_nothing
from app.settings import Settings
from graph_schema.errors import EngineError, EngineStartError

LOCAL_DATABASE = "neo4j"  # Community has this one and `system`
_STOP_LOCK_S = 60


@dataclass(frozen=True, slots=True)
class Engine:
    """A Neo4j that answers.

    `started_here` is true where this call started it, so that whoever called may stop it; it is
    false for a server that ran already and for one that a setting names. `pid` is None for the
    latter.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    started_here: bool
    pid: int | None

    @property
    def auth(self) -> tuple[str, str]:
        """User and password, as the driver takes them."""
        return (self.user, self.password)


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """The local Neo4j as it is now. `pid` and `uri` are None unless it runs; sizes are in bytes."""

    installed: bool
    running: bool
    pid: int | None
    uri: str | None
    version: str
    data_dir: Path
    data_size: int
    cache_dir: Path
    cache_size: int
    log: Path


def ensure_engine(settings: Settings, on_progress: OnProgress = say_nothing) -> Engine:
    """A Neo4j to work with: the one that the settings name, else the local one.

    The local one is downloaded where it is not yet, and started where it does not run; one that
    runs, whichever process started it, is used as it is. Two calls at once, in one process or two,
    give the same server. Raises `EngineError` with what to do.
    """
    if settings.neo4j_uri is not None and settings.neo4j_password is not None:
        return Engine(
            uri=settings.neo4j_uri,
            user=settings.neo4j_user,
            password=settings.neo4j_password.get_secret_value(),
            database=settings.neo4j_database,
            started_here=False,
            pid=None,
        )
    paths = layout.layout_of(settings.data_dir)
    layout.make_folders(paths)
    with (
        _explained_refusals(),
        held(paths.lock_file, timeout_s=settings.neo4j_start_timeout_s + _STOP_LOCK_S),
    ):
        process = server.running_server(paths)
        if process is not None:
            return _reuse(process, paths, settings, on_progress)
        return _start(paths, settings, on_progress)


def stop_engine(settings: Settings) -> bool:
    """Stops the local Neo4j; whether there was one to stop. A server that a setting names is let be."""
    paths = layout.layout_of(settings.data_dir)
    with _explained_refusals():
        if not paths.lock_file.exists():
            return False
        with held(paths.lock_file, timeout_s=_STOP_LOCK_S):
            process = server.running_server(paths)
            if process is not None:
                server.stop(process)
            paths.server_file.unlink(missing_ok=True)
            return process is not None


def engine_status(settings: Settings) -> EngineStatus:
    """What is installed, what runs and what it takes. Starts and writes nothing."""
    with _explained_refusals():
        return _status(layout.layout_of(settings.data_dir), jars.jar_folder(_cache(settings)))


def _status(paths: Layout, folder: Path) -> EngineStatus:
    process = server.running_server(paths)
    port = _port_of(paths)
    return EngineStatus(
        installed=not jars.missing_jars(folder, jars.read_lock()),
        running=process is not None,
        pid=process.pid if process else None,
        uri=_uri(port) if process and port else None,
        version=jars.NEO4J_VERSION,
        data_dir=paths.home,
        data_size=_size(paths.home),
        cache_dir=folder,
        cache_size=_size(folder),
        log=paths.console_log,
    )


@contextmanager
def _explained_refusals() -> Iterator[None]:
    """Turns what the operating system refuses in the block into an `EngineError` with a remedy."""
    try:
        yield
    except OSError as error:
        raise EngineError(
            f"The local Neo4j's files could not be used: {error}. Make them yours, or set "
            "CITETRAIL_DATA_DIR and CITETRAIL_CACHE_DIR to other folders."
        ) from None
    except psutil.AccessDenied as error:
        raise EngineError(
            f"The local Neo4j is process {error.pid}, which belongs to another user. Stop it as that "
            "user, or set CITETRAIL_DATA_DIR to a folder of your own."
        ) from None


def _reuse(
    process: psutil.Process, paths: Layout, settings: Settings, on_progress: OnProgress
) -> Engine:
    port = _port_of(paths)
    if port is None:
        raise EngineStartError(
            f"A Neo4j (process {process.pid}) serves {paths.home}, but {paths.configuration} is gone, "
            "so that its port is not known. Run `citetrail neo4j stop`, then try again."
        )
    password = layout.read_password(paths)
    _wait(process, paths, (_uri(port), password), settings, on_progress)
    _record(process, paths, port)
    return _engine(process, port, password, started_here=False)


def _start(paths: Layout, settings: Settings, on_progress: OnProgress) -> Engine:
    memory = Memory(heap=settings.neo4j_heap, page_cache=settings.neo4j_page_cache)
    java = preflight.java_executable(settings.java_home)
    lock = jars.read_lock()
    cache_dir = _cache(settings)
    preflight.require_space(
        cache_dir,
        paths.home,
        downloads=bool(jars.missing_jars(jars.jar_folder(cache_dir), lock)),
        new_database=not paths.has_database,
    )
    preflight.require_memory(memory)
    port = preflight.choose_port(settings.neo4j_bolt_port, _port_of(paths))
    folder = _installed(cache_dir, lock, settings, on_progress)
    jars.verify_jars(folder, lock)
    password = layout.ensure_password(paths)
    layout.write_private(paths.configuration, neo4j_configuration(port, memory))
    class_path = [folder / jar.file_name for jar in lock]
    layout.write_private(paths.java_arguments, java_arguments(class_path, paths.home, memory))
    process = server.spawn(command(java, paths.java_arguments, paths.home), paths)
    try:
        _record(process, paths, port)
        _wait(process, paths, (_uri(port), password), settings, on_progress)
    except BaseException:
        # A server that its caller never learnt of would run on unseen, after Ctrl-C too.
        server.stop(process)
        paths.server_file.unlink(missing_ok=True)
        raise
    return _engine(process, port, password, started_here=True)


def _installed(
    cache_dir: Path, lock: tuple[LockedJar, ...], settings: Settings, on_progress: OnProgress
) -> Path:
    folder = jars.jar_folder(cache_dir)
    if not jars.missing_jars(folder, lock):
        return folder
    # Importing jgo and requests takes a third of a second, which most starts can do without.
    from app.engine.download import install_jars  # noqa: PLC0415

    return install_jars(cache_dir, lock, on_progress, settings.maven_mirror)


def _wait(
    process: psutil.Process,
    paths: Layout,
    uri_and_password: tuple[str, str],
    settings: Settings,
    on_progress: OnProgress,
) -> None:
    def tell(waited: float) -> None:
        on_progress(Progress("start", "Starting Neo4j", waited, unit="s"))

    server.wait_until_it_answers(
        process, paths, uri_and_password, settings.neo4j_start_timeout_s, tell
    )
    on_progress(Progress("start", "Neo4j answers", 1, 1))


def _record(process: psutil.Process, paths: Layout, port: int) -> None:
    try:
        created = process.create_time()
    except psutil.NoSuchProcess:
        raise EngineStartError(death_message(paths.console_log)) from None
    layout.write_server(paths, ServerRecord(process.pid, created, port, jars.NEO4J_VERSION))


def _engine(process: psutil.Process, port: int, password: str, *, started_here: bool) -> Engine:
    return Engine(_uri(port), "neo4j", password, LOCAL_DATABASE, started_here, process.pid)


def _port_of(paths: Layout) -> int | None:
    """The port that neo4j.conf names, which a running server listens on; None before any start."""
    try:
        text = paths.configuration.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return configured_port(text)


def _uri(port: int) -> str:
    return f"bolt://{LOOPBACK}:{port}"


def _cache(settings: Settings) -> Path:
    return settings.cache_dir.expanduser().resolve()


def _size(folder: Path) -> int:
    # A running server deletes files while they are counted.
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total
