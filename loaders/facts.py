"""Facts that are no claims: recorded votes, answers to UPR recommendations, treaty actions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph_schema.extraction import Citation, Claim, Mention, Tally, TreatyAction
from loaders.split import Outline, paragraphs
from loaders.vocabulary import read_rows

_ANSWERS = ("accepted", "partially_accepted", "noted", "rejected")
_SENTENCE_END = re.compile(r"[.;!?][”\"']?\s")


@dataclass(frozen=True, slots=True)
class Facts:
    """Tallies and treaty actions in order of their start."""

    tallies: tuple[Tally, ...]
    treaty_actions: tuple[TreatyAction, ...]


def read_facts(
    text: str,
    outline: Outline,
    citations: Sequence[Citation],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
) -> Facts:
    """Votes from citations, UPR answers from response claims, treaty actions from mentions."""
    tallies = [*_votes(citations), *_upr_answers(claims)]
    actions = [
        action
        for start, end in _passages(text, outline)
        for action in _treaty_actions(text, start, end, mentions)
    ]
    return Facts(tuple(sorted(tallies, key=lambda t: t.start)), tuple(actions))


def _votes(citations: Sequence[Citation]) -> list[Tally]:
    return [
        Tally(
            id=citation.id.replace("cit:", "tally:", 1),
            kind="vote",
            document_id=citation.document_id,
            state=None,
            as_stated=dict(citation.votes),
            normalised=dict(citation.votes),
            start=citation.start,
            end=citation.end,
            rule="recorded_vote",
        )
        for citation in citations
        if citation.votes
    ]


def _upr_answers(claims: Sequence[Claim]) -> list[Tally]:
    """One tally for each State and place whose response claims carry numbers.

    Normalised as UPR Info does since October 2014: what was not clearly accepted is noted.
    """
    told: dict[tuple[str, int | None, str | None], list[Claim]] = {}
    for claim in claims:
        if claim.family == "response" and claim.counts and claim.claimant.id.startswith("state:"):
            told.setdefault((claim.claimant.id, claim.footnote, claim.section), []).append(claim)
    return [_upr_tally(answers) for answers in told.values() if len(answers) > 1]


def _upr_tally(answers: list[Claim]) -> Tally:
    stated: dict[str, int] = {}
    for claim in answers:
        for name, number in (claim.counts or {}).items():
            stated.setdefault(name, number)
    accepted = stated.get("accepted", 0)
    others = sum(
        number for name, number in stated.items() if name in _ANSWERS and name != "accepted"
    )
    start, end = min(c.start for c in answers), max(c.end for c in answers)
    document = next((s.document_id for c in answers for s in c.stated_in), None)
    return Tally(
        id=f"tally:{answers[0].id.split(':')[1]}:{start}-{end}",
        kind="upr",
        document_id=document,
        state=answers[0].claimant.id.removeprefix("state:"),
        as_stated=stated,
        normalised={"accepted": accepted, "noted": others},
        start=start,
        end=end,
        rule="upr_answers",
    )


def _passages(text: str, outline: Outline) -> list[tuple[int, int]]:
    body = paragraphs(text, *outline.body)
    return [*body, *((note.start, note.end) for note in outline.footnotes)]


def _treaty_actions(
    text: str, start: int, end: int, mentions: Sequence[Mention]
) -> list[TreatyAction]:
    """A State, then the words of an act, then a treaty (or the treaty first), in one sentence."""
    inside = [m for m in mentions if start <= m.start < end]
    states = [m for m in inside if m.id.startswith("state:")]
    treaties = [m for m in inside if m.id.startswith("treaty:")]
    found: list[TreatyAction] = []
    if not states or not treaties:
        return found
    for words, rule, name in _act_patterns():
        for act in words.finditer(text, start, end):
            action = _around(text, act.span(), states, treaties, (rule, name))
            if action and not any(a.start < action.end and action.start < a.end for a in found):
                found.append(action)
    return found


@cache
def _act_patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Words of each act, with the rule's id and the act's name."""
    rows = read_rows("treaty_actions.yaml")
    return tuple((re.compile(row["words"]), row["id"], row["act"]) for row in rows)


def _around(
    text: str,
    act: tuple[int, int],
    states: list[Mention],
    treaties: list[Mention],
    named: tuple[str, str],
) -> TreatyAction | None:
    low, high = _sentence(text, *act)
    state = _nearest([m for m in states if low <= m.start < high], act)
    treaty = _nearest([m for m in treaties if low <= m.start < high], act)
    if state is None or treaty is None:
        return None
    return TreatyAction(
        state=state.id.removeprefix("state:"),
        treaty=treaty.id,
        act=named[1],
        start=min(state.start, treaty.start, act[0]),
        end=max(state.end, treaty.end, act[1]),
        rule=named[0],
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(
        (m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 400), start)), default=0
    )
    after = _SENTENCE_END.search(text, end, end + 400)
    return max(low, start - 400), after.start() if after else end + 400


def _nearest(mentions: list[Mention], act: tuple[int, int]) -> Mention | None:
    return min(
        mentions, key=lambda m: min(abs(m.end - act[0]), abs(m.start - act[1])), default=None
    )
