"""What corrections do to what the machine read. Pure, and the whole rule of it.

What the graph says of a claim is a function of the machine's reading and of the corrections that stand,
oldest first: an edit sets the fields that it names, an accept sets them all to what was accepted, a reject
leaves them. So applying twice is applying once, and a correction undone is a correction never given.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_schema.corrections import (
    REVIEW_OF,
    ClaimPlace,
    Correction,
    LinkType,
    ReadClaim,
    Reading,
    Review,
    order_given,
)


@dataclass(frozen=True, slots=True)
class ReadLink:
    """A link of the graph between two claims."""

    type: LinkType
    source: str
    target: str
    rule: str
    rule_version: str
    review: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class Applied:
    """Claims and links as they stand now, in the order given, and the claims that each correction met.

    A correction that is absent from `found` is orphaned: what it judged is not there any more.
    """

    claims: tuple[ReadClaim, ...]
    links: tuple[ReadLink, ...]
    found: dict[str, tuple[str, ...]]


def apply_corrections(
    claims: Sequence[ReadClaim], links: Sequence[ReadLink], corrections: Iterable[Correction]
) -> Applied:
    """Every claim and link with its review, and, where a person changed it, its values."""
    standing = order_given([c for c in corrections if c.stands])
    judged: dict[str, list[Correction]] = {}
    reviews: dict[tuple[str, str, str], Review] = {}
    found: dict[str, tuple[str, ...]] = {}
    present = {(link.type, link.source, link.target) for link in links}
    for correction in standing:
        claim = found_again(correction, claims, standing)
        if correction.link is None and claim is not None:
            judged.setdefault(claim.id, []).append(correction)
            found[correction.id] = (claim.id,)
        elif correction.link is not None and claim is not None:
            other = _end_found(correction.link.to, claims)
            if other and (ends := (correction.link.type, claim.id, other.id)) in present:
                reviews[ends] = REVIEW_OF[correction.verdict]
                found[correction.id] = (claim.id, other.id)
    return Applied(
        tuple(reviewed(claim, judged.get(claim.id, [])) for claim in claims),
        tuple(
            replace(k, review=reviews.get((k.type, k.source, k.target), "unreviewed"))
            for k in links
        ),
        found,
    )


def reviewed(claim: ReadClaim, judgements: Sequence[Correction]) -> ReadClaim:
    """The claim after the judgements, oldest first, that stand of it."""
    reading = claim.as_read
    review: Review = "unreviewed"
    for correction in judgements:
        review = REVIEW_OF[correction.verdict]
        if correction.verdict == "accept" and correction.reading is not None:
            reading = correction.reading
        elif correction.verdict == "edit":
            reading = edited(reading, {n: c.new for n, c in correction.changes.items()})
    return replace(claim, stands=reading, review=review)


def edited(reading: Reading, values: dict[Any, Any]) -> Reading:
    """The reading with other values; a date that a person gives says so in its basis."""
    if "date" in values and values["date"] != reading.date:
        values = {**values, "date_basis": "corrected" if values["date"] else None}
    return replace(reading, **values)


def found_again(
    correction: Correction, claims: Sequence[ReadClaim], standing: Collection[Correction]
) -> ReadClaim | None:
    """The claim that a correction is of: the one of its id, or else the one that reads the same words.

    Without its id: of the claims of the same text that overlap its words and that no correction names by
    id, the one that agrees most in speaker and family, as read or as corrected, then in its words. A
    reject asks for both, since another reading of those words is not what was rejected.
    """
    place = correction.claim
    if exact := next((c for c in claims if c.id == place.id), None):
        return exact
    named = {c.claim.id for c in standing}
    speakers, families = {place.speaker}, {place.family}
    if "speaker" in correction.changes:
        speakers.add(str(correction.changes["speaker"].new))
    if "family" in correction.changes:
        families.add(str(correction.changes["family"].new))
    free = [c for c in claims if c.id not in named]
    agreements = 2 if correction.verdict == "reject" and correction.link is None else 1
    return _best(place, free, (speakers, families), agreements)


def _end_found(place: ClaimPlace, claims: Sequence[ReadClaim]) -> ReadClaim | None:
    exact = next((c for c in claims if c.id == place.id), None)
    return exact or _best(place, claims, ({place.speaker}, {place.family}), 1)


def _best(
    place: ClaimPlace,
    claims: Sequence[ReadClaim],
    agreeing: tuple[set[str], set[str]],
    least: int,
) -> ReadClaim | None:
    speakers, families = agreeing

    def rank(claim: ReadClaim) -> tuple[int, int, int, str]:
        agreed = (claim.as_read.speaker in speakers) + (claim.as_read.family in families)
        return agreed, _overlap(place, claim), -claim.start, claim.id

    near = [c for c in claims if c.text_sha256 == place.text_sha256 and _overlap(place, c) > 0]
    return max((c for c in near if rank(c)[0] >= least), key=rank, default=None)


def _overlap(place: ClaimPlace, claim: ReadClaim) -> int:
    return min(place.end, claim.end) - max(place.start, claim.start)
