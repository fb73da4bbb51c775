"""Corrections in the graph: gives, undoes and keeps them, and settles the claims that they judge.

Each function works inside one transaction that has counted up the graph's version first, so that writers
take turns. What a claim is after a correction is decided by `graph_schema.applying`, not here.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from neo4j import AsyncManagedTransaction

from graph_schema.applying import ReadLink, apply_corrections, edited
from graph_schema.batch import date_properties
from graph_schema.corrections import (
    LISTS,
    Change,
    ClaimPlace,
    Correction,
    FieldName,
    JudgedLink,
    LinkType,
    ReadClaim,
    Reading,
    Value,
    Verdict,
    plain,
)
from graph_schema.corrections_json import correction_record, read_correction
from graph_schema.errors import CorrectionError, UnknownNameError
from queries.transactions import Row, look_up, run

_NO_DATE = dict.fromkeys(("date_edtf", "date_start", "date_end", "date_precision"))
_LABELS = {True: ("RejectedClaim", "Claim"), False: ("Claim", "RejectedClaim")}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of a claim, or of its link to another: `link` is its type and the other's id."""

    claim: str
    verdict: Verdict
    by: str
    at: str
    why: str | None = None
    values: dict[FieldName, Value] = field(default_factory=dict)
    link: tuple[LinkType, str] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A correction of the graph, and the claims that it judges now; none when orphaned or undone."""

    correction: Correction
    met: tuple[str, ...]

    @property
    def state(self) -> Literal["stands", "undone", "orphaned"]:
        if not self.correction.stands:
            return "undone"
        return "stands" if self.met else "orphaned"


async def give(tx: AsyncManagedTransaction, judgement: Judgement) -> Correction:
    """Keeps the judgement as a correction and applies it; one that says nothing new is not kept twice."""
    claim = await claim_of(tx, judgement.claim)
    changes = _changes(claim, judgement)
    known = await _told_of(tx, [claim.text_sha256])
    if said := _said_already(known, judgement, changes):
        return said
    if judgement.verdict == "edit" and not changes:
        raise CorrectionError(f"{claim.id} says so already. To confirm it, accept it.")
    link = await _judged_link(tx, claim, judgement.link) if judgement.link else None
    correction = Correction(
        judgement.verdict, place_of(claim), judgement.by, judgement.at, claim.rule, claim.rule_version,
        judgement.why, reading=None if link else claim.stands, changes=changes, link=link,
    )  # fmt: skip
    await keep(tx, [correction])
    return correction


async def undo(tx: AsyncManagedTransaction, correction_id: str, by: str, at: str) -> Correction:
    """Marks the correction as undone, unless it is, and settles what it judged."""
    known = {t.correction.id: t.correction for t in await _told_of(tx, None)}
    if correction_id not in known:
        raise UnknownNameError(
            f"No correction has the id {correction_id!r}. `citetrail corrections list` shows them."
        )
    correction = known[correction_id]
    if not correction.stands:
        return correction
    undone = replace(correction, undone_at=at, undone_by=by)
    await _write(tx, [undone])
    await settle(tx, undone.texts)
    return undone


async def keep(tx: AsyncManagedTransaction, corrections: Sequence[Correction]) -> int:
    """Writes the corrections that the graph lacks or holds as standing while they are undone, and settles."""
    texts = {text for correction in corrections for text in correction.texts}
    held = {t.correction.id: t.correction for t in await _told_of(tx, sorted(texts))}
    new = [c for c in corrections if c.id not in held or (held[c.id].stands and not c.stands)]
    await _write(tx, new)
    await settle(tx, {text for correction in new for text in correction.texts})
    return len({correction.id for correction in new})


async def settle(tx: AsyncManagedTransaction, texts: Iterable[str]) -> None:
    """Brings the claims and links of the texts to what the machine read and the corrections that stand say."""
    named = sorted(texts)
    all_told = await _told_of(tx, named)
    readings = await _readings(
        tx, sorted({*named, *(s for t in all_told for s in t.correction.texts)})
    )
    if not all_told and all(claim.review == "unreviewed" for claim in readings):
        return
    links = [ReadLink(**row) for row in await look_up(tx, "links_of_texts", texts=named)]
    applicable = await _applicable(tx, [t.correction for t in all_told])
    applied = apply_corrections(readings, links, applicable)
    own = set(named)
    pairs = [
        pair for pair in zip(readings, applied.claims, strict=True) if pair[0].text_sha256 in own
    ]
    await _write_claims(tx, [(old, new) for old, new in pairs if old != new])
    await _write_links(
        tx, [new for old, new in zip(links, applied.links, strict=True) if old != new]
    )
    met = [{"id": i, "claims": list(claims)} for i, claims in sorted(applied.found.items())]
    await run(tx, "met_claims", texts=named, rows=met)


async def claim_of(tx: AsyncManagedTransaction, claim: str) -> ReadClaim:
    """One claim, rejected or not. Raises `UnknownNameError` when the graph has none of this id."""
    found = await look_up(tx, "thing_exists", id=claim)
    if not found or not found[0]["claim"]:
        raise UnknownNameError(
            f"No claim of the graph has the id {claim!r}. `citetrail review` and `citetrail query … --wide` show ids."
        )
    return next(c for c in await _readings(tx, [found[0]["text_sha256"]]) if c.id == claim)


def told(row: Row) -> Told:
    """A row of `lookup/corrections.cypher`."""
    record = json.loads(row["record"]) | {
        "undone_at": row["undone_at"],
        "undone_by": row["undone_by"],
    }
    return Told(read_correction(record, "the graph"), tuple(row["met"]))


def place_of(claim: ReadClaim) -> ClaimPlace:
    """Where the claim can be found again."""
    return ClaimPlace(
        claim.id, claim.text_sha256, claim.start, claim.end, claim.quote, claim.as_read.speaker,
        claim.as_read.family,
    )  # fmt: skip


def _changes(claim: ReadClaim, judgement: Judgement) -> dict[FieldName, Change]:
    """The values that differ from what stands."""
    after = edited(claim.stands, dict(judgement.values))
    values = {
        name: (getattr(claim.stands, name), getattr(after, name)) for name in judgement.values
    }
    return {name: Change(old, new) for name, (old, new) in values.items() if old != new}


def _said_already(
    known: Iterable[Told], judgement: Judgement, changes: dict[FieldName, Change]
) -> Correction | None:
    """The latest correction that stands of the same claim or link, when the same person says it again."""
    met = (judgement.claim, *judgement.link[1:]) if judgement.link else (judgement.claim,)
    type_ = judgement.link[0] if judgement.link else None
    standing = [
        t.correction for t in known
        if t.met == met and (t.correction.link and t.correction.link.type) == type_
    ]  # fmt: skip
    if not standing or changes:
        return None
    last = standing[-1]
    same = (last.verdict, last.by) == (judgement.verdict, judgement.by)
    return last if same and judgement.why in (None, last.why) else None


async def _judged_link(
    tx: AsyncManagedTransaction, claim: ReadClaim, link: tuple[LinkType, str]
) -> JudgedLink:
    type_, other_id = link
    other = await claim_of(tx, other_id)
    rows = await look_up(tx, "links_of_texts", texts=[claim.text_sha256])
    if (type_, claim.id, other_id) not in {(r["type"], r["source"], r["target"]) for r in rows}:
        raise UnknownNameError(f"The graph has no link {type_} from {claim.id} to {other_id}.")
    return JudgedLink(type_, place_of(other))


async def _told_of(tx: AsyncManagedTransaction, texts: Sequence[str] | None) -> list[Told]:
    """The corrections of some texts, or all of them, oldest first."""
    return [told(row) for row in await look_up(tx, "corrections", texts=texts)]


async def _readings(tx: AsyncManagedTransaction, texts: Sequence[str]) -> list[ReadClaim]:
    return [_read_claim(row) for row in await look_up(tx, "readings", texts=list(texts))]


def _read_claim(row: Row) -> ReadClaim:
    stands = _reading(row)
    as_read = _reading(json.loads(row["as_read"])) if row["as_read"] else stands
    own = {name: row[name] for name in ReadClaim.__dataclass_fields__ if name in row}
    return ReadClaim(**own | {"as_read": as_read, "stands": stands})


def _reading(told: Row) -> Reading:
    values: Row = {
        name: tuple(told[name]) if isinstance(told[name], list) else told[name]
        for name in Reading.__dataclass_fields__
    }
    return Reading(**values)


async def _applicable(
    tx: AsyncManagedTransaction, corrections: Sequence[Correction]
) -> list[Correction]:
    """Those whose values are all in the graph: a body of somebody's own vocabulary may not be."""
    named = {correction.id: _named(correction) for correction in corrections}
    ids = sorted({one for ids in named.values() for one in ids})
    known = {row["id"] for row in await look_up(tx, "known", ids=ids)}
    return [correction for correction in corrections if named[correction.id] <= known]


