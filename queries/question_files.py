"""One `.cypher` file as a question: what its header says, and what its query may do.

    // What the answer holds, in one sentence.        (a second line may say more)
    // ask    Which bodies urged {state} on {topic}?
    // ask    Who has pressed {state} over {topic} since {since}?
    // param  state state  the State that was asked, e.g. "China"
    // param  since date?  nothing earlier than this day, e.g. "2008-01-01"
    // param  kind  text=news  kind of document, e.g. "news"
    // column date  string when it was said, EDTF
    MATCH …
    WITH said, [coalesce(said.date_edtf, '9999'), said.id] AS key
    WHERE $after IS NULL OR key > $after
    WITH said, key ORDER BY key LIMIT $limit
    MATCH …
    RETURN key, said.date_edtf AS date,
    // include claim_proof

- A parameter's type is followed by `?` when it may be left out, by `=value` when it has a default.
- `ask` lines are the question in words, slots in braces; the first is the sentence that people see.
- A query that pages names no parameter for it: it uses `$after` and `$limit` and returns a `key`, a list
  of strings and numbers by which its rows are ordered and which no two rows share.
- `// include NAME` stands for the text of `fragments/NAME.cypher`, its columns for those of that file.

The file `bodies_urging.cypher` is the question `bodies-urging`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from graph_schema.errors import CatalogueError

ParameterType = Literal[
    "state", "body", "topic", "group", "treaty", "document", "article", "claim", "citation", "thing",
    "family", "modality", "text", "words", "meaning", "integer", "boolean", "date",
]  # fmt: skip
ColumnType = Literal["string", "strings", "integer", "integers", "float", "boolean", "map", "maps"]
Value = str | int | bool

_PARAMETER = re.compile(r"param +(\w+) +([a-z]+)(\?|=\S+)? +(.+)\Z")
_COLUMN = re.compile(r"column +(\w+) +([a-z]+) +(.+)\Z")
_EXAMPLE = re.compile(r', e\.g\. ("[^"]+"|-?\d+|true|false)\Z')
_INCLUDE = re.compile(r"^// include +(\w+) *$", re.MULTILINE)
_SLOT = re.compile(r"\{(\w+)\}")
_USED = re.compile(r"\$(\w+)")
_PAGING = frozenset({"after", "limit"})
# The only procedures that a question may call: they look words and meanings up in an index.
_LOOKUPS = r"db\.index\.(?:fulltext|vector)\.query(?:Nodes|Relationships)\b"
_WRITES = re.compile(
    rf"\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|FOREACH|LOAD\s+CSV|CALL\s+(?!\{{|\(|{_LOOKUPS}))\b",
    re.IGNORECASE,
)
_KINDS_OF_LINE = ("ask ", "param ", "column ")


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
    """One question. `parameters` and `columns` are in the order of the header; `asks` are its wordings,
    `cypher` is the query without the header.

    `paged`: its query takes `$after` and `$limit` and gives each row a `key`.
    """

    name: str
    description: str
    details: str
    asks: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    paged: bool

    def parameter(self, name: str) -> Parameter | None:
        return next((p for p in self.parameters if p.name == name), None)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What an `include` brings: the last items of a RETURN, and their columns."""

    columns: tuple[Column, ...]
    cypher: str


def parse_question(
    file_name: str, text: str, fragments: Mapping[str, Fragment] | None = None
) -> Question:
    """One file as a `Question`; pure, so that a wrong header is found before any server is asked.

    Raises `CatalogueError` naming the file and the line that is wrong.
    """
    header, body = _split_header(text)
    prose = [line for line in header if not line.startswith(_KINDS_OF_LINE)]
    if not prose:
        raise CatalogueError(
            f"{file_name}: the first line must say what the answer holds: // Bodies that …"
        )
    included = _included(file_name, body, fragments or {})
    query = _INCLUDE.sub(lambda line: included[line[1]].cypher, body)
    parameters = tuple(_parameter(file_name, line) for line in header if line.startswith("param "))
    columns = _columns(file_name, header) + tuple(
        column for fragment in included.values() for column in fragment.columns
    )
    asks = tuple(line.removeprefix("ask").strip() for line in header if line.startswith("ask "))
    paged = _check_body(file_name, query, parameters, columns)
    _check_slots(file_name, asks, parameters)
    name = file_name.removesuffix(".cypher").replace("_", "-")
    return Question(name, prose[0], " ".join(prose[1:]), asks, parameters, columns, query, paged)


def parse_fragment(file_name: str, text: str) -> Fragment:
    """One file of `fragments/`. Raises `CatalogueError` naming the file and the line that is wrong."""
    header, body = _split_header(text)
    return Fragment(_columns(file_name, header), body.strip())


def _split_header(text: str) -> tuple[list[str], str]:
    lines = text.splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return [line.removeprefix("//").strip() for line in lines[:size]], "\n".join(lines[size:])


def _included(file_name: str, body: str, fragments: Mapping[str, Fragment]) -> dict[str, Fragment]:
    names = [line[1] for line in _INCLUDE.finditer(body)]
    if missing := [name for name in names if name not in fragments]:
        known = ", ".join(sorted(fragments))
        raise CatalogueError(
            f"{file_name}: nothing to include is called {missing[0]!r}. There are: {known}."
        )
    return {name: fragments[name] for name in names}


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


def _value(text: str, kind: ParameterType) -> Value:
    return cast("Value", json.loads(text)) if kind in ("integer", "boolean") else text


def _columns(file_name: str, header: Iterable[str]) -> tuple[Column, ...]:
    return tuple(_column(file_name, line) for line in header if line.startswith("column "))


def _column(file_name: str, line: str) -> Column:
    read = _COLUMN.match(line)
    if not read or read[2] not in get_args(ColumnType):
        types = ", ".join(get_args(ColumnType))
        raise CatalogueError(
            f"{file_name}: cannot read {line!r}. Write: column NAME TYPE meaning (types: {types})."
        )
    return Column(read[1], cast("ColumnType", read[2]), read[3])


def _check_body(
    file_name: str, body: str, parameters: tuple[Parameter, ...], columns: tuple[Column, ...]
) -> bool:
    """Whether the query pages."""
    named, used = {p.name for p in parameters}, set(_USED.findall(body))
    paged = used >= _PAGING and not named & _PAGING
    if paged:
        used -= _PAGING
    if named != used:
        raise CatalogueError(
            f"{file_name}: the header names the parameters {sorted(named)}, the query uses {sorted(used)}."
        )
    if paged and not re.search(r"\bRETURN\s+(?:key\b|\[[^\]]*\] AS key\b)", body):
        raise CatalogueError(
            f"{file_name}: the query uses $after and $limit, so its RETURN must begin with key."
        )
    if not columns:
        raise CatalogueError(f"{file_name}: the header names no column.")
    if written := _WRITES.search(body):
        raise CatalogueError(
            f"{file_name}: a question only reads, and this one says {written[0]!r}."
        )
    return paged


def _check_slots(file_name: str, asks: tuple[str, ...], parameters: tuple[Parameter, ...]) -> None:
    for ask in asks:
        slots = set(_SLOT.findall(ask))
        if unknown := slots - {p.name for p in parameters}:
            raise CatalogueError(f"{file_name}: {ask!r} has a slot for no parameter: {unknown}.")
    needed = {p.name for p in parameters if p.required}
    if asks and needed - set(_SLOT.findall(asks[0])):
        raise CatalogueError(
            f"{file_name}: the first `ask` line must have a slot for each required parameter: "
            f"{', '.join(sorted(needed))}."
        )
