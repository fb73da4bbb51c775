"""`citetrail keys`: makes keys to the service."""

from typing import Annotated

import typer
from rich.console import Console

from app.access.keys import Scope, entry_of, new_key

keys_app = typer.Typer(help="Keys to the API and the pages.", no_args_is_help=True)
out = Console()
notes = Console(stderr=True)


@keys_app.callback()
def keys() -> None:
    """Keys to the API and the pages."""


@keys_app.command("new", epilog="Example: citetrail keys new anna --scope read --scope curate")
def new(
    name: Annotated[
        str, typer.Argument(help="Whose key it is, as the log will have it; letters, digits, . - _")
    ],
    scope: Annotated[
        list[Scope],
        typer.Option(
            help="What it opens: read asks, load puts articles into the graph, curate corrects."
        ),
    ],
) -> None:
    """Make a key. It is shown once and kept nowhere; the settings hold only its SHA-256."""
    key = new_key()
    entry = entry_of(name, scope, key)
    out.print(f"key    {key}\nentry  {entry}", soft_wrap=True, markup=False, highlight=False)
    notes.print(
        "Give the key to its owner, who sends it as `Authorization: Bearer KEY`. Add the entry to "
        "CITETRAIL_API_KEYS, or as a line to the file that CITETRAIL_API_KEYS_FILE names, and start "
        "citetrail serve again.",
        soft_wrap=True,
    )
