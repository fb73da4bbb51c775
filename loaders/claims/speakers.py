"""Whose act a verb tells: its grammatical subject, climbed to through coordination, relatives and passives."""

from loaders.claims.words import Sentence, Word

_SILENT = frozenset({"state_adjective", "state_people"})
_SUBJECT_TAGS = frozenset({"PRP", "WP", "WDT", "DT", "JJ", "CD", "IN"})
_RELATIVES = frozenset(["who", "which", "that", "whom"])
_SHARING = frozenset({"conj", "xcomp", "advcl", "dep", "ccomp", "parataxis", "acl", "relcl"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def speakers_of(sentence: Sentence, verb: Word) -> tuple[Word, ...] | None:
    """The heads of the phrases naming who acts; () when the sentence names nobody, `None` when the act is
    passive and its agent left out, so that it belongs to nobody in particular."""
    if own := _own_speaker(sentence, verb):
        return own
    if is_passive(sentence, verb):
        return None
    current = verb
    while (above := _climb(sentence, current)) is not None:
        if _is_noun(above):
            return _with_coordinated(sentence, above)
        current = above
        if own := _own_speaker(sentence, current):
            return own
        if is_passive(sentence, current):
            subject = _undergoer(sentence, current)
            return _with_coordinated(sentence, subject) if subject else None
    return ()


def _own_speaker(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The verb's own agent or subject; () where it has neither, or only undergoes."""
    if misread := misread_subject(sentence, verb):
        return (misread,)
    if agents := _agents(sentence, verb):
        return _with_coordinated(sentence, agents[0])
    subject = None if is_passive(sentence, verb) else _subject(sentence, verb)
    if subject is None:
        return ()
    return _with_coordinated(sentence, _antecedent(sentence, subject, verb))


def misread_subject(sentence: Sentence, verb: Word) -> Word | None:
    """The subject of a past tense that the parser took for a participle.

    A long name, an insertion and a verb in "-ed" ("The Committee, for its part, deplored raids") often come
    out as a noun with a participle, and a sentence without a main verb. Such a sentence has one after all.
    """
    if verb.tag not in {"VBN", "VBD"} or sentence.under(
        verb, "agent", "auxpass", "aux", "nsubj", "nsubjpass"
    ):
        return None
    root = next((word for word in sentence.words if word.dep == "ROOT"), None)
    is_loose = verb.dep in {"acl", "amod", "advcl", "dep", "ROOT"}
    if root is None or not is_loose or root.tag.startswith(("V", "MD")):
        return None
    after = sentence.words[verb.index + 1].lower if verb.index + 1 < len(sentence.words) else ""
    if after in {"by", "in", ",", "."} and not sentence.under(verb, "dobj", "ccomp", "xcomp"):
        return None
    if _is_noun(root) and root.index < verb.index:
        return root
    return _noun_before(sentence, verb) if verb.dep == "amod" else None


def _noun_before(sentence: Sentence, verb: Word) -> Word | None:
    before = sentence.words[verb.index - 1] if verb.index else None
    if before is not None and before.tag.startswith("NN"):
        return before
    for word in reversed(sentence.words[: verb.index]):
        if word.mention is not None and word.mention.rule not in _SILENT:
            return word
    return None


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """Whether what looks like the verb's subject, or the noun it modifies, undergoes it."""
    if sentence.under(verb, "nsubjpass", "auxpass"):
        return True
    if verb.tag in {"VBN", "VBD"} and sentence.under(verb, "agent"):
        return True
    return verb.tag in {"VBN", "VBD"} and verb.dep == "acl"


def _agents(sentence: Sentence, verb: Word) -> list[Word]:
    if verb.tag not in {"VBN", "VBD"}:
        return []
    for child in sentence.under(verb):
        by_agent = child.dep == "agent" or (
            child.dep == "prep" and child.lower == "by" and is_passive(sentence, verb)
        )
        if by_agent:
            named = [pobj for pobj in sentence.under(child, "pobj") if _is_noun(pobj)]
            if named:
                return named
    return []


def _subject(sentence: Sentence, verb: Word) -> Word | None:
    candidates = sentence.under(verb, *_SUBJECTS)
    for auxiliary in sentence.under(verb, "aux", "auxpass"):
        candidates.extend(sentence.under(auxiliary, *_SUBJECTS))
    fitting = [
        child
        for child in candidates
        if child.dep == "nsubj" and (_is_noun(child) or child.tag in _SUBJECT_TAGS)
    ]
    before = [child for child in fitting if child.index < verb.index]
    # Of two, the nearer one: an insertion before it ("members of the panel, the Council") is no subject.
    return before[-1] if before else next(iter(fitting), None)


def _undergoer(sentence: Sentence, verb: Word) -> Word | None:
    for governor in (verb, *sentence.under(verb, "auxpass", "aux")):
        if subject := sentence.first_under(governor, "nsubjpass", "nsubj"):
            return subject
    return None


def _antecedent(sentence: Sentence, subject: Word, verb: Word) -> Word:
    if subject.lower in _RELATIVES:
        for candidate in (verb, *sentence.governors(verb)):
            if candidate.dep == "relcl":
                return sentence.governor(candidate) or subject
    return subject


def _climb(sentence: Sentence, verb: Word) -> Word | None:
    """The word whose subject the verb shares; `None` at the top."""
    governor = sentence.governor(verb)
    if governor is None or verb.dep in {"aux", "amod", "compound"}:
        return None
    if verb.dep == "pcomp":
        return next((w for w in sentence.governors(governor) if w.tag.startswith("V")), None)
    return governor if verb.dep in _SHARING or governor.tag.startswith("V") else None


def _with_coordinated(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    """A head and what is coordinated with it: "CAT and CRC", "CAT as well as CRC"."""
    heads = [head]
    for child in sentence.under(head, "conj"):
        if _is_noun(child):
            heads.extend(_with_coordinated(sentence, child))
    return tuple(heads)


def _is_noun(word: Word) -> bool:
    return word.mention is not None or word.tag.startswith(("NN", "PRP", "WP"))
