"""Acts in a sentence with grammar: verbs, complements ("is concerned"), nouns ("its call for") and "according to"."""

from collections.abc import Iterator, Sequence
from functools import cache

from loaders.claims.acts import Act
from loaders.claims.complement_acts import complement_act
from loaders.claims.frames import FrameBook, load_frames
from loaders.claims.noun_acts import noun_act
from loaders.claims.reported_acts import according_to, colon_quote, state_party_should
from loaders.claims.verb_acts import is_verb, phrase_act, verb_act
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

_COPULAS = frozenset(
    {
        "be", "is", "are", "was", "were", "been", "being", "'s", "remain", "remains", "remained",
        "feel", "feels", "felt", "become", "became", "seem", "seems", "seemed",
    }
)  # fmt: skip


def find_acts(sentence: Sentence) -> list[Act]:
    """The acts that the sentence tells as done, in order of their triggers."""
    book, openers = load_frames(), _openers()
    acts = [
        act
        for word in sentence.words
        if word.lower in openers and (act := _act_of(sentence, word, book)) is not None
    ]
    if not acts and (quoted := colon_quote(sentence, book)):
        acts.append(quoted)
    if told := state_party_should(sentence, book):
        acts.append(told)
    return _without_repeats(acts)


@cache
def _openers() -> frozenset[str]:
    """The words that may tell an act; the others of a sentence are not tried."""
    book = load_frames()
    listed = (book.complements, book.verbs, book.nouns, _COPULAS, word_list("reporting"))
    return frozenset(word for words in listed for word in words)


def _act_of(sentence: Sentence, word: Word, book: FrameBook) -> Act | None:
    """The act that one word tells, by the first reading that fits."""
    lower = word.lower
    found = None
    if word.mention is not None:
        return None
    if lower in book.complements:
        found = complement_act(sentence, word, book)
    if found is None and lower in book.verbs and is_verb(sentence, word):
        found = verb_act(sentence, word, book)
    if found is None and lower in book.nouns and word.tag.startswith("NN"):
        found = noun_act(sentence, word, book)
    if found is None and lower in _COPULAS:
        found = phrase_act(sentence, word, book)
    if found is None and lower in word_list("reporting"):
        found = according_to(sentence, word, book)
    return found


def _without_repeats(acts: list[Act]) -> list[Act]:
    """Without nouns that an act's own verb governs: "reiterated its call" is one act."""
    acts = [act for act in acts if not _is_what_was_asked(act, acts)]
    verbs = [act for act in acts if act.rule != "noun_frame"]
    kept = []
    for act in acts:
        if act.rule == "noun_frame" and any(_tells_same(act, verb) for verb in verbs):
            continue
        kept.append(act)
    return kept


def _is_what_was_asked(act: Act, acts: list[Act]) -> bool:
    """Whether a bare verb stands in the content of a directive: "recommended that the Council refer"."""
    if act.trigger.lower != act.frames[0].verb and act.trigger.tag != "VB":
        return False
    return any(
        other is not act
        and other.frames[0].modality.family == "directive"
        and other.rule != "noun_frame"
        and any(start <= act.trigger.start < end for start, end in other.pieces)
        for other in acts
    )


def _tells_same(noun: Act, verb: Act) -> bool:
    sentence = noun.sentence
    governor = sentence.governor(noun.trigger)
    if governor is not None and governor.index == verb.trigger.index:
        same = (
            not noun.speakers
            or noun.speakers[0].lower in {"its", "their", "his", "her"}
            or noun.speakers[0] in verb.speakers
        )
        return same or noun.trigger.dep == "nsubjpass"
    if noun.trigger.dep == "pobj" and governor is not None and governor.lower == "with":
        return governor.head == verb.trigger.index  # "noted with concern"
    return any(
        child.index == verb.trigger.index for child in sentence.under(noun.trigger, "acl", "relcl")
    )


def governing_acts(act: Act, acts: Sequence[Act]) -> Iterator[Act]:
    """The acts of the same sentence in whose content this one lies, the nearest first."""
    for governor in act.sentence.governors(act.trigger):
        for other in acts:
            if other.trigger.index == governor.index:
                yield other
