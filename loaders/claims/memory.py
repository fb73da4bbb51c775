"""What a reader has in mind at a place in the article: who was named last, and as what.

A paragraph goes on from the one before it; a footnote from the place of its anchor. `Memory` is the only
thing in this package that changes; each unit of text gets a copy of its own.
"""

from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any

from graph_schema.extraction import Mention, Party
from loaders.claims.acts import Span
from loaders.claims.reasons import Decided, Reason, Speaker
from loaders.vocabulary import Entity, Vocabulary

_SPOKEN_FOR = frozenset({"state_name", "state_government", "state_capital", "misspelling"})

# Kinds of bodies that find and ask in documents of their own.
JUDGING = frozenset({"court", "treaty_body", "inquiry"})
_INQUIRY_NOUNS = ("experts", "group", "panel", "team", "mission")
_TOO_WIDE = frozenset({"org:UN"})  # "a U.N. panel" names no body


@dataclass(slots=True)
class Memory:
    """Entity ids by the way they can be referred back to; empty where nothing was named.

    `cited` is the body whose document the sentence cites, who asked and found where a passive tells of nobody.
    `main_heads` are the nouns of bodies that the text names more often than any other of that noun.
    `of_kind` is the body of each kind named last: whose "investigators" and "judges" are meant. `named_at`
    is where each was named last.
    """

    heads: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    state: str | None = None
    claim_states: tuple[str, ...] = ()
    speaker: Party | None = None
    subject: str | None = None
    person: Party | None = None
    persons: dict[str, Party] = field(default_factory=dict)
    plural: tuple[Party, ...] = ()
    author: Party | None = None
    latest: Party | None = None
    acting: str | None = None
    cited: str | None = None
    teller: Party | None = None
    issuer: Party | None = None
    open_list: Any = None
    main_state: str | None = None
    fresh: set[str] = field(default_factory=set)
    of_kind: dict[str, str] = field(default_factory=dict)
    main_heads: dict[str, str] = field(default_factory=dict)
    last_sentence: Span | None = None
    named_at: dict[str, Span] = field(default_factory=dict)

    def copy(self) -> "Memory":
        # `dataclasses.replace` takes ten times as long, and no value is copied so often.
        twin = Memory(*_every_field(self))
        twin.heads, twin.persons = dict(self.heads), dict(self.persons)
        twin.of_kind, twin.named_at = dict(self.of_kind), dict(self.named_at)
        twin.fresh = set(self.fresh)
        return twin

    def suggest(self, entity: Entity) -> None:
        """Let a body cited at this place be what its noun refers to, unless the paragraph named another."""
        for head in generic_heads(entity):
            if head not in self.fresh:
                self.heads[head] = entity.id
        self.of_kind.setdefault(str(entity.row.get("kind")), entity.id)

    def recall(self, mention: Mention, vocabulary: Vocabulary) -> None:
        """Keep a name just read."""
        entity = vocabulary.entities.get(mention.id)
        if entity is None:
            return
        if entity.kind == "state":
            if mention.rule in _SPOKEN_FOR:
                self.state = entity.id
                self.named_at[entity.id] = (mention.start, mention.end)
            return
        if entity.kind != "body":
            return
        self.named_at[entity.id] = (mention.start, mention.end)
        if mention.rule == "holder_name":
            self.person = party_of(entity)
            self.persons[mention.text.replace("\u00a0", " ").split()[-1]] = self.person
            return
        if entity.row.get("kind") == "office_holder" or entity.id.startswith(("sp:SR-", "sp:IE-")):
            self.person = party_of(entity)
        for head in generic_heads(entity):
            self.heads[head] = entity.id
            self.fresh.add(head)
        if entity.id not in _TOO_WIDE and not entity.id.startswith("grp:"):
            self.body = entity.id
            self.of_kind[str(entity.row.get("kind"))] = entity.id

    def speaks(self, party: Party | None, why: str) -> Speaker | None:
        """Somebody in mind as who acts, with where the name was read last; `None` for nobody."""
        if party is None:
            return None
        return Decided(party, (Reason(why, self.named_at.get(party.id)),))


_every_field = attrgetter(*(one.name for one in fields(Memory)))


@cache
def _heads_of(generic: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(head.lower() for head in generic)


def generic_heads(entity: Entity) -> tuple[str, ...]:
    """The nouns that refer back to it: "committee", "special rapporteur"."""
    generic = entity.row.get("generic") or ()
    if entity.row.get("kind") == "inquiry":
        named = (noun for noun in _INQUIRY_NOUNS if noun in entity.name.lower().split())
        generic = (*generic, "inquiry", *named)
    return _heads_of((generic,) if isinstance(generic, str) else tuple(generic))


def party_of(entity: Entity) -> Party:
    """A speaker from a row of the vocabulary."""
    kind = "state" if entity.kind == "state" else str(entity.row.get("kind") or "body")
    return Party(entity.id, entity.name, kind)


def is_collective(party: Party) -> bool:
    """Whether it stands for several: "UN experts", "the Treaty Bodies"."""
    return party.kind == "collective" or party.id.startswith("grp:")


def states_of(entity: Entity) -> tuple[str, ...]:
    """ISO codes of a State, or of the States that a body's mandate is about."""
    if entity.kind == "state":
        return (str(entity.row.get("iso3") or entity.id.removeprefix("state:")),)
    states = entity.row.get("states") or ()
    return (states,) if isinstance(states, str) else tuple(states)
