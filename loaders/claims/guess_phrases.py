"""Noun phrases placed as subject, object or apposition, for the mode "rules".

A phrase before its clause's verb is the subject; one after it is an object, unless a finite verb follows,
which makes it the subject of a clause of its own.
"""

from loaders.claims.frames import load_frames
from loaders.claims.guess_reading import Clause, Reading
from loaders.claims.guess_tags import FINITE, NOMINAL, fixed_tag, is_followed_by_verb
from loaders.claims.guess_verbs import close_helpers
from loaders.claims.verb_shapes import BE, shape_of
from loaders.claims.wordlists import word_list
from loaders.claims.words import Word

_AFTER_TIME = frozenset(["earlier", "later", "afterwards", "beforehand", "ago", "thereafter"])
_OPENING_MARKS = frozenset(["and", "but", "or", ",", '"', ")", "nor", "yet", ";", ":"])
_NOMINATIVES = frozenset(["it", "he", "she", "they", "we", "i"])


def add_to_phrase(reading: Reading, word: Word, tag: str) -> None:
    phrase = reading.phrase
    if phrase:
        last = reading.tags[phrase[-1]]
        is_named = word.mention is not None and word.mention.id.startswith("state:")
        is_counted = tag == "CD" and reading.words[phrase[-1]].mention is not None
        starts = tag in {"DT", "PRP$", "PRP", "EX"} or (is_named and tag == "NNP") or is_counted
        if (starts and last in NOMINAL) or last in {"PRP", "EX"}:
            close_phrase(reading)
    reading.phrase.append(word.index)


def close_phrase(reading: Reading) -> None:
    """Give the phrase its inner relations and its place; adjectives alone are a predicate."""
    phrase, reading.phrase = reading.phrase, []
    if not phrase:
        return
    head = next((at for at in reversed(phrase) if reading.tags[at] in NOMINAL), phrase[-1])
    for at in phrase:
        if at != head:
            reading.heads[at] = head
            reading.deps[at] = _inner_dep(reading, at)
    if reading.tags[phrase[-1]] == "POS" and len(phrase) > 1:
        reading.deps[phrase[-1]] = "case"
    _place_phrase(reading, head, phrase[0])


def _inner_dep(reading: Reading, at: int) -> str:
    tag = reading.tags[at]
    follows = reading.tags[at + 1] if at + 1 < len(reading.tags) else ""
    if follows == "POS" and tag in NOMINAL:
        return "poss"
    if tag in {"DT", "PRP$", "JJ", "CD", "POS"}:
        return {"DT": "det", "PRP$": "poss", "JJ": "amod", "CD": "nummod", "POS": "case"}[tag]
    return "compound"


def _place_phrase(reading: Reading, head: int, first: int) -> None:
    if reading.preposition < 0 and _tells_time(reading, head):
        reading.deps[head] = "npadvmod"
        return
    if reading.preposition >= 0:
        reading.hang(head, reading.preposition, "pobj")
        reading.preposition, reading.noun = -1, head
        return
    clause = reading.stack[-1]
    before = reading.words[first - 1] if first else None
    if clause.verb < 0 and reading.verb > clause.start and not _is_after_mark(reading, first):
        reading.hang(head, reading.verb, _object_dep(reading, head, is_copula=False))
        reading.noun = head
    elif reading.awaits_speaker >= 0:
        reading.hang(head, reading.awaits_speaker, "nsubj")
        reading.awaits_speaker, reading.noun = -1, head
    elif clause.verb < 0 and not reading.helpers:
        _place_subject(reading, clause, head, before)
    elif (
        reading.helpers
        and clause.verb < 0
        and clause.subject < 0
        and reading.helpers[0] != reading.verb
    ):
        clause.subject, reading.noun = head, head
    else:
        close_helpers(reading)
        _place_object(reading, head, before)


def _is_after_mark(reading: Reading, first: int) -> bool:
    return first > 0 and reading.words[first - 1].lower in _OPENING_MARKS


