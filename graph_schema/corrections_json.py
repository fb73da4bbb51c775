"""Corrections as JSON Lines: one a line, oldest first, each with its id. Outside input is checked here."""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph_schema.corrections import Correction, order_given, plain
from graph_schema.errors import CorrectionError

_ADAPTER = TypeAdapter(Correction)


def correction_record(correction: Correction) -> dict[str, Any]:
    """The correction as plain JSON values, `id` first."""
    return {"id": correction.id, **plain(correction)}


def read_correction(record: Any, where: str) -> Correction:
    """The correction of a record; without `id` it is given its own.

    Raises `CorrectionError`, naming `where`, when the record is none or its id is not that of its content.
    """
    if not isinstance(record, dict):
        raise CorrectionError(f"{where}: a correction is a JSON object, not {record!r}.")
    told = {name: value for name, value in record.items() if name != "id"}
    try:
        correction = _ADAPTER.validate_python(told)
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(map(str, e['loc'])) or 'it'}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors(include_url=False, include_input=False)
        )
        raise CorrectionError(f"{where} is no correction: {wrong}.") from None
    if record.get("id", correction.id) != correction.id:
        raise CorrectionError(
            f"{where}: its content does not belong to its id {record['id']!r}. "
            "Leave the id out of a line that was changed by hand."
        )
    return correction


def write_lines(corrections: Iterable[Correction]) -> str:
    """JSON Lines, oldest first: the same corrections give the same text."""
    ordered = order_given(list(corrections))
    return "".join(json.dumps(correction_record(c), ensure_ascii=False) + "\n" for c in ordered)


def read_lines(text: str, name: str) -> list[Correction]:
    """The corrections of JSON Lines; blank lines are passed over. Raises `CorrectionError` naming the line."""
    corrections = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise CorrectionError(f"{where} is not JSON: {error}.") from None
        corrections.append(read_correction(record, where))
    return corrections
