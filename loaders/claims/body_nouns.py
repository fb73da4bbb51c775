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
    "holder": ("special_procedure", "working_group"),
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
    if _INDEFINITE.match(phrase) or _is_longer_name(sentence, head):
        return None
    for generic in sorted(memory.heads, key=len, reverse=True):
        if bears_acronym(sentence, head, generic):
            continue
        if head.lower in generic.split() and re.search(rf"\b{re.escape(generic)}\b", phrase):
            party = party_of(vocabulary[memory.heads[generic]])
            return memory.speaks(party, f"“{head.text}” is the one called “{generic}” named last")
    return None


def _is_longer_name(sentence: Sentence, head: Word) -> bool:
    """ "The Council of Ministers", "the Court of Appeal": a name of its own, not what was named before."""
    after = sentence.words[head.index + 1 : head.index + 3]
    return (
        len(after) == 2
        and head.text[:1].isupper()
        and after[0].lower == "of"
        and after[1].text[:1].isupper()
        and after[1].mention is None
        and after[1].lower not in {"experts", "inquiry", "enquiry"}
    )


def bears_acronym(sentence: Sentence, head: Word, generic: str = "") -> bool:
    """ "The ICAO Council": an unknown acronym in front, no part of the noun, makes it another body's."""
    before = sentence.under(head, "compound", "nmod")
    return any(
        word.tag == "NNP"
        and word.mention is None
        and len(word.text) > 1
        and word.text.isupper()
        and word.lower not in generic
        for word in before
    )


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
