"""Whether the words around a verb are those that a frame asks for."""

import itertools

from loaders.claims.attributions import FINITE, is_as_said, quote_beside, said_before
from loaders.claims.frames import Frame, singular
from loaders.claims.words import Sentence, Word

_SMALL_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_SMALL_NUMBERS.split(), 1)}
# What a parser calls a predicate of the object, and what may lie between it and the verb; "dep" is the
# mode "rules".
_PREDICATES = frozenset(["oprd", "acomp", "xcomp", "ccomp", "attr", "advcl", "amod", "dep"])
_PREDICATED = _PREDICATES | {"conj", "nmod", "compound", "appos", "acl"}
_FEELING = frozenset(
    ["us", "me", "it", "them", "committee", "experts", "commission", "rapporteur", "government"]
)
_QUESTION_WORDS = frozenset(
    ["why", "how", "what", "whether", "when", "where", "who", "which", "if"]
)
_PARTICLES = frozenset(["out", "off", "over", "away"])
_REACH = 10
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def fits(frame: Frame, sentence: Sentence, verb: Word) -> bool:
    """Whether every condition of the frame is met around the verb."""
    return (
        not frame.phrases
        and not _is_other_verb(frame, sentence, verb)
        and _objects_fit(frame, sentence, verb)
        and _clauses_fit(frame, sentence, verb)
        and (not frame.particles or _has_particle(frame, sentence, verb))
        and (
            not frame.adverbs
            or bool(frame.adverbs & {w.lower for w in sentence.under(verb, "advmod")})
        )
        and (not frame.felt or feeling_of(sentence, verb) is not None)
        and (not frame.counted or _counts_alone(sentence, verb))
    )


def _is_other_verb(frame: Frame, sentence: Sentence, verb: Word) -> bool:
    """Whether a particle that the frame does not name makes it another verb: "ruled that out"."""
    particles = {child.lower for child in sentence.under(verb, "prt")} & _PARTICLES
    return bool(particles) and particles.isdisjoint(frame.particles)


def feeling_of(sentence: Sentence, verb: Word) -> Word | None:
    """Whom something "saddens" or "alarms": the object, where it can speak."""
    felt = sentence.first_under(verb, "dobj")
    can_speak = felt is not None and (felt.mention is not None or felt.lower in _FEELING)
    return felt if can_speak and not sentence.under(verb, "auxpass") else None


def _objects_fit(frame: Frame, sentence: Sentence, verb: Word) -> bool:
    objects = _objects(sentence, verb)
    names = {singular(found.lower) for found in objects}
    if any(o.mention is not None and o.mention.id.startswith("state:") for o in objects):
        names.add("state")
    if frame.objects and not frame.objects & (names or _near_nouns(sentence, verb)):
        return False
    if frame.unlike & names:
        return False
    return not frame.object_predicates or any(
        word.lower in frame.object_predicates and _is_predicated(sentence, word, verb)
        for word in sentence.words[verb.index + 1 : verb.right + 1]
    )


def _is_predicated(sentence: Sentence, word: Word, verb: Word) -> bool:
    """Whether the word, or the noun that it describes, is what the verb says of its object."""
    if word.tag == "VB":
        return False  # "called on Togo to open its prisons" calls nothing open
    while word.head != verb.index:
        governor = sentence.governor(word)
        if word.dep not in _PREDICATED or governor is None:
            return False
        word = governor
    return word.dep in _PREDICATES


def _clauses_fit(frame: Frame, sentence: Sentence, verb: Word) -> bool:
    if frame.infinitive and not _has_infinitive(sentence, verb):
        return False
    if frame.clause == "any":
        return _has_clause(sentence, verb)
    if frame.clause == "question":
        return _has_question(sentence, verb)
    if frame.clause == "other":
        return _has_others_doing(sentence, verb)
    return frame.clause != "directive" or _has_subjunctive(sentence, verb)


def _has_question(sentence: Sentence, verb: Word) -> bool:
    """ "asked the delegation how many had been charged"."""
    return any(
        clause.index > verb.index
        and any(w.lower in _QUESTION_WORDS for w in sentence.words[clause.left : clause.left + 2])
        for clause in sentence.under(verb, "ccomp", "advcl", "xcomp")
    )


