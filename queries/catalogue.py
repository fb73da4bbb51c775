"""The catalogue of questions: each `read/*.cypher` file is one, told by the header in its first lines.

    // What the answer holds, in one sentence.        (a second line may say more)
    // param  state state  the State that was asked, e.g. "China"
    // param  since date?  nothing earlier than this day, e.g. "2008-01-01"
    // param  limit integer=20 how many, e.g. 10
    // column quote string the words

A parameter's type is followed by `?` when it may be left out, by `=value` when it has a default.
The file `bodies_urging.cypher` is the question `bodies-urging`.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast, get_args

from graph_schema.errors import CatalogueError, UnknownQuestionError

ParameterType = Literal[
    "state", "body", "topic", "document", "claim", "family", "modality", "text", "integer", "date"
]
ColumnType = Literal["string", "strings", "integer", "float", "boolean"]
Value = str | int

_PARAMETER = re.compile(r"param +(\w+) +([a-z]+)(\?|=\S+)? +(.+)\Z")
_COLUMN = re.compile(r"column +(\w+) +([a-z]+) +(.+)\Z")
_EXAMPLE = re.compile(r', e\.g\. ("[^"]+"|-?\d+)\Z')
_USED = re.compile(r"\$(\w+)")
_WRITES = re.compile(
    r"\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|FOREACH|LOAD\s+CSV|CALL\s+(?!\{))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """`default` is `None` both for a required parameter and for an optional one without default."""

    name: str
    type: ParameterType
    required: bool
    default: Value | None
    meaning: str
    example: Value


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `parameters` and `columns` are in the order of the header."""

    name: str
    description: str
    details: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str

    def parameter(self, name: str) -> Parameter | None:
        return next((p for p in self.parameters if p.name == name), None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All questions by name, in the order of the alphabet."""

    questions: dict[str, Question]

    def __getitem__(self, name: str) -> Question:
        wanted = name.replace("_", "-")
        try:
            return self.questions[wanted]
        except KeyError:
            known = ", ".join(self.questions)
            raise UnknownQuestionError(
                f"There is no question {name!r}. There are: {known}."
            ) from None


def load_catalogue(own_folder: Path | None = None) -> Catalogue:
    """The shipped questions, and those of the user's own folder, which may not reuse a name.

    Raises `CatalogueError` naming the file and the line that is wrong.
    """
    shipped = files("queries").joinpath("read")
    texts = [
        (f.name, f.read_text(encoding="utf-8"))
        for f in shipped.iterdir()
        if f.name.endswith(".cypher")
    ]
    if own_folder is not None:
        if not own_folder.is_dir():
            raise CatalogueError(
                f"{own_folder}: no such folder. Check the setting CITETRAIL_QUESTIONS_DIR."
            )
        texts += [(f.name, f.read_text(encoding="utf-8")) for f in own_folder.glob("*.cypher")]
    questions: dict[str, Question] = {}
    for file_name, text in sorted(texts):
        question = parse_question(file_name, text)
        if question.name in questions:
            raise CatalogueError(
                f"{file_name}: the question {question.name!r} is there already. Rename the file."
            )
        questions[question.name] = question
    return Catalogue(questions)


@cache
def read_cypher(folder: Literal["write", "lookup", "schema", "check"], name: str) -> str:
    """The text of an inner `.cypher` file, which is no question of the catalogue."""
    return files("queries").joinpath(folder, f"{name}.cypher").read_text(encoding="utf-8")


@cache
def cypher_names(folder: Literal["write", "lookup", "schema", "check"]) -> tuple[str, ...]:
    """Names of the `.cypher` files in one folder, sorted."""
    listed = files("queries").joinpath(folder).iterdir()
    return tuple(
        sorted(f.name.removesuffix(".cypher") for f in listed if f.name.endswith(".cypher"))
    )


def parse_question(file_name: str, text: str) -> Question:
    """One file as a `Question`; pure, so that a wrong header is found before any server is asked."""
    header, body = _split_header(text)
    prose = [line for line in header if not line.startswith(("param ", "column "))]
    if not prose:
        raise CatalogueError(
            f"{file_name}: the first line must say what the answer holds: // Bodies that …"
        )
    parameters = tuple(_parameter(file_name, line) for line in header if line.startswith("param "))
    columns = tuple(_column(file_name, line) for line in header if line.startswith("column "))
    _check_body(file_name, body, parameters, columns)
    name = file_name.removesuffix(".cypher").replace("_", "-")
    return Question(name, prose[0], " ".join(prose[1:]), parameters, columns, text)


def _split_header(text: str) -> tuple[list[str], str]:
    lines = text.splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return [line.removeprefix("//").strip() for line in lines[:size]], "\n".join(lines[size:])


def _parameter(file_name: str, line: str) -> Parameter:
    read, example = _PARAMETER.match(line), _EXAMPLE.search(line)
    if not read or not example or read[2] not in get_args(ParameterType):
        types = ", ".join(get_args(ParameterType))
        raise CatalogueError(
            f"{file_name}: cannot read {line!r}. "
            f'Write: param NAME TYPE meaning, e.g. "EXAMPLE" (types: {types}; TYPE? when it may be left out).'
        )
    kind = cast("ParameterType", read[2])
    option = read[3] or ""
    default = _value(option[1:], kind) if option.startswith("=") else None
    meaning = read[4][: -len(example[0])]
    return Parameter(read[1], kind, not option, default, meaning, json.loads(example[1]))


def _column(file_name: str, line: str) -> Column:
    read = _COLUMN.match(line)
    if not read or read[2] not in get_args(ColumnType):
        types = ", ".join(get_args(ColumnType))
        raise CatalogueError(
            f"{file_name}: cannot read {line!r}. Write: column NAME TYPE meaning (types: {types})."
        )
    return Column(read[1], cast("ColumnType", read[2]), read[3])


def _value(text: str, kind: ParameterType) -> Value:
    return int(text) if kind == "integer" else text


def _check_body(
    file_name: str, body: str, parameters: Iterable[Parameter], columns: tuple[Column, ...]
) -> None:
    named, used = {p.name for p in parameters}, set(_USED.findall(body))
    if named != used:
        raise CatalogueError(
            f"{file_name}: the header names the parameters {sorted(named)}, the query uses {sorted(used)}."
        )
    if not columns:
        raise CatalogueError(f"{file_name}: the header names no column.")
    if written := _WRITES.search(body):
        raise CatalogueError(
            f"{file_name}: a question only reads, and this one says {written[0]!r}."
        )
