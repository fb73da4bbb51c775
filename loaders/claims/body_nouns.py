"""Which bodies a common noun can stand for: "the judges" for a court, "the court" for one that is called so."""

import re

from loaders.claims.memory import Memory, generic_heads, party_of
from loaders.claims.reasons import Speaker
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
    "court": ("court",),
    "tribunal": ("court",),
    "mission": ("inquiry",),
    "inquiry": ("inquiry",),
    "lawmaker": ("parliament",),
}
# Nouns that a body goes by only where its name has them.
PROPER_NOUNS = frozenset({"court", "tribunal", "committee", "commission", "council", "rapporteur"})


_INDEFINITE = re.compile(r"(?:a|an|another|any|each|every|some|its|their|his|her)\b")


def body_called(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    """ "The Committee", "the Special Rapporteur": the body of that noun named last."""
    phrase = " ".join(
        w.lower for w in sentence.words[head.left : min(head.right, head.index + 3) + 1]
    )
    if _INDEFINITE.match(phrase):
        return None
    for generic in sorted(memory.heads, key=len, reverse=True):
        if head.lower in generic.split() and re.search(rf"\b{re.escape(generic)}\b", phrase):
            party = party_of(vocabulary[memory.heads[generic]])
            return memory.speaks(party, f"“{head.text}” is the one called “{generic}” named last")
    return None


def body_of_kind(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    """ "The judges", "investigators": the court or inquiry named last."""
    if any(c.lower in {"a", "an", "another", "other"} for c in sentence.under(head, "det", "amod")):
        return None
    for kind in _MEMBERS_OF.get(head.lower.removesuffix("s"), ()):
        if kind in memory.of_kind:
            party = party_of(vocabulary[memory.of_kind[kind]])
            return memory.speaks(
                party, f"“{head.text}” are those of the {_spaced(kind)} named last"
            )
    return None


def bears_noun(entity: Entity, noun: str) -> bool:
    """Whether a body can be called so: "the court" is never the General Assembly."""
    if noun not in PROPER_NOUNS:
        return True
    return noun in entity.name.lower() or noun in generic_heads(entity)


def _spaced(kind: str) -> str:
    return kind.replace("_", " ")
