"""Which words carry an act's content, and whom it asks: complements, objects, quotations."""

from loaders.claims.fitting import stands_before_colon
from loaders.claims.pieces import CLAUSES, conjuncts
from loaders.claims.words import Sentence, Word

_MONTHS = frozenset(
    {
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday", "Sunday",
    }
)  # fmt: skip
_ASKING_PARTICLES = frozenset({"on", "upon", "to", "with"})
_TELLING_PREPOSITIONS = frozenset(
    ["for", "about", "at", "over", "of", "on", "regarding", "concerning", "to", "as"]
)
_GROUNDS = frozenset(["ground", "grounds", "basis", "pretext", "condition", "assumption"])
_UNDER_GROUNDS = frozenset(["on", "under", "upon", "with"])
_REASONS = frozenset(["ground", "grounds", "basis", "reason", "reasons"])
_ASKED = frozenset({"party", "state", "government", "authorities", "country", "states"})
_CONTENT_PREPOSITIONS = frozenset(
    {
        "for", "about", "at", "over", "by", "on", "against", "with", "to", "regarding",
        "concerning", "of", "in", "that", "from", "as",
    }
)  # fmt: skip


def content_heads(sentence: Sentence, verb: Word, wants_clause: bool) -> list[Word]:
    """The heads of what the verb says, the clause first, then its object, then a preposition's.

    With `wants_clause`, a clause before the verb (a quotation) comes before its objects.
    """
    clauses = [
        clause
        for clause in sentence.under(verb, *CLAUSES)
        if clause.index > verb.index and not _is_grounds(sentence, clause)
    ]
    if clauses:
        return _believed(sentence, clauses) or clauses
    if asked := _asked_infinitive(sentence, verb):
        return [asked]
    before = [
        clause
        for clause in sentence.under(verb, *CLAUSES)
        if not stands_before_colon(sentence, clause, verb)
    ]
    if wants_clause and before and before[0].dep == "ccomp":
        return before[:1]
    return _object_heads(sentence, verb) or before[:1]


def _is_grounds(sentence: Sentence, clause: Word) -> bool:
    """ "refused on the ground that …": why it was done, not what."""
    before = [w.lower for w in sentence.words[max(0, clause.left - 4) : clause.left]]
    return before[-1:] != [] and before[-1] in _GROUNDS and not _UNDER_GROUNDS.isdisjoint(before)


def _believed(sentence: Sentence, clauses: list[Word]) -> list[Word]:
    """What there are "grounds to believe": the clause under "believe"."""
    first = clauses[0]
    before = sentence.words[first.left - 1].lower
    return sentence.under(first, "ccomp") if before in _REASONS else []


def _object_heads(sentence: Sentence, verb: Word) -> list[Word]:
    """The object with its predicate or the phrase after it, the noun that the verb describes, else a preposition."""
    objects = [
        found
        for found in sentence.under(verb, "dobj", "nsubjpass", "attr", "oprd")
        if found.dep != "oprd" or sentence.words[found.left - 1].text != ","
    ]
    prepositions = [
        child
        for child in sentence.under(verb, "prep", "prt", "agent")
        if child.lower in _CONTENT_PREPOSITIONS
        and child.index > verb.index
        and not _is_dating(sentence, child)
    ]
    if not objects:
        described = _described(sentence, verb)
        return [described] if described is not None else prepositions[:1]
    if objects[0].dep == "nsubjpass" and len(objects) == 1:
        return [objects[0], verb]
    if len(objects) > 1 and objects[-1].dep == "oprd" and objects[0].index > verb.index:
        return [objects[0], objects[-1]]
    near = _object_or_what_follows(sentence, objects[0], prepositions)
    return near if near != objects[:1] else [objects[-1]]


def _asked_infinitive(sentence: Sentence, verb: Word) -> Word | None:
    """What is asked of a named addressee, where the parser hung it elsewhere: "ordered the State party to try
    them", "called on Togo in May to free them"."""
    for found in _asked_heads(sentence, verb):
        is_asked = found.mention is not None or found.lower in _ASKED or found.tag == "PRP"
        for child in (*sentence.under(found, "acl", "relcl"), *sentence.under(verb, "advcl")):
            if (
                is_asked
                and child.index > max(found.index, verb.index)
                and any(a.tag == "TO" for a in sentence.under(child, "aux"))
            ):
                return child
    return None


def _asked_heads(sentence: Sentence, verb: Word) -> list[Word]:
    named = sentence.under(verb, "dobj", "nsubjpass")
    for child in sentence.under(verb, "prep", "prt"):
        named += sentence.under(child, "pobj") if child.lower in _ASKING_PARTICLES else []
    return named


def _described(sentence: Sentence, verb: Word) -> Word | None:
    """The noun that is its object: "the deplored raids", "a decision the Council regretted", "a view held by UNHCR"."""
    noun = sentence.governor(verb)
    if noun is None:
        return None
    if verb.dep == "amod":
        return noun if noun.index > verb.index else None
    is_bare = verb.dep == "relcl" and not sentence.under(verb, "prep", "prt", "auxpass")
    is_held = verb.dep == "acl" and verb.tag == "VBN" and bool(sentence.under(verb, "agent"))
    return noun if is_bare or is_held else None


def _object_or_what_follows(
    sentence: Sentence, found: Word, prepositions: list[Word]
) -> list[Word]:
    """The object; where it is a bare noun ("voiced alarm at …") with the phrase after it, where it is a
    name ("asked Chad for …") that phrase alone."""
    after = [p for p in prepositions if p.index > found.right]
    is_bare = found.mention is not None or found.right == found.index
    is_near = bool(after) and sentence.words[after[0].index - 1].text != ","
    if not is_near or not is_bare or after[0].lower not in _TELLING_PREPOSITIONS:
        return [found]
    is_asked = found.mention is not None or found.lower in _ASKED or found.tag == "PRP"
    return after[:1] if is_asked else [found, after[0]]


def asked_of(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The heads of the phrases that name whom a directive asks."""
    for child in sentence.under(verb, "prep", "prt", "dative"):
        if child.lower in _ASKING_PARTICLES or child.dep == "dative":
            under = sentence.under(child, "pobj") or ([child] if child.dep == "dative" else [])
            if under and not _is_date(under[0]):
                return _with_conjuncts(sentence, under[0])
    clause = sentence.first_under(verb, *CLAUSES)
    if clause is not None and clause.index > verb.index:
        subject = sentence.first_under(clause, "nsubj", "nsubjpass")
        direct = sentence.first_under(verb, "dobj")
        if direct is not None:
            return _with_conjuncts(sentence, direct)
        if subject is not None:
            return _with_conjuncts(sentence, subject)
    direct = sentence.first_under(verb, "dobj", "dative")
    if direct is not None:
        return _with_conjuncts(sentence, direct)
    passive = sentence.first_under(verb, "nsubjpass")
    return _with_conjuncts(sentence, passive) if passive is not None else ()


def _is_dating(sentence: Sentence, preposition: Word) -> bool:
    """ "agreed in September to": a preposition that tells when."""
    named = sentence.first_under(preposition, "pobj")
    return named is not None and _is_date(named) and preposition.lower in {"in", "on", "by"}


def _is_date(word: Word) -> bool:
    return word.text.isdigit() or word.text in _MONTHS


def _with_conjuncts(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    return (word, *(c for c in conjuncts(sentence, word) if c.tag.startswith(("N", "P"))))
