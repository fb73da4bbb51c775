"""Which States an act asks or is about.

For a directive, in this order: who is asked in so many words; the State told to act in the content; the
State of the body's mandate; of the document symbol that the note cites; of the act before it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from graph_schema.extraction import Mention
from loaders.claims.acts import Act, Span
from loaders.claims.memory import Memory, states_of
from loaders.claims.reasons import Codes, Decided, Reason
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word
from loaders.vocabulary import Vocabulary

_ACTING = frozenset({"state_name", "state_government", "state_capital", "misspelling"})
_WORD_BEFORE = re.compile(r"(?<!\w)(\w+)\W+(?:the\s+)?\Z")
_SEVERAL = frozenset(["all", "other", "member"])


def asked_states(
    act: Act, words: Sequence[Word], memory: Memory, vocabulary: Vocabulary
) -> Codes | None:
    """Codes of the States that the heads in `words` name; () for a body, `None` when they name nobody."""
    named: dict[str, Reason] = {}
    answered: Word | None = None
    for word in words:
        mention, at = word.mention, (word.start, word.end)
        if mention is not None and mention.rule in _ACTING:
            own = states_of(vocabulary[mention.id])
            named |= reasons_for(own, "who is asked", at)
        elif mention is not None and mention.id.startswith(("org:", "tb:", "sp:", "grp:")):
            answered = word
        elif word.lower in word_list("governments"):
            owner = _owner_state(act.sentence, word, vocabulary)
            if owner:
                named |= reasons_for(owner, f"“{word.text}” is that of the State named with it", at)
            elif word.lower in {"states", "governments", "countries", "parties"}:
                answered = word
            else:
                why = f"“{word.text}” is that of the State spoken to before, or told of most"
                named |= reasons_for(_under_review(memory), why, at)
        elif word.lower in {"it", "them"} and memory.claim_states:
            why = f"“{word.text}” is the State spoken to before"
            named |= reasons_for(memory.claim_states, why, at)
    if named:
        return codes_of(named)
    if answered is None:
        return None
    return Decided((), (Reason("who is asked is no single State", (answered.start, answered.end)),))


def reasons_for(codes: Iterable[str], why: str, at: Span | None = None) -> dict[str, Reason]:
    """One reason for each of several States."""
    return {code: Reason(why, at, code) for code in codes}


def codes_of(named: Mapping[str, Reason]) -> Codes:
    """The States that have reasons, in order."""
    return Decided(tuple(named), tuple(named.values()))


def _owner_state(sentence: Sentence, word: Word, vocabulary: Vocabulary) -> tuple[str, ...]:
    near = sentence.under(word, "poss", "compound", "amod", "nmod", "appos")
    near += [p for child in sentence.under(word, "prep") for p in sentence.under(child, "pobj")]
    for candidate in near:
        mention = candidate.mention
        if (
            mention is not None
            and mention.id.startswith("state:")
            and mention.rule != "state_people"
        ):
            return states_of(vocabulary[mention.id])
    return ()


def _under_review(memory: Memory) -> tuple[str, ...]:
    if memory.claim_states:
        return memory.claim_states
    known = memory.main_state or memory.state
    return (known.removeprefix("state:"),) if known else ()


def states_in(
    mentions: Iterable[Mention],
    span: Span,
    text: str,
    vocabulary: Vocabulary,
    is_acting: bool = False,
) -> dict[str, Span]:
    """Codes of the States named in a span, in order, each with where it first is; with `is_acting`, only those
    that could act, and no destination ("returned to the DPRK")."""
    codes: dict[str, Span] = {}
    for mention in mentions:
        if not (span[0] <= mention.start and mention.end <= span[1]):
            continue
        entity = vocabulary.entities.get(mention.id)
        if entity is None or entity.kind != "state":
            continue
        if is_acting and (mention.rule not in _ACTING or _is_place(text, mention)):
            continue
        for code in states_of(entity):
            codes.setdefault(code, (mention.start, mention.end))
    return codes


def _is_place(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 80) : mention.start].replace("\u00a0", " ")
    nearest = _WORD_BEFORE.search(before)
    if nearest is None:
        return False
    if nearest[1].lower() in {"to", "into", "from", "via", "through"}:
        words = re.findall(r"\w+", before.lower())[-9:-1]
        return any(word in word_list("destinations") for word in words)
    return False
