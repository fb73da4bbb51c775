"""Facts that are no claims, as nodes and relationships of an article's batch.

A relationship between things that many texts share (a State's vote, a person's mandate) names the Statement or
Tally that is its evidence, and goes when that does.
"""

from collections.abc import Callable
from dataclasses import dataclass

from graph_schema import ids
from graph_schema.batch import GraphBatch, Value, date_properties
from graph_schema.extraction import (
    ClaimLink,
    Event,
    Extraction,
    Mandate,
    NoReply,
    Tally,
    TreatyAction,
)
from loaders.version import RULES_VERSION
from loaders.vocabulary import Vocabulary
from loaders.vocabulary_graph import add_entity

# What a UPR answer is normalised to: A/HRC/RES/5/1, annex, para. 32.
_NORMS = {
    "accepted": "accepted",
    "partially_accepted": "noted",
    "noted": "noted",
    "rejected": "noted",
}


@dataclass(frozen=True, slots=True)
class FactGraph:
    """What facts are added to; `part_at` gives the section or footnote of a position."""

    batch: GraphBatch
    sha: str
    run: str
    vocabulary: Vocabulary
    part_at: Callable[[int], str | None]

    def span(self, fact: "Tally | TreatyAction | Mandate | Event | NoReply") -> dict[str, Value]:
        """The properties that every fact has: its span, quote and rule."""
        return {
            "text_sha256": self.sha, "start": fact.start, "end": fact.end, "quote": fact.quote,
            "rule": fact.rule, "rule_version": RULES_VERSION, "confidence": fact.confidence,
        }  # fmt: skip

    def read(self, node: str, start: int) -> None:
        """Says which run asserted a node, and where it was read."""
        self.batch.relate("ASSERTED", self.run, node)
        if part := self.part_at(start):
            self.batch.relate("READ_IN", node, part)

    def entity(self, entity_id: str) -> str:
        return add_entity(self.batch, self.vocabulary[entity_id])


def add_facts(graph: FactGraph, extraction: Extraction) -> None:
    """Adds all facts of an extraction; its parts and claims are in the batch already."""
    for tally in extraction.tallies:
        _add_tally(graph, tally)
    for action in extraction.treaty_actions:
        _add_treaty_action(graph, action)
    for mandate in extraction.mandates:
        _add_mandate(graph, mandate)
    for event in extraction.events:
        _add_event(graph, event)
    for silence in extraction.no_replies:
        _add_no_reply(graph, silence)


def reply_properties(link: ClaimLink, modality: str) -> dict[str, str | None]:
    """A reply's type, its act as stated and as normalised; the judgement of a second telling."""
    if link.type == "RESPONDS_TO":
        return {"type": link.reply, "as_stated": modality, "norm": _NORMS.get(modality)}
    return {"judgement": link.judgement} if link.type == "SAME_AS" else {}


def stub_document(batch: GraphBatch, document_id: str, symbol: str | None = None) -> str:
    """A document known by its id alone, unless the batch has it."""
    if not batch.has_node(document_id):
        symbol = symbol or (document_id[3:] if document_id.startswith("un:") else None)
        batch.add_node("Document", document_id, symbol=symbol)
    return document_id


def _add_tally(graph: FactGraph, tally: Tally) -> None:
    node = graph.batch.add_node(
        "Tally", tally.id, kind=tally.kind, manner=tally.manner,
        as_stated=[f"{k}:{v}" for k, v in tally.as_stated.items()],
        normalised=[f"{k}:{v}" for k, v in tally.normalised.items()], **graph.span(tally),
    )  # fmt: skip
    graph.read(node, tally.start)
    if tally.state:
        graph.batch.relate("COUNTS_FOR", node, graph.entity(ids.state_id(tally.state)))
    if tally.document_id:
        document = stub_document(graph.batch, tally.document_id)
        graph.batch.relate("HAS_TALLY", document, node)
        for voter in tally.voters:
            state = graph.entity(ids.state_id(voter.state))
            graph.batch.relate("VOTED", state, document, value=voter.value, tally=node)


def _add_treaty_action(graph: FactGraph, action: TreatyAction) -> None:
    place = f"{graph.sha[:12]}:{action.start}-{action.end}"
    node = graph.batch.add_node(
        "Statement", f"statement:{place}:{action.state}:{action.treaty}:{action.act}",
        predicate=action.act, as_stated=action.treaty_as_stated, **date_properties(action.date),
        **graph.span(action),
    )  # fmt: skip
    state, treaty = graph.entity(ids.state_id(action.state)), graph.entity(action.treaty)
    graph.read(node, action.start)
    graph.batch.relate("SUBJECT", node, state)
    graph.batch.relate("OBJECT", node, treaty)
    graph.batch.relate(
        "TREATY_ACTION", state, treaty, act=action.act, date=action.date, statement=node
    )


def _add_mandate(graph: FactGraph, mandate: Mandate) -> None:
    node = graph.batch.add_node(
        "Statement", mandate.id, predicate=mandate.act, **date_properties(mandate.date),
        **graph.span(mandate),
    )  # fmt: skip
    body = graph.entity(mandate.body)
    graph.read(node, mandate.start)
    graph.batch.relate("SUBJECT", node, body)
    if mandate.document_id:
        document = stub_document(graph.batch, mandate.document_id)
        graph.batch.relate("OBJECT", node, document)
        if mandate.act == "established":
            graph.batch.relate("ESTABLISHED_BY", body, document, statement=node)
    if mandate.holder:
        _add_holder(graph, mandate, body, node)


def _add_holder(graph: FactGraph, mandate: Mandate, body: str, statement: str) -> None:
    person = f"person:{mandate.holder}"
    if not graph.batch.has_node(person):
        graph.batch.add_node("Person", person, name=mandate.holder)
    first, _, last = (mandate.date or "").partition("/")
    graph.batch.relate("OBJECT", statement, person)
    graph.batch.relate(
        "HELD", person, body, **{"from": first or None, "to": last or None}, statement=statement
    )


def _add_event(graph: FactGraph, event: Event) -> None:
    node = graph.batch.add_node(
        "Event", event.id, name=event.name, kind=event.kind, **date_properties(event.date),
        **graph.span(event),
    )  # fmt: skip
    graph.read(node, event.start)
    for agent in event.involves:
        graph.batch.relate("INVOLVES", node, graph.entity(agent))


def _add_no_reply(graph: FactGraph, silence: NoReply) -> None:
    node = graph.batch.add_node(
        "Statement", silence.id, predicate="no_reply", **graph.span(silence)
    )
    graph.read(node, silence.start)
    graph.batch.relate("SUBJECT", node, graph.entity(ids.state_id(silence.state)))
    for claim in silence.claims:
        graph.batch.relate("UNANSWERED", node, claim)
