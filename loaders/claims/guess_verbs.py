"""Verbs placed in their clauses: what each hangs on, its auxiliaries and its subject, for the mode "rules".

A finite verb goes to the clause that waits for one; a further one is joined to it. Infinitives and
participles hang on the verb or noun before them.
"""

from collections.abc import Sequence

from loaders.claims.frames import load_frames
from loaders.claims.guess_reading import Clause, Reading
from loaders.claims.guess_tags import FINITE, IN_PHRASE, NOMINAL, fixed_tag, raw_tag
from loaders.claims.verb_shapes import BE, DO, HAVE, NEGATIONS, SUBORDINATORS, shape_of
from loaders.claims.wordlists import word_list
from loaders.claims.words import Word

_CLOSING_WORDS = 14


def place_adverb(reading: Reading, word: Word) -> None:
    if reading.helpers or word.lower in NEGATIONS:
        reading.helpers.append(word.index)


def place_auxiliary(reading: Reading, word: Word, tag: str) -> None:
    """Keep it for the verb that follows; one that no verb follows is a verb itreading."""
    following = word.index + 1
    while following < len(reading.words) and (
        fixed_tag(reading.words[following]) == "RB" or reading.words[following].lower.endswith("ly")
    ):
        following += 1
    if tag != "MD" and not _helps(reading, word, following):
        place_verb(reading, word.index, tag)
    else:
        reading.helpers.append(word.index)


def _helps(reading: Reading, word: Word, following: int) -> bool:
    after = reading.words[following] if following < len(reading.words) else None
    if after is None:
        return False
    shape = shape_of(after.lower) if after.mention is None and after.text[0].islower() else ""
    if word.lower in DO:
        return "B" in shape or reading.stack[-1].subject < 0
    if word.lower in HAVE:
        opens = reading.stack[-1].subject < 0 and reading.stack[-1].verb < 0
        return bool({*shape} & {"P", "N"}) or after.lower == "been" or (opens and bool(word.index))
    return bool({*shape} & {"P", "N", "G"}) or after.lower == "being"


def close_helpers(reading: Reading) -> None:
    """Auxiliaries that got no verb: the last one is the verb."""
    helpers, reading.helpers = reading.helpers, []
    last = next((at for at in reversed(helpers) if reading.tags[at] not in {"RB", "TO"}), None)
    if last is not None:
        reading.helpers = [at for at in helpers if at < last]
        place_verb(reading, last, reading.tags[last])


def place_verb(reading: Reading, at: int, tag: str) -> None:
    helpers, reading.helpers = reading.helpers, []
    is_finite = tag in FINITE or any(reading.tags[h] in FINITE for h in helpers)
    is_finite = is_finite or (tag == "VBN" and _is_asked(reading, helpers))
    if any(reading.tags[h] == "TO" for h in helpers):
        _place_infinitive(reading, at)
    elif is_finite or (tag == "VB" and _takes_bare(reading, at)):
        _place_finite(reading, at)
    elif tag == "VB":
        reading.hang(at, reading.verb if reading.verb >= 0 else reading.noun, "conj")
    else:
        _place_participle(reading, at, tag)
    _place_helpers(reading, at, helpers)
    reading.preposition = -1
    reading.verb = at


def _is_asked(reading: Reading, helpers: Sequence[int]) -> bool:
    """ "that they be freed": a passive in the subjunctive is its clause's verb."""
    clause = reading.stack[-1]
    has_be = any(reading.words[helper].lower == "be" for helper in helpers)
    return has_be and clause.verb < 0 and clause.subject >= 0


def _takes_bare(reading: Reading, at: int) -> bool:
    clause = reading.stack[-1]
    return clause.verb < 0 and (clause.subject >= 0 or not at or clause.dep != "ROOT")


def _place_helpers(reading: Reading, at: int, helpers: list[int]) -> None:
    is_passive = reading.tags[at] == "VBN"
    for helper in helpers:
        word = reading.words[helper]
        if word.lower in NEGATIONS:
            dep = "neg"
        elif reading.tags[helper] == "RB":
            dep = "advmod"
        else:
            dep = "auxpass" if is_passive and word.lower in BE else "aux"
        reading.hang(helper, at, dep)
        if dep == "auxpass":
            _make_passive(reading, at)


def _make_passive(reading: Reading, at: int) -> None:
    for clause in reading.stack:
        if clause.verb == at and clause.subject >= 0 and reading.heads[clause.subject] == at:
            reading.deps[clause.subject] = "nsubjpass"


def _place_finite(reading: Reading, at: int) -> None:
    waiting = next((c for c in reversed(reading.stack) if c.verb < 0), None)
    if reading.stack[-1].verb >= 0 and waiting is not None and waiting.subject >= 0:
        while reading.stack[-1] is not waiting:
            reading.stack.pop()
    clause = reading.stack[-1]
    if clause.verb >= 0:
        _join_finite(reading, at)
        return
    clause.verb = at
    if clause.subject >= 0:
        reading.hang(
            clause.subject, at, "expl" if reading.tags[clause.subject] == "EX" else "nsubj"
        )
    if clause.mark >= 0:
        reading.hang(clause.mark, at, "mark")
    _hang_clause(reading, clause, at)
    reading.noun = -1 if clause.subject < 0 else reading.noun


