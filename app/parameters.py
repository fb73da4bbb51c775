"""Reads what a user typed for a question: names become ids, dates become days, all by one set of rules.

The command line, the API and the pages come through here, so "China", "CHN" and "PRC" mean the same in all.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from graph_schema.dates import date_bounds
from graph_schema.errors import ParameterError, SymbolError, UnknownNameError
from graph_schema.extraction import FAMILIES
from graph_schema.ids import un_document_id
from loaders.symbols import format_symbol, parse_symbol
from loaders.vocabulary import read_rows
from queries.catalogue import read_cypher
from queries.names import NameIndex
from queries.question_files import Parameter, ParameterType, Question
from queries.store import Store
from queries.words import index_query

Typed = Mapping[str, str | int | bool | None]

_MOST = 10_000
_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")
# Prefixes of the ids of things that no vocabulary names: cited documents, articles, what was read in them.
_ID_PREFIXES = (
    "un",
    "url",
    "doc",
    "article",
    "claim",
    "cit",
    "part",
    "event",
    "tally",
    "statement",
    "mention",
    "problem",
    "text",
    "run",
    "correction",
    "doi",
    "isbn",
)
_LOOKED_UP: dict[ParameterType, str] = {
    "claim": "claims",
    "citation": "citations",
    "article": "articles",
    "document": "documents",
    "thing": "things",
}  # fmt: skip


def given_parameters(question: Question, typed: Typed) -> dict[str, str | int | bool]:
    """What was typed, without what was left empty. Raises `ParameterError` for a parameter that is unknown or
    missing; asks nobody."""
    given = {name: value for name, value in typed.items() if value is not None and value != ""}
    if unknown := sorted(set(given) - {p.name for p in question.parameters}):
        takes = ", ".join(p.name for p in question.parameters)
        raise ParameterError(f"{question.name} takes no {', '.join(unknown)}. It takes: {takes}.")
    for parameter in question.parameters:
        if parameter.required and parameter.name not in given:
            raise ParameterError(
                f"{question.name} needs {parameter.name}: {parameter.meaning}, for example {parameter.example!r}."
            )
    return given


def read_parameters(
    question: Question, given: Mapping[str, str | int | bool], names: NameIndex
) -> dict[str, Any]:
    """A value for each parameter of the question; its default, or `None`, for one that was left out.

    Raises `ParameterError` for one that cannot be read, and `UnknownNameError` with near matches for a
    name that the graph does not hold.
    """
    return {
        p.name: _READERS[p.type](p, str(given[p.name]).strip(), names)
        if p.name in given
        else p.default
        for p in question.parameters
    }


def sent_values(question: Question, values: Mapping[str, Any], names: NameIndex) -> dict[str, Any]:
    """The values as the query takes them: words to search for become a query of the full-text index.

    Raises `ParameterError` for words that are no such query.
    """
    searched = {p.name for p in question.parameters if p.type == "words"}
    return {
        name: index_query(value, names) if name in searched and value is not None else value
        for name, value in values.items()
    }


async def check_things_exist(store: Store, question: Question, values: Mapping[str, Any]) -> None:
    """Tells "no such claim" from "nothing is said of it". Raises `UnknownNameError` for an id or a
    document that the graph does not hold; asked only when an answer is empty."""
    for parameter in question.parameters:
        asked = values[parameter.name]
        if asked is None or parameter.type not in _LOOKED_UP:
            continue
        found = await store.read(read_cypher("lookup", "thing_exists"), id=asked)
        if found and found[0]["rejected"]:
            raise UnknownNameError(
                f"A person rejected the claim {asked}. `citetrail corrections list` says who and why; "
                "to have it back, undo the correction."
            )
        if not found:
            raise UnknownNameError(await _no_such_thing(store, parameter, asked))


async def _no_such_thing(store: Store, parameter: Parameter, asked: str) -> str:
    if parameter.type != "document":
        return (
            f"No {parameter.type} of the graph has the id {asked!r}. "
            f"Ids are in the columns of other answers, and /v1/{_LOOKED_UP[parameter.type]} lists them."
        )
    stem = asked.removeprefix("un:").rpartition("/")[0] or asked
    near = await store.read(read_cypher("lookup", "documents_near"), stem=stem)
    hint = f" Did you mean: {', '.join(row['document'] for row in near)}?" if near else ""
    return f"The graph holds no document {asked.removeprefix('un:')!r}.{hint}"


def _read_name(parameter: Parameter, typed: str, names: NameIndex) -> str:
    kind = parameter.type
    assert kind in ("state", "body", "topic", "group", "treaty")  # noqa: S101  the table below says so
    return names.resolve(kind, typed)


def _read_thing(_: Parameter, typed: str, names: NameIndex) -> str:
    """Anything of the graph: a name, an id, or a symbol as printed."""
    if typed.partition(":")[0] in _ID_PREFIXES and ":" in typed:
        return typed
    try:
        return names.resolve("thing", typed)
    except UnknownNameError:
        if symbol := _symbol(typed):
            return symbol
        raise


def _read_document(_: Parameter, typed: str, _names: NameIndex) -> str:
    """A symbol as printed, or an id."""
    if typed.partition(":")[0] in _ID_PREFIXES and ":" in typed:
        return typed
    return _symbol(typed) or un_document_id(typed)


def _symbol(typed: str) -> str | None:
    """The id of the document with that symbol, in whatever way it is printed."""
    bare = typed.removeprefix("UN Doc. ").removeprefix("U.N. Doc. ").strip()
    try:
        return un_document_id(format_symbol(parse_symbol(bare)))
    except SymbolError:
        return None


def _read_text(_: Parameter, typed: str, _names: NameIndex) -> str:
    return typed


def _read_family(parameter: Parameter, typed: str, _names: NameIndex) -> str:
    return _one_of(FAMILIES, parameter, typed)


def _read_modality(parameter: Parameter, typed: str, _names: NameIndex) -> str:
    return _one_of(modalities(), parameter, typed)


@cache
def modalities() -> tuple[str, ...]:
    """Ids of the acts, in the order of the vocabulary."""
    return tuple(row["id"] for row in read_rows("modalities.yaml"))


def _one_of(known: Sequence[str], parameter: Parameter, typed: str) -> str:
    word = typed.casefold().replace(" ", "_").replace("-", "_")
    if word not in known:
        raise ParameterError(f"{parameter.name} is one of {', '.join(known)}; not {typed!r}.")
    return word


def _read_integer(parameter: Parameter, typed: str, _names: NameIndex) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed[:9]) <= _MOST):
        raise ParameterError(f"{parameter.name} is a number from 0 to {_MOST}, not {typed!r}.")
    return int(typed)


def _read_boolean(parameter: Parameter, typed: str, _names: NameIndex) -> bool:
    if typed.casefold() in _TRUE:
        return True
    if typed.casefold() in _FALSE:
        return False
    raise ParameterError(f"{parameter.name} is true or false, not {typed!r}.")


def _read_date(parameter: Parameter, typed: str, _names: NameIndex) -> str:
    """A day; a month or a year stands for its first day, or for its last when it is an end."""
    try:
        bounds = date_bounds(typed)
    except ValueError:
        raise ParameterError(
            f"{parameter.name} is a date such as 2008, 2008-12 or 2008-12-31, not {typed!r}."
        ) from None
    day: dt.date | None = bounds.end if parameter.name == "until" else bounds.start
    if day is None:
        raise ParameterError(f"{parameter.name} needs a date with two closed ends, not {typed!r}.")
    return day.isoformat()


_READERS: dict[ParameterType, Callable[[Parameter, str, NameIndex], Any]] = {
    "state": _read_name,
    "body": _read_name,
    "topic": _read_name,
    "group": _read_name,
    "treaty": _read_name,
    "document": _read_document,
    "thing": _read_thing,
    "article": _read_text,
    "claim": _read_text,
    "citation": _read_text,
    "text": _read_text,
    "words": _read_text,
    "meaning": _read_text,
    "family": _read_family,
    "modality": _read_modality,
    "integer": _read_integer,
    "boolean": _read_boolean,
    "date": _read_date,
}
