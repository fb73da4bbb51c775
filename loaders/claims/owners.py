"""Whose a phrase is, by the names in it: "the office of UNHCR in Chad", "UN investigators"."""

from collections.abc import Iterator

from graph_schema.extraction import Mention
from loaders.claims.memory import party_of
from loaders.claims.reasons import Speaker, decided
from loaders.claims.words import Sentence, Word
from loaders.vocabulary import Entity, Vocabulary

OF_OWNER = frozenset({"of", "for", "by", "from", "at", "with", "in"})


def owned(
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
        return by_name(entity, mention, f"named in the phrase of “{head.text}”")
    return None


def by_name(entity: Entity, mention: Mention, why: str) -> Speaker:
    """Who is named by a mention, with where it stands."""
    return decided(party_of(entity), why, (mention.start, mention.end))


def _names_in_phrase(sentence: Sentence, head: Word) -> Iterator[Word]:
    """Words beside and under a head that may name its owner, the closest first."""
    yield from sentence.under(head, "poss", "compound", "amod", "nmod", "appos", "det")
    for child in sentence.under(head, "prep", "agent"):
        if child.lower in OF_OWNER:
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
