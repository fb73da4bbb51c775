"""UPR tallies from response claims that carry numbers, where the prose rules read none."""

from collections.abc import Sequence

from graph_schema.extraction import Claim, Tally
from loaders.facts.upr import REVIEW

_ANSWERS = ("accepted", "partially_accepted", "noted", "rejected")
_NEAR = 600


def tallies_of_claims(text: str, claims: Sequence[Claim], known: Sequence[Tally]) -> list[Tally]:
    """One tally for each State and place whose response claims carry numbers; none that `known` overlaps."""
    told: dict[tuple[str, int | None, str | None], list[Claim]] = {}
    for claim in claims:
        if claim.family == "response" and claim.counts and claim.claimant.id.startswith("state:"):
            told.setdefault((claim.claimant.id, claim.footnote, claim.section), []).append(claim)
    tallies = [
        _tally(text, answers)
        for answers in told.values()
        if len(answers) > 1 and _are_of_review(text, answers)
    ]
    return [
        tally for tally in tallies
        if not any(k.start < tally.end and tally.start < k.end for k in known)
    ]  # fmt: skip


def _are_of_review(text: str, answers: list[Claim]) -> bool:
    """Whether the answers stand in a document of the Council, or near words of the review."""
    stated = (stated.document_id for claim in answers for stated in claim.stated_in)
    start, end = min(c.start for c in answers), max(c.end for c in answers)
    near = REVIEW.search(text, max(0, start - _NEAR), end + _NEAR)
    return near is not None or any(document.startswith("un:A/HRC/") for document in stated)


def _tally(text: str, answers: list[Claim]) -> Tally:
    stated: dict[str, int] = {}
    for claim in answers:
        for name, number in (claim.counts or {}).items():
            stated.setdefault(name, number)
    accepted = stated.get("accepted", 0)
    others = sum(v for name, v in stated.items() if name in _ANSWERS and name != "accepted")
    start, end = min(c.start for c in answers), max(c.end for c in answers)
    return Tally(
        id=f"tally:{answers[0].id.split(':')[1]}:{start}-{end}",
        kind="upr",
        document_id=next((s.document_id for c in answers for s in c.stated_in), None),
        state=answers[0].claimant.id.removeprefix("state:"),
        as_stated=stated,
        normalised={"accepted": accepted, "noted": others},
        start=start,
        end=end,
        quote=text[start:end],
        rule="upr_answers",
        confidence=min(c.confidence for c in answers),
    )
