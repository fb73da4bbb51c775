"""Rows as lines of text: CSV and NDJSON. Pure."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # brings the driver of Neo4j, for which a command without a graph must not wait
    from queries.transactions import Row


def csv_lines(
    rows: "Iterable[Row]", fields: Sequence[str], *, header: bool = True
) -> Iterable[str]:
    """RFC 4180, with a header unless the lines go on; lists are joined by "; "."""
    if header:
        yield _csv_line(fields)
    for row in rows:
        yield _csv_line([row[name] for name in fields])


def ndjson_lines(rows: "Iterable[Row]", fields: Sequence[str]) -> Iterable[str]:
    """One JSON object a line."""
    for row in rows:
        yield compact_json({name: row[name] for name in fields}) + "\n"


def compact_json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str)


def plain_text(value: Any) -> str:
    """A value in a cell: lists joined, `None` empty, a confidence with two digits."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(plain_text(one) for one in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _csv_line(values: Iterable[Any]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([plain_text(value) for value in values])
    return written.getvalue()
