"""Which rows of an answer: how many, after which, in which order. Pure.

Two ways of going on. A question that pages by itself is asked for what comes after the last row's key, which
costs the same on every page. For another order, and for a question that does not page, all its rows are
taken and counted; their cursor says at which state of the graph, since a count means nothing at another.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_schema.errors import ParameterError
from queries.question_files import Question
from queries.transactions import Row

PAGING = frozenset({"limit", "after", "sort"})
USUAL_LIMIT = 100
MOST_ROWS = 1_000  # on one page
MOST_COUNTED = 10_000  # rows that are taken to be put in another order


@dataclass(frozen=True, slots=True)
class Page:
    """`limit` is `None` for all rows; `after` a cursor that an answer gave; `sort` a column, `-` before it
    for the other direction."""

    limit: int | None = None
    after: str | None = None
    sort: str | None = None


def read_page(question: Question, typed: Mapping[str, str]) -> Page:
    """The page that `limit`, `after` and `sort` ask for. Raises `ParameterError`."""
    sort = typed.get("sort")
    columns = [column.name for column in question.columns]
    if sort is not None and sort.removeprefix("-") not in columns:
        raise ParameterError(
            f"sort is a column, or - and a column: one of {', '.join(columns)}; not {sort!r}."
        )
    limit = USUAL_LIMIT
    if (text := typed.get("limit")) is not None:
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_ROWS):
            raise ParameterError(f"limit is a number from 1 to {MOST_ROWS}, not {text!r}.")
        limit = int(text)
    return Page(limit, typed.get("after") or None, sort)


def key_cursor(key: Sequence[Any]) -> str:
    return _encoded({"key": list(key)})


def count_cursor(skip: int, mark: str | None) -> str:
    return _encoded({"skip": skip, "mark": mark})


def key_after(page: Page) -> list[Any] | None:
    """The key of the last row that was had, of a question that pages by itself."""
    told = _decoded(page.after)
    if told is None:
        return None
    key = told.get("key")
    if not isinstance(key, list):
        raise _no_cursor(page)
    return key


def count_after(page: Page, mark: str | None) -> int:
    """How many rows were had. Raises `ParameterError` when the graph is another one since."""
    told = _decoded(page.after)
    if told is None:
        return 0
    skip = told.get("skip")
    if not isinstance(skip, int) or isinstance(skip, bool) or skip < 0:
        raise _no_cursor(page)
    if told.get("mark") != mark:
        raise ParameterError(
            "The graph has changed since the page before. Begin again without after."
        )
    return skip


def sorted_rows(rows: list[Row], sort: str) -> list[Row]:
    """The rows by a column; those without a value come last in both directions, equal ones stay as they were."""
    column = sort.removeprefix("-")
    told = [row for row in rows if row[column] is not None and row[column] != []]
    told.sort(key=lambda row: _comparable(row[column]), reverse=sort.startswith("-"))
    return told + [row for row in rows if row[column] is None or row[column] == []]


def _comparable(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(map(str, value)).casefold()
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True, default=str)
    return value.casefold() if isinstance(value, str) else value


def _encoded(told: dict[str, Any]) -> str:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decoded(cursor: str | None) -> dict[str, Any] | None:
    if cursor is None:
        return None
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        told = None
    if not isinstance(told, dict):
        raise ParameterError(f"after is the cursor of an answer's next page, not {cursor!r}.")
    return told


def _no_cursor(page: Page) -> ParameterError:
    return ParameterError(
        f"after is the cursor of the next page of this question in this order, not {page.after!r}."
    )
