"""The `citetrail` command. Every expected error is one message on standard error and an exit status of 2 or above."""

import asyncio
import json
import os
import signal
import sys
import traceback
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from rich.console import Console

from app.cli_explain import explain
from app.cli_keys import keys_app
from app.cli_neo4j import neo4j_app
from app.cli_query import add_questions, query_app
from app.cli_review import add_review_commands
from graph_schema.errors import CitetrailError, SettingsError, SourceError

if TYPE_CHECKING:
    from app.settings import Settings
    from loaders.read import SourceText

app = typer.Typer(
    name="citetrail",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.add_typer(query_app, name="query")
app.add_typer(neo4j_app, name="neo4j")
app.add_typer(keys_app, name="keys")

_FAULT = 70  # sysexits.h: internal software error

out = Console()
notes = Console(stderr=True)

ModeOption = Annotated[
    Literal["parser", "rules"],
    typer.Option(
        help="parser reads sentences with a language model; rules is quicker and sees less."
    ),
]
Files = Annotated[
    list[str],
    typer.Argument(
        help="Articles with footnotes: files of text, Markdown, HTML, DOCX or PDF, or web addresses."
    ),
]
AllowWebOption = Annotated[
    bool,
    typer.Option(
        "--allow-web",
        help="Read articles from web addresses; CITETRAIL_ALLOW_WEB=true always allows it.",
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", help="File to write; standard output when left out.")
]


def main() -> None:
    """The entry point: runs the command and turns an expected error into its message and exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stops as Ctrl-C does
    # The driver imports pandas where it is installed, which takes a second, and no command makes tables.
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]
    try:
        if "query" in sys.argv[1:2]:
            add_questions()
        app()
    except CitetrailError as error:
        notes.print(f"[bold red]citetrail:[/] {_escaped(str(error))}", soft_wrap=True)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        notes.print("Stopped.")
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as fault:
        notes.print(f"[bold red]citetrail:[/] {_escaped(_told(fault))}", soft_wrap=True)
        sys.exit(_FAULT)


@app.callback()
def take_own_rows() -> None:
    """Who asked what of whom, and where it is written: a graph of claims and citations."""
    if os.environ.get("CITETRAIL_SEEDS_DIR"):
        from app.settings import load_settings
        from loaders.vocabulary import use_own_rows

        if folder := load_settings().seeds_dir:
            use_own_rows(folder)


@app.command(epilog="Example: citetrail quickstart my-article.txt")
def quickstart(
    file: Annotated[
        str | None,
        typer.Argument(help="An article's path or web address; the shipped sample when left out."),
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port for the API and the pages.")] = None,
    mode: ModeOption = "parser",
    allow_web: AllowWebOption = False,
) -> None:
    """Start Neo4j, load an article, answer a first question, and serve the API until Ctrl-C."""
    from app.quickstart import run_quickstart

    settings = _settings(port=port, allow_web=allow_web or None)
    run_quickstart(settings, file, mode, out, notes)


@app.command(epilog="Example: CITETRAIL_PORT=9000 citetrail serve")
def serve() -> None:
    """Serve the API, its docs and the graph page until Ctrl-C."""
    from app.connection import find_engine
    from app.serving import check_port, serve_until_stopped
    from app.settings import load_settings

    settings = load_settings()
    check_port(settings)
    engine = find_engine(settings, notes)
    serve_until_stopped(settings, engine, notes)


@app.command(epilog="Example: citetrail mcp --http --port 8766")
def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve over HTTP at /mcp, in place of standard streams.")
    ] = False,
    port: Annotated[int, typer.Option(help="Port on the loopback address, with --http.")] = 8766,
) -> None:
    """Offer the questions as tools to an assistant that speaks the Model Context Protocol; reads only."""
    from app.connection import find_engine
    from app.serving import serve_assistants
    from app.settings import load_settings

    settings = load_settings()
    engine = find_engine(settings, notes)
    asyncio.run(serve_assistants(settings, engine, port if http else None, notes))


@app.command(epilog="Example: citetrail load article-1.txt article-2.md")
def load(files: Files, mode: ModeOption = "parser", allow_web: AllowWebOption = False) -> None:
    """Read articles and put them into the graph. Loading one again changes nothing."""
    from app.connection import find_engine, open_graph
    from app.loading import load_article

    settings = _settings(allow_web=allow_web or None)
    opened = (_readable(file, settings) for file in files)
    readable = [source for source in opened if source is not None]

    async def load_all() -> None:
        async with open_graph(engine, settings) as store:
            for source in readable:
                said = (await load_article(store, source, mode)).extraction
                out.print(
                    f"{_escaped(source.name)}: {len(said.footnotes)} footnotes, {len(said.citations)} citations, "
                    f"{len(said.claims)} claims, {len(said.problems)} problems",
                    soft_wrap=True,
                )

    if readable:
        engine = find_engine(settings, notes)
        _say_left_running(engine.started_here)
        asyncio.run(load_all())
    if len(readable) < len(files):
        raise SourceError(
            f"{len(files) - len(readable)} of {len(files)} files or pages could not be read, as said above; "
            f"{len(readable)} loaded."
        )


@app.command(epilog="Example: citetrail extract article.txt --format json --out article.json")
def extract(
    file: Annotated[
        str,
        typer.Argument(help="An article's path or web address; - is standard input."),
    ],
    form: Annotated[
        Literal["json", "summary", "text"],
        typer.Option(
            "--format",
            "-f",
            help="json is the interface for programs; text is the canonical text that its spans count in.",
        ),
    ] = "summary",
    mode: ModeOption = "parser",
    target: Out = None,
    allow_web: AllowWebOption = False,
) -> None:
    """Show what an article says: footnotes, citations, claims and problems. Needs no database."""
    from app.show import extraction_summary
    from app.sources import open_source
    from graph_schema.extraction import as_json
    from loaders.pipeline import extract as extract_text
    from loaders.vocabulary import load_vocabulary

    source = open_source(file, _settings(allow_web=allow_web or None), notes)
    if form == "text":
        _write(source.text, target)
        return
    extraction = extract_text(source, load_vocabulary(), mode)
    if form == "summary" and target is None:
        out.print(extraction_summary(extraction))
        return
    _write(json.dumps(as_json(extraction), ensure_ascii=False, indent=2) + "\n", target)


@app.command(epilog="Example: citetrail annotate article.txt --open")
def annotate(
    file: Annotated[
        str,
        typer.Argument(help="An article's path or web address; - is standard input."),
    ],
    target: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="File to write; article.annotated.html beside article.txt when left out, "
            "standard output for standard input.",
        ),
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open the file in a browser.")] = False,
    base_url: Annotated[
        str | None,
        typer.Option(help="Where citetrail serves the graph: each claim then links to its trail."),
    ] = None,
    mode: ModeOption = "parser",
    allow_web: AllowWebOption = False,
) -> None:
    """Write the article as one HTML file, with all that was read marked in its text. Needs no database."""
    from app.annotate import annotated_file, annotated_page, checked_base_url, counts_of
    from app.sources import open_source
    from loaders.pipeline import extract as extract_text
    from loaders.vocabulary import load_vocabulary

    target = annotated_file(file, target)
    if open_it and target is None:
        raise SettingsError("--open needs a file to open. Name one with --out.")
    base_url = checked_base_url(base_url)
    source = open_source(file, _settings(allow_web=allow_web or None), notes)
    extraction = extract_text(source, load_vocabulary(), mode)
    _write(annotated_page(extraction, source.text, load_vocabulary(), base_url), target)
    notes.print(
        f"{_escaped(str(target or 'Written'))}: {counts_of(extraction)} marked.", soft_wrap=True
    )
    if open_it and target is not None and not webbrowser.open(target.resolve().as_uri()):
        notes.print("No browser was found. Open the file yourself.")


app.command(epilog="Example: citetrail explain claim:0123456789ab:33648-33755:urged article.txt")(
    explain
)


@app.command(
    epilog="Example: citetrail export --claim claim:0123456789ab:33648-33755:urged --out trail.md"
)
def export(
    claim: Annotated[
        str, typer.Option(help="Id of the claim, as `citetrail query` prints with --wide.")
    ],
    target: Out = None,
) -> None:
    """Write the trail of one claim as Markdown with its footnote."""
    from app.asking import answer
    from app.connection import find_engine, open_graph
    from app.settings import load_settings
    from app.trails import trail_markdown
    from queries.catalogue import load_catalogue

    settings = load_settings()
    engine = find_engine(settings, notes)

    async def read_trail() -> str:
        catalogue = load_catalogue(settings.questions_dir)
        async with open_graph(engine, settings) as store:
            trail = await answer(store, catalogue["claim-trail"], {"claim": claim})
            links = await answer(store, catalogue["replies-to-claim"], {"claim": claim})
        return trail_markdown(trail, links)

    _write(asyncio.run(read_trail()), target)


@app.command()
def check() -> None:
    """Look for faults in the graph: claims without a speaker, quotes that are not in the text, wrong counts."""
    from app.connection import find_engine, open_graph
    from app.settings import load_settings

    settings = load_settings()
    engine = find_engine(settings, notes)

    async def find_faults() -> int:
        async with open_graph(engine, settings) as store:
            faults = await store.check()
        for fault in faults:
            out.print(f"{fault.check}: {fault.id} {fault.fault}", soft_wrap=True, markup=False)
        return len(faults)

    found = asyncio.run(find_faults())
    if found:
        notes.print(f"{found} faults.")
        raise typer.Exit(1)
    out.print("No fault found.")


@app.command()
def doctor() -> None:
    """Say what is installed, what runs, and what is missing, with the remedy for each."""
    from app.doctor import diagnose
    from app.settings import load_settings

    healthy = diagnose(load_settings(), out)
    raise typer.Exit(0 if healthy else 2)


add_review_commands(app)


def _settings(**options: Any) -> "Settings":
    """The settings, where an option that was given wins over its environment variable."""
    from app.settings import load_settings

    return load_settings(**{name: given for name, given in options.items() if given is not None})


def _readable(file: str, settings: "Settings") -> "SourceText | None":
    """The text of an article; `None`, and the reason on standard error, when it cannot be read."""
    from app.sources import open_source

    try:
        return open_source(file, settings, notes)
    except SourceError as error:
        notes.print(f"[red]{_escaped(str(error))}[/]", soft_wrap=True)
        return None


def _told(fault: Exception) -> str:
    """A fault of ours in one message: what, where, and what to do."""
    where = traceback.extract_tb(fault.__traceback__)[-1]
    return (
        f"this is a fault in citetrail, not in what you typed: {type(fault).__name__}: {fault} "
        f"({Path(where.filename).name}, line {where.lineno}). "
        "Please report it with the command, and the article where you can."
    )


def _write(text: str, target: Path | None) -> None:
    if target is None:
        sys.stdout.write(text)
        return
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{target}: cannot be written: {error.strerror}.") from None


def _say_left_running(started_here: bool) -> None:
    if started_here:
        notes.print("The local Neo4j runs on for the next command; citetrail neo4j stop ends it.")


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")
