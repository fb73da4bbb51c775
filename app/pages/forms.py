"""A question as a form: one field for each parameter, with the names that the graph holds as choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from queries.names import NameIndex, NameKind
from queries.question_files import Parameter, Question, Value

_NAMED: dict[str, NameKind] = {"state": "state", "body": "body", "topic": "topic"}


@dataclass(frozen=True, slots=True)
class Field:
    """`choices` is the id of a list of names on the page, `None` for free text."""

    name: str
    label: str
    hint: str
    value: str
    example: Value
    required: bool
    kind: str
    choices: str | None


def form_fields(question: Question, asked: Mapping[str, str]) -> list[Field]:
    """The question's fields, filled with what was asked."""
    return [_field(p, asked.get(p.name, "")) for p in question.parameters]


def example_fields(question: Question) -> list[Field]:
    """The required fields, filled with their examples: ready to be sent. No claim has a lasting example."""
    return [
        _field(p, "" if p.type == "claim" else str(p.example))
        for p in question.parameters
        if p.required
    ]


def choices(questions: Iterable[Question], names: NameIndex) -> dict[str, list[str]]:
    """Names shown, sorted, for each kind of name that the questions ask for."""
    kinds = {_NAMED[p.type] for q in questions for p in q.parameters if p.type in _NAMED}
    return {
        kind: sorted({names.shown[i] for ids in names.forms[kind].values() for i in ids})
        for kind in sorted(kinds)
    }


def _field(parameter: Parameter, value: str) -> Field:
    default = parameter.default
    return Field(
        name=parameter.name,
        label=parameter.name.replace("_", " "),
        hint=parameter.meaning,
        value=value or ("" if default is None else str(default)),
        example=parameter.example,
        required=parameter.required,
        kind="number" if parameter.type == "integer" else "text",
        choices=_NAMED.get(parameter.type),
    )
