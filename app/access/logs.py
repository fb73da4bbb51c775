"""The service's log on standard error: one line an event, readable or JSON, without any key.

The standard library's logging: uvicorn and the Neo4j driver log by it, so theirs become lines of the same
form. Every formatted line is searched for keys, tracebacks included.
"""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Literal

from app.access.keys import KEY_FORM, KEY_PREFIX

LogFormat = Literal["text", "json"]
LogLevel = Literal["info", "warning", "error"]
_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode

# Set by the request log for the task that answers a request, so that each line of it bears its id.
request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


def configure_logs(form: LogFormat, level: LogLevel) -> None:
    """Sends every logger's lines to standard error. `level` is that of our own; others' begin at warning."""
    told = logging.StreamHandler(sys.stderr)
    told.setFormatter(JsonLines() if form == "json" else TextLines())
    root = logging.getLogger()
    root.handlers = [told]
    root.setLevel(logging.WARNING)
    logging.getLogger("app").setLevel(level.upper())


class JsonLines(logging.Formatter):
    """`time`, `level`, `logger`; the fields of a request, or `message`; `request_id`; `exception`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        fields: dict[str, Any] | None = getattr(record, "request", None)
        line |= {"message": record.getMessage()} if fields is None else fields
        if (asked := request_id.get()) is not None:
            line["request_id"] = asked
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return without_keys(_encode(line))


class TextLines(logging.Formatter):
    """Time, level, message and the request's id, then a traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        asked = request_id.get()
        line = f"{_time(record)} {record.levelname:7} {record.getMessage()}"
        if asked is not None:
            line += f" id={asked}"
        if record.exc_info:
            line += f"\n{self.formatException(record.exc_info)}"
        return without_keys(line)


def without_keys(line: str) -> str:
    """The line with "ctk_…" for each key in it."""
    return KEY_FORM.sub(f"{KEY_PREFIX}…", line) if KEY_PREFIX in line else line


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
