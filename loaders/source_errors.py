"""Mistakes of the source itself: a protocol named to the wrong treaty, a resolution dated out of its session.

The words stay as stated; the problem says what the seeds know. Only treaties watched by a treaty body are
judged, since the seeds have all their protocols.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph_schema.extraction import Problem
from loaders.symbols import DocumentSymbol, interval_of
from loaders.vocabulary import read_rows

_ORDINALS = {"First": 1, "Second": 2, "Third": 3, "Fourth": 4, "Fifth": 5}
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)}) "
_SUBJECT = re.compile(r",? (?P<subject>(?:on|aiming at) (?:the |a )?\w+ (?:\w+ )?\w+)")
_OWN_SUBJECT = re.compile(
    r"Protocol (?:to .{3,90}? )?(?P<subject>(?:on|aiming at) (?:the |a )?\w+ (?:\w+ )?\w+)"
)


@dataclass(frozen=True, slots=True)
class _Protocols:
    """What the seeds know of optional protocols: how many a treaty has, and whose each subject is."""

    parents: Mapping[str, str]  # names of treaties, casefolded, and their ids
    counts: Mapping[str, int]
    subjects: Mapping[str, str]  # "on the involvement of children" and the treaty it belongs to
    names: Mapping[str, str]  # a treaty's id and full name
    ordinals: Mapping[
        str, str
    ]  # "second" and the names of the treaties whose protocols are called so


def protocol_errors(text: str) -> Iterator[Problem]:
    """Optional protocols that a text names to a treaty that has none such, in order."""
    for match in _named().finditer(text):
        subject = _SUBJECT.match(text, match.end())
        if reason := _misnamed(match["ordinal"], match["parent"], subject and subject["subject"]):
            yield Problem("source_error", f"{match[0]!r}: {reason}.", match.start(), match.end())


def _misnamed(ordinal: str | None, parent: str, subject: str | None) -> str | None:
    """Why no protocol of that order, or on that subject, is one to the treaty named."""
    known = _protocols()
    treaty = known.parents[_folded(parent)]
    owner = known.subjects.get(_folded(subject)) if subject else None
    if owner and owner != treaty:
        return f"the protocol {subject} is to the {known.names[owner]}"
    has = known.counts.get(treaty, 0)
    if has >= _ORDINALS.get((ordinal or "First").capitalize(), 1):
        return None
    number = {0: "no optional protocol", 1: "one optional protocol"}.get(has, f"{has} of them")
    reason = f"the {known.names[treaty]} has {number}"
    if other := known.ordinals.get((ordinal or "").casefold()):
        reason += f"; the one called so is to the {other}"
    return reason


def session_error(symbol: DocumentSymbol, date: str | None) -> str | None:
    """Why a resolution cannot be of its date, by the session or year that its symbol states; else `None`."""
    if not date or not date[:4].isdigit():
        return None
    year = int(date[:4])
    if symbol.series == "S/RES" and symbol.year and symbol.year != year:
        return f"{symbol.normal} is of {symbol.year}, not of {year}"
    interval = interval_of(symbol) if symbol.is_resolution else None
    first, _, last = (interval or "").partition("/")
    if not first or int(first[:4]) <= year <= (int(last[:4]) if last[:4].isdigit() else year):
        return None
    return f"{symbol.normal} is of session {symbol.session}, held {interval}, and not of {year}"


@cache
def _named() -> re.Pattern[str]:
    parents = sorted(_protocols().parents, key=len, reverse=True)
    return re.compile(
        rf"\b(?:{_ORDINAL})?Optional Protocol to (?:the )?(?P<parent>{'|'.join(map(re.escape, parents))})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _protocols() -> _Protocols:
    rows = {row["id"]: row for row in read_rows("treaties.yaml")}
    watched = {
        i: row for i, row in rows.items() if row.get("monitored_by") and "protocol_to" not in row
    }
    own = [row for row in rows.values() if row.get("protocol_to") in watched]
    counts: dict[str, int] = {}
    subjects: dict[str, str] = {}
    ordinals: dict[str, str] = {}
    for row in own:
        counts[row["protocol_to"]] = counts.get(row["protocol_to"], 0) + 1
        for name in [row["name"], *(row.get("aliases") or ())]:
            if match := _OWN_SUBJECT.search(name):
                subjects[_folded(match["subject"])] = row["protocol_to"]
            ordinal = name.partition(" Optional Protocol to ")[0]
            if ordinal in _ORDINALS:
                ordinals[ordinal.casefold()] = watched[row["protocol_to"]]["name"]
    parents = {
        _folded(name): treaty
        for treaty, row in watched.items()
        for name in [row["name"], row.get("short"), *(row.get("aliases") or ())]
        if name
    }
    names = {treaty: row["name"] for treaty, row in watched.items()}
    return _Protocols(parents, counts, subjects, names, ordinals)


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ")
