"""Speakers that the vocabulary does not know: groups of States, national bodies, organizations and people."""

import itertools
import re
from collections.abc import Sequence

from graph_schema.extraction import Party
from loaders.claims.memory import party_of
from loaders.claims.words import Sentence, Word
from loaders.vocabulary import Vocabulary

_NATIONAL_BODIES = frozenset({"commission", "committee", "tribunal", "ombudsman"})
_STATE_OFFICES = frozenset(
    {
        "minister", "ambassador", "president", "adviser", "advisor", "envoy", "secretary",
        "ministry", "government", "governor", "general", "premier", "chancellor", "king", "emir",
        "presidential", "governmental",
    }
)  # fmt: skip
_ORGANIZATIONS = frozenset(
    {
        "coalition", "group", "charity", "organization", "organisation", "ngo", "network", "alliance",
        "federation", "association", "union", "foundation", "collective", "watchdog", "body",
        "agency", "nonprofit", "non-profit", "think-tank", "institute", "clinic", "firm", "party",
    }
)  # fmt: skip
_SHORTEST, _LONGEST = 3, 6
_TENS = frozenset(
    {
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "twenty", "thirty", "forty", "fifty", "sixty", "hundred",
    }
)  # fmt: skip


def group_of_states(sentence: Sentence, head: Word) -> Party | None:
    """ "Thirty-six States", "several delegations": a group without a name; "States" alone is too vague."""
    counted = any(
        child.dep in {"nummod", "amod", "det", "quantmod"} and child.mention is None
        for child in sentence.under(head)
    )
    is_number = (
        sentence.words[head.left].text[:1].isdigit() or sentence.words[head.left].tag == "CD"
    )
    is_some = any(
        c.lower in {"several", "some", "many", "other", "various", "numerous", "number", "dozens"}
        for c in sentence.words[max(0, head.index - 3) : head.index]
    )
    if not counted or not (is_number or is_some or _is_number_word(sentence, head)):
        return None
    return Party("grp:STATES", "States", "collective")


def _is_number_word(sentence: Sentence, head: Word) -> bool:
    words = sentence.words[max(0, head.index - 1) : head.index]
    return any(part in _TENS for w in words for part in w.lower.split("-"))


def named_organization(name_words: list[Word]) -> Party:
    """An organization outside the vocabulary, by the words of its name."""
    return organization(" ".join(word.text for word in name_words))


def organization(name: str) -> Party:
    slug = re.sub(r"[\W_]+", "-", name).strip("-").upper()
    return Party(f"org:{slug}", name, "organization")


def is_acronym(sentence: Sentence, head: Word) -> bool:
    """ "FIFA", "SERAP": capitals alone are an organization's, not a person's; "LAGOS – " is where it was written."""
    if not (
        _SHORTEST <= len(head.text) <= _LONGEST and head.text.isalpha() and head.text.isupper()
    ):
        return False
    after = sentence.words[head.index + 1 : head.index + 2]
    return head.index > 1 or (bool(after) and after[0].text[:1].isalnum())


def is_called_organization(sentence: Sentence, head: Word) -> bool:
    """ "Clean Start, a charity in Nairobi": what stands beside the name says that it is an organization."""
    return any(near.lower in _ORGANIZATIONS for near in sentence.under(head, "appos"))


def bears_state_office(sentence: Sentence, name: list[Word]) -> bool:
    """ "Education Minister X", "Minister of State X", "Presidential adviser X": an office of the State at hand."""
    first = name[0].index
    before = sentence.words[max(0, first - 4) : first]
    words = [w.lower for w in before] + [w.lower for w in name]
    return any(word in _STATE_OFFICES for word in words)


def name_words_of(sentence: Sentence, head: Word) -> list[Word]:
    left = head.index
    while left > 0 and _is_name_part(sentence.words[left - 1]):
        left -= 1
    right = head.index
    while right + 1 < len(sentence.words) and _is_name_part(sentence.words[right + 1]):
        right += 1
    words = list(sentence.words[left : right + 1])
    while words and not words[0].text[:1].isupper():
        words.pop(0)
    while words and not words[-1].text[:1].isupper():
        words.pop()
    return words or [head]


def _is_name_part(word: Word) -> bool:
    if word.mention is not None:
        return False
    return (word.text[:1].isupper() and word.tag.startswith(("NN", "JJ"))) or (
        word.lower in {"of", "for", "van", "de", "al", "and", "on", "in"} and word.tag == "IN"
    )


def employer_in(phrase: Sequence[Word], vocabulary: Vocabulary) -> Party | None:
    """The body after "at" or "of" in a phrase with a role: "X, senior counsel on prisons at Human Rights Watch"."""
    for before, word in itertools.pairwise(w for w in phrase if w.lower != "the"):
        mention = word.mention
        if mention is None or before.lower not in {"at", "of", "for", "with", "from"}:
            continue
        entity = vocabulary.entities.get(mention.id)
        if entity is not None and entity.kind == "body":
            return party_of(entity)
    return None


def body_of_its_own(sentence: Sentence, head: Word) -> Party | None:
    """ "Myanmar's Independent Commission of Enquiry": a national body with a name speaks for itself."""
    if not head.text[:1].isupper() or head.lower not in _NATIONAL_BODIES:
        return None
    name = name_words_of(sentence, head)
    return named_organization(name) if len(name) > 2 else None
