"""The vocabularies as nodes and relationships of the graph."""

from typing import Any

from graph_schema.batch import GraphBatch, Value
from loaders.vocabulary import Entity, Vocabulary

_ORGANIZATION_KINDS = {"ngo", "media", "party"}
_GROUP_KINDS = {"collective", "group"}


def vocabulary_batch(vocabulary: Vocabulary) -> GraphBatch:
    """Every entity, with what its row says of others: organs, treaties, offices held, topics."""
    batch = GraphBatch()
    for entity in vocabulary.entities.values():
        add_entity(batch, entity)
    for entity in vocabulary.entities.values():
        _relate_row(batch, entity, vocabulary)
        _relate_holders(batch, entity)
    return batch


def add_entity(batch: GraphBatch, entity: Entity) -> str:
    """The entity as a node; gives its id back."""
    if batch.has_node(entity.id):
        return entity.id
    kind = node_kind(entity)
    row = entity.row
    properties: dict[str, Value | None] = {"name": entity.name, "source": str(row["source"])}
    properties["aliases"] = _aliases(row) or None
    match kind:
        case "State":
            properties |= _strings(row, "iso3", "iso2", "m49", "official_name", "status")
        case "Body" | "Organization":
            properties |= _strings(row, "kind", "short")
        case "Treaty":
            properties |= _strings(row, "short", "kind", "adopted", "in_force")
        case "Topic":
            properties["upr_info_issues"] = list(row.get("upr_info_issues") or ()) or None
        case "Group":
            properties["kind"] = "affected" if entity.kind == "group" else "collective"
    return batch.add_node(kind, entity.id, **properties)


def node_kind(entity: Entity) -> str:
    """The kind of node that an entity becomes."""
    if entity.kind == "body":
        kind = entity.row.get("kind")
        if kind in _ORGANIZATION_KINDS:
            return "Organization"
        return "Group" if kind in _GROUP_KINDS else "Body"
    return {"state": "State", "treaty": "Treaty", "topic": "Topic", "group": "Group"}[entity.kind]


def _aliases(row: dict[str, Any]) -> list[str]:
    forms = [*(row.get("aliases") or ()), *(row.get("shared_acronyms") or ())]
    forms += [*(row.get("metonyms") or ()), *(row.get("terms") or ())]
    return list(dict.fromkeys(map(str, forms)))


def _strings(row: dict[str, Any], *names: str) -> dict[str, Value | None]:
    return {name: str(row[name]) for name in names if row.get(name) is not None}


def _relate_row(batch: GraphBatch, entity: Entity, vocabulary: Vocabulary) -> None:
    row = entity.row
    pairs = {
        "part_of": "PART_OF", "succeeds": "SUCCEEDS", "monitors": "MONITORS",
        "protocol_to": "PROTOCOL_TO", "broader": "BROADER", "related": "RELATED",
    }  # fmt: skip
    for field, relationship in pairs.items():
        for target in _listed(row.get(field)):
            prefix = "topic:" if entity.kind == "topic" and ":" not in target else ""
            batch.relate(relationship, entity.id, vocabulary[prefix + target].id)
    if node_kind(entity) == "Body":
        for iso3 in _listed(row.get("states")):
            batch.relate("COVERS", entity.id, f"state:{iso3}")


def _relate_holders(batch: GraphBatch, entity: Entity) -> None:
    for holder in entity.row.get("holders") or ():
        person = f"person:{holder['name']}"
        if not batch.has_node(person):
            batch.add_node("Person", person, name=holder["name"])
        tenure = {name: str(holder[name]) for name in ("role", "from", "to") if holder.get(name)}
        batch.relate("HELD", person, entity.id, **tenure)


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)
