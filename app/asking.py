"""Asks one question of the catalogue: checks what the user typed, finds the names, runs the query.

The command line and the API both come through here, so "China", "CHN" and "PRC" mean the same in both.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph_schema.dates import date_bounds
from graph_schema.errors import ParameterError, UnknownNameError
from graph_schema.extraction import FAMILIES
from loaders.vocabulary import read_rows
from queries.catalogue import Parameter, ParameterType, Question, read_cypher
from queries.names import NameIndex
from queries.store import Store
from queries.transactions import Row


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, in the question's order, and the parameters as they were understood."""

    question: Question
    parameters: dict[str, Any]
    rows: list[Row]


async def answer(store: Store, question: Question, asked: Mapping[str, str | int | None]) -> Answer:
    """The answer to a question, with parameters as typed.

    Raises `ParameterError` for a missing, unknown or unreadable parameter and `UnknownNameError`
    for a name or a claim that the graph does not hold. No rows is an answer too.
    """
    given = {name: value for name, value in asked.items() if value not in (None, "")}
    unknown = set(given) - {p.name for p in question.parameters}
    if unknown:
        takes = ", ".join(p.name for p in question.parameters)
        raise ParameterError(
            f"{question.name} takes no {', '.join(sorted(unknown))}. It takes: {takes}."
        )
    names = await store.names()
    values = {p.name: _value(p, given.get(p.name), names, question) for p in question.parameters}
    rows = await store.read(question.cypher, **values)
    if not rows:
        await _check_claims_exist(store, question, values)
    return Answer(question, values, rows)


async def _check_claims_exist(store: Store, question: Question, values: Mapping[str, Any]) -> None:
    """Tells "no such claim" from "nothing is said of it"."""
    for parameter in question.parameters:
        claim = values[parameter.name]
        if parameter.type != "claim" or claim is None:
            continue
        found = await store.read(read_cypher("lookup", "claim_exists"), claim=claim)
        if found and found[0]["rejected"]:
            raise UnknownNameError(
                f"A person rejected the claim {claim}. `citetrail corrections list` says who and why; "
                "to have it back, undo the correction."
            )
        if not found:
            raise UnknownNameError(
                f"No claim of the graph has the id {claim!r}. "
                "Ids of claims are in the column `claim` of other questions' answers."
            )


def _value(
    parameter: Parameter, typed: str | int | None, names: NameIndex, question: Question
) -> Any:
    if typed is None:
        if parameter.required:
            raise ParameterError(
                f"{question.name} needs {parameter.name}: {parameter.meaning}, for example {parameter.example!r}."
            )
        return parameter.default
    return _READERS[parameter.type](parameter, str(typed).strip(), names)


def _read_state(_: Parameter, typed: str, names: NameIndex) -> str:
    return names.resolve("state", typed)


def _read_body(_: Parameter, typed: str, names: NameIndex) -> str:
    return names.resolve("body", typed)


def _read_topic(_: Parameter, typed: str, names: NameIndex) -> str:
    return names.resolve("topic", typed)


def _read_document(_: Parameter, typed: str, _names: NameIndex) -> str:
    """A symbol as printed, or an id."""
    has_prefix = typed.split(":", 1)[0] in ("un", "url", "doc", "article") and ":" in typed
    return typed if has_prefix else f"un:{typed.removeprefix('UN Doc. ').strip()}"


def _read_text(_: Parameter, typed: str, _names: NameIndex) -> str:
    return typed


def _read_family(parameter: Parameter, typed: str, _names: NameIndex) -> str:
    return _one_of(FAMILIES, parameter, typed)


def _read_modality(parameter: Parameter, typed: str, _names: NameIndex) -> str:
    return _one_of(_modalities(), parameter, typed)


@cache
def _modalities() -> tuple[str, ...]:
    return tuple(row["id"] for row in read_rows("modalities.yaml"))


def _one_of(known: Sequence[str], parameter: Parameter, typed: str) -> str:
    word = typed.casefold().replace(" ", "_").replace("-", "_")
    if word not in known:
        raise ParameterError(f"{parameter.name} is one of {', '.join(known)}; not {typed!r}.")
    return word


def _read_integer(parameter: Parameter, typed: str, _names: NameIndex) -> int:
    try:
        number = int(typed)
    except ValueError:
        number = -1
    if not 0 <= number <= 10_000:
        raise ParameterError(f"{parameter.name} is a number from 0 to 10000, not {typed!r}.")
    return number


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
    "state": _read_state,
    "body": _read_body,
    "topic": _read_topic,
    "document": _read_document,
    "claim": _read_text,
    "text": _read_text,
    "family": _read_family,
    "modality": _read_modality,
    "integer": _read_integer,
    "date": _read_date,
}
