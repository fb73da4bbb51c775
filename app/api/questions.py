"""One typed endpoint for each question of the catalogue, and the list of them all.

Parameters, columns, descriptions and examples come from the header of the `.cypher` file. Parameters and
fields have names of our own inside and the header's names outside, so that a question may call a
parameter `from` or a column `schema`.
"""

import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field, create_model

from app.api.dependencies import OpenedStore, only_parameters
from app.api.problems import problem_responses
from app.asking import Answer, answer
from app.show import as_csv
from graph_schema.errors import CatalogueError, UnknownQuestionError
from queries.catalogue import Catalogue, Column, ColumnType, Parameter, Question
from queries.store import Store
from queries.transactions import Row

PREFIX = "/v1/questions"
Format = Literal["json", "csv", "ndjson"]
_MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "ndjson": "application/x-ndjson"}
_TYPES: dict[ColumnType, Any] = {
    "string": str,
    "strings": list[str],
    "integer": int,
    "float": float,
    "boolean": bool,
}


class DescribedParameter(BaseModel):
    name: str
    type: str = Field(description="state, body and topic are names; date is EDTF; claim is an id")
    required: bool
    default: str | int | None
    meaning: str
    example: str | int


class DescribedColumn(BaseModel):
    name: str
    type: str
    meaning: str


class DescribedQuestion(BaseModel):
    """One question of the catalogue, with a link that asks it."""

    name: str
    description: str
    details: str
    parameters: list[DescribedParameter]
    columns: list[DescribedColumn]
    example: str = Field(description="path of an example")


class QuestionList(BaseModel):
    questions: list[DescribedQuestion]


def example_query(question: Question) -> str:
    """The required parameters' examples as a query string, "?" included; empty when there is none."""
    examples = {p.name: p.example for p in question.parameters if p.required}
    return f"?{urlencode(examples, safe=':')}" if examples else ""


def question_router(catalogue: Catalogue) -> APIRouter:
    """`/v1/questions` and `/v1/questions/{name}`. Raises `CatalogueError` for a parameter `format`."""
    router = APIRouter(prefix=PREFIX, tags=["questions"])
    described = QuestionList(questions=[_described(q) for q in catalogue.questions.values()])

    @router.get(
        "", summary="The questions", responses=problem_responses(422),
        dependencies=[Depends(only_parameters(()))],
    )  # fmt: skip
    async def list_questions() -> QuestionList:
        """Every question with its parameters, its columns and a link to an example."""
        return described

    for question in catalogue.questions.values():
        _add_question(router, question)

    @router.get("/{name:path}", include_in_schema=False)
    async def unknown_question(name: str) -> None:
        catalogue[name]  # raises, naming the questions that there are
        raise UnknownQuestionError(f"The question is at {PREFIX}/{name.replace('_', '-')}.")

    return router


def _add_question(router: APIRouter, question: Question) -> None:
    if question.parameter("format"):
        raise CatalogueError(
            f"{question.name}: a parameter cannot be called 'format', which tells the form of an answer. "
            "Rename it."
        )
    model = answer_model(question)
    names = [p.name for p in question.parameters]
    responses = problem_responses(404, 422)
    responses[200] = {
        "description": "The rows, in the question's order; none is an answer too.",
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/x-ndjson": {"schema": {"type": "string"}},
        },
    }
    router.add_api_route(
        f"/{question.name}",
        _endpoint(question, model),
        methods=["GET"],
        name=question.name,
        operation_id=question.name.replace("-", "_"),
        summary=question.description,
        description=f"{question.details}\n\nExample: `{PREFIX}/{question.name}{example_query(question)}`".strip(),
        response_model=model,
        responses=responses,
        dependencies=[Depends(only_parameters([*names, "format"]))],
    )


