"""What a person types to correct a claim, as a judgement that the store can keep.

The command line, the terminal session and the API all come through here, so `topics=torture` means the
same in each, and an unknown name is answered with near ones everywhere.
"""

import difflib
import getpass
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from app.settings import Settings
from graph_schema.corrections import (
    FIELDS,
    LINK_TYPES,
    LISTS,
    Correction,
    FieldName,
    LinkType,
    ReadClaim,
    Value,
    Verdict,
    utc_now,
)
from graph_schema.dates import is_edtf
from graph_schema.errors import CorrectionError, SettingsError
from graph_schema.extraction import FAMILIES
from loaders.vocabulary import read_rows
from queries.correcting import Judgement
from queries.names import NameIndex, NameKind
from queries.store import Store

_KINDS: dict[FieldName, NameKind] = {
    "speaker": "body",
    "addressees": "body",
    "subjects": "state",
    "topics": "topic",
    "groups": "group",
}


def reviewer(settings: Settings, by: str | None) -> str:
    """Who corrects: as given, else the setting, else the login name."""
    try:
        return by or settings.reviewer or getpass.getuser()
    except (OSError, KeyError):
        raise SettingsError(
            "Who corrects? There is no login name; say --by NAME or set CITETRAIL_REVIEWER."
        ) from None


async def correct_claim(
    store: Store,
    claim: str,
    verdict: Verdict,
    by: str,
    *,
    why: str | None = None,
    typed: Mapping[str, str | list[str] | None] | None = None,
) -> Correction:
    """Keeps a person's judgement of a claim; `typed` has the fields of an edit, as names or ids.

    Raises `CorrectionError` for a field or value that cannot be, `UnknownNameError` for a name or a
    claim that the graph does not hold, with near ones.
    """
    values: dict[FieldName, Value] = {}
    if typed:
        values = understood(typed, await store.names())
        values = _fitting(values, await store.read_claim(claim))
    return await store.correct(
        Judgement(claim, verdict, by, utc_now(), (why and why.strip()) or None, values)
    )


async def correct_link(
    store: Store,
    claim: str,
    link: tuple[str, str],
    verdict: Verdict,
    by: str,
    why: str | None = None,
) -> Correction:
    """Keeps a person's judgement of the link from a claim to another: `link` is its type and the other's id."""
    type_ = link[0].upper().replace("-", "_").replace(" ", "_")
    if type_ not in LINK_TYPES:
        raise CorrectionError(f"A link is {' or '.join(LINK_TYPES)}; not {link[0]!r}.")
    judged: tuple[LinkType, str] = (type_, link[1])
    return await store.correct(Judgement(claim, verdict, by, utc_now(), why, link=judged))


def assignments(typed: Iterable[str]) -> dict[str, str]:
    """`field=value` texts as a mapping. Raises `CorrectionError` for a text without `=`, or a field given twice."""
    values: dict[str, str] = {}
    for text in typed:
        name, equals, value = text.partition("=")
        if not equals:
            raise CorrectionError(
                f"{text!r} is no change. Write field=value, such as speaker=tb:CAT; {_fields_are()}"
            )
        if name.strip() in values:
            raise CorrectionError(
                f"{name.strip()} is given twice. Give it once; a list has commas."
            )
        values[name.strip()] = value.strip()
    return values


def understood(
    typed: Mapping[str, str | list[str] | None], names: NameIndex
) -> dict[FieldName, Value]:
    """The values as the graph writes them: ids for names, EDTF for dates. Lists may be typed with commas,
    or with semicolons where a name has a comma."""
    values: dict[FieldName, Value] = {}
    for typed_name, value in typed.items():
        name = _field(typed_name)
        values[name] = _value(name, value, names)
    return values


def _field(typed: str) -> FieldName:
    for name in FIELDS:
        if name == typed.casefold():
            return name
    raise CorrectionError(f"A claim has no field {typed!r}. {_near(typed, FIELDS)}{_fields_are()}")


def _value(name: FieldName, typed: str | list[str] | None, names: NameIndex) -> Value:
    if name in LISTS:
        parts = typed if isinstance(typed, list) else _listed(typed or "")
        return tuple(sorted({names.resolve(_KINDS[name], part) for part in parts}))
    if isinstance(typed, list):
        raise CorrectionError(f"{name} is one value, not the list {typed!r}.")
    if name == "date":
        return _date(typed)
    if not typed:
        raise CorrectionError(f"{name} cannot be empty.")
    if name == "speaker":
        return names.resolve("body", typed)
    return _one_of(name, typed, FAMILIES if name == "family" else tuple(_families()))


def _listed(typed: str) -> list[str]:
    parts = typed.split(";" if ";" in typed else ",")
    return [part.strip() for part in parts if part.strip()]


def _date(typed: str | None) -> str | None:
    if typed and not is_edtf(typed):
        raise CorrectionError(
            f"date is {typed!r}, which is no EDTF date such as 2013, 2013-10, 2013-10-29 or 2014/2015."
        )
    return typed or None


def _one_of(name: str, typed: str, known: tuple[str, ...]) -> str:
    word = typed.casefold().replace(" ", "_").replace("-", "_")
    if word not in known:
        raise CorrectionError(
            f"{name} is {typed!r}. {_near(word, known)}It is one of {', '.join(known)}."
        )
    return word


def _fitting(values: dict[FieldName, Value], claim: ReadClaim) -> dict[FieldName, Value]:
    """A modality alone brings its family along. Raises `CorrectionError` where the two do not fit."""
    if not {"family", "modality"} & set(values):
        return values
    modality = str(values.get("modality", claim.stands.modality))
    own = _families().get(modality, claim.stands.family)
    family = values.get("family", own)
    if family != own:
        others = ", ".join(m for m, f in _families().items() if f == family)
        raise CorrectionError(
            f"{modality} is of the family {own}, not {family}. Set the modality too: {others}."
        )
    return {**values, "family": family}


@cache
def _families() -> dict[str, str]:
    """Family by modality."""
    return {row["id"]: row["family"] for row in read_rows("modalities.yaml")}


def _near(typed: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(typed.casefold(), list(known), n=3)
    return f"Did you mean {' or '.join(near)}? " if near else ""


def _fields_are() -> str:
    return f"The fields are {', '.join(FIELDS)}."


def described(correction: Correction) -> str:
    """A correction in one line: verdict, what it changes, by whom, when."""
    changes = "; ".join(
        f"{name}: {_shown(change.old)} → {_shown(change.new)}"
        for name, change in sorted(correction.changes.items())
    )
    link = f" {correction.link.type} {correction.link.to.id}" if correction.link else ""
    what = f"{correction.verdict} {correction.claim.id}{link}"
    told = ", ".join(part for part in (changes, correction.why) if part)
    return f"{what}{f' ({told})' if told else ''} by {correction.by}, {correction.at[:16]}Z"


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(value) if value else "none"
