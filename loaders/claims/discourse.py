"""Who is meant by the head of a phrase: a name, "the Committee", "it", "the office's report", a named stranger.

Each reading returns speakers with the reason, or nothing: an unsure speaker makes no claim.
"""

from graph_schema.extraction import Party
from loaders.claims.body_nouns import (
    PROPER_NOUNS,
    bears_acronym,
    bears_noun,
    body_called,
    body_of_kind,
)
from loaders.claims.memory import Memory, generic_heads, is_collective, party_of
from loaders.claims.offices import MEMBERS, is_bare_member, is_high_office, is_of_another
from loaders.claims.owners import OF_OWNER, by_name, owned
from loaders.claims.pronouns import (
    FIRST,
    NEUTER,
    PERSONAL,
    PLURAL,
    SILENT_RULES,
    pronoun,
)
from loaders.claims.reasons import Speaker, decided
from loaders.claims.strangers import (
    bears_state_office,
    body_of_its_own,
    employer_in,
    group_of_states,
    is_acronym,
    is_called_organization,
    name_words_of,
    named_organization,
)
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word
from loaders.vocabulary import Vocabulary

_DEFINITE = frozenset({"the", "this", "that", "its"})
_STATE_GROUPS = frozenset({"states", "countries", "delegations", "governments"})
_SENDERS = frozenset({"inquiry", "treaty_body", "special_procedure", "working_group", "court"})
# Whom a State sends, and a body as well: "a delegation of the African Commission".
_SENT_OUT = frozenset(
    {
        "delegation", "ambassador", "diplomats", "diplomat", "president", "official", "officials",
        "leadership", "party",
    }
)  # fmt: skip


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
        return _named_or_owned(sentence, head, memory, vocabulary)
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


