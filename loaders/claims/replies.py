"""A State's replies to what was asked or said of it, and the denials that contradict it.

A reply goes to what it names: the body in its sentence, else the nearest claim that it refers back to or that
is on the same subject; never to everything. What repeats a claim that was answered is answered with it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_schema.dates import date_bounds, is_edtf
from graph_schema.extraction import ClaimLink, ReplyType
from loaders.claims.telling import (
    Cue,
    Telling,
    Told,
    find_cue,
    is_of,
    likeness,
    named_speakers,
    nearest,
    rows_of,
    share_topic,
    stems,
)

_BACK = 2  # sentences that "the recommendation" reaches back
_BACK_WITH_CUE = 4
_BACK_WITH_NAME = 8
_ALIKE = 0.2
_ALIKE_WORDS = 2
_OBJECT_REACH = 60
_TELLING = frozenset({"assertive", "evaluative"})
_NEGATED = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had)(?: not|n[’']t) ")


@dataclass(frozen=True, slots=True)
class _Reply:
    """A State's claim that may answer: the types of reply that its modality can be, its cue, whom it names."""

    told: Told
    cue: Cue | None
    refers_back: frozenset[str]  # to what was asked (`directive`), to what was told (`telling`)
    named: frozenset[str]


def read_replies(telling: Telling) -> Iterator[ClaimLink]:
    """RESPONDS_TO with its type, and CONTRADICTS where an assertion is denied.

    Who is answered in one sentence is answered in the next of the same State: "in a letter to X it denied … It added …".
    """
    before: _Reply | None = None
    for told in telling.told:
        if told.claim.claimant.kind == "state" and not told.claim.counts:
            before = reply = _reply(telling, told, before)
            for target, row, kind in _answered(telling, reply):
                yield _link("RESPONDS_TO", telling, reply, target, row, kind)
                if target.claim.family in _TELLING and _denies(telling, reply, kind):
                    yield _link("CONTRADICTS", telling, reply, target, f"{row}_contradicts", None)


def _reply(telling: Telling, told: Told, before: _Reply | None) -> _Reply:
    opening = (told.span[0], max(told.at, told.claim.trigger[1] if told.claim.trigger else told.at))
    cue = find_cue(telling, "reply", opening) or find_cue(telling, "contradiction", opening)
    after = (told.at, min(told.span[1], told.at + _OBJECT_REACH))
    refers_back = frozenset(
        kind for kind in ("directive", "telling") if find_cue(telling, f"anaphor_{kind}", after)
    )
    named = named_speakers(telling, told)
    if not named and before is not None and _goes_on(before.told, told):
        named = before.named
    return _Reply(told, cue, refers_back, named)


def _goes_on(before: Told, told: Told) -> bool:
    is_next = told.unit == before.unit and told.sentence - before.sentence <= 1
    return is_next and told.claim.claimant == before.claim.claimant


def _answered(telling: Telling, reply: _Reply) -> list[tuple[Told, str, ReplyType]]:
    """The claims that a reply answers, with the row that says so and the type of reply."""
    for row in rows_of("type"):
        if reply.told.claim.modality not in str(row["words"]).split("|"):
            continue
        if row.get("needs_cue") and reply.cue is None:
            continue
        targets = _targets(telling, reply, row["answers"])
        if targets:
            kind: ReplyType = "denial" if _is_counter(reply) else row["reply"]
            return [(target, row["id"], kind) for target in targets]
    return []


def _targets(telling: Telling, reply: _Reply, families: Sequence[str]) -> list[Told]:
    told = reply.told
    own = told.claim.claimant.id.removeprefix("state:")
    fitting = [
        other for other in telling.before(told)
        if other.claim.claimant.kind != "state" and other.claim.family in families
        and own in (*other.claim.addressees, *other.claim.subjects)
    ]  # fmt: skip
    if reply.named:
        named = [
            o
            for o in fitting
            if is_of(o.claim, reply.named) and _is_meant(reply, o, _BACK_WITH_NAME)
        ]
        if named or not reply.refers_back:
            return nearest(named)
        return []
    here = [o for o in fitting if o.place == told.place]
    return nearest([o for o in here if _is_meant(reply, o, _BACK_WITH_CUE if reply.cue else _BACK)])


def _is_meant(reply: _Reply, other: Told, reach: int) -> bool:
    """Whether the reply refers back to the claim, or is on the same subject in words alike.

    An answer to a recommendation says which: a cue and a topic are enough only for other accounts and promises.
    """
    near = reply.told.sentence - other.sentence <= reach
    kind = "directive" if other.claim.family == "directive" else "telling"
    if kind in reply.refers_back and near:
        return True
    is_open = reply.cue is not None and reply.told.claim.family != "response"
    if is_open and near and share_topic(reply.told, other):
        return True
    return share_topic(reply.told, other) and _speaks_of(reply.told, other)


def _speaks_of(told: Told, other: Told) -> bool:
    common = stems(told.claim.quote) & stems(other.claim.quote)
    return likeness(told, other) >= _ALIKE and len(common) >= _ALIKE_WORDS


def _is_counter(reply: _Reply) -> bool:
    """ "Contradicting Amnesty International, Iran claimed …": a denial by its cue."""
    return reply.cue is not None and reply.cue.row == "contradiction_cue"


def _denies(telling: Telling, reply: _Reply, kind: ReplyType) -> bool:
    """A denial; or another account that says in so many words what is not so."""
    if kind == "denial":
        return True
    said = telling.text[reply.told.at : reply.told.span[1]]
    return kind == "alternative_explanation" and _NEGATED.search(said) is not None


def _link(
    type_: str, telling: Telling, reply: _Reply, target: Told, rule: str, kind: ReplyType | None
) -> ClaimLink:
    trigger = reply.told.claim.trigger or (reply.told.claim.start, reply.told.claim.end)
    start, end = (reply.cue.start, reply.cue.end) if reply.cue else trigger
    sure = 0.85 if reply.named else 0.8 if reply.cue or reply.refers_back else 0.65
    return ClaimLink(
        type_, reply.told.claim.id, target.claim.id, telling.text[start:end], rule,  # type: ignore[arg-type]
        sure if type_ == "RESPONDS_TO" else sure - 0.1, start, end, kind,
    )  # fmt: skip


def read_earlier_denied(telling: Telling) -> Iterator[ClaimLink]:
    """A denial of an "allegation that …" told elsewhere in the text, by the date of an earlier act."""
    for told in telling.told:
        claim = told.claim
        if claim.claimant.kind != "state" or claim.family != "dissent" or not claim.date:
            continue
        own = claim.claimant.id.removeprefix("state:")
        for other in telling.around(told):
            is_other = other.claim.claimant.kind != "state" and other.place != told.place
            if not is_other or other.claim.family not in _TELLING or own not in other.states:
                continue
            if (
                len(told.topics & other.topics) >= 2
                and _is_earlier(other, told)
                and _speaks_of_much(told, other)
            ):
                trigger = claim.trigger or (claim.start, claim.end)
                yield ClaimLink(
                    "CONTRADICTS", claim.id, other.claim.id, telling.text[slice(*trigger)],
                    "denial_of_earlier", 0.5, *trigger,
                )  # fmt: skip


def _is_earlier(other: Told, told: Told) -> bool:
    first, last = other.claim.date, told.claim.date
    if not (first and last and is_edtf(first) and is_edtf(last)):
        return False
    ended, began = date_bounds(first).end, date_bounds(last).start
    return ended is not None and began is not None and ended < began


def _speaks_of_much(told: Told, other: Told) -> bool:
    return len(stems(told.claim.quote) & stems(other.claim.quote)) >= 2
