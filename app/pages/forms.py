"""A question as a sentence with slots and as a form: a field for each parameter, with the graph's names as
choices. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.parameters import modalities
from graph_schema.extraction import FAMILIES
from queries.names import NameIndex, NameKind
from queries.question_files import Parameter, ParameterType, Question, Value

_NAMED: dict[ParameterType, NameKind] = {
    "state": "state",
    "body": "body",
    "topic": "topic",
    "group": "group",
    "treaty": "treaty",
}
# What these are called is told by answers, so no example of theirs need be in a graph.
_TOLD_BY_ANSWERS = ("claim", "citation", "article", "document", "thing")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Field:
    """`names` is the id of a list of names on the page, `None` for free text; `options` are all the values
    that there are, with their words, where they are few."""

    name: str
    label: str
    hint: str
    value: str
    example: Value
    required: bool
    kind: str
    names: str | None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A question in words: texts and slots by turns, and the fields that have no slot in it."""

    pieces: tuple[str | Field, ...]
    others: tuple[Field, ...]


def form_fields(question: Question, asked: Mapping[str, str], names: NameIndex) -> list[Field]:
    """The question's fields, filled with what was asked; ids are shown as the names that mean them."""
    return [_field(p, _named(p, asked.get(p.name, ""), names)) for p in question.parameters]


def example_fields(question: Question) -> list[Field]:
    """The question's fields, the required ones filled with their examples: ready to be sent."""
    return [
        _field(p, str(p.example) if p.required and p.type not in _TOLD_BY_ANSWERS else "")
        for p in question.parameters
    ]


def sentence(question: Question, fields: Iterable[Field]) -> Sentence:
    """The question's first wording; its description, where it has none."""
    by_name = {field.name: field for field in fields}
    if not question.asks:
        return Sentence((question.description,), tuple(by_name.values()))
    pieces: list[str | Field] = []
    for at, piece in enumerate(_SLOT.split(question.asks[0])):
        pieces.append(by_name.pop(piece) if at % 2 else piece)
    return Sentence(tuple(piece for piece in pieces if piece != ""), tuple(by_name.values()))


def choices(questions: Iterable[Question], names: NameIndex) -> dict[str, list[tuple[str, str]]]:
    """For each kind of name that the questions ask for, the names shown, sorted, each without a label."""
    kinds = {_NAMED[p.type] for q in questions for p in q.parameters if p.type in _NAMED}
    return {
        kind: [
            (name, "")
            for name in sorted({names.shown[i] for ids in names.forms[kind].values() for i in ids})
        ]
        for kind in sorted(kinds)
    }


def _named(parameter: Parameter, typed: str, names: NameIndex) -> str:
    """The name that means the same as an id; the id itself where a name would mean something else too."""
    kind, name = _NAMED.get(parameter.type), names.shown.get(typed)
    if kind is None or name is None:
        return typed
    return name if names.means(kind, name) == [typed] else typed


def _field(parameter: Parameter, value: str) -> Field:
    default = parameter.default
    options = _options(parameter)
    return Field(
        name=parameter.name,
        label=parameter.name.replace("_", " "),
        hint=parameter.meaning,
        value=value or ("" if default is None else _plain(default)),
        example=parameter.example,
        required=parameter.required,
        kind="choice" if options else "number" if parameter.type == "integer" else "text",
        names="article" if parameter.type == "article" else _NAMED.get(parameter.type),
        options=options,
    )


def _options(parameter: Parameter) -> tuple[tuple[str, str], ...]:
    values: tuple[str, ...] = ()
    if parameter.type == "boolean":
        values = ("true", "false")
    elif parameter.type == "family":
        values = FAMILIES
    elif parameter.type == "modality":
        values = modalities()
    words = {"true": "yes", "false": "no"}
    return tuple((value, words.get(value, value.replace("_", " "))) for value in values)


def _plain(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)
