"""What `benchmarks.service` asks: bodies that urged a State on a topic, each time a question not asked before.

A question is not asked before because of its `since`: a day earlier than every claim of the graph, so that the
answer stays the same and the address does not.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from app.api.questions import PREFIX
from app.paging import USUAL_LIMIT
from benchmarks.bare_driver import BareDriver, Parameters
from benchmarks.load_tool import Request
from loaders.vocabulary import Entity, load_vocabulary
from queries.question_files import Question

NAME = "bodies-urging"
FEWEST_ROWS, MOST_ROWS = 2, 10
_PAIRS = 100
_FIRST_DAY = dt.date(1000, 1, 1)
_DAYS = 350_000


@dataclass(frozen=True, slots=True)
class Asking:
    """One question, as the API is asked and as the driver is."""

    request: Request
    parameters: Parameters


class Asker:
    """Makes questions that differ from all that it made before, each with 2 to 10 rows."""

    def __init__(self, question: Question, pairs: Sequence[tuple[Entity, Entity]]) -> None:
        self._question = question
        self._pairs = pairs
        self._days: Iterator[int] = iter(range(_DAYS))

    def questions(self, number: int) -> list[Asking]:
        """The next so many, States and topics in turn."""
        return [self._asking(next(self._days)) for _ in range(number)]

    def _asking(self, day: int) -> Asking:
        state, topic = self._pairs[day % len(self._pairs)]
        since = (_FIRST_DAY + dt.timedelta(days=day)).isoformat()
        typed = {"state": state.name, "topic": topic.name, "since": since}
        understood = {"state": state.id, "topic": topic.id, "since": since}
        request = Request(f"{PREFIX}/{NAME}?{urlencode(typed)}")
        return Asking(request, defaults(self._question) | understood)


def defaults(question: Question) -> dict[str, Any]:
    """The value of each parameter when it is not given; of a question that pages, for its first page.

    The API asks for one row more than a page has, to know whether there is a next one.
    """
    page = {"after": None, "limit": USUAL_LIMIT + 1} if question.paged else {}
    return {parameter.name: parameter.default for parameter in question.parameters} | page


async def asker(driver: BareDriver, question: Question) -> Asker:
    """An asker of pairs of State and topic drawn until enough have an answer of a usual size."""
    vocabulary = load_vocabulary()
    states = [s for s in vocabulary.of_kind("state") if s.row.get("status") == "member"]
    topics = list(vocabulary.of_kind("topic"))
    pairs = [(state, topic) for state in states for topic in topics]
    random.Random(1).shuffle(pairs)  # noqa: S311 (no secret)
    kept: list[tuple[Entity, Entity]] = []
    for state, topic in pairs:
        parameters = defaults(question) | {"state": state.id, "topic": topic.id}
        if FEWEST_ROWS <= len(await driver.rows(parameters)) <= MOST_ROWS:
            kept.append((state, topic))
        if len(kept) == _PAIRS:
            break
    return Asker(question, kept)
