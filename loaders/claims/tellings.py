"""One act told in two places: SAME_AS, with a judgement that a person can change.

Same speaker, family and States asked, a topic in common, alike words, and the same document or a date that
fits. Each telling is joined to the one before that it is most like, so that two demands of one act do not mix.
"""

from collections.abc import Iterator

from graph_schema.dates import date_bounds, is_edtf, overlaps
from graph_schema.extraction import ClaimLink, Judgement
from loaders.claims.telling import Telling, Told, likeness, stems

_ALIKE = 0.3
_VERY_ALIKE = 0.5
_FEW = (
    2  # content words that a telling may lack: "a recommendation of 2013" says nothing of its own
)


def read_tellings(telling: Telling) -> Iterator[ClaimLink]:
    """Each later telling linked to its best earlier one."""
    for told in telling.told:
        earlier = [
            (alike, place, other)
            for place, other in enumerate(telling.before(told))
            if _may_be_one(told, other)
            and (alike := _likeness(told, other, telling.text)) >= _ALIKE
        ]
        if earlier:
            alike, _, other = max(earlier, key=lambda e: (e[0], e[1]))
            judgement = _judgement(told, other, alike)
            yield ClaimLink(
                "SAME_AS", told.claim.id, other.claim.id, "", "second_telling",
                0.85 if judgement == "certain" else 0.6, judgement=judgement,
            )  # fmt: skip


def _may_be_one(told: Told, other: Told) -> bool:
    a, b = told.claim, other.claim
    if (
        told.unit == other.unit
        or a.claimant != b.claimant
        or a.family != b.family
        or a.counts
        or b.counts
    ):
        return False
    if a.claimant.id.endswith("*") or a.claimant.id.startswith("grp:"):
        return False  # several speakers under one name: no one act
    same_ends = (
        set(a.addressees) == set(b.addressees)
        if a.addressees or b.addressees
        else bool(told.states & other.states)
    )
    return (
        same_ends
        and bool(told.topics & other.topics)
        and (_same_document(told, other) or _same_time(told, other))
    )


def _same_document(told: Told, other: Told) -> bool:
    return bool(set(told.claim.stated_in) & set(other.claim.stated_in))


def _same_time(told: Told, other: Told) -> bool:
    a, b = told.claim.date, other.claim.date
    if not (a and b and is_edtf(a) and is_edtf(b)):
        return False
    return overlaps(date_bounds(a), date_bounds(b))


def _likeness(told: Told, other: Told, text: str) -> float:
    """How alike the words are; a telling that says little of its own is judged by its whole sentence."""
    if min(len(stems(told.claim.quote)), len(stems(other.claim.quote))) > _FEW:
        return likeness(told, other)
    first, second = (_words(t, text) for t in (told, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _words(told: Told, text: str) -> frozenset[str]:
    own = stems(told.claim.quote)
    return own if len(own) > _FEW else stems(text[slice(*told.span)])


def _judgement(told: Told, other: Told, alike: float) -> Judgement:
    """Certain where one day or one paragraph of a document is told in words much alike."""
    is_pinned = any(s.pinpoint for s in set(told.claim.stated_in) & set(other.claim.stated_in))
    is_one_day = told.claim.date == other.claim.date and len(told.claim.date or "") == len(
        "2013-10-29"
    )
    return "certain" if alike >= _VERY_ALIKE and (is_pinned or is_one_day) else "likely"
