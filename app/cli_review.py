"""The commands of correction: `citetrail review`, `citetrail correct`, `citetrail corrections …`."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console

if TYPE_CHECKING:
    from graph_schema.corrections import Verdict
    from queries.correcting import Told
    from queries.store import Store
    from queries.transactions import Row

T = TypeVar("T")

corrections_app = typer.Typer(
    help="The corrections that persons gave: list, export, import.", no_args_is_help=True
)

By = Annotated[
    str | None,
    typer.Option(help="Who corrects; CITETRAIL_REVIEWER or the login name when left out."),
]
Why = Annotated[str | None, typer.Option(help="Why, in your words; kept with the correction.")]
Judged = Annotated[
    list[str],
    typer.Argument(
        help="Id of the claim, as `citetrail query … --wide` and `review` print it; or a link: "
        "CLAIM_ID CONTRADICTS OTHER_CLAIM_ID."
    ),
]

out = Console()
notes = Console(stderr=True)


def add_review_commands(app: typer.Typer) -> None:
    """Adds `review`, `correct` and `corrections` to the command."""
    app.command(epilog="Example: citetrail review article.txt")(review)
    app.command(
        epilog="Example: citetrail correct claim:0123456789ab:33648-33755:urged --set topics=torture,detention"
    )(correct)
    app.add_typer(corrections_app, name="corrections")


def review(
    article: Annotated[
        str | None,
        typer.Argument(help="A loaded article: its file, or its id; every article when left out."),
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(help="Review the claims of a question's answer, such as bodies-urging."),
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--with", help="A parameter of the question: --with state=China. Repeat it for more."
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--all", help="Show reviewed claims again, rejected ones too.")
    ] = False,
    by: By = None,
) -> None:
    """Accept, reject or edit claims one by one, each shown with its words. What you give is kept at once."""
    from app.correcting import reviewer
    from app.review import Review
    from app.settings import load_settings

    who = reviewer(load_settings(), by)

    async def work(store: "Store") -> None:
        rows = await _to_review(store, article, question, given or [])
        left = [row for row in rows if again or row["review"] == "unreviewed"]
        out.print(f"{len(rows) - len(left)} of {len(rows)} claims are reviewed already.")
        if left:
            await Review(store, left, who, out, input).run()

    _with_graph(work)


def correct(
    judged: Judged,
    accept: Annotated[
        bool | None,
        typer.Option(
            "--accept/--reject", help="It is right as it stands; or it is no claim, or wrong."
        ),
    ] = None,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="Change a field: speaker=tb:CAT, topics=torture,detention, date=2013-10. Repeat it for more.",
        ),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back its last correction.")] = False,
    why: Why = None,
    by: By = None,
) -> None:
    """Correct one claim, or its link to another. A correction survives reloads and new rules."""
    from app.correcting import assignments, correct_claim, correct_link, described, reviewer
    from app.settings import load_settings
    from graph_schema.corrections import utc_now
    from graph_schema.errors import CorrectionError

    if (accept is not None) + bool(changes) + undo != 1:
        raise CorrectionError("Say one of --accept, --reject, --set FIELD=VALUE and --undo.")
    claim, link = _judged(judged)
    who = reviewer(load_settings(), by)
    typed = assignments(changes or [])

    async def work(store: "Store") -> None:
        if undo:
            last = _last_of((claim, *link[1:]), await store.corrections())
            undone = await store.undo_correction(last, who, utc_now())
            out.print(f"Undone: {described(undone)}", soft_wrap=True, markup=False)
            return
        if not link:
            verdict: Verdict = "edit" if typed else "accept" if accept else "reject"
            given = await correct_claim(store, claim, verdict, who, why=why, typed=typed)
        elif typed:
            raise CorrectionError("A link has no fields: --accept, --reject or --undo it.")
        else:
            verdict = "accept" if accept else "reject"
            given = await correct_link(store, claim, (link[0], link[1]), verdict, who, why)
        out.print(f"{given.id}: {described(given)}", soft_wrap=True, markup=False)

    _with_graph(work)


@corrections_app.command("list")
def list_corrections() -> None:
    """Show every correction, oldest first: what stands, what was undone, what finds its claim no more."""
    from app.correcting import described

    told = _with_graph(lambda store: store.corrections())
    for one in told:
        out.print(
            f"{one.correction.id} {one.state}: {described(one.correction)}",
            soft_wrap=True,
            markup=False,
        )
    notes.print(f"{len(told)} corrections, {sum(t.state == 'orphaned' for t in told)} orphaned.")


@corrections_app.command("export")
def export_corrections(
    target: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="File to write; standard output when left out."),
    ] = None,
) -> None:
    """Write every correction as JSON Lines, oldest first. The same corrections give the same file."""
    from graph_schema.corrections_json import write_lines
    from graph_schema.errors import SettingsError

    text = write_lines(one.correction for one in _with_graph(lambda store: store.corrections()))
    if target is None:
        sys.stdout.write(text)
        return
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{target}: cannot be written: {error.strerror}.") from None


@corrections_app.command("import")
def import_corrections(
    file: Annotated[Path, typer.Argument(help="JSON Lines as `corrections export` writes them.")],
) -> None:
    """Add corrections from a file; those that are there already change nothing."""
    from graph_schema.corrections_json import read_lines
    from graph_schema.errors import SourceError

    try:
        corrections = read_lines(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SourceError(f"{file}: cannot be read: {reason}.") from None
    new = _with_graph(lambda store: store.keep_corrections(corrections))
    out.print(f"{new} of {len(corrections)} corrections are new, or newly undone.")


def _with_graph(work: Callable[["Store"], Awaitable[T]]) -> T:
    from app.connection import find_engine, open_graph
    from app.settings import load_settings

    settings = load_settings()
    engine = find_engine(settings, notes)

    async def run() -> T:
        async with open_graph(engine, settings) as store:
            return await work(store)

    return asyncio.run(run())


async def _to_review(
    store: "Store", article: str | None, question: str | None, given: list[str]
) -> "list[Row]":
    from app.correcting import assignments
    from app.settings import load_settings
    from graph_schema.errors import CorrectionError
    from queries.catalogue import load_catalogue, read_cypher

    if article and question:
        raise CorrectionError("Name an article or a question, not both.")
    claims = None
    if question:
        from app.asking import answer

        asked = load_catalogue(load_settings().questions_dir)[question]
        found = await answer(store, asked, assignments(given))
        claims = [row["claim"] for row in found.rows if row.get("claim")]
    which = _article_id(article) if article else None
    rows = await store.read(read_cypher("lookup", "claims_to_review"), article=which, claims=claims)
    if not rows and article:
        raise CorrectionError(
            f"The graph holds no claim of {article}. Load it first: citetrail load {article}"
        )
    return rows


def _article_id(article: str) -> str:
    from app.settings import load_settings
    from app.sources import open_source
    from graph_schema.ids import article_id

    if article.startswith("article:"):
        return article
    return article_id(open_source(article, load_settings(), notes).sha256)


def _judged(typed: list[str]) -> tuple[str, list[str]]:
    """The claim's id, and of a link its type and the other's id."""
    from graph_schema.errors import CorrectionError

    if len(typed) not in (1, 3):
        raise CorrectionError(
            "Name a claim by its id, or a link as CLAIM_ID CONTRADICTS OTHER_CLAIM_ID."
        )
    return typed[0], typed[1:]


def _last_of(met: tuple[str, ...], told: "list[Told]") -> str:
    from graph_schema.errors import CorrectionError

    standing = [one.correction.id for one in told if one.met == met]
    if not standing:
        raise CorrectionError(f"No correction of {met[0]} stands that could be undone.")
    return standing[-1]
