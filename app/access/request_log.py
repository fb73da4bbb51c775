"""The outermost layer: gives each request its id, and logs and counts each answer, errors too."""

import logging
import re
import secrets
from time import perf_counter, time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.access.guard import known_key
from app.access.logs import request_id
from app.access.metrics import Metrics
from app.access.refusals import header_of

HUNG_UP = 499  # as nginx has it: the client went before an answer began
_WELL_FORMED = re.compile(rb"[A-Za-z0-9._:-]{8,128}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_log = logging.getLogger(__name__)
_TEMPLATE = logging.LogRecord(
    __name__, logging.INFO, __file__, 0, "%s %s %d %.1f ms key=%s", None, None
).__dict__


class RequestLog:
    """One line and one count an answer; `X-Request-ID` in each, the client's own where it is well formed.

    A line has the path without its query, which may hold what a person typed.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = header_of(scope, b"x-request-id")
        own = given if given and _WELL_FORMED.fullmatch(given) else secrets.token_hex(16).encode()
        request_id.set(own.decode())
        status = HUNG_UP

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = [*message.get("headers", ()), (b"x-request-id", own)]
                message = {**message, "headers": headers}
            await send(message)

        began = perf_counter()
        self.metrics.in_progress += 1
        try:
            await self.app(scope, receive, send_with_id)
        finally:
            self.metrics.in_progress -= 1
            self._tell(scope, status, perf_counter() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route_of(scope)
        state = scope.get("state", {})
        problem, outcome = state.get("problem"), state.get("cache")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self.metrics.count(method, route, status, seconds)
        if problem is not None:
            self.metrics.count_problem(problem)
        if outcome is not None:
            self.metrics.cache.labels(outcome).inc()
        if not _log.isEnabledFor(logging.INFO):
            return
        key = known_key(scope)
        fields: dict[str, Any] = {
            "method": method,
            "path": scope["path"],
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "key": key.name if key else None,
        }
        if problem is not None:
            fields["problem"] = problem
        if outcome is not None:
            fields["cache"] = outcome
        _log.handle(_line(fields))


def _route_of(scope: Scope) -> str:
    """The route's template, so that a million claims are one row; "none" where nothing was found."""
    path: str | None = getattr(scope.get("route"), "path", None)
    return path or "none"


def _line(fields: dict[str, Any]) -> logging.LogRecord:
    """A record made by hand: `logging` would look up this file, line, thread and process for each."""
    record = logging.LogRecord.__new__(logging.LogRecord)
    record.__dict__.update(_TEMPLATE)
    record.created = time()
    record.args = (
        fields["method"], _on_one_line(fields["path"]), fields["status"], fields["ms"], fields["key"] or "-",
    )  # fmt: skip
    record.request = fields
    return record


def _on_one_line(path: str) -> str:
    return path if path.isprintable() else ascii(path)
