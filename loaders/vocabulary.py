"""The vocabularies of `seeds/`, read once and indexed.

Invariants, checked on reading: every row has an `id` and a `source`; ids are unique across all
files; whatever a row refers to (`part_of`, `broader`, `treaty`) exists.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from graph_schema.errors import VocabularyError

EntityKind = Literal["state", "body", "treaty", "topic", "group"]

_FILES: dict[str, EntityKind] = {
    "states.yaml": "state",
    "treaty_bodies.yaml": "body",
    "organs.yaml": "body",
    "special_procedures.yaml": "body",
    "treaties.yaml": "treaty",
    "topics.yaml": "topic",
    "groups.yaml": "group",
}


@dataclass(frozen=True, slots=True)
class Entity:
    """One row of a vocabulary. `row` holds every field as written in the file."""

    id: str
    kind: EntityKind
    name: str
    row: dict[str, Any] = field(repr=False, compare=False, hash=False)

    @property
    def aliases(self) -> tuple[str, ...]:
        return tuple(self.row.get("aliases") or ())


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All entities by id, in the order of the files; `issuers` are bodies' ids by symbol prefix.

    Compared by identity, so that what is built from one (a gazetteer, a lexicon) can be cached by it.
    """

    entities: dict[str, Entity]
    issuers: dict[str, str]

    def of_kind(self, kind: EntityKind) -> Iterator[Entity]:
        return (entity for entity in self.entities.values() if entity.kind == kind)

    def issuer_of(self, symbol: str) -> Entity | None:
        """The body whose series a UN document symbol belongs to: the longest prefix wins."""
        stem = symbol
        while stem:
            if stem in self.issuers:
                return self.entities[self.issuers[stem]]
            stem = stem.rpartition("/")[0]
        return None

    def __getitem__(self, entity_id: str) -> Entity:
        """The entity of an id. Raises `VocabularyError` when no file of `seeds/` has it."""
        try:
            return self.entities[entity_id]
        except KeyError:
            raise VocabularyError(
                f"No row of seeds/ has the id {entity_id!r}. Correct the id, or add the row."
            ) from None


@cache
def load_vocabulary() -> Vocabulary:
    """The shipped vocabularies. Raises `VocabularyError` naming the file and the row that is wrong."""
    entities: dict[str, Entity] = {}
    for file_name, kind in _FILES.items():
        for row in read_rows(file_name):
            entity = _entity(row, kind, file_name)
            if entity.id in entities:
                raise VocabularyError(f"seeds/{file_name}: the id {entity.id} is used twice.")
            entities[entity.id] = entity
    return Vocabulary(entities, _issuers(entities.values()))


@cache
def read_rows(file_name: str) -> list[dict[str, Any]]:
    """The rows of one file of `seeds/`, as written."""
    text = files("seeds").joinpath(file_name).read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (a safe loader, the C one where there is one)
    if not isinstance(rows, list):
        raise VocabularyError(
            f"seeds/{file_name}: expected a list of rows, found {type(rows).__name__}."
        )
    return rows


def vocabulary_digest() -> str:
    """SHA-256 over the vocabulary files, to tell whether a graph holds these."""
    digest = hashlib.sha256()
    for file_name in sorted(_FILES):
        digest.update(files("seeds").joinpath(file_name).read_bytes())
    return digest.hexdigest()


def _issuers(entities: Iterable[Entity]) -> dict[str, str]:
    issuers: dict[str, str] = {}
    for entity in entities:
        for prefix in entity.row.get("symbol_prefixes") or ():
            other = issuers.setdefault(prefix, entity.id)
            if other != entity.id:
                raise VocabularyError(
                    f"seeds: the symbol prefix {prefix} is given to {other} and {entity.id}."
                )
    return issuers


def _entity(row: dict[str, Any], kind: EntityKind, file_name: str) -> Entity:
    for key in ("id", "name", "source"):
        if not row.get(key):
            raise VocabularyError(
                f"seeds/{file_name}: row {row.get('id') or row!r} has no {key!r}."
            )
    entity_id = row["id"] if ":" in row["id"] or kind == "body" else f"{kind}:{row['id']}"
    return Entity(entity_id, kind, row["name"], row)
