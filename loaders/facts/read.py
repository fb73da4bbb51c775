"""The facts of a text, kind by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.extraction import (
    Citation,
    Claim,
    Event,
    Mandate,
    Mention,
    Problem,
    Tally,
    TreatyAction,
)
from loaders.facts.events import read_events
from loaders.facts.mandates import read_mandates
from loaders.facts.passages import read_passages
from loaders.facts.treaties import read_treaty_actions
from loaders.facts.upr import read_upr_tallies
from loaders.facts.upr_claims import tallies_of_claims
from loaders.facts.votes import read_votes
from loaders.split import Outline


@dataclass(frozen=True, slots=True)
class Facts:
    """All of them, each kind in order of its start."""

    tallies: tuple[Tally, ...] = ()
    treaty_actions: tuple[TreatyAction, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_facts(
    text: str,
    outline: Outline,
    citations: Sequence[Citation],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
) -> Facts:
    """Facts of the body's paragraphs and of the notes; UPR answers also from claims that carry counts."""
    passages = read_passages(text, outline, citations, mentions)
    answers, problems = read_upr_tallies(passages)
    answers += tallies_of_claims(text, claims, answers)
    votes = read_votes(passages, citations, text)
    return Facts(
        tuple(sorted([*answers, *votes], key=lambda tally: (tally.start, tally.end))),
        tuple(action for passage in passages for action in read_treaty_actions(passage)),
        tuple(mandate for passage in passages for mandate in read_mandates(passage)),
        tuple(event for passage in passages for event in read_events(passage)),
        tuple(problems),
    )
