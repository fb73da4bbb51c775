"""A question in words, its slots filled with what was asked. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from queries.question_files import Question

_SLOT = re.compile(r"\{(\w+)\}")


def asked_in_words(question: Question, values: Mapping[str, Any], shown: Mapping[str, str]) -> str:
    """The first wording whose slots are those that have a value, or the one that leaves out the fewest.

    `shown` gives the name of an id. A question without a wording is told by its description.
    """
    filled = {
        name for name, value in values.items()
        if value is not None and value != _default(question, name)
    }  # fmt: skip
    fitting = [ask for ask in question.asks if set(_SLOT.findall(ask)) <= filled]
    if not fitting:
        return question.description
    best = max(fitting, key=lambda ask: len(_SLOT.findall(ask)))
    return _SLOT.sub(lambda slot: _in_words(values[slot[1]], shown), best)


def _default(question: Question, name: str) -> Any:
    parameter = question.parameter(name)
    return parameter.default if parameter else None


def _in_words(value: Any, shown: Mapping[str, str]) -> str:
    text = str(value)
    return shown.get(text) or text.removeprefix("un:")
