"""`citetrail query NAME`: one command for each question of the catalogue, its options made from the header."""

import asyncio
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from app.show import Format, print_answer
from queries.catalogue import load_catalogue
from queries.question_files import Parameter, Question

if TYPE_CHECKING:
    from app.paging import Page

query_app = typer.Typer(help="Ask the graph one of its questions.", no_args_is_help=True)


def add_questions() -> None:
    """Adds a command for each question, the user's own folder of questions included."""
    from app.settings import load_settings

    for question in load_catalogue(load_settings().questions_dir).questions.values():
        query_app.command(question.name, epilog=_example(question))(_command(question))


def _command(question: Question) -> Callable[..., None]:
    """A function whose signature Typer reads as the question's options."""

    def ask(**typed: Any) -> None:
        form, wide = typed.pop("form"), typed.pop("wide")
        page = _page(question, typed.pop("limit"), typed.pop("sort"))
        _print_answer(question, typed, form, page, wide=wide)

    options = [
        _option(
            p.name,
            inspect.Parameter.empty if p.required else p.default,
            Annotated[_python_type(p), typer.Option(help=_help(p))],
        )
        for p in question.parameters
    ]
    shared = [
        _option(
            "limit",
            None,
            Annotated[
                int | None, typer.Option(min=1, help="Most rows; all of them when left out.")
            ],
        ),
        _option(
            "sort",
            None,
            Annotated[
                str | None,
                typer.Option(help="Column to sort by, after - for the other direction."),
            ],
        ),
        _option(
            "form",
            "table",
            Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")],
        ),
        _option(
            "wide",
            default=False,
            annotation=Annotated[bool, typer.Option("--wide", help="Every column, ids included.")],
        ),
    ]
    signature = inspect.Signature([*options, *shared])
    ask.__signature__ = signature  # type: ignore[attr-defined]
    ask.__annotations__ = {name: p.annotation for name, p in signature.parameters.items()}
    ask.__doc__ = f"{question.description} {question.details}".strip()
    return ask


def _option(name: str, default: Any, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _page(question: Question, limit: int | None, sort: str | None) -> "Page":
    """The page asked for; a command line without a limit gets every row."""
    from app.paging import Page, read_page

    order = read_page(question, {"sort": sort} if sort else {}).sort
    return Page(limit, None, order)


def _python_type(parameter: Parameter) -> Any:
    plain: Any = {"integer": int, "boolean": bool}.get(parameter.type, str)
    return plain if parameter.required or parameter.default is not None else plain | None


def _help(parameter: Parameter) -> str:
    return f"{parameter.meaning[0].upper()}{parameter.meaning[1:]}, e.g. {parameter.example}"


def _example(question: Question) -> str:
    options = " ".join(f'--{p.name} "{p.example}"' for p in question.parameters if p.required)
    return f"Example: citetrail query {question.name} {options}"


def _print_answer(
    question: Question, typed: dict[str, Any], form: Format, page: "Page", *, wide: bool
) -> None:
    from app.asking import answer
    from app.connection import find_engine, open_graph
    from app.settings import load_settings

    settings = load_settings()
    engine = find_engine(settings, Console(stderr=True))

    async def ask() -> None:
        async with open_graph(engine, settings) as store:
            found = await answer(store, question, typed, page)
        print_answer(Console(), found, form, wide=wide)

    asyncio.run(ask())