def _named(correction: Correction) -> set[str]:
    """Ids of agents, topics and groups that applying the correction needs."""
    if correction.verdict == "accept" and correction.reading:
        reading = correction.reading
        return {
            reading.speaker,
            *reading.addressees,
            *reading.subjects,
            *reading.topics,
            *reading.groups,
        }
    named: set[str] = set()
    for name, change in correction.changes.items():
        if name in LISTS:
            named.update(change.new or ())
        elif name == "speaker":
            named.add(str(change.new))
    return named


async def _write(tx: AsyncManagedTransaction, corrections: Sequence[Correction]) -> None:
    await run(tx, "corrections", rows=[_correction_row(c) for c in corrections])


def _correction_row(correction: Correction) -> Row:
    link = correction.link
    record = correction_record(replace(correction, undone_at=None, undone_by=None))
    properties = {
        "verdict": correction.verdict, "claim": correction.claim.id, "by": correction.by, "at": correction.at,
        "why": correction.why, "changed": sorted(correction.changes) or None,
        "link": link.type if link else None, "other": link.to.id if link else None,
        "texts": sorted(correction.texts), "record": json.dumps(record, ensure_ascii=False),
    }  # fmt: skip
    undone = {"at": correction.undone_at, "by": correction.undone_by}
    return {"id": correction.id, "properties": properties, "undone": undone}


