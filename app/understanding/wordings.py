"""The catalogue's `ask` lines as what a question is compared with: their concepts, and where their slots stand. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.understanding.words import Sensed, asking_words, tokens_of
from queries.question_files import Question

_SLOT = re.compile(r"\{(\w+)\}")
_OWN_WORD = 1.0  # weight of a word that no concept holds


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to ask a question. `concepts` have their weights; `slots` are the names in order, each with
    the word that stands before it ("" where none does)."""

    question: Question
    ask: str
    concepts: dict[str, float]
    slots: tuple[tuple[str, str], ...]
    known: frozenset[str]

    @property
    def weight(self) -> float:
        """A wording of plain words only ("What is {state}?") needs more than its slots to be meant."""
        return sum(self.concepts.values()) or _OWN_WORD

    @property
    def masked(self) -> str:
        """The wording with the type of each slot in its place, for comparing meanings."""
        types = {p.name: p.type for p in self.question.parameters}
        return _SLOT.sub(lambda slot: f"a {types[slot[1]]}", self.ask)


def wordings_of(questions: Iterable[Question]) -> list[Wording]:
    """Every `ask` line of every question; a question without one cannot be asked in words."""
    return [_wording(question, ask) for question in questions for ask in question.asks]


def _wording(question: Question, ask: str) -> Wording:
    slots = []
    for slot in _SLOT.finditer(ask):
        before = tokens_of(_SLOT.sub(" ", ask[: slot.start()]))
        slots.append((slot[1], before[-1].plain if before else ""))
    plain = [token.plain for token in tokens_of(_SLOT.sub(" ; ", ask))]
    concepts = {
        sensed.concept: sensed.weight if sensed.of_kind("concept") else _OWN_WORD
        for sensed in asking_words().sensed(plain)
        if tells(sensed)
    }
    return Wording(question, ask, concepts, tuple(slots), _known(question))


def _known(question: Question) -> frozenset[str]:
    """The concepts of all that the header says: words of a question that these hold belong to it."""
    texts = [question.description, question.details, *question.asks, *(p.meaning for p in question.parameters)]  # fmt: skip
    texts += [column.meaning for column in question.columns]
    words = [token.plain for text in texts for token in tokens_of(_SLOT.sub(" ", text))]
    return frozenset(s.concept for s in asking_words().sensed(words) if tells(s))


def tells(sensed: Sensed) -> bool:
    """Whether the words say something of what is asked."""
    if sensed.first == 0 and sensed.of_kind("opening"):
        return False
    return sensed.of_kind("concept") is not None or not (
        sensed.of_kind("ignored") or sensed.of_kind("verb")
    )
