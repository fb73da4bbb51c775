"""Claims that support or contradict another's by a cue: "echoed that call", "contrary to that claim".

The later told is the source. A cue alone is not enough: the two speak of one State, and the cue names the
other speaker, refers back, or both are on one topic. What is contrary to a law contradicts no claim.
"""

from collections.abc import Iterator, Sequence

from graph_schema.extraction import ClaimLink
from loaders.claims.telling import (
    Cue,
    Telling,
    Told,
    cues,
    find_cue,
    is_of,
    likeness,
    named_speakers,
    nearest,
    patterns,
    share_state,
    share_topic,
)

_BACK = 3
_TELLING = frozenset({"assertive", "evaluative", "dissent"})
_ALIKE = 0.3
_OPENING = 24


def read_supports(telling: Telling) -> Iterator[ClaimLink]:
    """SUPPORTS: what another speaker said or asked before of the same State."""
    for told in telling.told:
        for kind in ("support", "support_of_named"):
            cue = _cue_of(telling, told, kind)
            if cue is None:
                continue
            targets = _supported(telling, told, cue)
            yield from (_link("SUPPORTS", told, target, cue, 0.75) for target in targets)
            if targets:
                break


def read_contradictions(telling: Telling) -> Iterator[ClaimLink]:
    """CONTRADICTS by a cue, or by "However, …" right after a State's account of the same matter."""
    for told in telling.told:
        if told.claim.family not in _TELLING:
            continue
        cue = _cue_of(telling, told, "contradiction")
        if cue is not None and not _is_of_law(telling, cue):
            targets = nearest(
                [o for o in telling.before(told, _BACK) if _are_opposed(telling, told, o, cue)]
            )
            yield from (_link("CONTRADICTS", told, target, cue, 0.75) for target in targets)
        elif contrast := find_cue(
            telling, "contrast", (told.span[0], min(told.at, told.span[0] + _OPENING))
        ):
            yield from (
                _link("CONTRADICTS", told, o, contrast, 0.6) for o in _contrasted(telling, told)
            )


def _cue_of(telling: Telling, told: Told, kind: str) -> Cue | None:
    """A cue in the claim's sentence that is not part of what is told, and is not another speaker's own act."""
    for cue in cues(telling, kind, told.span):
        beside = telling.beside(told)
        inside = told.claim.start <= cue.start and cue.end <= told.claim.end and cue.start > told.at
        is_clause = inside and told.claim.end - told.claim.start > 60 and cue.start - told.at > 40
        is_of_later = any(told.at < t.at < cue.start for t in beside)
        if not is_clause and not is_of_later and not _is_act_of_another(told, cue, beside):
            return cue
    return None


def _is_act_of_another(told: Told, cue: Cue, beside: Sequence[Told]) -> bool:
    return any(
        cue.start <= t.at < cue.end and t.claim.claimant != told.claim.claimant for t in beside
    )


def _supported(telling: Telling, told: Told, cue: Cue) -> list[Told]:
    named = named_speakers(telling, told) - {told.claim.claimant.id}
    earlier = [
        o for o in telling.before(told, None if named else _BACK)
        if o.place == told.place and o.claim.claimant != told.claim.claimant and _agree(told, o)
    ]  # fmt: skip
    of_named = [o for o in earlier if is_of(o.claim, named)]
    if "tb:*" in named:
        return [
            o for o in of_named if o.unit == told.unit and _is_one_matter(telling, told, o, cue)
        ]
    if of_named or cue.row == "in_line":
        return nearest([o for o in of_named if share_topic(told, o) or likeness(told, o) >= _ALIKE])
    return nearest([o for o in earlier if _is_one_matter(telling, told, o, cue)])


def _agree(told: Told, other: Told) -> bool:
    families = {told.claim.family, other.claim.family}
    return share_state(told, other) and (
        len(families) == 1 or families <= {"assertive", "evaluative"}
    )


def _is_one_matter(telling: Telling, told: Told, other: Told, cue: Cue) -> bool:
    after = (cue.start, min(told.span[1], cue.end + 30))
    refers_back = any(
        find_cue(telling, f"anaphor_{kind}", after) for kind in ("directive", "telling")
    )
    return (
        share_topic(told, other)
        or likeness(told, other) >= _ALIKE
        or (refers_back and told.sentence - other.sentence <= 1)
    )


def _are_opposed(telling: Telling, told: Told, other: Told, cue: Cue) -> bool:
    if other.claim.claimant == told.claim.claimant or other.claim.family not in _TELLING:
        return False
    return share_state(told, other) and _is_one_matter(telling, told, other, cue)


def _is_of_law(telling: Telling, cue: Cue) -> bool:
    """ "contrary to its obligations", "contrary to the Rome Statute"."""
    after = telling.text[cue.end : cue.end + 40].lstrip()
    treaty = telling.named_in((cue.end, cue.end + 60), "treaty:")
    return bool(treaty) or any(pattern.match(after) for _, pattern in patterns("not_claim"))


def _contrasted(telling: Telling, told: Told) -> list[Told]:
    """The account of the other side that has most topics in common, two at least."""
    if not _is_account(told):
        return []
    is_state = told.claim.claimant.kind == "state"
    sides = [
        o for o in telling.before(told, _BACK + 1)
        if o.unit == told.unit and o.sentence < told.sentence and _is_account(o)
        and (o.claim.claimant.kind == "state") != is_state and (share_state(told, o) or not told.states)
        and len(o.topics & told.topics) >= 2
    ]  # fmt: skip
    return sorted(sides, key=lambda o: (-len(o.topics & told.topics), -o.at))[:1]


def _is_account(told: Told) -> bool:
    return told.claim.family == "assertive" or told.claim.modality in {"denied", "dismissed"}


def _link(type_: str, told: Told, target: Told, cue: Cue, sure: float) -> ClaimLink:
    return ClaimLink(
        type_, told.claim.id, target.claim.id, cue.words, cue.row, sure, cue.start, cue.end  # type: ignore[arg-type]
    )  # fmt: skip
