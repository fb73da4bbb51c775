"""What opens and closes clauses and phrases, for the mode "rules": "that", "which", "when", prepositions, marks."""

from loaders.claims.frames import load_frames
from loaders.claims.guess_reading import Clause, Reading
from loaders.claims.guess_tags import FINITE, IN_PHRASE, NOMINAL, is_followed_by_verb, raw_tag
from loaders.claims.verb_shapes import HALF_PREPOSITIONS, SUBORDINATORS, shape_of
from loaders.claims.words import Word

_QUOTED_WORDS = 4
_DATELINE_WORDS = 9
_BEFORE_THAT = frozenset(["CC", ","])


def place_link(reading: Reading, word: Word, tag: str) -> None:
    """A word between phrases: conjunction, relative, subordinator, preposition or mark."""
    if tag in {"WDT", "WP"}:
        _open_relative(reading, word)
    elif word.lower == "that":
        _open_that(reading, word)
    elif tag in {"IN", "WRB"}:
        _place_preposition(reading, word)
    elif word.text == '"':
        _place_quote(reading, word)
    elif word.text in {",", ")"}:
        _pop_closed(reading)
    elif word.text in {";", "—", "–", "-"}:
        _begin_anew(reading, word)


def _begin_anew(reading: Reading, word: Word) -> None:
    """After a semicolon a clause beside the main one; after a dateline's dash the sentence itreading."""
    if reading.root >= 0 and word.text in {";", "—"}:
        reading.stack = [Clause("conj", reading.root, start=word.index)]
    elif reading.root < 0 and word.text != ";" and word.index < _DATELINE_WORDS:
        reading.stack, reading.noun = [Clause("ROOT", -1, start=word.index)], -1


def tag_of_that(reading: Reading, word: Word) -> str:
    """ "that" before a bare noun points at it; after a noun and before a verb it is the noun's relative."""
    after = raw_tag(reading.words, word.index + 1)
    before = reading.tags[word.index - 1] if word.index else "."
    if (
        before in NOMINAL
        and reading.phrase
        and (after in FINITE or reading.is_verb(word.index + 1))
    ):
        return "WDT"
    is_phrase = after in {"NN", "NNS", "JJ", "CD"}
    if before in {"IN", "TO"} or (is_phrase and not _opens_clause(reading, word.index + 1)):
        return "DT"
    return "IN"


def _opens_clause(reading: Reading, at: int) -> bool:
    """Whether a subject and then its verb stand at a place."""
    first = at
    while at < len(reading.words) and raw_tag(reading.words, at) in IN_PHRASE:
        word = reading.words[at]
        if at > first and word.text[0].islower() and {*shape_of(word.lower)} & set("DPZB"):
            return True
        at += 1
    return is_followed_by_verb(reading.words, at) or raw_tag(reading.words, at) == '"'


def _open_that(reading: Reading, word: Word) -> None:
    before = word.index - 1
    while before > 0 and reading.tags[before] == "RB":
        before -= 1
    tag = reading.tags[before] if before >= 0 else "."
    earlier = next((c for c in reversed(reading.stack) if c.dep == "ccomp" and c.verb >= 0), None)
    if tag in _BEFORE_THAT and earlier is not None:
        reading.pop_to(earlier)
        clause = Clause("conj", earlier.verb)
    elif tag in NOMINAL and reading.takes_infinitive(before):
        clause = Clause("acl", before)
    else:
        clause = Clause("ccomp", reading.telling_verb())
    clause.mark = word.index
    reading.push(clause)
    reading.noun = reading.preposition = -1


def _open_relative(reading: Reading, word: Word) -> None:
    after = word.index + 1
    while after < len(reading.words) and raw_tag(reading.words, after) == "RB":
        after += 1
    is_subject = raw_tag(reading.words, after) not in IN_PHRASE or reading.is_verb(after)
    if reading.preposition >= 0:
        reading.hang(word.index, reading.preposition, "pobj")
        reading.preposition, is_subject = -1, False
    owner = reading.noun if word.lower != "what" else -1
    clause = Clause("relcl", owner) if owner >= 0 else Clause("ccomp", reading.telling_verb())
    if is_subject:
        clause.subject = word.index
    reading.push(clause)