def _endpoint(question: Question, model: type[BaseModel]) -> Callable[..., Awaitable[Any]]:
    """A coroutine whose signature FastAPI reads as the question's parameters."""

    async def answer_question(store: Store, form: Format, **typed: Any) -> Any:
        asked = {p.name: typed[f"asked_{p.name}"] for p in question.parameters}
        found = await answer(store, question, asked)
        if form == "json":
            return _as_model(found, model)
        text = as_csv(question, found.rows) if form == "csv" else _as_ndjson(found.rows)
        name = f"{question.name}.{form}"
        disposition = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(text, media_type=_MEDIA_TYPES[form], headers=disposition)

    # `__signature__` alone is not enough: type hints would still be read from the function.
    own = [
        _keyword("store", OpenedStore),
        *(_keyword(f"asked_{p.name}", _query(p), p.default, p.required) for p in question.parameters),
        _keyword("form", Annotated[Format, Query(alias="format", description="form of the answer")], "json"),
    ]  # fmt: skip
    answer_question.__signature__ = inspect.Signature(own)  # type: ignore[attr-defined]
    answer_question.__annotations__ = {p.name: p.annotation for p in own}
    return answer_question


def _keyword(
    name: str, annotation: Any, default: Any = None, required: bool | None = None
) -> inspect.Parameter:
    needed = required if required is not None else default is None
    value = inspect.Parameter.empty if needed else default
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=value, annotation=annotation
    )


def _query(parameter: Parameter) -> Any:
    plain: Any = int if parameter.type == "integer" else str
    optional = not parameter.required and parameter.default is None
    return Annotated[
        plain | None if optional else plain,
        Query(
            alias=parameter.name,
            description=f"{parameter.meaning} ({parameter.type})",
            examples=[parameter.example],
        ),
    ]


def answer_model(question: Question) -> type[BaseModel]:
    """The shape of a question's answer: its name, the parameters as understood, the rows."""
    stem = "".join(part.capitalize() for part in question.name.split("-"))
    columns: dict[str, Any] = {f"column_{c.name}": _column_field(c) for c in question.columns}
    understood: dict[str, Any] = {f"asked_{p.name}": _understood(p) for p in question.parameters}
    row: Any = create_model(f"{stem}Row", __doc__=question.description, **columns)
    parameters: Any = create_model(
        f"{stem}Parameters",
        __doc__="The parameters as they were understood: names as ids, dates as days.",
        **understood,
    )
    return create_model(
        f"{stem}Answer",
        __doc__=question.description,
        question=(str, Field(description="name of the question", examples=[question.name])),
        parameters=(parameters, ...),
        count=(int, Field(description="number of rows")),
        rows=(list[row], Field(description="the rows, in the question's order")),
    )


def _column_field(column: Column) -> tuple[Any, Any]:
    return _TYPES[column.type] | None, Field(alias=column.name, description=column.meaning)


def _understood(parameter: Parameter) -> tuple[Any, Any]:
    kind: Any = int if parameter.type == "integer" else str
    return kind | None, Field(alias=parameter.name, description=parameter.meaning)


def _as_model(found: Answer, model: type[BaseModel]) -> BaseModel:
    names = [column.name for column in found.question.columns]
    return model.model_validate(
        {
            "question": found.question.name,
            "parameters": found.parameters,
            "count": len(found.rows),
            "rows": [{name: row[name] for name in names} for row in found.rows],
        }
    )


def _as_ndjson(rows: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


def _described(question: Question) -> DescribedQuestion:
    return DescribedQuestion(
        name=question.name,
        description=question.description,
        details=question.details,
        parameters=[
            DescribedParameter(
                name=p.name, type=p.type, required=p.required, default=p.default, meaning=p.meaning,
                example=p.example,
            )
            for p in question.parameters
        ],
        columns=[DescribedColumn(name=c.name, type=c.type, meaning=c.meaning) for c in question.columns],
        example=f"{PREFIX}/{question.name}{example_query(question)}",
    )  # fmt: skip
