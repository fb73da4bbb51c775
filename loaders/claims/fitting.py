"""Whether the words around a verb are those that a frame asks for."""

import itertools

from loaders.claims.acts import Span
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
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PARTICLES = frozenset(["out", "off", "over", "away"])
_LEAST_SAID = 3
_AFTER_NAME = frozenset(
    [
        "in", "on", "after", "at", "last", "this", "when", "while", "as", "but", "and", "during",
        "following", "before", "which", "who", "yesterday", "today", "from",
    ]
)  # fmt: skip
_ATTRIBUTION_WORDS, _REACH = 8, 10
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
        if word.text in {",", ";", ":"} or word.tag in _FINITE:
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
    after = [w.lower for w in itertools.takewhile(lambda w: w.tag not in _FINITE, near)]
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


def said_before(sentence: Sentence, verb: Word) -> Span | None:
    """What stands before an attribution at the sentence's end: "Do not detain them, it told Chad"."""
    if inverted_speaker(sentence, verb) is not None:
        return _around_inverted(sentence, verb)
    if _interrupts(sentence, verb):
        return (sentence.words[0].start, sentence.words[-1].end)
    subject = sentence.first_under(verb, "nsubj")
    if subject is None or sentence.under(verb, "ccomp", "xcomp"):
        return None
    opens = min(subject.left, verb.index)
    told = sentence.words[: max(0, opens - 1)]
    after = sentence.words[verb.index + 1 :]
    stop = next((w.index for w in after if w.text in {",", ";", '"'}), len(sentence.words))
    after = sentence.words[verb.index + 1 : stop]
    if len(told) < 3 or sentence.words[opens - 1].text != "," or len(after) > _ATTRIBUTION_WORDS:
        return None
    is_finite = told[0].tag == "VB" or any(w.tag in {"VBZ", "VBP", "VBD", "MD"} for w in told)
    is_adverbial = told[0].tag in {"IN", "WRB", "RB", "TO", "VBG", "CC"}
    return (told[0].start, told[-1].end) if is_finite and not is_adverbial else None


def _interrupts(sentence: Sentence, verb: Word) -> bool:
    """Whether it stands between a subject and its verb: "The arrest, CERD ruled in May, was unlawful"."""
    subject = sentence.first_under(verb, "nsubj")
    words = sentence.words
    if subject is None or not 1 < subject.left < verb.index or words[subject.left - 1].text != ",":
        return False
    near = words[verb.index + 1 : verb.index + _ATTRIBUTION_WORDS]
    comma = next((w.index for w in near if w.text == ","), len(words))
    goes_on = words[comma + 1 : comma + 2]
    is_subject = words[0].tag not in {"IN", "WRB", "RB", "TO", "VBG", "CC", "VB"}
    has_verb = any(w.tag in _FINITE for w in words[: subject.left])
    return bool(goes_on) and goes_on[0].tag in _FINITE and is_subject and not has_verb


def inverted_speaker(sentence: Sentence, verb: Word) -> Word | None:
    """The name after a verb of speech that follows what was said: "The raids were illegal, ruled CERD in May"."""
    words = sentence.words
    before = words[verb.index - 1].text if verb.index > _LEAST_SAID else ""
    if before not in {",", '"'} or verb.tag not in {"VBD", "VBZ", "VBN"}:
        return None
    name = next((w for w in words[verb.index + 1 : verb.index + 3] if w.tag != "DT"), None)
    if name is None or name.mention is None or name.mention.id.startswith("treaty:"):
        return None
    is_said = any(w.tag in _FINITE for w in words[: verb.index]) or _goes_on(sentence, name)
    if before == "," and not is_said:
        return None
    after = words[name.index + 1].lower if name.index + 1 < len(words) else "."
    is_state = name.mention.id.startswith("state:")
    is_alone = after in _AFTER_NAME or not after[:1].isalpha()
    return name if is_alone and after != "'s" and (not is_state or before == '"') else None


def _goes_on(sentence: Sentence, name: Word) -> bool:
    """Whether after the name and a comma the sentence that it interrupts goes on with its verb."""
    after = sentence.words[name.index + 1 :]
    is_cut = len(after) > _LEAST_SAID and after[0].text == ","
    return is_cut and any(w.tag in _FINITE | {"VBN"} for w in after[1:4])


def _around_inverted(sentence: Sentence, verb: Word) -> Span:
    """What was said, with what follows an attribution put into it: "The ban, ruled CERD, is void"."""
    name = inverted_speaker(sentence, verb) or verb
    words = sentence.words
    has_verb = any(w.tag in _FINITE for w in words[: verb.index])
    if _goes_on(sentence, name) and not has_verb:
        return (words[0].start, words[-1].end)
    left = [w for w in words[: verb.index] if w.text not in {'"'}]
    return (left[0].start, left[-2].end if left[-1].text == "," else left[-1].end)


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


def is_as_said(sentence: Sentence, verb: Word) -> bool:
    """ "As the Committee noted, …": the clause around it is what was said."""
    return verb.dep == "advcl" and any(
        child.lower == "as" and child.dep in {"mark", "prep", "advmod"} and child.index < verb.index
        for child in sentence.under(verb)
    )


def quote_beside(sentence: Sentence, verb: Word) -> Span | None:
    """The longest quotation of the sentence that the verb is not in."""
    best: Span | None = None
    opened: int | None = None
    for word in sentence.words:
        if word.text != '"':
            continue
        if opened is None:
            opened = word.index + 1
            continue
        if not opened <= verb.index < word.index and word.index - opened >= 4:
            span = (sentence.words[opened].start, sentence.words[word.index - 1].end)
            if best is None or span[1] - span[0] > best[1] - best[0]:
                best = span
        opened = None
    if opened is not None and opened > verb.index and len(sentence.words) - opened >= 4:
        return (sentence.words[opened].start, sentence.words[-1].end)
    return best


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