def _hang_clause(reading: Reading, clause: Clause, at: int) -> None:
    if clause.dep == "ROOT":
        reading.root = at
    elif clause.dep == "conj" and _closes_saying(reading, at, clause):
        reading.deps[reading.root], reading.heads[reading.root] = "ccomp", at
        reading.root = at
    elif clause.owner >= 0:
        reading.hang(at, clause.owner, clause.dep)
    else:
        reading.deps[at] = clause.dep


def _closes_saying(reading: Reading, at: int, clause: Clause) -> bool:
    """Whether the verb tells who said what stands before it: "…, the experts said"."""
    word = reading.words[at]
    before = reading.words[clause.subject - 1 if clause.subject > 0 else at - 1]
    while before.index > 0 and reading.tags[before.index] in IN_PHRASE:
        before = reading.words[before.index - 1]
    left = (
        next((w.index for w in reading.words[at + 1 :] if w.text in ',;"'), len(reading.words)) - at
    )
    is_said = word.lower in word_list("saying") or word.lower in load_frames().verbs
    return (
        before.text in {",", '"'}
        and is_said
        and left < _CLOSING_WORDS
        and clause.owner == reading.root
    )


def _join_finite(reading: Reading, at: int) -> None:
    """A finite verb after one of its clause: joined to it, or an attribution turned round."""
    before = reading.words[at - 1].text if at else ""
    if before in {'"', ","} and reading.tags[at] in {"VBD", "VBZ"} and _is_inverted(reading, at):
        reading.awaits_speaker = at
        reading.stack = reading.stack[:1]
        reading.deps[reading.root], reading.heads[reading.root] = "ccomp", at
        reading.root = reading.stack[0].verb = at
        return
    joined = _joined(reading, at)
    while reading.stack[-1] is not joined:
        reading.stack.pop()
    reading.hang(at, joined.verb, "conj")
    joined.verb = at if joined.dep != "ROOT" else joined.verb


def _joined(reading: Reading, at: int) -> Clause:
    """The clause that a verb goes on with: the main one after ", and", else the last whose verb is of its kind."""
    link = at - 1
    while link > 0 and reading.tags[link] == "RB":
        link -= 1
    acts = load_frames().verbs
    known = [clause for clause in reading.stack if clause.verb >= 0]
    is_act = reading.words[at].lower in acts
    if (
        is_act
        and reading.words[link - 1].text == ","
        and reading.tags[known[0].verb] == reading.tags[at]
    ):
        return known[0]
    for clause in reversed(known):
        is_like = reading.tags[clause.verb] == reading.tags[at]
        if not is_act or (is_like and reading.words[clause.verb].lower in acts):
            return clause
    return known[-1]


def _is_inverted(reading: Reading, at: int) -> bool:
    after = raw_tag(reading.words, at + 1)
    return reading.words[at].lower in word_list("saying") and (after in NOMINAL or after == "DT")


def _place_infinitive(reading: Reading, at: int) -> None:
    opens = reading.infinitive
    before = reading.words[opens - 1] if opens > 0 else None
    while before is not None and before.index > 0 and reading.tags[before.index] == "RB":
        before = reading.words[before.index - 1]
    tag = reading.tags[before.index] if before is not None else ""
    earlier = _last_infinitive(reading, opens)
    if tag in {"CC", ","} and earlier >= 0:
        reading.hang(at, earlier, "conj")
    elif tag in NOMINAL and before is not None and reading.takes_infinitive(before.index):
        reading.hang(at, before.index, "acl")
    elif reading.verb >= 0:
        main = (
            reading.stack[-1].verb if tag == "," and reading.stack[-1].verb >= 0 else reading.verb
        )
        reading.hang(at, main, "xcomp")
    elif reading.noun >= 0:
        reading.hang(at, reading.noun, "acl")
    else:
        reading.deps[at] = "advcl"


def _last_infinitive(reading: Reading, before: int) -> int:
    found = (i for i in range(before - 1, -1, -1) if reading.deps[i] in {"xcomp", "acl"})
    return next((i for i in found if reading.tags[i] == "VB"), -1)


def _is_predicate(reading: Reading, at: int) -> bool:
    """The "concerned" of "remains deeply concerned"."""
    before = at - 1
    while before > 0 and (reading.tags[before] == "RB" or reading.words[before].text == '"'):
        before -= 1
    return before == reading.verb and reading.words[before].lower in load_frames().copulas


def _place_participle(reading: Reading, at: int, tag: str) -> None:
    before = reading.tags[at - 1] if at else ""
    clause = reading.stack[-1]
    opener = reading.words[at - 1].lower if at else ""
    if reading.preposition >= 0:
        reading.hang(at, reading.preposition, "pcomp")
    elif reading.verb >= 0 and _is_predicate(reading, at):
        reading.hang(at, reading.verb, "acomp")
    elif opener in SUBORDINATORS and clause.verb >= 0:
        reading.hang(at, clause.verb, "advcl")
    elif before == "CC" and reading.verb >= 0 and reading.tags[reading.verb] == tag:
        reading.hang(at, reading.verb, "conj")
    elif before in NOMINAL and reading.noun >= 0:
        reading.hang(at, reading.noun, "acl")
    elif clause.verb >= 0:
        is_beside = before == "," or tag == "VBN"
        reading.hang(
            at, clause.verb if is_beside else reading.verb, "advcl" if is_beside else "xcomp"
        )
    elif clause.subject >= 0:
        reading.hang(at, clause.subject, "acl")
    else:
        reading.deps[at] = "advcl"
