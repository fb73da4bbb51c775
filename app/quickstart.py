"""The first look: start Neo4j, load an article, answer a question about it, serve until Ctrl-C."""

import asyncio
import signal
from collections import Counter

from rich.console import Console

from app.asking import Answer, answer
from app.connection import find_engine, open_graph
from app.engine import Engine, Progress, drawn_progress, stop_engine
from app.loading import Loaded, load_article, sample_article
from app.serving import check_port, serve_until_stopped
from app.settings import Settings
from app.show import extraction_summary, print_answer
from app.sources import open_source
from graph_schema.extraction import Extraction
from loaders.language import Mode
from loaders.read import SourceText
from queries.catalogue import load_catalogue


def run_quickstart(
    settings: Settings, file: str | None, mode: Mode, out: Console, notes: Console
) -> None:
    """Runs until Ctrl-C; then stops the API, and the local Neo4j if it was started here."""
    source = (
        open_source(file, settings, notes) if file else sample_article()
    )  # a wrong name is told before anything slow
    check_port(settings)
    engine = find_engine(settings, notes)
    try:
        with drawn_progress(notes) as on_progress:
            on_progress(Progress("load", f"Loading {source.name}"))
            loaded, first = asyncio.run(_load_and_ask(settings, engine, source, mode))
            on_progress(Progress("load", f"Loaded {source.name}", 1, 1))
        out.print(extraction_summary(loaded.extraction))
        print_answer(out, first, "table")
        serve_until_stopped(settings, engine, notes)
    finally:
        # A second Ctrl-C, or the one that `uv run` passes on, must not leave Neo4j behind.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if engine.started_here:
            notes.print("Stopping Neo4j.")
            stop_engine(settings)


async def _load_and_ask(
    settings: Settings, engine: Engine, source: SourceText, mode: Mode
) -> tuple[Loaded, Answer]:
    async with open_graph(engine, settings) as store:
        loaded = await load_article(store, source, mode)
        question = load_catalogue(settings.questions_dir)["bodies-urging"]
        state, topic = most_asked(loaded.extraction)
        return loaded, await answer(store, question, {"state": state, "topic": topic})


def most_asked(extraction: Extraction) -> tuple[str, str]:
    """The State and the topic that most speakers of the article make requests about.

    China and refoulement when the article tells of no request at all.
    """
    speakers = Counter(
        (state, topic)
        for state, topic, _speaker in {
            (state, topic, claim.claimant.id)
            for claim in extraction.claims
            if claim.family == "directive" and not claim.claimant.id.startswith("state:")
            for state in claim.addressees
            for topic in claim.topics
        }
    )
    ranked = sorted(speakers.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[0][0] if ranked else ("CHN", "refoulement")
