"""`citetrail neo4j start|stop|status`: the local Neo4j."""

import typer
from rich.console import Console

neo4j_app = typer.Typer(
    help="The local Neo4j that citetrail starts by itself.", no_args_is_help=True
)
out = Console()
notes = Console(stderr=True)


@neo4j_app.command("start")
def neo4j_start() -> None:
    """Start the local Neo4j and leave it running."""
    from app.connection import find_engine
    from app.settings import load_settings

    engine = find_engine(load_settings(), notes)
    out.print(
        f"Neo4j answers at {engine.uri} ({'started' if engine.started_here else 'it ran already'})."
    )


@neo4j_app.command("stop")
def neo4j_stop() -> None:
    """Stop the local Neo4j."""
    from app.engine import stop_engine
    from app.settings import load_settings

    stopped = stop_engine(load_settings())
    out.print("Neo4j stopped." if stopped else "The local Neo4j was not running.")


@neo4j_app.command("status")
def neo4j_status() -> None:
    """Say whether the local Neo4j is installed and running, and where its data are."""
    from app.doctor import status_table
    from app.settings import load_settings

    out.print(status_table(load_settings()))