async def _write_claims(
    tx: AsyncManagedTransaction, changed: Sequence[tuple[ReadClaim, ReadClaim]]
) -> None:
    """`changed` holds each claim as it is in the graph and as it should be."""
    related: dict[str, list[Row]] = {}
    rows = []
    for old, new in changed:
        before, after = _relationships(old), _relationships(new)
        released = [type_ for type_ in after if before[type_] != after[type_]]
        rows.append(_claim_row(new, released))
        for type_ in released:
            related.setdefault(type_, []).extend(after[type_])
    await run(tx, "reviewed_claims", rows=rows)
    for type_, ends in sorted(related.items()):
        await run(tx, "relationships", rows=ends, type=type_)


def _claim_row(claim: ReadClaim, released: Sequence[str]) -> Row:
    reviewed = claim.review != "unreviewed"
    label, other_label = _LABELS[claim.review == "rejected"]
    properties = {
        "family": claim.stands.family, "modality": claim.stands.modality, "review": claim.review,
        "as_read": json.dumps(plain(claim.as_read)) if reviewed else None,
        "date_basis": claim.stands.date_basis, **_NO_DATE, **date_properties(claim.stands.date),
    }  # fmt: skip
    return {
        "id": claim.id, "properties": properties, "label": label, "other_label": other_label,
        "released": list(released),
    }  # fmt: skip


def _relationships(claim: ReadClaim) -> dict[str, list[Row]]:
    """By type, the rows of the relationships that the claim's fields stand for."""
    reading = claim.stands

    def rows(ends: Iterable[str], **properties: str) -> list[Row]:
        return [{"source": claim.id, "target": end, "properties": properties} for end in ends]

    states = [one for one in reading.addressees if one.startswith("state:")]
    made = {
        "source": reading.speaker,
        "target": claim.id,
        "properties": {"capacity": claim.capacity},
    }
    return {
        "MADE": [made],
        "ADDRESSED_TO": rows(reading.addressees),
        "ABOUT": [*rows(states, role="addressee"), *rows(reading.subjects, role="subject")],
        "ON": rows(reading.topics),
        "AFFECTS": rows(reading.groups),
    }


async def _write_links(tx: AsyncManagedTransaction, links: Sequence[ReadLink]) -> None:
    def rows(rejected: bool) -> list[Row]:
        return [
            {"type": k.type, "source": k.source, "target": k.target,
             "review": None if k.review == "unreviewed" else k.review}
            for k in links if (k.review == "rejected") == rejected
        ]  # fmt: skip

    await run(tx, "rejected_links", rows=rows(True))
    await run(tx, "restored_links", rows=rows(False))
