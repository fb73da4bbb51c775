"""Asks one question of the catalogue: checks what the user typed, finds the names, runs the query."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.paging import (
    MOST_COUNTED,
    Page,
    count_after,
    count_cursor,
    key_after,
    key_cursor,
    sorted_rows,
)
from app.parameters import Typed, check_things_exist, given_parameters, read_parameters, sent_values
from graph_schema.errors import ParameterError
from loaders.meaning import can_tell_meaning, meanings
from queries.question_files import Question
from queries.store import Store
from queries.transactions import Row

_ALL = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, in the order asked for, and the parameters as they were understood.

    `after` is the cursor of the next page; `None` on the last one.
    """

    question: Question
    parameters: dict[str, Any]
    rows: list[Row]
    after: str | None = None


async def answer(
    store: Store, question: Question, asked: Typed, page: Page | None = None
) -> Answer:
    """The answer to a question, with parameters as typed; all of it when no page is asked for.

    Raises `ParameterError` for a missing, unknown or unreadable parameter and `UnknownNameError`
    for a name, a claim or a document that the graph does not hold. No rows is an answer too.
    """
    given = given_parameters(question, asked)
    names = await store.names()
    values = read_parameters(question, given, names)
    sent = await with_meanings(question, sent_values(question, values, names))
    page = page or Page()
    if question.paged and page.sort is None:
        rows, after = await _next_rows(store, question, sent, page)
    else:
        rows, after = await _counted_rows(store, question, sent, page)
    if not rows and page.after is None:
        await check_things_exist(store, question, values)
    return Answer(question, values, rows, after)


async def stream_answer(store: Store, question: Question, asked: Typed) -> AsyncIterator[Row]:
    """All rows, one after another as the server finds them. Raises as `answer` does, before the first."""
    given = given_parameters(question, asked)
    names = await store.names()
    values = read_parameters(question, given, names)
    sent = await with_meanings(question, sent_values(question, values, names))
    rows = store.stream(question.cypher, **sent, **(_paging(None, None) if question.paged else {}))
    first = await anext(rows, None)
    if first is None:
        await check_things_exist(store, question, values)
    return _from(first, rows)


async def with_meanings(question: Question, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with a vector for each text that is to be compared by its meaning.

    Raises `ParameterError` when the model for that is not installed.
    """
    sent = dict(values)
    for parameter in question.parameters:
        if parameter.type == "meaning" and values[parameter.name] is not None:
            if not can_tell_meaning():
                raise ParameterError(
                    f"{question.name} needs the model of the extra 'meaning', which is not installed here. "
                    "Install it and load the articles again, or search in words."
                )
            (vector,) = await asyncio.to_thread(meanings, [str(values[parameter.name])])
            sent[parameter.name] = vector.tolist()
    return sent


async def _from(first: Row | None, rows: AsyncIterator[Row]) -> AsyncIterator[Row]:
    if first is not None:
        yield _without_key(first)
    async for row in rows:
        yield _without_key(row)


async def _next_rows(
    store: Store, question: Question, values: dict[str, Any], page: Page
) -> tuple[list[Row], str | None]:
    """The rows after a key; one more is asked for, to know whether there is a next page."""
    rows = await store.read(question.cypher, **values, **_paging(key_after(page), page.limit))
    more = page.limit is not None and len(rows) > page.limit
    rows = rows[: page.limit]
    after = key_cursor(rows[-1]["key"]) if more else None
    return [_without_key(row) for row in rows], after


async def _counted_rows(
    store: Store, question: Question, values: dict[str, Any], page: Page
) -> tuple[list[Row], str | None]:
    state = store.known or await store.state()
    skip = count_after(page, state.mark)
    paging = _paging(None, MOST_COUNTED) if question.paged else {}
    rows = [_without_key(row) for row in await store.read(question.cypher, **values, **paging)]
    if page.sort is not None:
        if len(rows) > MOST_COUNTED:
            raise ParameterError(
                f"More than {MOST_COUNTED} rows answer this, too many to sort. Ask for less, "
                "or take them in their own order, without sort."
            )
        rows = sorted_rows(rows, page.sort)
    if page.limit is None or skip + page.limit >= len(rows):
        return rows[skip:], None
    end = skip + page.limit
    return rows[skip:end], count_cursor(end, state.mark)


def _paging(after: list[Any] | None, limit: int | None) -> dict[str, Any]:
    return {"after": after, "limit": _ALL if limit is None else limit + 1}


def _without_key(row: Row) -> Row:
    row.pop("key", None)
    return row