def _named_or_owned(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    """Who is named; for a group with a possessor ("its researchers") whose it is."""
    owner = next((w for w in sentence.under(head, "poss") if w.mention is None), None)
    is_group = head.mention is not None and head.mention.id.startswith("grp:")
    if owner is not None and is_group:
        return _resolve_one(sentence, owner, memory, vocabulary)
    return _mentioned(sentence, head, vocabulary)


def _common_noun(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    lower = head.lower
    is_full_name = any(child.lower == "of" for child in sentence.under(head, "prep"))
    if lower in word_list("bodies") and bears_acronym(sentence, head):
        return _named(named_organization(name_words_of(sentence, head)), head, "its own name")
    if is_full_name and head.text[:1].isupper() and lower in word_list("bodies"):
        # "the Group of Experts", never named before: a name of somebody unknown.
        return owned(sentence, head, vocabulary)
    if lower in _STATE_GROUPS and not sentence.under(head, "poss"):
        group = group_of_states(sentence, head)
        return _named(group, head, "a counted group without a name") if group else None
    return _officer_or_stranger(sentence, head, memory, vocabulary)


def _officer_or_stranger(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    lower = head.lower
    if lower in word_list("governments") or is_high_office(sentence, head):
        return _government(sentence, head, memory, vocabulary)
    if lower in word_list("roles") | word_list("documents") | word_list("bodies"):
        return _through(sentence, head, memory, vocabulary)
    if head.tag.startswith("NN") and any(letter.isupper() for letter in head.text):
        return _stranger(sentence, head, memory, vocabulary)
    return owned(sentence, head, vocabulary) if lower in word_list("collectives") else None


def _mentioned(sentence: Sentence, head: Word, vocabulary: Vocabulary) -> Speaker | None:
    mention = head.mention
    entity = vocabulary.entities.get(mention.id) if mention else None
    if mention is None or entity is None or entity.kind == "treaty":
        return None
    if mention.rule == "state_adjective":
        is_beside = head.dep in {"compound", "amod", "poss", "nmod"}
        return by_name(entity, mention, "the State named before what acts") if is_beside else None
    if mention.rule in SILENT_RULES:
        return None
    if mention.rule == "holder_name":
        # A holder speaks for the office that the text gives: "the Special Rapporteur, Ms. X, said".
        for near in (*sentence.under(head, "appos", "nmod", "compound"), *_above(sentence, head)):
            if near.mention is not None and near.mention.rule.startswith("body"):
                office = vocabulary[near.mention.id]
                return by_name(office, near.mention, f"the office beside “{mention.text}”")
    return by_name(entity, mention, "its name")


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
    """Whose government, delegation or minister it is: by a name, by "its", else the State under review."""
    if owner := owned(sentence, head, vocabulary, "state"):
        return owner
    is_sent = head.lower in _SENT_OUT
    if is_sent and (sender := owned(sentence, head, vocabulary)):
        return sender
    possessor = sentence.first_under(head, "poss")
    if possessor is not None and possessor.lower not in PERSONAL:
        owner = _resolve_one(sentence, possessor, memory, vocabulary)
        if owner is not None and (is_sent or owner.value.kind == "state"):
            return owner
        if head.lower not in word_list("state_offices"):
            return None
    return _state_at_hand(sentence, head, memory, vocabulary)


def _state_at_hand(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    if head.lower in {"states", "countries", "governments"}:
        return None
    if is_of_another(sentence, head):
        return _employer(sentence, head, memory, vocabulary)
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
    named = owned(sentence, head, vocabulary) or _issuer(sentence, head, memory, vocabulary)
    is_definite = any(child.lower in _DEFINITE for child in sentence.under(head, "det"))
    last = _last_named(head, memory, vocabulary) if is_definite else None
    if named is not None:
        # "The panel of ten experts": those of the body at hand, where there is one.
        return (last if is_collective(named.value) else None) or named
    possessor = sentence.first_under(head, "poss")
    if possessor is not None:
        return _resolve_one(sentence, possessor, memory, vocabulary)
    through = _employer(sentence, head, memory, vocabulary)
    through = through or body_of_kind(sentence, head, memory, vocabulary)
    if through is None and is_bare_member(sentence, head):
        return _sender(head, memory, vocabulary)
    return through or last


def _employer(
    sentence: Sentence, head: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    """Whom a phrase after "of", "for" or "at" names: "the head of its delegation", "an aide at the ministry"."""
    for child in sentence.under(head, "prep"):
        for under in sentence.under(child, "pobj") if child.lower in OF_OWNER - {"in"} else ():
            is_office = under.lower in word_list("governments")
            if child.lower == "at" and not is_office:
                continue
            if under.lower in word_list("state_services") and under.mention is None:
                return _government(sentence, under, memory, vocabulary)
            if speaker := _resolve_one(sentence, under, memory, vocabulary):
                return speaker
    return None


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
        return memory.speaks(
            memory.author, f"“{head.text}” is that of the organ whose text this is"
        )
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
    if is_acronym(sentence, head):
        return _named(named_organization([head]), head, "an organization's acronym")
    if is_called_organization(sentence, head):
        return _named(named_organization(name_words), head, "called an organization beside it")
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
                return by_name(entity, near.mention, f"the office beside “{head.text}”")
        sender = _sender(near, memory, vocabulary) if near.dep == "compound" else None
        if near.lower in MEMBERS and sender is not None:
            return sender
        if speaker := _by_role(sentence, near, memory, vocabulary):
            return speaker
        if speaker := body_called(sentence, near, memory, vocabulary):
            return speaker
    phrase = sentence.words[head.left : head.right + 1]
    if not any(w.lower in word_list("roles") for w in phrase):
        return None
    employer = employer_in(phrase, vocabulary)
    return owned(sentence, head, vocabulary) or (
        _named(employer, head, f"“{head.text}” bears a role at the body named beside")
        if employer
        else None
    )


def _by_role(
    sentence: Sentence, near: Word, memory: Memory, vocabulary: Vocabulary
) -> Speaker | None:
    """Whom the office beside a name speaks for: "X, its vice-chair", "X, one of its researchers", "X, who went
    there as Special Rapporteur on torture"."""
    if near.dep == "relcl":
        served = [
            p for c in sentence.under(near, "prep") if c.lower == "as" for p in sentence.under(c)
        ]
        named = (_mentioned(sentence, word, vocabulary) for word in served if word.mention)
        return next((speaker for speaker in named if speaker), None)
    if near.lower in {"one", "member", "part"}:
        return _employer(sentence, near, memory, vocabulary)
    if near.lower in word_list("governments") or is_high_office(sentence, near):
        return _government(sentence, near, memory, vocabulary)
    if near.lower in word_list("roles"):
        return _through(sentence, near, memory, vocabulary)
    return None


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