def _tells_time(reading: Reading, head: int) -> bool:
    """Whether a phrase without preposition tells when: "two years later", the "2021" of a date."""
    word = reading.words[head]
    if reading.tags[head] == "CD" and len(word.text) == len("2021") and word.text.isdigit():
        return True
    if word.lower in _AFTER_TIME:
        return True
    if word.lower not in word_list("times"):
        return False
    after = reading.words[head + 1 : head + 2]
    return bool(after) and not (
        fixed_tag(after[0]) in FINITE
        or after[0].lower in {"of", "for"}
        or reading.is_verb(head + 1)
    )


def _place_subject(reading: Reading, clause: Clause, head: int, before: Word | None) -> None:
    is_pronoun = reading.words[head].lower in _NOMINATIVES and reading.tags[head] == "PRP"
    if clause.subject < 0:
        clause.subject = head
    elif reading.tags[clause.subject].startswith("W") and before is not None and before.text != ",":
        clause.subject = head  # "which the Council adopted"
    elif before is not None and before.text == "," and _is_put_in(reading, head):
        reading.push(Clause("parataxis", -1, subject=head))
    elif is_pronoun or _is_of_own_verb(reading, head, before):
        reading.push(Clause("relcl", clause.subject, subject=head))
    elif before is not None and before.lower in {"and", "or", "&"} and reading.noun >= 0:
        reading.hang(head, reading.noun, "conj")
    elif before is not None and before.text in {",", "("}:
        is_listed = before.text == "," and _is_listed(reading, head)
        reading.hang(head, clause.subject, "conj" if is_listed else "appos")
    else:
        reading.hang(head, clause.subject, "appos")
    reading.noun = head


def _is_of_own_verb(reading: Reading, head: int, before: Word | None) -> bool:
    """ "a decision the Council regretted": a phrase right after another, with a verb of its own."""
    is_near = before is not None and reading.tags[before.index] in NOMINAL
    return (
        is_near and reading.stack[-1].dep == "conj" and is_followed_by_verb(reading.words, head + 1)
    )


def _is_put_in(reading: Reading, head: int) -> bool:
    """Whether it and its verb stand between commas: "China, a spokesman retorted, had …"."""
    for word in reading.words[head + 1 : head + 5]:
        if word.text == ",":
            return reading.words[word.index - 1].index > head and reading.is_verb(word.index - 1)
    return False


def _is_listed(reading: Reading, head: int) -> bool:
    """Whether a row that "and" closes goes on after it."""
    for word in reading.words[head + 1 : head + 10]:
        if word.lower in {"and", "or"}:
            return True
        if fixed_tag(word) in FINITE or shape_of(word.lower) in {"D", "P"}:
            return False
    return False


def _place_object(reading: Reading, head: int, before: Word | None) -> None:
    mark = before.lower if before is not None else ""
    is_said = reading.verb >= 0 and reading.words[reading.verb].lower in word_list("saying")
    surely = mark not in _OPENING_MARKS and not is_said
    is_quoter = mark == '"' and not reading.is_quoted and reading.stack[-1].verb >= 0
    if is_quoter or is_followed_by_verb(reading.words, head + 1, surely=surely):
        _open_own_clause(reading, head, mark)
    elif mark in {"and", "or", "&", ",", "("} and reading.noun >= 0:
        reading.hang(head, reading.noun, "appos" if mark == "(" else "conj")
    elif reading.verb >= 0:
        is_copula = reading.words[reading.verb].lower in BE
        reading.hang(head, reading.verb, _object_dep(reading, head, is_copula))
    reading.noun = head


def _object_dep(reading: Reading, head: int, is_copula: bool) -> str:
    if reading.tags[head] == "JJ" or reading.words[head].lower in load_frames().complements:
        return "acomp"
    return "attr" if is_copula else "dobj"


def _open_own_clause(reading: Reading, head: int, mark: str) -> None:
    """A phrase with a verb of its own: after a mark it goes beside the main clause, else it is said."""
    if mark in _OPENING_MARKS:
        main = _main_clause(reading, mark)
        reading.push(Clause("conj", main.verb, subject=head))
    else:
        reading.push(Clause("ccomp", reading.verb, subject=head))


def _main_clause(reading: Reading, mark: str) -> Clause:
    """Which clause goes on after a mark: the outermost after a quotation or comma, else the last."""
    if mark in {",", '"'} or len(reading.stack) == 1:
        while len(reading.stack) > 1:
            reading.stack.pop()
    return next((c for c in reversed(reading.stack) if c.verb >= 0), reading.stack[0])
