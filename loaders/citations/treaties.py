"""Treaties by the names that notes give them, so that "ICCPR" and its full title are one document."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from loaders.vocabulary import read_rows

_YEAR_AND_NUMBER = re.compile(r"(?:, \d{4})?(?: \([Nn]o\.? ?\d+\))?\Z")
_CODE_FIRST = re.compile(r"(?:ILO )?(?P<code>C\d{1,3})(?: [-–—] |, )")
_NUMBER_FIRST = re.compile(r"(?:ILO )?(?P<code>Convention [Nn]o\.? ?\d{1,3})\b")


@cache
def treaty_names() -> frozenset[str]:
    """Names and short names of the treaties in the seeds ("ICCPR")."""
    return frozenset(name for row in read_rows("treaties.yaml") for name in _names(row))


@cache
def _ids_by_name() -> dict[str, str]:
    ids: dict[str, str] = {}
    for row in read_rows("treaties.yaml"):
        for name in [*_names(row), *(row.get("shared_acronyms") or ())]:
            ids.setdefault(_folded(name), row["id"])
    return ids


def treaty_id(title: str) -> str | None:
    """The id of the treaty that a title names in full, by a short name or by the ILO's number."""
    known = _ids_by_name()
    return next((known[name] for name in _readings(title) if name in known), None)


def treaty_date_error(title: str | None, date: str | None) -> str | None:
    """Why a treaty cannot be of the year stated: neither adopted, opened for signature nor in force then."""
    row = _rows().get(treaty_id(title or "") or "")
    if not row or not row.get("adopted") or not date or len(date) != 10:
        return None
    adopted = int(str(row["adopted"])[:4])
    in_force = int(str(row.get("in_force") or adopted)[:4])
    if int(date[:4]) in (adopted, adopted + 1, in_force):
        return None
    return f"{row['name']} was adopted in {adopted}, not in {date[:4]}"


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in read_rows("treaties.yaml")}


def _readings(title: str) -> Iterator[str]:
    yield _folded(title)
    yield _folded(_YEAR_AND_NUMBER.sub("", title))
    yield _folded(title.partition(" (")[0])
    if code := _CODE_FIRST.match(title) or _NUMBER_FIRST.match(title):
        yield _folded(code["code"])


def _names(row: dict[str, str | list[str] | None]) -> list[str]:
    listed = row.get("aliases")
    names = [row["name"], row.get("short"), *(listed if isinstance(listed, list) else ())]
    return [name for name in names if isinstance(name, str) and name]


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").replace("’", "'").strip(" .,")
