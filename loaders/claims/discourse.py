"""Who is meant by the head of a phrase: a name, "the Committee", "it", "the office's report", a named stranger.

Each reading returns parties, or nothing: an unsure speaker makes no claim.
"""

import re
from collections.abc import Iterator

from graph_schema.extraction import Party
from loaders.claims.body_nouns import PROPER_NOUNS, bears_noun, body_of_kind
from loaders.claims.memory import Memory, generic_heads, is_collective, party_of
from loaders.claims.strangers import (
    bears_state_office,
    body_of_its_own,
    employer_in,
    group_of_states,
    name_words_of,
    named_organization,
)
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word
from loaders.vocabulary import Vocabulary

_SILENT_RULES = frozenset({"state_people", "state_adjective"})
_NEUTER = frozenset({"it", "its", "itself"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_PLURAL = frozenset({"they", "their", "them"})
_FIRST = frozenset({"we", "i", "our", "my", "us"})
_DEFINITE = frozenset({"the", "this", "that", "its"})
_STATE_GROUPS = frozenset({"states", "countries", "delegations", "governments"})
_SENDERS = frozenset({"inquiry", "treaty_body", "special_procedure", "working_group", "court"})
# Those whom a body sends or employs; unnamed, they speak for the body whose report is being told.
_MEMBERS = frozenset(
    {
        "investigators", "researchers", "experts", "inspectors", "commissioners", "investigator",
        "expert", "researcher", "commissioner", "member", "chair", "co-chair", "chairperson",
    }
)  # fmt: skip
# Whom a State sends, and a body as well: "a delegation of the African Commission".
_SENT_OUT = frozenset({"delegation", "president", "official", "officials", "leadership", "party"})
_OF_OWNER = frozenset({"of", "for", "by", "from", "at", "with", "in"})


def resolve(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> tuple[Party, ...]:
    """The parties that speak through `head`; empty when nobody known does."""
    if head.lower in _PLURAL and head.mention is None and memory.plural:
        return memory.plural
    party = _resolve_one(sentence, head, memory, vocabulary)
    return (party,) if party is not None else ()


def _resolve_one(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    if head.mention is not None:
        return _mentioned(sentence, head, vocabulary)
    if head.lower in _NEUTER | _PERSONAL | _PLURAL | _FIRST:
        return _pronoun(sentence, head, memory, vocabulary)
    known = _generic(sentence, head, memory, vocabulary)
    if party := known or body_of_its_own(sentence, head):
        return party
    if head.lower == "latter":
        return party_of(vocabulary[memory.body]) if memory.body else None
    return _common_noun(sentence, head, memory, vocabulary)


def _common_noun(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    lower = head.lower
    is_full_name = any(child.lower == "of" for child in sentence.under(head, "prep"))
    if is_full_name and head.text[:1].isupper() and lower in word_list("bodies"):
        # "the Group of Experts", never named before: a name of somebody unknown.
        return _owned(sentence, head, vocabulary)
    if lower in _STATE_GROUPS and not sentence.under(head, "poss"):
        return group_of_states(sentence, head)
    if lower in word_list("governments"):
        return _government(sentence, head, memory, vocabulary)
    if lower in word_list("roles") | word_list("documents") | word_list("bodies"):
        return _through(sentence, head, memory, vocabulary)
    if head.tag.startswith("NN") and any(letter.isupper() for letter in head.text):
        return _stranger(sentence, head, memory, vocabulary)
    return _owned(sentence, head, vocabulary) if lower in word_list("collectives") else None


def _mentioned(sentence: Sentence, head: Word, vocabulary: Vocabulary) -> Party | None:
    mention = head.mention
    entity = vocabulary.entities.get(mention.id) if mention else None
    if mention is None or entity is None or entity.kind == "treaty":
        return None
    if mention.rule == "state_adjective":
        return party_of(entity) if head.dep in {"compound", "amod", "poss", "nmod"} else None
    if mention.rule in _SILENT_RULES:
        return None
    if mention.rule == "holder_name":
        # A holder speaks for the office that the text gives: "the Special Rapporteur, Ms. X, said".
        for near in (*sentence.under(head, "appos", "nmod", "compound"), *_above(sentence, head)):
            if near.mention is not None and near.mention.rule.startswith("body"):
                return party_of(vocabulary[near.mention.id])
    return party_of(entity)


def _above(sentence: Sentence, head: Word) -> list[Word]:
    governor = sentence.governor(head)
    return [governor] if governor is not None and head.dep == "appos" else []


def _pronoun(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    lower = head.lower
    if lower in _FIRST:
        return memory.speaker
    if lower in _PERSONAL:
        return memory.person
    told = [_fronted(sentence, head, vocabulary)]
    told += [_subject_before(sentence, head, memory, vocabulary)]
    told += [memory.latest] if lower in _NEUTER else []
    told += [_known(memory.subject, vocabulary), memory.speaker, _known(memory.body, vocabulary)]
    return next((p for p in told if p and not (lower in _NEUTER and is_collective(p))), None)


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
        if is_main_noun and (party := _generic(sentence, word, memory, vocabulary)):
            governor = sentence.governor(word)
            if governor is not None and governor.dep in {"ROOT", "conj"}:
                return party
        if (
            mention is None
            or mention.rule in _SILENT_RULES
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


def _generic(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    phrase = " ".join(
        w.lower for w in sentence.words[head.left : min(head.right, head.index + 3) + 1]
    )
    if re.match(r"(?:a|an|another|any|each|every|some|its|their|his|her)\b", phrase):
        return None
    for generic in sorted(memory.heads, key=len, reverse=True):
        if head.lower in generic.split() and re.search(rf"\b{re.escape(generic)}\b", phrase):
            return party_of(vocabulary[memory.heads[generic]])
    return None


def _government(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    if owner := _owned(sentence, head, vocabulary, "state"):
        return owner
    if head.lower in _SENT_OUT and (sender := _owned(sentence, head, vocabulary)):
        return sender
    owners = [owner.lower for owner in sentence.under(head, "poss")]
    if any(owner not in _PERSONAL for owner in owners):
        return None
    if head.lower in {"states", "countries", "governments"}:
        return None
    codes = memory.claim_states
    if len(codes) == 1 and f"state:{codes[0]}" in vocabulary.entities:
        return party_of(vocabulary[f"state:{codes[0]}"])
    known = memory.main_state or memory.state
    return party_of(vocabulary[known]) if known else None


def _through(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    """Who speaks through a spokesperson or a report."""
    named = _owned(sentence, head, vocabulary) or _issuer(sentence, head, memory, vocabulary)
    if named is not None:
        return named
    possessor = sentence.first_under(head, "poss")
    if possessor is not None:
        return _resolve_one(sentence, possessor, memory, vocabulary)
    for child in sentence.under(head, "prep"):
        if child.lower in _OF_OWNER - {"in", "at"}:
            for under in sentence.under(child, "pobj"):
                if party := _resolve_one(sentence, under, memory, vocabulary):
                    return party
    if party := body_of_kind(sentence, head, memory, vocabulary):
        return party
    if _is_bare_member(sentence, head):
        return _sender(memory, vocabulary)
    is_definite = any(child.lower in _DEFINITE for child in sentence.under(head, "det"))
    return _last_named(head, memory, vocabulary) if is_definite else None


def _is_bare_member(sentence: Sentence, head: Word) -> bool:
    """Whether a member of some body stands alone: "investigators concluded"."""
    return head.lower in _MEMBERS and not sentence.under(
        head, "det", "amod", "compound", "nmod", "prep", "poss"
    )


def _sender(memory: Memory, vocabulary: Vocabulary) -> Party | None:
    """The body whose members are at work: who spoke last, else the body named last."""
    for entity_id in (
        memory.latest and memory.latest.id,
        memory.speaker and memory.speaker.id,
        memory.body,
    ):
        entity = vocabulary.entities.get(entity_id or "")
        if entity is not None and entity.kind == "body" and entity.row.get("kind") in _SENDERS:
            return party_of(entity)
    return None


def _last_named(head: Word, memory: Memory, vocabulary: Vocabulary) -> Party | None:
    """Whom "the report" or "the group" refers back to."""
    if memory.author is not None:
        return party_of(vocabulary[memory.author])
    if head.lower in word_list("bodies"):
        for entity_id in (memory.subject, memory.speaker and memory.speaker.id, memory.body):
            entity = vocabulary.entities.get(entity_id or "")
            if entity is not None and entity.kind == "body" and entity.id != "org:UN":
                return party_of(entity) if bears_noun(entity, head.lower) else None
    if head.lower not in word_list("documents") | word_list("bodies") or head.lower in PROPER_NOUNS:
        return None
    if memory.speaker is not None and not (
        memory.speaker.kind == "state" and head.lower in word_list("body_documents")
    ):
        return memory.speaker
    return party_of(vocabulary[memory.body]) if memory.body else None


def _issuer(sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary) -> Party | None:
    """ "The Parliament adopted a resolution calling …": the resolution speaks for who adopted it."""
    governor = sentence.governor(head)
    if governor is None or head.lower not in word_list("documents"):
        return None
    if head.dep == "pobj" and governor.lower == "in":
        governor = sentence.governor(governor)
    elif head.dep not in {"dobj", "nsubjpass"} or governor.lower not in word_list("issuing"):
        return None
    if governor is None:
        return None
    subject = sentence.first_under(governor, "nsubj")
    if head.dep == "nsubjpass":
        agent = sentence.first_under(governor, "agent")
        subject = sentence.first_under(agent, "pobj") if agent is not None else None
    return _resolve_one(sentence, subject, memory, vocabulary) if subject is not None else None


def _owned(
    sentence: Sentence, head: Word, vocabulary: Vocabulary, kind: str | None = None
) -> Party | None:
    """The body or State that owns, employs or issued what `head` names, by the names in its phrase."""
    wanted = {kind} if kind else {"state", "body"}
    for candidate in _names_in_phrase(sentence, head):
        mention = candidate.mention
        if mention is None or mention.rule == "state_people":
            continue
        entity = vocabulary.entities.get(mention.id)
        if entity is None or entity.kind not in wanted:
            continue
        is_place = entity.kind == "state" and candidate.dep == "pobj" and kind is None
        if is_place and _preposition(sentence, candidate) not in {"of", "from", "by"}:
            continue
        return party_of(entity)
    return None


def _names_in_phrase(sentence: Sentence, head: Word) -> Iterator[Word]:
    """Words beside and under a head that may name its owner, the closest first."""
    yield from sentence.under(head, "poss", "compound", "amod", "nmod", "appos", "det")
    for child in sentence.under(head, "prep", "agent"):
        if child.lower in _OF_OWNER:
            yield from sentence.under(child, "pobj")
            for under in sentence.under(child, "pobj"):
                for deeper in sentence.under(under, "prep"):
                    if deeper.lower == "of" and under.mention is None:
                        yield from sentence.under(deeper, "pobj")
    for child in sentence.under(head, "appos", "acl"):
        for deeper in sentence.under(child, "prep", "agent", "compound", "poss"):
            yield deeper
            yield from sentence.under(deeper, "pobj")


def _preposition(sentence: Sentence, word: Word) -> str:
    governor = sentence.governor(word)
    return governor.lower if governor is not None else ""


def _stranger(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    """A name outside the vocabulary: an organization by its words, a person by the office beside the name."""
    possessor = sentence.first_under(head, "poss")
    if possessor is not None and possessor.mention is not None:
        return _mentioned(sentence, possessor, vocabulary)
    name_words = name_words_of(sentence, head)
    if any(w.lower in word_list("organization_words") for w in name_words) and len(name_words) > 1:
        return named_organization(name_words)
    surname = name_words[-1].text
    if surname in memory.persons:
        return memory.persons[surname]
    office = _office_beside(sentence, head, memory, vocabulary)
    if office is None and bears_state_office(sentence, name_words):
        office = _government(sentence, head, memory, vocabulary)
    if office is not None:
        memory.persons[surname] = office
        memory.person = office
    elif len(name_words) > 1:
        # A stranger who acts is the "she" of what follows, not the person named before.
        memory.person = None
    return office


def _office_beside(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Party | None:
    for near in (
        *sentence.under(head, "appos", "compound", "nmod", "relcl", "acl"),
        *_above(sentence, head),
    ):
        if near.mention is not None and near.mention.rule not in _SILENT_RULES:
            entity = vocabulary.entities.get(near.mention.id)
            if entity is not None and entity.kind in {"state", "body"}:
                return party_of(entity)
        sender = _sender(memory, vocabulary) if near.dep == "compound" else None
        if near.lower in _MEMBERS and sender is not None:
            return sender
        is_role = near.lower in word_list("roles")
        if is_role and (party := _owned(sentence, near, vocabulary)):
            return party
        if party := _generic(sentence, near, memory, vocabulary):
            return party
    phrase = sentence.words[head.left : head.right + 1]
    if not any(w.lower in word_list("roles") for w in phrase):
        return None
    return _owned(sentence, head, vocabulary) or employer_in(phrase, vocabulary)


def is_own_name(head: Word, party: Party, vocabulary: Vocabulary) -> bool:
    """Whether a speaker inside a quotation names itself: "the Committee", "we", its own name."""
    if head.lower in _FIRST:
        return True
    entity = vocabulary.entities.get(party.id)
    if entity is None:
        return False
    if head.mention is not None:
        return head.mention.id == party.id
    return (
        head.lower
        in {word for generic in generic_heads(entity) for word in generic.split()} | _NEUTER
    )
