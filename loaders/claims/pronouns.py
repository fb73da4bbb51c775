"""Whom a pronoun stands for: "it", "she", "they", "we"."""

from collections.abc import Iterator

from graph_schema.extraction import Party
from loaders.claims.body_nouns import body_called
from loaders.claims.memory import Memory, is_collective, party_of
from loaders.claims.reasons import Speaker, decided
from loaders.claims.words import Sentence, Word
from loaders.vocabulary import Vocabulary

NEUTER = frozenset({"it", "its", "itself"})
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
PLURAL = frozenset({"they", "their", "them"})
FIRST = frozenset({"we", "i", "our", "my", "us"})
SILENT_RULES = frozenset({"state_people", "state_adjective"})


def pronoun(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    """Who speaks through a pronoun: for "it" and "they" the subject told of last, never a group for "it"."""
    lower = head.lower
    if lower in FIRST:
        return memory.speaks(memory.speaker, f"“{head.text}” is who spoke last")
    if lower in PERSONAL:
        return memory.speaks(memory.person, f"“{head.text}” is the person told of last")
    told = _told_of(sentence, head, memory, vocabulary)
    return next((s for s in told if s and not (lower in NEUTER and is_collective(s.value))), None)


def _told_of(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Iterator[Speaker | None]:
    """Those whom "it" or "they" may be, the likeliest first."""
    yield _fronted(sentence, head, vocabulary)
    yield _subject_before(sentence, head, memory, vocabulary)
    if head.lower in NEUTER:
        yield memory.speaks(memory.latest, f"“{head.text}” is who acts earlier in the sentence")
    subject, body = _known(memory.subject, vocabulary), _known(memory.body, vocabulary)
    yield memory.speaks(subject, f"“{head.text}” is the one told of last, as subject or speaker")
    yield memory.speaks(memory.speaker, f"“{head.text}” is who spoke last")
    yield memory.speaks(body, f"“{head.text}” is the body named last")


def _fronted(sentence: Sentence, head: Word, vocabulary: Vocabulary) -> Speaker | None:
    """ "As for Chad, it denied": the name that a sentence puts first is its "it"."""
    if [word.lower for word in sentence.words[:2]] != ["as", "for"]:
        return None
    for word in sentence.words[2 : min(5, head.index)]:
        entity = vocabulary.entities.get(word.mention.id) if word.mention else None
        if entity is not None and entity.kind in {"state", "body"}:
            why = f"“{head.text}” is the name that the sentence puts first, after “as for”"
            return decided(party_of(entity), why, (word.start, word.end))
    return None


def _known(entity_id: str | None, vocabulary: Vocabulary) -> Party | None:
    return party_of(vocabulary[entity_id]) if entity_id else None


def _subject_before(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    for word in reversed(sentence.words[: head.index]):
        mention = word.mention
        is_main_noun = mention is None and word.dep == "nsubj" and word.tag in {"NN", "NNP"}
        if is_main_noun and (speaker := body_called(sentence, word, memory, vocabulary)):
            governor = sentence.governor(word)
            if governor is not None and governor.dep in {"ROOT", "conj"}:
                return speaker
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
            why = f"“{head.text}” is the subject before it in the sentence"
            return decided(party_of(entity), why, (word.start, word.end))
    return None
