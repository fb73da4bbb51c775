"""`citetrail explain`: why a claim was read as it was."""

import asyncio
import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

if TYPE_CHECKING:
    from app.settings import Settings
    from loaders.language import Mode
    from loaders.read import SourceText


def explain(
    claim: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM_ID",
            help="Id of the claim, or the beginning of one; `citetrail extract FILE --format json` lists them.",
        ),
    ],
    file: Annotated[
        str | None,
        typer.Argument(
            help="The article's path or web address; - is standard input. Needs no database; "
            "the article's text in the graph when left out."
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json"],
        typer.Option("--format", "-f", help="text is for people, json for programs."),
    ] = "text",
    mode: Annotated[
        Literal["parser", "rules"] | None,
        typer.Option(help="How to read; as the graph's text was read, or parser, when left out."),
    ] = None,
    allow_web: Annotated[
        bool, typer.Option("--allow-web", help="Read the article from a web address.")
    ] = False,
) -> None:
    """Say why a claim was read: its sentence with the parse, the rule that fired, the reason for each field."""
    from app.explanation import as_json, explain_draft, find_draft
    from app.settings import load_settings
    from app.show_explanation import print_explanation
    from app.sources import open_source
    from loaders.pipeline import read_article
    from loaders.vocabulary import load_vocabulary

    notes, read_as = Console(stderr=True), mode
    settings = load_settings(**({"allow_web": True} if allow_web else {}))
    if file is None:
        source, read_as = _source_in_graph(claim, settings, notes)
    else:
        source = open_source(file, settings, notes)
    vocabulary = load_vocabulary()
    reading = read_article(source, vocabulary, mode or read_as or "parser")
    draft = find_draft(reading, claim, source.name)
    explanation = explain_draft(draft, reading.extraction, source.text, vocabulary)
    if form == "json":
        told = json.dumps(as_json(explanation), ensure_ascii=False, indent=2)
        Console().out(told, highlight=False)
    else:
        print_explanation(Console(), explanation)


def _source_in_graph(claim: str, settings: "Settings", notes: Console) -> "tuple[SourceText, Mode]":
    from app.claim_text import text_of_claim
    from app.connection import find_engine, open_graph

    engine = find_engine(settings, notes)

    async def read() -> "tuple[SourceText, Mode]":
        async with open_graph(engine, settings) as store:
            return await text_of_claim(store, claim)

    return asyncio.run(read())
