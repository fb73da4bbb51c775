"""Links between claims: a reply, a contradiction, a support, a second telling of the same act.

Each link is shown by a cue in the text. `SAME_AS` joins two places that tell one act; a person may undo it.
"""

import re
from collections.abc import Iterator, Sequence

from graph_schema.dates import date_bounds, is_edtf, overlaps
from graph_schema.extraction import Claim, ClaimLink

_REPLY = re.compile(
    r"\b(?:in (?:its |their )?(?:reply|response|letter of reply)|replied|responded|answered|countered|retorted|in return)\b",
    re.IGNORECASE,
)
_AGREEING = re.compile(
    r"\b(?:similar|repeated|echoed|likewise|reiterated|the same|joined)\b", re.IGNORECASE
)
_DENYING = frozenset({"denied", "dismissed", "objected", "rejected", "refused"})
_TELLING = frozenset({"assertive", "evaluative"})
_NEAR = 4000
_VAGUE = frozenset({"general"})


def link_claims(claims: Sequence[Claim], text: str) -> tuple[ClaimLink, ...]:
    """The links, in order of their source; nothing is linked without a shared topic or an explicit cue."""
    links = [*_replies(claims, text), *_supports(claims, text), *_tellings(claims)]
    order = {claim.id: index for index, claim in enumerate(claims)}
    return tuple(
        sorted(links, key=lambda link: (order[link.source], link.type, order[link.target]))
    )


def _replies(claims: Sequence[Claim], text: str) -> Iterator[ClaimLink]:
    """A State's answer to bodies that spoke to it of the same topic just before."""
    for reply in claims:
        if reply.claimant.kind != "state":
            continue
        cue = _cue(_REPLY, reply, text)
        own = reply.claimant.id.removeprefix("state:")
        for said in claims:
            if said.claimant.kind == "state" or not 0 < reply.start - said.start < _NEAR:
                continue
            if own not in (*said.addressees, *said.subjects) or not _share_topic(reply, said):
                continue
            if reply.modality in _DENYING and said.family in _TELLING:
                yield _link("CONTRADICTS", reply, said, cue or _words(reply, text), "denial", 0.7)
            if cue or reply.family in {"dissent", "response"}:
                yield _link(
                    "RESPONDS_TO",
                    reply,
                    said,
                    cue or _words(reply, text),
                    "reply_cue",
                    0.7 if cue else 0.6,
                )


def _supports(claims: Sequence[Claim], text: str) -> Iterator[ClaimLink]:
    """ "repeated similar recommendations": support for what another speaker asked of the same State."""
    for later in claims:
        cue = _cue(_AGREEING, later, text)
        if cue is None:
            continue
        for earlier in claims:
            same_place = earlier.footnote == later.footnote and earlier.section == later.section
            if not same_place or not 0 < later.start - earlier.start < _NEAR:
                continue
            if earlier.claimant == later.claimant or earlier.family != later.family:
                continue
            if _share_topic(earlier, later) and set(earlier.addressees) == set(later.addressees):
                yield _link("SUPPORTS", later, earlier, cue, "agreement_cue", 0.75)


def _tellings(claims: Sequence[Claim]) -> Iterator[ClaimLink]:
    """One act told in two places: same speaker, family, States asked and date, and a topic in common."""
    for index, first in enumerate(claims):
        for second in claims[index + 1 :]:
            same_place = first.footnote == second.footnote and first.section == second.section
            if same_place or first.claimant != second.claimant or first.family != second.family:
                continue
            if set(first.addressees) != set(second.addressees) or not _share_topic(first, second):
                continue
            if _same_time(first, second):
                yield _link("SAME_AS", second, first, "", "second_telling", 0.6)


def _share_topic(a: Claim, b: Claim) -> bool:
    return bool((set(a.topics) & set(b.topics)) - _VAGUE)


def _same_time(a: Claim, b: Claim) -> bool:
    if not (a.date and b.date and is_edtf(a.date) and is_edtf(b.date)):
        return False
    return overlaps(date_bounds(a.date), date_bounds(b.date))


def _cue(pattern: re.Pattern[str], claim: Claim, text: str) -> str | None:
    """The cue in the claim's own words or right before them, in its sentence."""
    start = min(claim.start, claim.trigger[0] if claim.trigger else claim.start)
    before = max(text.rfind(". ", 0, start) + 1, start - 160, 0)
    found = pattern.search(text, before, claim.end)
    return found[0] if found else None


def _words(claim: Claim, text: str) -> str:
    return text[slice(*claim.trigger)] if claim.trigger else claim.quote


def _link(
    kind: str, source: Claim, target: Claim, cue: str, rule: str, confidence: float
) -> ClaimLink:
    return ClaimLink(kind, source.id, target.id, cue, rule, confidence)  # type: ignore[arg-type]
