"""An answer in the form that was asked for: JSON, NDJSON, CSV, or a page for people.

`?format=` decides, else the `Accept` header; JSON when neither does.
"""

from collections.abc import AsyncIterator, Iterable
from typing import Any, Literal
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.asking import Answer
from app.row_text import compact_json, csv_lines, ndjson_lines
from graph_schema.errors import ParameterError
from queries.question_files import Question
from queries.transactions import Row

Form = Literal["json", "ndjson", "csv", "html"]
MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
_ACCEPTED: dict[str, Form] = {
    "application/json": "json",
    "application/x-ndjson": "ndjson",
    "application/ndjson": "ndjson",
    "text/csv": "csv",
    "text/html": "html",
    "application/xhtml+xml": "html",
}
_BLOCK_ROWS = 500


def wanted_form(request: Request) -> Form:
    """Raises `ParameterError` for a `format` that is none."""
    typed = request.query_params.get("format")
    if typed is None:
        return accepted_form(request.headers.get("accept", ""))
    for form in MEDIA_TYPES:
        if form == typed:
            return form
    raise ParameterError(f"format is one of {', '.join(MEDIA_TYPES)}; not {typed!r}.")


def accepted_form(accept: str) -> Form:
    """What an Accept header likes best of what there is; JSON when it likes none of them."""
    liked: list[tuple[float, Form]] = [(0.0, "json")]
    for part in accept.split(","):
        name, _, rest = part.strip().partition(";")
        if form := _ACCEPTED.get(name.strip().lower()):
            liked.append((_quality(rest), form))
    quality, form = max(liked, key=lambda pair: pair[0])
    return form if quality > 0 else "json"


def json_answer(found: Answer, sentence: str, following: str | None, fields: list[str]) -> bytes:
    """The answer with its question, its parameters as understood, its rows and the address of the next page."""
    told = {
        "question": found.question.name,
        "asked": sentence,
        "parameters": found.parameters,
        "count": len(found.rows),
        "next": following,
        "rows": [{name: row[name] for name in fields} for row in found.rows],
    }
    return as_json(told)


def as_json(told: Any) -> bytes:
    return compact_json(told).encode()


def rows_response(found: Answer, form: Form, following: str | None, fields: list[str]) -> Response:
    """One page of rows as NDJSON or CSV; the address of the next is in the `Link` header."""
    text = "".join(_lines(found.rows, form, fields, header=True))
    headers = _disposition(found.question, form)
    if following:
        headers["link"] = f'<{following}>; rel="next"'
    return Response(text, media_type=MEDIA_TYPES[form], headers=headers)


def streamed_response(
    question: Question, rows: AsyncIterator[Row], form: Form, fields: list[str]
) -> Response:
    """All rows as they come, in blocks, so that ten thousand need no more room than five hundred."""

    async def blocks() -> AsyncIterator[str]:
        block: list[Row] = []
        begun = False
        async for row in rows:
            block.append(row)
            if len(block) >= _BLOCK_ROWS or not begun:  # the first row is sent by itself, at once
                yield "".join(_lines(block, form, fields, header=not begun))
                begun = True
                block.clear()
        yield "".join(_lines(block, form, fields, header=not begun))

    headers = _disposition(question, form)
    return StreamingResponse(blocks(), media_type=MEDIA_TYPES[form], headers=headers)


def next_address(request: Request, after: str | None) -> str | None:
    """The address asked for, with every parameter, and the cursor of its next page."""
    if after is None:
        return None
    kept = {name: value for name, value in request.query_params.items() if name != "after"}
    return f"{request.url.path}?{urlencode(kept | {'after': after}, safe=':')}"


def _disposition(question: Question, form: Form) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{question.name}.{form}"'}


def _lines(rows: Iterable[Row], form: Form, fields: list[str], *, header: bool) -> Iterable[str]:
    if form == "csv":
        return csv_lines(rows, fields, header=header)
    return ndjson_lines(rows, fields)


def _quality(rest: str) -> float:
    for parameter in rest.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
