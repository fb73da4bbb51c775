"""What is installed, what runs, and what is missing, with the remedy for each."""

import asyncio
import platform
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.connection import open_graph
from app.engine import engine_status, ensure_engine
from app.settings import Settings
from graph_schema.errors import CitetrailError
from loaders.language import load_language
from loaders.vocabulary import load_vocabulary
from queries.catalogue import load_catalogue

_NEEDED_DISK = 600_000_000


def diagnose(settings: Settings, out: Console) -> bool:
    """Prints one line a check; true when nothing is wrong. Starts nothing and changes nothing."""
    checks: dict[str, Callable[[Settings], str]] = {
        "Python": lambda _: platform.python_version(),
        "vocabularies": lambda _: f"{len(load_vocabulary().entities)} entries",
        "language model": lambda _: _model(),
        "questions": lambda s: f"{len(load_catalogue(s.questions_dir).questions)} questions",
        "disk": _disk,
        "graph": _graph,
        "API port": _port,
    }
    table = Table(show_header=False)
    healthy = True
    for name, checked in checks.items():
        try:
            said, style = checked(settings), "green"
        except CitetrailError as error:
            said, style, healthy = str(error), "red", False
        table.add_row(name, Text("ok" if style == "green" else "wrong", style=style), Text(said))
    out.print(table)
    return healthy


def status_table(settings: Settings) -> Table:
    """The local Neo4j: installed, running, where."""
    status = engine_status(settings)
    table = Table(show_header=False)
    table.add_row("version", status.version)
    table.add_row(
        "installed", "yes" if status.installed else "no; the first start downloads it (140 MB)"
    )
    table.add_row("running", f"yes, process {status.pid}" if status.running else "no")
    table.add_row("address", status.uri or "")
    table.add_row("data", str(status.data_dir))
    return table


def _model() -> str:
    meta = load_language().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}, files as recorded"


def _disk(settings: Settings) -> str:
    place = _existing(settings.data_dir)
    free = shutil.disk_usage(place).free
    if free < _NEEDED_DISK:
        raise CitetrailError(
            f"{free / 1e9:.1f} GB free at {place}; a first start and a small graph need 0.6 GB. "
            "Free some, or set CITETRAIL_DATA_DIR and CITETRAIL_CACHE_DIR."
        )
    return f"{free / 1e9:.0f} GB free at {place}"


def _existing(folder: Path) -> Path:
    return next(p for p in (folder, *folder.parents) if p.exists())


def _graph(settings: Settings) -> str:
    status = engine_status(settings)
    if settings.neo4j_uri is None and not status.installed:
        return "local Neo4j not installed yet; the first start downloads 140 MB"
    if settings.neo4j_uri is None and not status.running:
        return "local Neo4j installed, not running"
    return asyncio.run(_ask(settings))


async def _ask(settings: Settings) -> str:
    engine = ensure_engine(settings)
    async with open_graph(engine, settings) as store:
        return f"{engine.uri} answers; loads so far: {(await store.state()).version}"


def _port(settings: Settings) -> str:
    with socket.socket() as probe:
        in_use = probe.connect_ex((settings.host, settings.port)) == 0
    if in_use:
        return f"{settings.port} answers already (citetrail serve, or another program)"
    return f"{settings.port} is free"
