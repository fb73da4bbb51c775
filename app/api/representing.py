"""An answer in the form that was asked for: JSON, NDJSON, CSV, or a page for people.

`?format=` decides, else the `Accept` header; JSON when neither does.
"""

import csv
import io
import json
from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any, Literal
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.asking import Answer
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
        "rows": _with_fields(found.rows, fields),
    }
    return as_json(told)


def as_json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def rows_response(found: Answer, form: Form, following: str | None, fields: list[str]) -> Response:
    """One page of rows as NDJSON or CSV; the address of the next is in the `Link` header."""
    lines = _csv_lines if form == "csv" else _ndjson_lines
    text = "".join(lines(found.rows, fields))
    if form == "csv":
        text = _csv_line(fields) + text
    headers = _disposition(found.question, form)
    if following:
        headers["link"] = f'<{following}>; rel="next"'
    return Response(text, media_type=MEDIA_TYPES[form], headers=headers)


def streamed_response(
    question: Question, rows: AsyncIterator[Row], form: Form, fields: list[str]
) -> Response:
    """All rows as they come, in blocks, so that ten thousand need no more room than five hundred."""
    lines = _csv_lines if form == "csv" else _ndjson_lines

    async def blocks() -> AsyncIterator[str]:
        if form == "csv":
            yield _csv_line(fields)
        block: list[Row] = []
        async for row in rows:
            block.append(row)
            if len(block) >= (1 if not streamed else _BLOCK_ROWS):
                streamed.append(True)
                yield "".join(lines(block, fields))
                block.clear()
        if block:
            yield "".join(lines(block, fields))

    streamed: list[bool] = []  # the first row is sent by itself, at once
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


def _with_fields(rows: Iterable[Row], fields: list[str]) -> list[Row]:
    return [{name: row[name] for name in fields} for row in rows]


def _ndjson_lines(rows: Iterable[Row], fields: list[str]) -> Iterable[str]:
    return (
        json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"
        for row in _with_fields(rows, fields)
    )


def _csv_lines(rows: Iterable[Row], fields: list[str]) -> Iterable[str]:
    return (_csv_line([row[name] for name in fields]) for row in rows)


def _csv_line(values: Iterable[Any]) -> str:
    """RFC 4180; lists are joined by "; "."""
    written = io.StringIO()
    csv.writer(written).writerow([_plain(value) for value in values])
    return written.getvalue()


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_plain(one) for one in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _quality(rest: str) -> float:
    for parameter in rest.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
