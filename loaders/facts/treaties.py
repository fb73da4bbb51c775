"""What States did about treaties, and what they are party to.

The words of each act are rows of `seeds/treaty_actions.yaml`; `form` says where State and treaty stand:
`active` (State, act, treaty), `passive` (treaty, act, State), `relative` (treaty, State, act)
or `leading` (act, treaty, State).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph_schema.extraction import Mention, TreatyAction
from loaders.facts.passages import (
    Passage,
    Span,
    chain_after,
    date_near,
    is_left_open,
    is_told_as_fact,
    subjects_before,
)
from loaders.vocabulary import read_rows

# Between an act and its treaty: no noun of small letters, so that "signed an accord with" reaches no treaty.
_GAP = re.compile(
    r"(?:[\s,(]|\b(?:the|both|its|of|to|in|on|and|all|two|three|also|core|first|second|same|then|this|that|"
    r"from|under|articles?|human|rights|treaties|including|namely|general|\d+(?:st|nd|rd|th)?|[A-Z][\w’'.-]{0,30})\b['’]?s?){0,14}"
)
_BY = re.compile(r"\s+by\s+(?:the\s+)?(?:Governments?\s+of\s+)?(?:the\s+)?")
_PRONOUN = re.compile(r"\s+(?:it|them|either|both)\b")
_CONFIDENCE = 0.9
_Ends = tuple[Sequence[Mention], Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class _Act:
    """One row of the acts."""

    id: str
    act: str
    form: str
    words: re.Pattern[str]
    is_standing: bool


def read_treaty_actions(passage: Passage) -> list[TreatyAction]:
    """The acts of a passage in order, one for each State and treaty; empty where it names no treaty."""
    found: list[TreatyAction] = []
    if not any(m.id.startswith("treaty:") for m in passage.mentions):
        return found
    for sentence in passage.sentences:
        acts = sorted(_acts_in(passage, sentence), key=lambda pair: pair[1][0])
        earlier: Sequence[Mention] = ()
        for row, span in acts:
            ends = _ends_of(passage, sentence, row, span, earlier)
            if ends is None:
                continue
            earlier = ends[1]
            if is_left_open(passage.text, sentence, earlier[-1].end):
                continue
            others = [other for _, other in acts if other != span]
            date = _date_of(
                passage, sentence, row, (span[0], max(span[1], earlier[-1].end)), others
            )
            found += _actions(passage, row, span, ends, date)
    return _once_each(found)


@cache
def _rows() -> tuple[_Act, ...]:
    def act(row: dict[str, Any]) -> _Act:
        return _Act(
            row["id"], row["act"], row["form"], re.compile(row["words"]), bool(row.get("standing"))
        )

    return tuple(act(row) for row in read_rows("treaty_actions.yaml"))


def _acts_in(passage: Passage, sentence: Span) -> Iterator[tuple[_Act, Span]]:
    """Acts told as facts; where two rows read the same words the earlier row stays."""
    taken: list[Span] = []
    for row in _rows():
        for match in row.words.finditer(passage.text, *sentence):
            span = match.span()
            if any(s < span[1] and span[0] < e for s, e in taken) or passage.is_cited_at(span):
                continue
            taken.append(span)
            is_plain = row.is_standing or row.act == "not_party"
            if is_plain or is_told_as_fact(passage.text, sentence, span):
                yield row, span


def _ends_of(
    passage: Passage, sentence: Span, row: _Act, act: Span, earlier: Sequence[Mention]
) -> _Ends | None:
    """The States and the treaties of an act; `None` when either is not there."""
    before = passage.mentions_in((sentence[0], act[0]), "treaty:")
    treaties: Sequence[Mention] = ()
    if row.form == "passive":
        states, treaties = _agents(passage, sentence, act), before[-1:]
    elif row.form == "leading":
        treaties = chain_after(passage, sentence, act[1], "treaty:", _GAP)
        states = passage.mentions_in((act[1], sentence[1]), "state:")[:1]
    elif row.form == "relative":
        states = passage.mentions_in(act, "state:")[-1:] or subjects_before(
            passage, sentence, act[0]
        )
        treaties = before[-1:]
    else:
        inside = passage.mentions_in(act, "state:")
        states = inside or subjects_before(passage, sentence, act[0])
        treaties = chain_after(passage, sentence, act[1], "treaty:", _GAP)
        if not treaties and _PRONOUN.match(passage.text, act[1]):
            treaties = earlier
    return (states, treaties) if states and treaties else None


def _agents(passage: Passage, sentence: Span, act: Span) -> list[Mention]:
    return chain_after(passage, sentence, act[1], "state:", _BY)


def _date_of(
    passage: Passage, sentence: Span, row: _Act, told: Span, others: Sequence[Span]
) -> str | None:
    """When; what a State has not done has no date, and a standing told by the way only a "since"."""
    date = None if row.act == "not_party" else date_near(passage, sentence, told, others)
    return None if row.is_standing and date and not date.endswith("/..") else date


def _actions(
    passage: Passage, row: _Act, act: Span, ends: _Ends, date: str | None
) -> Iterator[TreatyAction]:
    named = [*ends[0], *ends[1]]
    start, end = min(act[0], *(m.start for m in named)), max(act[1], *(m.end for m in named))
    for state in ends[0]:
        for treaty in ends[1]:
            yield TreatyAction(
                state.id.removeprefix("state:"), treaty.id, row.act, start, end,
                passage.quote(start, end), row.id, _CONFIDENCE, date,
            )  # fmt: skip


def _once_each(actions: Sequence[TreatyAction]) -> list[TreatyAction]:
    kept: dict[tuple[str, str, str, str | None], TreatyAction] = {}
    for action in actions:
        kept.setdefault((action.state, action.treaty, action.act, action.date), action)
    return list(kept.values())
