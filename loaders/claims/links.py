"""Links between claims: replies, contradictions, support, second tellings, and replies that never came.

Each is read by its own module and shown by words of the text, save `SAME_AS`, which rests on likeness.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_schema.extraction import Claim, ClaimLink, Mention, NoReply
from loaders.claims.agreements import read_contradictions, read_supports
from loaders.claims.replies import read_earlier_denied, read_replies
from loaders.claims.silences import read_silences
from loaders.claims.telling import Telling, read_telling
from loaders.claims.tellings import read_tellings
from loaders.claims.units import Unit

_THROUGH = 0.9


@dataclass(frozen=True, slots=True)
class ClaimLinks:
    """The links in order of their source, and the States said not to have replied."""

    links: tuple[ClaimLink, ...] = ()
    no_replies: tuple[NoReply, ...] = ()


def link_claims(
    text: str, claims: Sequence[Claim], units: Sequence[Unit], mentions: Sequence[Mention]
) -> ClaimLinks:
    """How the claims of a text stand to each other; nothing is linked without a cue, a name or a shared topic."""
    telling = read_telling(text, claims, units, mentions)
    supports = list(read_supports(telling))
    replies = list(read_replies(telling))
    found = [
        *supports,
        *replies,
        *_through_support(telling, replies, supports),
        *read_contradictions(telling),
        *read_earlier_denied(telling),
        *read_tellings(telling),
    ]
    found = list(_without_bare(telling, found))
    order = {claim.id: index for index, claim in enumerate(claims)}
    once: dict[tuple[str, str, str], ClaimLink] = {}
    for link in found:
        key = (link.type, link.source, link.target)
        if key not in once or once[key].confidence < link.confidence:
            once[key] = link
    links = sorted(once.values(), key=lambda k: (order[k.source], k.type, order[k.target]))
    return ClaimLinks(tuple(links), tuple(read_silences(telling)))


def _without_bare(telling: Telling, links: Sequence[ClaimLink]) -> Iterator[ClaimLink]:
    """ "corroborated this, finding that …": of two acts of one speaker in a sentence, that which is not the cue."""
    told = {t.claim.id: t for t in telling.told}

    def place(link: ClaimLink) -> tuple[str, str, int, str]:
        source = told[link.source]
        return link.type, link.target, source.sentence, source.claim.claimant.id

    def is_bare(link: ClaimLink) -> bool:
        return link.start is not None and link.start <= told[link.source].at < (link.end or 0)

    telling_more = {place(link) for link in links if not is_bare(link)}
    return (link for link in links if not is_bare(link) or place(link) not in telling_more)


def _through_support(
    telling: Telling, replies: Sequence[ClaimLink], supports: Sequence[ClaimLink]
) -> Iterator[ClaimLink]:
    """Who answers a claim answers, a little less surely, what that claim repeats in the same paragraph or note."""
    told = {t.claim.id: t for t in telling.told}
    by_source: dict[str, list[ClaimLink]] = {}
    for support in supports:
        by_source.setdefault(support.source, []).append(support)
    for reply in replies:
        for support in by_source.get(reply.target, ()):
            is_here = told[support.target].unit == told[reply.source].unit
            if support.target != reply.source and is_here:
                sure = round(reply.confidence * _THROUGH, 2)
                rule = f"{reply.rule}_through_support"
                yield replace(reply, target=support.target, rule=rule, confidence=sure)