def _has_others_doing(sentence: Sentence, verb: Word) -> bool:
    """ "wanted it repealed", "wants Chad to free them", "would like to see it repealed": not its own doing."""
    for child in sentence.under(verb, "ccomp", "xcomp", "acomp", "oprd"):
        if child.index < verb.index:
            continue
        subject = sentence.first_under(child, "nsubj", "nsubjpass")
        if subject is not None and subject.index > verb.index:
            return True
        if child.lower == "see" and any(sentence.under(child, "dobj", "ccomp")):
            return True
    return any(
        c.tag == "VBN" for o in sentence.under(verb, "dobj") for c in sentence.under(o, "acl")
    )


def _near_nouns(sentence: Sentence, verb: Word) -> set[str]:
    """Nouns right after the verb, for an object that the parser hung elsewhere."""
    found = set()
    for word in sentence.words[verb.index + 1 : verb.index + 6]:
        is_pointing = word.lower == "that" and word.dep == "det"
        if word.tag in _VERB_TAGS or (word.lower in {"that", ",", "."} and not is_pointing):
            break
        found.add(singular(word.lower))
        if word.tag.startswith("NN"):
            break
    return found


def _objects(sentence: Sentence, verb: Word) -> list[Word]:
    found = sentence.under(verb, "dobj", "nsubjpass", "attr", "oprd")
    found += [c for o in found for c in sentence.under(o, "conj", "appos")]
    if verb.dep == "acl" and verb.tag in {"VBN", "VBD"} and (noun := sentence.governor(verb)):
        found.append(noun)
    if verb.dep == "amod" and (noun := sentence.governor(verb)) and noun.index > verb.index:
        found.append(noun)
    if verb.dep == "relcl" and (noun := sentence.governor(verb)):
        found.append(noun)
    return found


def _has_particle(frame: Frame, sentence: Sentence, verb: Word) -> bool:
    own = sentence.under(verb, "prep", "prt", "dative", "advmod", "agent", "aux")
    if frame.object_of_with:
        if any(
            child.lower in frame.particles and _names(frame.object_of_with, sentence, child)
            for child in (*own, *_after_object(sentence, verb))
        ):
            return True
    elif any(child.lower in frame.particles for child in own):
        return True
    near_words = [w.lower for w in sentence.words[verb.index + 1 : verb.index + 5]]
    if not frame.object_of_with and any(
        w in frame.particles and w in {"for", "upon", "against"}
        for w in _before_verb(sentence, verb, near_words)
    ):
        return True
    if frame.object_of_with or verb.index + 1 >= len(sentence.words):
        return _stands_apart(frame, sentence, verb)
    return sentence.words[verb.index + 1].lower in frame.particles


def _stands_apart(frame: Frame, sentence: Sentence, verb: Word) -> bool:
    """ "notes with deep concern", "took the State party to task": the preposition may hang elsewhere, its noun
    follows it closely, and no other verb stands between."""
    near = sentence.words[verb.index + 1 : verb.index + _REACH]
    for at, word in enumerate(near):
        if word.text in {",", ";", ":"} or word.tag in FINITE:
            return False
        if word.lower in frame.particles:
            follows = [w.lower for w in near[at + 1 : at + 4]]
            if any(lower in frame.object_of_with for lower in follows):
                return True
    return False


def _after_object(sentence: Sentence, verb: Word) -> list[Word]:
    """Prepositions that the parser hung on the object: "noted the sentences with concern"."""
    objects = sentence.under(verb, "dobj")
    return [child for found in objects for child in sentence.under(found, "prep")]


def _names(words: frozenset[str], sentence: Sentence, preposition: Word) -> bool:
    """Whether one of the words stands under the preposition; after "as" it may be an adjective."""
    found = sentence.under(preposition, "pobj")
    if preposition.lower == "as":
        found = sentence.under(preposition)
    found = [*found, *(c for word in found for c in sentence.under(word, "conj"))]
    return any(singular(word.lower) in words or word.lower in words for word in found)


def _before_verb(sentence: Sentence, verb: Word, near: list[str]) -> list[str]:
    """The words after a verb up to the next verb, comma or "that"."""
    kept = []
    for word, lower in zip(sentence.words[verb.index + 1 :], near, strict=False):
        if (
            word.tag in _VERB_TAGS
            or lower in {"that", ",", ";"}
            or (word.tag.startswith("NN") and word.dep == "dobj")
        ):
            break
        kept.append(lower)
    return kept


