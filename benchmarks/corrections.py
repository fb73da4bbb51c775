"""What persons' corrections say of the reading: as it was when judged, and as it is today.

A claim counts once, by all corrections of it that stand: rejected when the last one rejects it, else
edited when any edits it, else accepted. Corrections of links are no measure of claims and left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_schema import ids
from graph_schema.applying import edited, found_again
from graph_schema.corrections import (
    FIELDS,
    Correction,
    FieldName,
    ReadClaim,
    Reading,
    order_given,
)
from graph_schema.extraction import Extraction

Outcome = Literal["accepted", "edited", "rejected"]

_HEAD = """
## Claims that a person reviewed

Corrections given with `citetrail review` and exported, here {names}. Precision: of the claims reviewed,
those that were right in every field; *a claim*: those that were claims at all, edited ones included.
"""
_TODAY = """
Read again today, mode `{mode}`: *found* of the claims that were accepted or edited; *all right* with every
field as the person left it; *fields* the share of fields that agree; *rejected* ones that are made again.
"""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One claim after all its corrections: `right` is what the person left, empty when rejected."""

    last: Correction
    outcome: Outcome
    fields: frozenset[FieldName]
    right: Reading | None


def reviewed_claims(corrections: Iterable[Correction]) -> list[Reviewed]:
    """The claims that corrections which stand judge, in the order of their first correction."""
    judged: dict[str, list[Correction]] = {}
    for correction in order_given([c for c in corrections if c.stands and c.reading]):
        judged.setdefault(correction.claim.id, []).append(correction)
    return [_reviewed(own) for own in judged.values()]


def review_section(
    corrections: Sequence[Correction], names: str, read: dict[str, list[Extraction]]
) -> list[str]:
    """Lines of Markdown; `read` has today's extractions of the texts at hand, by mode. Empty without corrections."""
    claims = reviewed_claims(corrections)
    if not claims:
        return []
    lines = [_HEAD.format(names=names)]
    lines += _outcome_table("family", claims, lambda c: c.last.claim.family)
    lines += ["", *_outcome_table("rule", claims, lambda c: c.last.rule)]
    fields = Counter(name for claim in claims for name in claim.fields)
    told = ", ".join(f"{name} {fields[name]}" for name in FIELDS if fields[name])
    lines += ["", f"Fields that were edited: {told or 'none'}."]
    for mode, extractions in read.items():
        lines += [_TODAY.format(mode=mode), *_today_table(claims, extractions)]
    return lines


def read_claims(extraction: Extraction) -> list[ReadClaim]:
    """The claims of an extraction, with the ids that the graph gives to what they name."""
    return [
        ReadClaim(
            c.id, extraction.document.sha256, c.start, c.end, c.quote, c.rule, "", reading, reading
        )
        for c in extraction.claims
        for reading in [
            Reading(
                c.claimant.id, c.family, c.modality, tuple(map(ids.state_id, c.addressees)),
                tuple(map(ids.state_id, c.subjects)), tuple(f"topic:{t}" for t in c.topics), c.groups,
                c.date, c.date_basis,
            )
        ]
    ]  # fmt: skip


def _reviewed(corrections: Sequence[Correction]) -> Reviewed:
    last = corrections[-1]
    fields = frozenset(name for c in corrections for name in c.changes)
    if last.verdict == "reject" or last.reading is None:
        return Reviewed(last, "rejected", frozenset(), None)
    right = edited(last.reading, {name: change.new for name, change in last.changes.items()})
    return Reviewed(last, "edited" if fields else "accepted", fields, right)


def _outcome_table(
    head: str, claims: Sequence[Reviewed], key: Callable[[Reviewed], str]
) -> list[str]:
    groups: dict[str, Counter[Outcome]] = {}
    for claim in claims:
        groups.setdefault(key(claim), Counter())[claim.outcome] += 1
    rows = sorted(groups.items(), key=lambda group: (-group[1].total(), group[0]))
    total = Counter(claim.outcome for claim in claims)
    return [
        f"| {head} | reviewed | accepted | edited | rejected | precision | a claim |",
        "|---|---|---|---|---|---|---|",
        *(_outcome_row(name, counts) for name, counts in rows),
        _outcome_row("**all**", total),
    ]


def _outcome_row(name: str, counts: "Counter[Outcome]") -> str:
    total = counts.total()
    cells = [total, counts["accepted"], counts["edited"], counts["rejected"]]
    shares = [counts["accepted"] / total, (total - counts["rejected"]) / total]
    told = [*map(str, cells), *(f"{share:.2f}" for share in shares)]
    return f"| {name} | {' | '.join(told)} |"


def _today_table(claims: Sequence[Reviewed], extractions: Sequence[Extraction]) -> list[str]:
    head = "| article | reviewed | found | all right | fields | rejected | made again |"
    rows = [head, "|---|---|---|---|---|---|---|"]
    for extraction in extractions:
        own = [c for c in claims if c.last.claim.text_sha256 == extraction.document.sha256]
        if own:
            rows.append(_today_row(extraction, own))
    return rows


def _today_row(extraction: Extraction, claims: Sequence[Reviewed]) -> str:
    today = read_claims(extraction)
    standing = [claim.last for claim in claims]
    pairs = [(claim, found_again(claim.last, today, standing)) for claim in claims]
    kept = [(claim.right, now) for claim, now in pairs if claim.right]
    agreeing = [
        sum(getattr(right, name) == getattr(now.as_read, name) for name in FIELDS)
        for right, now in kept
        if now is not None
    ]
    rejected = [now for claim, now in pairs if claim.outcome == "rejected"]
    share = sum(agreeing) / (len(agreeing) * len(FIELDS)) if agreeing else 0.0
    cells = [
        len(kept), len(agreeing), sum(n == len(FIELDS) for n in agreeing), f"{share:.2f}", len(rejected),
        sum(now is not None for now in rejected),
    ]  # fmt: skip
    return f"| {extraction.document.title} | {' | '.join(map(str, cells))} |"
