"""The page of a question, or of a list of things: its form, and the answer as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from app.api.describing import example_query
from app.api.problems import problem_of
from app.api.representing import next_address
from app.asking import Answer, answer
from app.pages.addresses import QUESTIONS, page_of
from app.pages.cells import (
    Cell,
    cells,
    label_of,
    proof_words,
    shown_columns,
    told_columns,
    told_here,
)
from app.pages.forms import form_fields, sentence
from app.pages.rendering import name_lists, names_of, render
from app.paging import PAGING, read_page
from app.question_words import asked_in_words
from graph_schema.corrections import FIELDS
from graph_schema.errors import QueryError
from queries.names import NameIndex
from queries.question_files import Column, Question
from queries.store import Store
from queries.transactions import Row

_MOST_COLUMNS = 14
_TRAIL = "claim-trail"
_SAFE = ":/()"


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: where a click on it leads, and how the rows are sorted by it now."""

    name: str
    label: str
    meaning: str
    type: str
    href: str
    sorted: str | None


async def question_page(
    request: Request, question: Question, given: Mapping[str, str], store: Store
) -> Response:
    """The form of a question, with its answer when one was asked for.

    `given` are parameters that the path tells. What a form left empty is dropped from the address.
    """
    typed = {name: value for name, value in request.query_params.items() if value.strip()}
    if len(typed) < len(request.query_params):
        return RedirectResponse(_address(request.url.path, typed), 307)
    paging = {name: typed[name] for name in PAGING if name in typed}
    asked = {
        name: value for name, value in typed.items() if name not in (*PAGING, "format", "fields")
    }
    found, problem = None, None
    if asked or given or not any(p.required for p in question.parameters):
        try:
            found = await answer(store, question, {**asked, **given}, read_page(question, paging))
        except QueryError as error:
            problem = problem_of(request, error)
    names = await names_of(store)
    fields = [f for f in form_fields(question, asked, names) if f.name not in given]
    return render(
        request,
        "question.html",
        problem.status if problem else 200,
        question=question,
        is_question=request.url.path == f"{QUESTIONS}/{question.name}",
        title=_title(question, found, names),
        fields=fields,
        sentence=None if found or given else sentence(question, fields),
        filtered=any(name in asked for name in _optional(question)),
        kept={name: paging[name] for name in ("sort", "limit") if name in paging},
        example=example_query(question) if _has_lasting_example(question) else "",
        problem=problem,
        choices=await name_lists(store, [question], names),
        **_told(request, found, asked, names),
    )


def answer_table(found: Answer, names: NameIndex) -> dict[str, Any]:
    """What the templates need to draw an answer's rows."""
    columns = told_here(found.rows, shown_columns(found.question))
    return {
        "rows": [(cells(row, columns, names), proof_words(row)) for row in found.rows],
        "heads": [_plain_head(column) for column in columns],
    }


def _told(
    request: Request, found: Answer | None, asked: Mapping[str, str], names: NameIndex
) -> dict[str, Any]:
    if found is None:
        return {"answer": None}
    tall = len(shown_columns(found.question)) > _MOST_COLUMNS and len(found.rows) == 1
    first = found.rows[0] if found.rows else None
    return {
        "answer": found,
        "table": answer_table(found, names) | {"heads": _heads(request, found)},
        "tall": _every_cell(first, found.question, names) if tall and first else None,
        "links": _links(request, found, asked),
        "next_page": next_address(request, found.after),
        "first_page": _without(request, "after") if "after" in request.query_params else None,
        "corrected": first["claim"] if first and found.question.name == _TRAIL else None,
        "trail": page_of(first["claim"]) if first and found.question.name == _TRAIL else None,
        "correctable": FIELDS,
    }


def _title(question: Question, found: Answer | None, names: NameIndex) -> str:
    told = question.description
    if found:
        told = asked_in_words(question, found.parameters, names.shown)
    return told.removesuffix(".")


def _optional(question: Question) -> list[str]:
    return [p.name for p in question.parameters if not p.required]


def _has_lasting_example(question: Question) -> bool:
    """Nobody knows the ids of what was read before an answer has told them."""
    return not any(
        p.type in ("claim", "citation", "article") for p in question.parameters if p.required
    )


def _every_cell(row: Row, question: Question, names: NameIndex) -> list[Cell]:
    every = cells(row, told_columns(question), names)
    return [cell for cell in every if cell.words]


def _heads(request: Request, found: Answer) -> list[Head]:
    now = request.query_params.get("sort", "")
    return [
        Head(
            name=column.name,
            label=label_of(column),
            meaning=column.meaning,
            type=column.type,
            href=_without(
                request, "after", sort=f"-{column.name}" if now == column.name else column.name
            ),
            sorted={column.name: "ascending", f"-{column.name}": "descending"}.get(now),
        )
        for column in told_here(found.rows, shown_columns(found.question))
    ]


def _plain_head(column: Column) -> Head:
    return Head(column.name, label_of(column), column.meaning, column.type, "", None)


def _links(request: Request, found: Answer, asked: Mapping[str, str]) -> dict[str, str]:
    """This answer in other forms, CSV and NDJSON with every row; and as a picture, if one can be drawn."""
    path, question = request.url.path, found.question
    lasting = {
        p.name: str(found.parameters[p.name])
        for p in question.parameters
        if p.name in asked and found.parameters[p.name] is not None
    }
    sort = {name: value for name, value in request.query_params.items() if name == "sort"}
    links = {
        "here": _address(path, lasting | sort),
        "json": _without(request, format="json"),
        "csv": _address(path, {**asked, "format": "csv"}),
        "ndjson": _address(path, {**asked, "format": "ndjson"}),
    }
    drawable = {"claim", "document_id"} & {column.name for column in question.columns}
    if drawable and found.rows and path.startswith(f"{QUESTIONS}/"):
        links["graph"] = _address("/graph", {"question": question.name, **asked})
    return links


def _without(request: Request, *names: str, **others: str) -> str:
    kept = {name: value for name, value in request.query_params.items() if name not in names}
    return _address(request.url.path, kept | others)


def _address(path: str, query: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(query, safe=_SAFE)}" if query else path
