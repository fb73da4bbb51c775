"""How near a question is in meaning to the wordings of the catalogue, names and dates on both sides left out."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.understanding.slots import Typed
from app.understanding.wordings import Wording
from loaders.meaning import meanings

_SHOWN = ("state", "body", "topic", "treaty", "document", "claim", "article", "group")


@dataclass(frozen=True, slots=True)
class Likeness:
    """The vectors of all wordings, and the question of each."""

    questions: tuple[str, ...]
    vectors: Any

    def to(self, typed: Typed) -> dict[str, float]:
        """For each question, the cosine with the nearest of its wordings."""
        (asked,) = meanings([masked(typed)])
        nearest: dict[str, float] = {}
        for question, near in zip(self.questions, (self.vectors @ asked).tolist(), strict=True):
            nearest[question] = max(near, nearest.get(question, -1.0))
        return nearest


def likeness_to(wordings: list[Wording]) -> Likeness:
    questions = tuple(wording.question.name for wording in wordings)
    return Likeness(questions, _vectors(tuple(wording.masked for wording in wordings)))


@lru_cache(maxsize=4)
def _vectors(texts: tuple[str, ...]) -> Any:
    """Kept, since the wordings stay when the names of a graph change."""
    return meanings(texts)


def masked(typed: Typed) -> str:
    """The question with the type of what fills a slot in its place: "who urged a state on a topic"."""
    words: list[str] = []
    at = 0
    while at < len(typed.tokens):
        filler = next((f for f in typed.fillers if f.first == at), None)
        if filler is None:
            words.append(typed.tokens[at].plain)
            at += 1
            continue
        words.append(next((f"a {kind}" for kind in _SHOWN if kind in filler.values), "a date"))
        at = max(filler.last, at + 1)
    return " ".join(words)
