"""Acts told by a noun: "its call for", "a recommendation by CERD that", "China's claim that"."""

from loaders.claims.acts import Act, Span
from loaders.claims.contents import clause_of
from loaders.claims.frames import FrameBook, singular
from loaders.claims.unreal import is_negated
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

_COPULAS = frozenset(
    {
        "be", "is", "are", "was", "were", "been", "being", "'s", "remain", "remains", "remained",
        "feel", "feels", "felt", "become", "became", "seem", "seems", "seemed",
    }
)  # fmt: skip


def noun_act(sentence: Sentence, noun: Word, book: FrameBook) -> Act | None:
    """ "its recommendation that", "a call by UNICEF for", "China's claim that"."""
    frames = book.nouns[noun.lower]
    modality = frames[0].modality
    owner = _owner(sentence, noun)
    if owner is None or _is_generic(sentence, noun):
        return None
    if modality.family != "directive" and owner.tag == "PRP$":
        return None
    if modality.family == "assertive" and (told := _copular_clause(sentence, noun)):
        rule = f"noun_frame:{singular(noun.lower)}"
        return Act(sentence, noun, frames, (owner,), (told,), told, rule, 0.8)
    heads = [
        c
        for c in sentence.under(noun, "acl", "ccomp", "relcl", "prep")
        if c.index > noun.index and c.lower not in {"by", "from", "of"}
    ]
    clause = next((c for c in heads if c.dep in {"acl", "ccomp"} and _is_clause(sentence, c)), None)
    if modality.family == "assertive" and clause is None:
        return None
    governor = sentence.governor(noun)
    is_drawn = (
        noun.dep == "dobj" and governor is not None and governor.lower in word_list("drawing")
    )
    if modality.family in {"evaluative", "commissive"} and not (heads or is_drawn):
        return None
    left = sentence.words[noun.left].start
    whole = (left, sentence.words[noun.right].end)
    if is_drawn:
        whole = (sentence.start, sentence.end)
    return Act(
        sentence=sentence,
        trigger=noun,
        frames=frames,
        speakers=(owner,),
        pieces=(whole,),
        clause=whole,
        rule=f"noun_frame:{singular(noun.lower)}",
        confidence=0.75,
        asked=_asked_by_noun(sentence, noun) if modality.family == "directive" else (),
    )


def _is_clause(sentence: Sentence, verb: Word) -> bool:
    """A clause with "that", no reduced passive ("a claim made in May")."""
    return verb.tag != "VBN" or any(mark.lower == "that" for mark in sentence.under(verb, "mark"))


def _copular_clause(sentence: Sentence, noun: Word) -> Span | None:
    """ "Its position is that …": the clause after the copula."""
    governor = sentence.governor(noun)
    if governor is None or noun.dep != "nsubj" or governor.lower not in _COPULAS:
        return None
    clause = sentence.first_under(governor, "ccomp")
    return clause_of(sentence, clause) if clause is not None else None


def _owner(sentence: Sentence, noun: Word) -> Word | None:
    for child in sentence.under(noun, "poss", "compound", "nmod", "amod"):
        if child.mention is not None and child.mention.rule not in {"state_people"}:
            return child
        if child.dep == "poss" and (
            child.lower in {"its", "their", "his", "her"} or child.tag.startswith("NN")
        ):
            return child
    for child in (
        *sentence.under(noun, "prep", "agent"),
        *(p for a in sentence.under(noun, "acl") for p in sentence.under(a, "agent")),
        *_beside_drawing_verb(sentence, noun),
    ):
        if child.lower in {"by", "from"}:
            owner = sentence.first_under(child, "pobj")
            if owner is not None:
                return owner
    return None


def _beside_drawing_verb(sentence: Sentence, noun: Word) -> list[Word]:
    """ "drew a rebuke from the Council": the giver may hang on the verb."""
    governor = sentence.governor(noun)
    if governor is None or governor.lower not in word_list("drawing"):
        return []
    return sentence.under(governor, "prep")


def _asked_by_noun(sentence: Sentence, noun: Word) -> tuple[Word, ...]:
    for child in sentence.under(noun, "prep"):
        if child.lower in {"to", "on", "upon"}:
            return tuple(sentence.under(child, "pobj"))
    for child in sentence.under(noun, "acl", "ccomp", "relcl"):
        subject = sentence.first_under(child, "nsubj")
        if subject is not None and subject.lower not in {"which", "that"}:
            return (subject,)
    return ()


def _is_generic(sentence: Sentence, noun: Word) -> bool:
    """ "Recommendations by CERD are not binding" tells of a kind of act, not of one; so does "any request"."""
    if any(
        c.lower in {"no", "any", "every", "such", "future", "possible", "potential"}
        for c in sentence.under(noun, "det", "amod")
    ):
        return True
    is_bare_plural = noun.tag == "NNS" and not sentence.under(noun, "det", "poss", "nummod")
    governor = sentence.governor(noun)
    if governor is None:
        return True
    if is_bare_plural and noun.dep in {"nsubj", "nsubjpass"}:
        return True
    return is_negated(sentence, governor) and noun.dep in {"dobj", "attr"}
