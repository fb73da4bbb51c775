"""The parts of the service benchmark that need no server: goals, and questions that are never asked twice."""

import pytest

from benchmarks.asked_questions import NAME, Asker, defaults
from benchmarks.figures import NOT_THERE, Figure, Goal, table
from loaders.vocabulary import load_vocabulary
from queries.catalogue import load_catalogue


@pytest.mark.parametrize(
    ("goal", "value", "met"),
    [
        (Goal("≤", 1.5), 1.5, True),
        (Goal("≤", 1.5), 1.51, False),
        (Goal("≥", 10), 10, True),
        (Goal("≥", 10), 9.99, False),
    ],
)
def test_a_goal_is_met_up_to_its_bound(goal, value, met):
    assert goal.is_met_by(value) is met


def test_what_the_service_lacks_is_neither_met_nor_missed():
    *_, last = table([Figure("304", "not there", "", None, Goal("≥", 14))])
    assert last == f"| 304 | not there |  |  | ≥ 14 × | {NOT_THERE} |"


def test_no_question_is_asked_twice_and_the_driver_is_asked_the_same():
    question, vocabulary = load_catalogue()[NAME], load_vocabulary()
    pairs = [(vocabulary["state:CHN"], vocabulary["topic:refoulement"])]
    asker = Asker(question, pairs)
    asked = [*asker.questions(500), *asker.questions(500)]
    assert len({asking.request.path for asking in asked}) == 1000
    assert asked[0].parameters == defaults(question) | {
        "state": "state:CHN", "topic": "topic:refoulement", "since": "1000-01-01",
    }  # fmt: skip
