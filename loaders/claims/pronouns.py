"""Whom "it", "he", "they" and a body's common noun ("the Committee") refer back to."""

import re

from graph_schema.extraction import Party
from loaders.claims.memory import Memory, is_collective, party_of
from loaders.claims.words import Sentence, Word
from loaders.vocabulary import Vocabulary

SILENT_RULES = frozenset({"state_people", "state_adjective"})
NEUTER = frozenset({"it", "its", "itself"})
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
PLURAL = frozenset({"they", "their", "them"})
FIRST = frozenset({"we", "i", "our", "my", "us"})


def pronoun(sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary) -> Party | None:
    lower = head.lower
    if lower in FIRST:
        return memory.speaker
    if lower in PERSONAL:
        return memory.person
    told = [_fronted(sentence, head, vocabulary)]
    told += [_subject_before(sentence, head, memory, vocabulary)]
    told += [memory.latest] if lower in NEUTER else []
    told += [_known(memory.subject, vocabulary), memory.speaker, _known(memory.body, vocabulary)]
    return next((p for p in told if p and not (lower in NEUTER and is_collective(p))), None)


def _fronted(sentence: Sentence, head: Word, vocabulary: Vocabulary) -> Party | None:
    """ "As for Chad, it denied": the name that a sentence puts first is its "it"."""
    if [word.lower for word in sentence.words[:2]] != ["as", "for"]:
        return None
    for word in sentence.words[2 : min(5, head.index)]:
        entity = vocabulary.entities.get(word.mention.id) if word.mention else None
        if entity is not None and entity.kind in {"state", "body"}:
            return party_of(entity)
    return None


def _known(entity_id: str | None, vocabulary: Vocabulary) -> Party | None:
    return party_of(vocabulary[entity_id]) if entity_id else None


def _subject_before(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    for word in reversed(sentence.words[: head.index]):
        mention = word.mention
        is_main_noun = mention is None and word.dep == "nsubj" and word.tag in {"NN", "NNP"}
        if is_main_noun and (party := generic_body(sentence, word, memory, vocabulary)):
            governor = sentence.governor(word)
            if governor is not None and governor.dep in {"ROOT", "conj"}:
                return party
        if (
            mention is None
            or mention.rule in SILENT_RULES
            or word.dep not in {"nsubj", "nsubjpass"}
        ):
            continue
        governor = sentence.governor(word)
        is_main = governor is not None and (
            governor.dep in {"ROOT", "conj"}
            or (governor.dep == "ccomp" and not sentence.under(governor, "mark"))
            or any(g.index == governor.index for g in sentence.governors(head))
        )
        entity = vocabulary.entities.get(mention.id)
        if is_main and entity is not None and entity.kind in {"state", "body"}:
            return party_of(entity)
    return None


def generic_body(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    phrase = " ".join(
        w.lower for w in sentence.words[head.left : min(head.right, head.index + 3) + 1]
    )
    is_indefinite = re.match(r"(?:a|an|another|any|each|every|some|its|their|his|her)\b", phrase)
    if is_indefinite or _is_longer_name(sentence, head):
        return None
    for generic in sorted(memory.heads, key=len, reverse=True):
        if bears_acronym(sentence, head, generic):
            continue
        if head.lower in generic.split() and re.search(rf"\b{re.escape(generic)}\b", phrase):
            return party_of(vocabulary[memory.heads[generic]])
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
