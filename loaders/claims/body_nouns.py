"""Which bodies a common noun can stand for: "the judges" for a court, "the court" for one that is called so."""

from graph_schema.extraction import Party
from loaders.claims.memory import Memory, generic_heads, party_of
from loaders.claims.words import Sentence, Word
from loaders.vocabulary import Entity, Vocabulary

# Of which kinds of bodies people are the members.
_MEMBERS_OF = {
    "investigator": ("inquiry",),
    "commissioner": ("inquiry",),
    "inspector": ("inquiry",),
    "judge": ("court",),
    "prosecutor": ("court",),
    "rapporteur": ("special_procedure",),
    "holder": ("special_procedure", "working_group"),
    "court": ("court",),
    "tribunal": ("court",),
    "mission": ("inquiry",),
    "inquiry": ("inquiry",),
    "lawmaker": ("parliament",),
}
# Nouns that a body goes by only where its name has them.
PROPER_NOUNS = frozenset({"court", "tribunal", "committee", "commission", "council", "rapporteur"})


def body_of_kind(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    """ "The judges", "investigators": the court or inquiry named last."""
    if any(c.lower in {"a", "an", "another", "other"} for c in sentence.under(head, "det", "amod")):
        return None
    for kind in _MEMBERS_OF.get(head.lower.removesuffix("s"), ()):
        if kind in memory.of_kind:
            return party_of(vocabulary[memory.of_kind[kind]])
    return None


def bears_noun(entity: Entity, noun: str) -> bool:
    """Whether a body can be called so: "the court" is never the General Assembly."""
    if noun not in PROPER_NOUNS:
        return True
    return noun in entity.name.lower() or noun in generic_heads(entity)
