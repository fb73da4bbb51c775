"""A `GraphBatch`: everything that one load puts into the graph, checked against the declared schema.

Invariants: a node is named by its id alone; adding it twice merges its properties, and two different
values for one property are an error; both ends of a relationship are nodes of the batch, so nothing
dangles. Rows come out sorted by id, so that two loaders lock nodes in the same order.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, cast

from graph_schema.dates import date_bounds
from graph_schema.errors import BatchError
from graph_schema.nodes import NODE_KINDS, NodeKind, Property
from graph_schema.relationships import RELATIONSHIP_KINDS, RelationshipKind

Value = str | int | float | bool | dt.date | list[str] | list[float]
NodeRow = dict[str, Any]
RelationshipRow = dict[str, Any]

_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "float": (float, int),
    "boolean": (bool,),
    "date": (dt.date,),
    "strings": (list, tuple),
    "floats": (list, tuple),
}


@dataclass(slots=True)
class GraphBatch:
    """Nodes by kind and id; relationships by type and by (source, target, key)."""

    nodes: dict[str, dict[str, NodeRow]] = field(default_factory=dict)
    relationships: dict[str, dict[tuple[Any, ...], RelationshipRow]] = field(default_factory=dict)
    _kind_of: dict[str, str] = field(default_factory=dict)

    def add_node(self, kind_name: str, node_id: str, **properties: Value | None) -> str:
        """Adds or completes a node and gives its id back. `None` stands for "not known"."""
        kind = NODE_KINDS.get(kind_name)
        if kind is None:
            raise BatchError(
                f"No node kind {kind_name!r} (node {node_id}); see graph_schema/nodes.py."
            )
        known_as = self._kind_of.setdefault(node_id, kind_name)
        if known_as != kind_name:
            raise BatchError(
                f"Node {node_id} is a {known_as} already; it cannot be a {kind_name} too."
            )
        row = self.nodes.setdefault(kind_name, {}).setdefault(node_id, {})
        for name, value in _checked(properties, kind.properties, f"{kind_name} {node_id}").items():
            if row.setdefault(name, value) != value:
                raise BatchError(
                    f"{kind_name} {node_id}: {name} is {row[name]!r} already; {value!r} contradicts it."
                )
        return node_id

    def relate(self, type_: str, source: str, target: str, **properties: Value | None) -> None:
        """Adds a relationship; the same ends and key again replace its properties."""
        kind = RELATIONSHIP_KINDS.get(type_)
        if kind is None:
            raise BatchError(
                f"No relationship kind {type_!r} ({source} to {target}); see graph_schema/relationships.py."
            )
        self._check_end(kind, source, kind.sources)
        self._check_end(kind, target, kind.targets)
        row = _checked(properties, kind.properties, f"{source} {type_} {target}")
        key = (source, target, *(row.get(name) for name in kind.key))
        self.relationships.setdefault(type_, {})[key] = row

    def has_node(self, node_id: str) -> bool:
        return node_id in self._kind_of

    def check_complete(self) -> None:
        """Raises `BatchError` naming the first node that lacks a required property."""
        for kind_name, rows in self.nodes.items():
            required = [p.name for p in NODE_KINDS[kind_name].properties if p.required]
            for node_id, row in rows.items():
                missing = [name for name in required if name not in row]
                if missing:
                    raise BatchError(f"{kind_name} {node_id} lacks {', '.join(missing)}.")

    def node_rows(self, kind_name: str) -> list[dict[str, Any]]:
        """Rows `{id, properties}` of one kind, sorted by id."""
        return [
            {"id": node_id, "properties": row}
            for node_id, row in sorted(self.nodes.get(kind_name, {}).items())
        ]

    def relationship_rows(self, type_: str) -> list[dict[str, Any]]:
        """Rows `{source, target, key, properties}` of one type, sorted by their ends.

        `key` is the text made of the key properties, empty for a kind without any.
        """
        kind = RELATIONSHIP_KINDS[type_]
        return [
            {
                "source": ends[0],
                "target": ends[1],
                "key": "|".join(str(row.get(name, "")) for name in kind.key),
                "properties": row,
            }
            for ends, row in sorted(
                self.relationships.get(type_, {}).items(), key=lambda pair: tuple(map(str, pair[0]))
            )
        ]

    def _check_end(self, kind: RelationshipKind, node_id: str, allowed: tuple[str, ...]) -> None:
        kind_name = self._kind_of.get(node_id)
        if kind_name is None:
            raise BatchError(
                f"{kind.type}: its end {node_id} is no node of the batch; add the node first."
            )
        if not set(NODE_KINDS[kind_name].labels) & set(allowed):
            raise BatchError(
                f"{kind.type} joins {'|'.join(kind.sources)} to {'|'.join(kind.targets)}; "
                f"{node_id} is a {kind_name}."
            )


def date_properties(edtf: str | None) -> dict[str, Value]:
    """The four date properties of an EDTF date; empty when there is none."""
    if edtf is None:
        return {}
    bounds = date_bounds(edtf)
    known = {
        "date_edtf": bounds.edtf,
        "date_start": bounds.start,
        "date_end": bounds.end,
        "date_precision": bounds.precision,
    }
    return {name: value for name, value in known.items() if value is not None}


def labels_of(kind: NodeKind) -> list[str]:
    """The labels that a node of this kind carries, `Thing` first."""
    return ["Thing", *kind.labels]


def _checked(
    properties: dict[str, Value | None], declared: tuple[Property, ...], where: str
) -> dict[str, Value]:
    types = {p.name: p.type for p in declared}
    checked: dict[str, Value] = {}
    for name, value in properties.items():
        if name not in types:
            raise BatchError(f"{where}: the schema declares no property {name!r}.")
        if value is None:
            continue
        if not isinstance(value, _PYTHON_TYPES[types[name]]):
            raise BatchError(f"{where}: {name} should be {types[name]}, found {value!r}.")
        checked[name] = cast("Value", list(value)) if isinstance(value, (list, tuple)) else value
    return checked
