"""The relations of a sentence's words, guessed in one pass from left to right, for the mode "rules".

Noun phrases wait for their verb; "that", "which", "when" and an opening quotation mark begin a clause,
which ends at its comma or where an outer clause gets the verb that it lacks.
"""

from collections.abc import Sequence

from loaders.claims.guess_links import place_link, place_to, tag_of_that
from loaders.claims.guess_phrases import add_to_phrase, close_phrase
from loaders.claims.guess_reading import Clause, Reading
from loaders.claims.guess_tags import IN_PHRASE, NOMINAL, fixed_tag, tag_of
from loaders.claims.guess_verbs import close_helpers, place_adverb, place_auxiliary, place_verb
from loaders.claims.verb_shapes import BE, DO, HAVE, NEGATIONS, is_adverb, shape_of
from loaders.claims.words import Word

_OPENS_SET = frozenset(["as", "at"])
_SET_AFTER_AT = frozenset(["least", "once", "first", "last", "most", "large", "present"])


def read_clauses(words: Sequence[Word]) -> Reading:
    """The tag, relation and head of each word; heads may still form a loop."""
    heads = list(range(len(words)))
    reading = Reading(words, [], [""] * len(words), heads, [Clause("ROOT", -1)])
    for word in words:
        tag = _tag(reading, word)
        reading.tags.append(tag)
        _place(reading, word, tag)
    close_phrase(reading)
    close_helpers(reading)
    _finish(reading)
    return reading


def _tag(reading: Reading, word: Word) -> str:
    tag = fixed_tag(word)
    if tag:
        is_set = word.lower in _OPENS_SET and _is_set_phrase(reading, word.index)
        return "RB" if is_set else tag
    if word.lower == "that":
        return tag_of_that(reading, word)
    if reading.set_words and word.index in reading.set_words:
        return "RB"
    if reading.helpers and reading.tags[reading.helpers[-1]] == "TO":
        return "RB" if is_adverb(word.lower) else "VB"
    shape = shape_of(word.lower)
    is_past = not {*shape}.isdisjoint("PD") and word.text[0].islower()
    if is_past and reading.phrase and reading.tags[-1] in NOMINAL:
        close_phrase(reading)
    return tag_of(reading.words, reading.tags, word.index, has_verb=reading.has_verb())


def _is_set_phrase(reading: Reading, at: int) -> bool:
    """ "at least", "at once"; "as early as", of which the last word is the preposition."""
    after = [word.lower for word in reading.words[at + 1 : at + 3]]
    if reading.words[at].lower == "at" and after[:1] and after[0] in _SET_AFTER_AT:
        reading.set_words = frozenset({at + 1})
        return True
    if len(after) == 2 and after[1] == "as" and reading.words[at].lower == "as":
        reading.set_words = frozenset({at + 1})
        return True
    return False


def _place(reading: Reading, word: Word, tag: str) -> None:
    if tag in IN_PHRASE:
        if not _is_list_mark(reading, word):
            add_to_phrase(reading, word, tag)
        return
    close_phrase(reading)
    if tag == "RB":
        place_adverb(reading, word)
    elif tag == "MD" or word.lower in BE or word.lower in HAVE or word.lower in DO:
        place_auxiliary(reading, word, tag)
    elif tag == "TO":
        close_helpers(reading)
        place_to(reading, word)
    elif tag.startswith("V"):
        place_verb(reading, word.index, tag)
    else:
        close_helpers(reading)
        place_link(reading, word, tag)


def _is_list_mark(reading: Reading, word: Word) -> bool:
    """The "a" of "(a)"."""
    at = word.index
    is_closed = at + 1 < len(reading.words) and reading.words[at + 1].text == ")"
    return is_closed and len(word.text) <= 3 and at == 1


def _finish(reading: Reading) -> None:
    """A root for the sentence; what hangs nowhere yet hangs on it."""
    if reading.root < 0:
        verbs = [
            at
            for at, tag in enumerate(reading.tags)
            if tag.startswith("V") and reading.deps[at] not in {"aux", "auxpass"}
        ]
        nouns = [clause.subject for clause in reading.stack if clause.subject >= 0]
        reading.root = next(iter([*verbs, *nouns]), 0)
    for at, dep in enumerate(reading.deps):
        if at == reading.root:
            reading.heads[at], reading.deps[at] = at, "ROOT"
        elif not dep or reading.heads[at] == at:
            reading.heads[at] = _near(reading, at)
            reading.deps[at] = dep or _left_over(reading, at)


def _near(reading: Reading, at: int) -> int:
    """The verb that a left-over word goes with: an adverb's nearest, else the root."""
    if reading.tags[at] == "RB":
        for place in (at + 1, at - 1, at + 2, at - 2):
            if 0 <= place < len(reading.tags) and reading.tags[place].startswith("V"):
                return place
    return reading.root


def _left_over(reading: Reading, at: int) -> str:
    if reading.words[at].lower in NEGATIONS:
        return "neg"
    return {"RB": "advmod", "CC": "cc", "WRB": "advmod"}.get(reading.tags[at], "dep")
