"""Every error as a problem detail (RFC 9457), or as a page where a person is looking.

What is not foreseen is a 500 that tells nothing of the inside; the server's log has the rest.
"""

import logging
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from app.access.refusals import Refusal
from app.api.headers import SECURITY_HEADERS
from app.api.representing import accepted_form
from graph_schema.errors import (
    CitetrailError,
    CorrectionError,
    ParameterError,
    StoreTimeoutError,
    StoreUnreachableError,
    UnknownNameError,
    UnknownQuestionError,
)

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5
_REF = "#/components/schemas/{model}"
_log = logging.getLogger(__name__)

# Error, status, last part of the type, title. The first class that fits is taken.
_KINDS: tuple[tuple[type[Exception], int, str, str], ...] = (
    (ParameterError, 422, "parameter", "A parameter is missing, unknown or cannot be read"),
    (RequestValidationError, 422, "parameter", "A parameter is missing, unknown or cannot be read"),
    (CorrectionError, 422, "correction", "The correction cannot be given"),
    (UnknownNameError, 404, "unknown-name", "The graph holds nothing of this name"),
    (UnknownQuestionError, 404, "unknown-question", "The catalogue has no such question"),
    (StoreUnreachableError, 503, "store-unreachable", "The graph database does not answer"),
    (StoreTimeoutError, 504, "store-timeout", "The question took too long"),
)
_MEANINGS = {
    401: "No key was sent, or one that is not known.",
    403: "The key does not open this, or another site's page or another machine asks to write.",
    404: "A name, claim, correction or question that is not there; near names are in `detail`.",
    413: "The body is larger than is taken here; `detail` tells how much is.",
    415: "The body is not `application/json`.",
    422: "A parameter or correction is missing, unknown or cannot be read.",
    429: "Too many requests; try again after `Retry-After` seconds.",
    500: "Something went wrong inside.",
    503: "The graph database does not answer, or there is no room; try again after `Retry-After` seconds.",
    504: "The question took longer than allowed.",
}


class WrongParameter(BaseModel):
    parameter: str
    message: str


class Problem(BaseModel):
    """A problem detail as RFC 9457 has it."""

    type: str = Field(
        description="which kind of problem, as a URN", examples=["urn:citetrail:unknown-name"]
    )
    title: str = Field(description="the kind of problem in words")
    status: int = Field(description="the HTTP status again", examples=[404])
    detail: str = Field(description="what was found, where, and what to do")
    instance: str = Field(description="the path that was asked")
    errors: list[WrongParameter] | None = Field(None, description="each parameter that is wrong")


ErrorPage = Callable[[Request, Problem], Response]


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an endpoint documents of its errors; 500, 503 and 504 can come from any."""
    return {
        status: {
            "description": _MEANINGS[status],
            "content": {
                MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="Problem")}},
                "text/html": {"schema": {"type": "string"}},
            },
        }
        for status in (*statuses, 500, 503, 504)
    }


def problem_schemas() -> dict[str, Any]:
    """The schemas that `problem_responses` points to, by name; FastAPI adds only those of its own models."""
    problem = Problem.model_json_schema(ref_template=_REF)
    return {**problem.pop("$defs"), "Problem": problem}


def add_problem_handlers(app: FastAPI, error_page: ErrorPage, routes: Sequence[BaseRoute]) -> None:
    """Answers every exception. A browser that asks for a page gets `error_page`, the rest JSON.

    `routes` are all of the service: a 405 names the methods of every one at its path.
    """

    async def answer_problem(request: Request, error: Exception) -> Response:
        problem = problem_of(request, error)
        request.state.problem = problem.type  # for the log and the metrics
        if _wants_a_page(request):
            response = error_page(request, problem)
        else:
            content = problem.model_dump(exclude_none=True)
            response = JSONResponse(content, problem.status, media_type=MEDIA_TYPE)
        if isinstance(error, HTTPException):
            response.headers.update(error.headers or {})
        if problem.status == 405:
            response.headers["allow"] = ", ".join(_methods(routes, request.url.path))
        if problem.status == 503:
            response.headers.setdefault("retry-after", str(RETRY_AFTER_S))
        # A 500 is answered outside of all middleware, so it takes the headers along itself.
        response.headers.update(SECURITY_HEADERS)
        return response

    for kind in (CitetrailError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer_problem)


def _methods(routes: Sequence[BaseRoute], path: str) -> list[str]:
    plain = [route for route in routes if isinstance(route, Route)]
    found = {m for r in plain if r.path_regex.match(path) for m in r.methods or ()}
    return sorted(found)


def problem_of(request: Request, error: Exception) -> Problem:
    """The problem that an exception stands for; an unforeseen one tells nothing of itself."""
    where = request.url.path
    if isinstance(error, Refusal):
        return Problem(
            type=f"urn:citetrail:{error.kind}", title=error.title, status=error.status_code,
            detail=error.detail, instance=where, errors=None,
        )  # fmt: skip
    if isinstance(error, HTTPException):
        detail = error.detail if error.status_code != 404 else f"There is nothing at {where}."
        return Problem(
            type="about:blank", title=HTTPStatus(error.status_code).phrase, status=error.status_code, detail=detail,
            instance=where, errors=None,
        )  # fmt: skip
    for kind, status, name, title in _KINDS:
        if isinstance(error, kind):
            errors = _wrong_parameters(error)
            detail = " ".join(f"{e.parameter}: {e.message}." for e in errors) or str(error)
            return Problem(
                type=f"urn:citetrail:{name}", title=title, status=status, detail=detail,
                instance=where, errors=errors or None,
            )  # fmt: skip
    if isinstance(error, CitetrailError):  # a plain exception is logged by the server itself
        _log.error("%s: %s", where, error, exc_info=error)
    return Problem(
        type="urn:citetrail:internal", title="Something went wrong inside", status=500,
        detail="The server's log tells more.", instance=where, errors=None,
    )  # fmt: skip


def _wrong_parameters(error: Exception) -> list[WrongParameter]:
    if not isinstance(error, RequestValidationError):
        return []
    return [
        WrongParameter(parameter=_where(wrong["loc"]), message=str(wrong["msg"]))
        for wrong in error.errors()
    ]


def _where(loc: Sequence[str | int]) -> str:
    """The last name of the way to what is wrong; pydantic says `[key]` of a wrong name itself."""
    return str(next(part for part in reversed(loc) if part != "[key]"))


def _wants_a_page(request: Request) -> bool:
    if request.url.path.startswith(("/health/", "/static/", "/metrics")):
        return False
    if "format" in request.query_params:
        return request.query_params["format"] == "html"
    return accepted_form(request.headers.get("accept", "")) == "html"
