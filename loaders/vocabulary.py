"""The vocabularies of `seeds/`, and a user's own rows beside them, read once and indexed.

Invariants, checked on reading: every row has an `id` and a `source`; ids are unique across all
files; whatever a row refers to (`part_of`, `broader`, `treaty`) exists.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
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
                raise VocabularyError(f"{_named(file_name)}: the id {entity.id} is used twice.")
            entities[entity.id] = entity
    return Vocabulary(entities, _issuers(entities.values()))


_own_folders: list[Path] = []


def use_own_rows(folder: Path) -> None:
    """Adds the rows of the YAML files in `folder` to those of the files of the same names in `seeds/`.

    To be called once, before any vocabulary is read: what is read is kept. A row is added and never
    replaces one; an `id` that is taken is an error. Raises `VocabularyError`, naming the file, when there
    is no such folder, when a file has no namesake in `seeds/`, and when something was read already.
    """
    if _own_folders == [folder]:
        return
    if read_rows.cache_info().currsize or _own_folders:
        raise VocabularyError(f"{folder}: own rows must be named before any vocabulary is read.")
    if not folder.is_dir():
        raise VocabularyError(f"There is no folder {folder} with rows of your own. Check the path.")
    shipped = _file_names()
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in shipped:
            raise VocabularyError(f"{path}: rows can be added to {', '.join(shipped)}; rename it.")
    _own_folders.append(folder)


@cache
def read_rows(file_name: str) -> list[dict[str, Any]]:
    """The rows of one file of `seeds/`, as written, and after them the user's own of that file."""
    shipped = files("seeds").joinpath(file_name).read_text(encoding="utf-8")
    rows = _parsed_rows(shipped, f"seeds/{file_name}")
    for path in _own_files(file_name):
        own = _parsed_rows(path.read_text(encoding="utf-8"), str(path))
        for row in own:
            if not isinstance(row, dict) or not row.get("source"):
                raise VocabularyError(f"{path}: row {row!r} has no 'source'. Say where it is from.")
        rows = [*rows, *own]
    return rows


def _parsed_rows(text: str, name: str) -> list[dict[str, Any]]:
    try:
        rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (a safe loader, the C one where there is one)
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name} is not YAML: {' '.join(str(error).split())}.") from None
    if not isinstance(rows, list):
        raise VocabularyError(f"{name}: expected a list of rows, found {type(rows).__name__}.")
    return rows


def _own_files(file_name: str) -> list[Path]:
    return [path for folder in _own_folders if (path := folder / file_name).is_file()]


def _file_names() -> list[str]:
    names = (entry.name for entry in files("seeds").iterdir())
    return sorted(name for name in names if name.endswith(".yaml"))


def vocabulary_digest() -> str:
    """SHA-256 over the vocabulary files, the user's own too, to tell whether a graph holds these."""
    digest = hashlib.sha256()
    for file_name in sorted(_FILES):
        digest.update(files("seeds").joinpath(file_name).read_bytes())
        for path in _own_files(file_name):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _named(file_name: str) -> str:
    return " or ".join([f"seeds/{file_name}", *map(str, _own_files(file_name))])


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