def _place_preposition(reading: Reading, word: Word) -> None:
    lower = word.lower
    is_dated = lower in HALF_PREPOSITIONS and raw_tag(reading.words, word.index + 1) == "CD"
    if lower in SUBORDINATORS and not is_dated and _begins_clause(reading, word):
        main = next((c.verb for c in reversed(reading.stack) if c.verb >= 0), -1)
        reading.push(Clause("advcl", main, mark=word.index))
        reading.noun = reading.preposition = -1
        return
    if lower in SUBORDINATORS and lower not in HALF_PREPOSITIONS:
        return
    _hang_preposition(reading, word)
    reading.preposition = word.index


def _begins_clause(reading: Reading, word: Word) -> bool:
    """Whether a noun phrase and then its verb follow."""
    after = word.index + 1
    while after < len(reading.words) and raw_tag(reading.words, after) in IN_PHRASE | {"RB", '"'}:
        if after > word.index + 1 and reading.is_verb(after):
            break
        after += 1
    return after > word.index + 1 and is_followed_by_verb(reading.words, after)


def _hang_preposition(reading: Reading, word: Word) -> None:
    at = word.index
    before = reading.tags[at - 1] if at else ""
    is_agent = word.lower == "by" and reading.verb >= 0 and reading.tags[reading.verb] == "VBN"
    if is_agent:
        reading.hang(at, reading.verb, "agent")
    elif before in NOMINAL and reading.noun >= 0 and _keeps(reading, word):
        reading.hang(at, reading.noun, "prep")
    elif reading.verb >= 0 and (reading.noun < reading.verb or reading.stack[-1].verb >= 0):
        reading.hang(at, reading.verb, "prep")
    elif reading.noun >= 0:
        reading.hang(at, reading.noun, "prep")
    else:
        reading.deps[at] = "prep"


def _keeps(reading: Reading, word: Word) -> bool:
    """Whether a phrase is told more of by "of" or, for a common noun, by other prepositions."""
    noun = reading.words[reading.noun]
    if word.lower == "of" or reading.verb < 0 or reading.noun < reading.verb:
        return True
    if noun.mention is not None or reading.tags[reading.noun] in {"PRP", "CD"}:
        return False
    return word.lower not in {"in", "on", "at", "during", "after", "before", "as"} or (
        noun.lower in load_frames().nouns
    )


def _place_quote(reading: Reading, word: Word) -> None:
    reading.is_quoted = not reading.is_quoted
    if not reading.is_quoted:
        _pop_closed(reading)
        return
    before = reading.words[word.index - 1].text if word.index else ""
    closing = next(
        (w.index for w in reading.words[word.index + 1 :] if w.text == '"'), len(reading.words)
    )
    is_said = before in {",", ":"} and reading.verb >= 0 and reading.stack[-1].verb >= 0
    if is_said and closing - word.index > _QUOTED_WORDS:
        reading.push(Clause("ccomp", reading.stack[-1].verb))
        reading.noun = -1


def _pop_closed(reading: Reading) -> None:
    """End, at a comma, the clauses inside one that waits for its verb or its subject."""
    for place, clause in enumerate(reading.stack[:-1]):
        is_waiting = clause.verb < 0
        is_whole = all(c.verb >= 0 for c in reading.stack[place + 1 :])
        if is_waiting and is_whole:
            del reading.stack[place + 1 :]
            reading.verb = _verb_of(reading, clause)
            reading.noun = clause.subject if clause.subject >= 0 else reading.noun
            return


def _verb_of(reading: Reading, clause: Clause) -> int:
    return clause.verb if clause.verb >= 0 else reading.verb


def place_to(reading: Reading, word: Word) -> None:
    """ "to" before a verb is its mark, else a preposition."""
    at = word.index + 1
    while at < len(reading.words) and raw_tag(reading.words, at) == "RB":
        at += 1
    after = reading.words[at] if at < len(reading.words) else None
    if after is not None and _is_infinitive(reading, after):
        reading.infinitive = word.index
        reading.helpers.append(word.index)
        return
    reading.tags[word.index] = "IN"
    _hang_preposition(reading, word)
    reading.preposition = word.index


def _is_infinitive(reading: Reading, word: Word) -> bool:
    if word.mention is not None or word.text[0].isupper():
        return False
    if word.lower in {"be", "have", "do"} or "B" in shape_of(word.lower):
        return True
    follows = raw_tag(reading.words, word.index + 1)
    takes = follows in {"DT", "PRP", "PRP$", "CD", "WP"}
    return raw_tag(reading.words, word.index) in {"NN", "JJ"} and (takes or follows == "RB")