def _has_infinitive(sentence: Sentence, verb: Word) -> bool:
    for child in sentence.under(verb, "xcomp", "ccomp", "advcl"):
        if child.index > verb.index and any(a.lower == "to" for a in sentence.under(child, "aux")):
            return True
    return any(
        a.lower == "to" and a.dep == "aux" and a.tag == "TO"
        for o in sentence.under(verb, "dobj")
        for child in sentence.under(o, "acl", "relcl")
        for a in sentence.under(child, "aux")
    )


def _has_clause(sentence: Sentence, verb: Word) -> bool:
    if verb.dep == "parataxis" or is_as_said(sentence, verb):
        return True
    for child in sentence.under(verb, "ccomp", "parataxis", "xcomp"):
        if stands_before_colon(sentence, child, verb):
            continue
        if child.dep != "xcomp" or child.tag in {"VBD", "VBZ", "VBP"}:
            is_infinitive = any(a.lower == "to" for a in sentence.under(child, "aux"))
            if not is_infinitive:
                return True
    near = sentence.words[verb.index + 1 : verb.index + 8]
    after = [w.lower for w in itertools.takewhile(lambda w: w.tag not in FINITE, near)]
    if after[:1] == ["that"] and _points_at_noun(sentence, verb):
        return False
    if after[:1] and (
        after[0] in {"that", '"', ":"}
        or after[:2] == [",", '"']
        or ("that" in after and ":" not in after)
    ):
        return True
    return quote_beside(sentence, verb) is not None or said_before(sentence, verb) is not None


def stands_before_colon(sentence: Sentence, clause: Word, verb: Word) -> bool:
    """ "It was not all refusal: Togo agreed to a visit": a sentence of its own, not what was agreed."""
    return any(word.text == ":" for word in sentence.words[clause.index : verb.index])


def _points_at_noun(sentence: Sentence, verb: Word) -> bool:
    """Whether "that" right after the verb goes with a noun: "repeated that demand"."""
    return sentence.words[verb.index + 1].dep == "det"


def _has_subjunctive(sentence: Sentence, verb: Word) -> bool:
    if any(child.tag == "VBG" for child in sentence.under(verb, "xcomp")):
        return True
    return any(
        (_is_bare(sentence, c) and not _has_modal_aux(sentence, c))
        or any(aux.lower == "be" for aux in sentence.under(c, "auxpass"))
        for c in sentence.under(verb, "ccomp")
    )


def _is_bare(sentence: Sentence, verb: Word) -> bool:
    """A bare form, also one taken for a plural's: "that Colombia keep a register"."""
    subject = sentence.first_under(verb, "nsubj")
    is_singular = subject is not None and subject.tag in {"NN", "NNP", "PRP"}
    is_he = subject is not None and subject.lower not in {"they", "we", "i", "you"}
    return verb.tag == "VB" or (verb.tag == "VBP" and is_singular and is_he)


def _has_modal_aux(sentence: Sentence, verb: Word) -> bool:
    return bool(sentence.under(verb, "aux"))


def count(sentence: Sentence, verb: Word) -> int | None:
    """The number of recommendations that the verb governs: "accepted 113 recommendations", "rejected 93"."""
    for word in sentence.words[verb.index + 1 : verb.index + 5]:
        if word.tag == "CD" or word.text.isdigit():
            digits = word.text.replace(",", "")
            return int(digits) if digits.isdigit() else _NUMBERS.get(word.lower)
    return None


def _counts_alone(sentence: Sentence, verb: Word) -> bool:
    """Whether the number stands for recommendations told before: nothing but "of", "the", "them" follows."""
    if count(sentence, verb) is None:
        return False
    after = [w.lower for w in sentence.words[verb.index + 1 : verb.index + 4]]
    plain = [w for w in after if not (w.isdigit() or w in _NUMBERS)]
    return not plain or plain[0] in {
        "of",
        ".",
        ",",
        "and",
        "recommendations",
        "recommendation",
        "out",
        ";",
        "others",
        "more",
    }
