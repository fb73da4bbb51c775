"""Who is meant by the head of a phrase: a name, "the Committee", "it", "the office's report", a named stranger.

Each reading returns speakers with the reason, or nothing: an unsure speaker makes no claim.
"""

from collections.abc import Iterator

from graph_schema.extraction import Mention, Party
from loaders.claims.body_nouns import PROPER_NOUNS, bears_noun, body_called, body_of_kind
from loaders.claims.memory import Memory, generic_heads, party_of
from loaders.claims.pronouns import FIRST, NEUTER, PERSONAL, PLURAL, SILENT_RULES, pronoun
from loaders.claims.reasons import Speaker, decided
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
from loaders.vocabulary import Entity, Vocabulary

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
) -> tuple[Speaker, ...]:
    """The parties that speak through `head`; empty when nobody known does."""
    if head.lower in PLURAL and head.mention is None and memory.plural:
        why = f"“{head.text}” are those who acted together before"
        return tuple(filter(None, (memory.speaks(party, why) for party in memory.plural)))
    speaker = _resolve_one(sentence, head, memory, vocabulary)
    return (speaker,) if speaker is not None else ()


def _resolve_one(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    if head.mention is not None:
        return _mentioned(sentence, head, vocabulary)
    if head.lower in NEUTER | PERSONAL | PLURAL | FIRST:
        return pronoun(sentence, head, memory, vocabulary)
    known = body_called(sentence, head, memory, vocabulary)
    if known is not None:
        return known
    if party := body_of_its_own(sentence, head):
        return _named(party, head, "a body's own name")
    if head.lower == "latter":
        return memory.speaks(_body(memory, vocabulary), "“the latter” is the body named last")
    return _common_noun(sentence, head, memory, vocabulary)


def _common_noun(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    lower = head.lower
    is_full_name = any(child.lower == "of" for child in sentence.under(head, "prep"))
    if is_full_name and head.text[:1].isupper() and lower in word_list("bodies"):
        # "the Group of Experts", never named before: a name of somebody unknown.
        return _owned(sentence, head, vocabulary)
    if lower in _STATE_GROUPS and not sentence.under(head, "poss"):
        group = group_of_states(sentence, head)
        return _named(group, head, "a counted group without a name") if group else None
    if lower in word_list("governments"):
        return _government(sentence, head, memory, vocabulary)
    if lower in word_list("roles") | word_list("documents") | word_list("bodies"):
        return _through(sentence, head, memory, vocabulary)
    if head.tag.startswith("NN") and any(letter.isupper() for letter in head.text):
        return _stranger(sentence, head, memory, vocabulary)
    return _owned(sentence, head, vocabulary) if lower in word_list("collectives") else None


def _mentioned(sentence: Sentence, head: Word, vocabulary: Vocabulary) -> Speaker | None:
    mention = head.mention
    entity = vocabulary.entities.get(mention.id) if mention else None
    if mention is None or entity is None or entity.kind == "treaty":
        return None
    if mention.rule == "state_adjective":
        is_beside = head.dep in {"compound", "amod", "poss", "nmod"}
        return _by_name(entity, mention, "the State named before what acts") if is_beside else None
    if mention.rule in SILENT_RULES:
        return None
    if mention.rule == "holder_name":
        # A holder speaks for the office that the text gives: "the Special Rapporteur, Ms. X, said".
        for near in (*sentence.under(head, "appos", "nmod", "compound"), *_above(sentence, head)):
            if near.mention is not None and near.mention.rule.startswith("body"):
                office = vocabulary[near.mention.id]
                return _by_name(office, near.mention, f"the office beside “{mention.text}”")
    return _by_name(entity, mention, "its name")


def _by_name(entity: Entity, mention: Mention, why: str) -> Speaker:
    return decided(party_of(entity), why, (mention.start, mention.end))


def _named(party: Party, head: Word, why: str) -> Speaker:
    return decided(party, why, (head.start, head.end))


def _body(memory: Memory, vocabulary: Vocabulary) -> Party | None:
    return party_of(vocabulary[memory.body]) if memory.body else None


def _above(sentence: Sentence, head: Word) -> list[Word]:
    governor = sentence.governor(head)
    return [governor] if governor is not None and head.dep == "appos" else []


def _government(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    if owner := _owned(sentence, head, vocabulary, "state"):
        return owner
    if head.lower in _SENT_OUT and (sender := _owned(sentence, head, vocabulary)):
        return sender
    owners = [owner.lower for owner in sentence.under(head, "poss")]
    if any(owner not in PERSONAL for owner in owners):
        return None
    if head.lower in {"states", "countries", "governments"}:
        return None
    codes = memory.claim_states
    if len(codes) == 1 and f"state:{codes[0]}" in vocabulary.entities:
        party = party_of(vocabulary[f"state:{codes[0]}"])
        return memory.speaks(party, f"“{head.text}” are those of the State spoken to before")
    known, why = memory.main_state, f"“{head.text}” are those of the State that the text is about"
    if known is None:
        known, why = memory.state, f"“{head.text}” are those of the State named last"
    return memory.speaks(party_of(vocabulary[known]), why) if known else None


def _through(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
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
                if speaker := _resolve_one(sentence, under, memory, vocabulary):
                    return speaker
    if speaker := body_of_kind(sentence, head, memory, vocabulary):
        return speaker
    if _is_bare_member(sentence, head):
        return _sender(head, memory, vocabulary)
    is_definite = any(child.lower in _DEFINITE for child in sentence.under(head, "det"))
    return _last_named(head, memory, vocabulary) if is_definite else None


def _is_bare_member(sentence: Sentence, head: Word) -> bool:
    """Whether a member of some body stands alone: "investigators concluded"."""
    return head.lower in _MEMBERS and not sentence.under(
        head, "det", "amod", "compound", "nmod", "prep", "poss"
    )


def _sender(head: Word, memory: Memory, vocabulary: Vocabulary) -> Speaker | None:
    """The body whose members are at work: who spoke last, else the body named last."""
    for entity_id in (
        memory.latest and memory.latest.id,
        memory.speaker and memory.speaker.id,
        memory.body,
    ):
        entity = vocabulary.entities.get(entity_id or "")
        if entity is not None and entity.kind == "body" and entity.row.get("kind") in _SENDERS:
            why = f"“{head.text}” are of the body that spoke or was named last"
            return memory.speaks(party_of(entity), why)
    return None


def _last_named(head: Word, memory: Memory, vocabulary: Vocabulary) -> Speaker | None:
    """Whom "the report" or "the group" refers back to."""
    if memory.author is not None:
        why = f"“{head.text}” is that of the organ whose text this is"
        return memory.speaks(party_of(vocabulary[memory.author]), why)
    if head.lower in word_list("bodies"):
        for entity_id in (memory.subject, memory.speaker and memory.speaker.id, memory.body):
            entity = vocabulary.entities.get(entity_id or "")
            if entity is not None and entity.kind == "body" and entity.id != "org:UN":
                why = f"“{head.text}” is the body told of last"
                told = memory.speaks(party_of(entity), why)
                return told if bears_noun(entity, head.lower) else None
    if head.lower not in word_list("documents") | word_list("bodies") or head.lower in PROPER_NOUNS:
        return None
    if memory.speaker is not None and not (
        memory.speaker.kind == "state" and head.lower in word_list("body_documents")
    ):
        return memory.speaks(memory.speaker, f"“{head.text}” is that of who spoke last")
    why = f"“{head.text}” is that of the body named last"
    return memory.speaks(_body(memory, vocabulary), why)


def _issuer(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
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
) -> Speaker | None:
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
        return _by_name(entity, mention, f"named in the phrase of “{head.text}”")
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
) -> Speaker | None:
    """A name outside the vocabulary: an organization by its words, a person by the office beside the name."""
    possessor = sentence.first_under(head, "poss")
    if possessor is not None and possessor.mention is not None:
        return _mentioned(sentence, possessor, vocabulary)
    name_words = name_words_of(sentence, head)
    if any(w.lower in word_list("organization_words") for w in name_words) and len(name_words) > 1:
        return _named(named_organization(name_words), head, "an organization's own name")
    surname = name_words[-1].text
    if surname in memory.persons:
        return memory.speaks(
            memory.persons[surname], f"“{surname}” was named with an office before"
        )
    office = _office_beside(sentence, head, memory, vocabulary)
    if office is None and bears_state_office(sentence, name_words):
        office = _government(sentence, head, memory, vocabulary)
    if office is not None:
        memory.persons[surname] = memory.person = office.value
    elif len(name_words) > 1:
        # A stranger who acts is the "she" of what follows, not the person named before.
        memory.person = None
    return office


def _office_beside(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    for near in (
        *sentence.under(head, "appos", "compound", "nmod", "relcl", "acl"),
        *_above(sentence, head),
    ):
        if near.mention is not None and near.mention.rule not in SILENT_RULES:
            entity = vocabulary.entities.get(near.mention.id)
            if entity is not None and entity.kind in {"state", "body"}:
                return _by_name(entity, near.mention, f"the office beside “{head.text}”")
        sender = _sender(near, memory, vocabulary) if near.dep == "compound" else None
        if near.lower in _MEMBERS and sender is not None:
            return sender
        is_role = near.lower in word_list("roles")
        if is_role and (speaker := _owned(sentence, near, vocabulary)):
            return speaker
        if speaker := body_called(sentence, near, memory, vocabulary):
            return speaker
    phrase = sentence.words[head.left : head.right + 1]
    if not any(w.lower in word_list("roles") for w in phrase):
        return None
    employer = employer_in(phrase, vocabulary)
    return _owned(sentence, head, vocabulary) or (
        _named(employer, head, f"“{head.text}” bears a role at the body named beside")
        if employer
        else None
    )


def is_own_name(head: Word, party: Party, vocabulary: Vocabulary) -> bool:
    """Whether a speaker inside a quotation names itself: "the Committee", "we", its own name."""
    if head.lower in FIRST:
        return True
    entity = vocabulary.entities.get(party.id)
    if entity is None:
        return False
    if head.mention is not None:
        return head.mention.id == party.id
    return (
        head.lower
        in {word for generic in generic_heads(entity) for word in generic.split()} | NEUTER
    )
