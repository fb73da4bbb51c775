"""Opens the store on the Neo4j that the settings name, or on the local one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.console import Console

from app.engine import Engine, drawn_progress, ensure_engine
from app.settings import Settings
from queries.store import Store, open_store


def find_engine(settings: Settings, notes: Console) -> Engine:
    """The Neo4j to work with, installed and started when it is not yet; progress is drawn on `notes`."""
    with drawn_progress(notes) as on_progress:
        return ensure_engine(settings, on_progress)


@asynccontextmanager
async def open_graph(engine: Engine, settings: Settings) -> AsyncIterator[Store]:
    """An open store, its schema in place; closed on leaving."""
    async with open_store(
        engine.uri, engine.auth, engine.database, settings.query_timeout_s
    ) as store:
        yield store
