"""Whose act a verb tells: its grammatical subject, climbed to through coordination, relatives and passives."""

from loaders.claims.words import Sentence, Word

_SILENT = frozenset({"state_adjective", "state_people"})
_SUBJECT_TAGS = frozenset({"PRP", "WP", "WDT", "DT", "JJ", "CD", "IN"})
_RELATIVES = frozenset(["who", "which", "that", "whom"])
_SHARING = frozenset({"conj", "xcomp", "advcl", "dep", "ccomp", "parataxis", "acl", "relcl"})
_LIST_LINKS = frozenset([",", "and", "the", "(", ")", "both"])
_INSERTED = 3
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def speakers_of(sentence: Sentence, verb: Word) -> tuple[Word, ...] | None:
    """The heads of the phrases naming who acts; () when the sentence names nobody, `None` when the act is
    passive and its agent left out, so that it belongs to nobody in particular."""
    if own := _own_speaker(sentence, verb) or _participle_subject(sentence, verb):
        return own
    if is_passive(sentence, verb):
        return None
    current = verb
    while (above := _climb(sentence, current)) is not None:
        if _is_noun(above):
            return with_coordinated(sentence, above)
        current = above
        if own := _own_speaker(sentence, current):
            return own
        if is_passive(sentence, current):
            subject = _undergoer(sentence, current)
            return with_coordinated(sentence, subject) if subject else None
    return _main_speaker(sentence, verb)


def outer_speakers(sentence: Sentence, verb: Word, is_for_bodies: bool) -> tuple[Word, ...]:
    """Who told the clause that the parser joined a verb to, where the two verbs are of other forms, or where the
    act is one that only bodies do (`is_for_bodies`).

    "was concerned that women cannot work and recommended that", "denied that they were beaten and pledged":
    the second act is the main speaker's. "said that rebels burned the town and demanded money" stays the rebels'.
    """
    first = verb
    while first.dep == "conj" and (above := sentence.governor(first)) is not None:
        first = above
    outer = sentence.governor(first)
    is_finite = verb.tag in {"VBD", "VBZ"} or bool(sentence.under(verb, "aux"))
    is_told = verb.dep == "conj" and is_finite and first.dep == "ccomp"
    if outer is None or not is_told or (_is_alike(sentence, first, verb) and not is_for_bodies):
        return ()
    moved = _undergoer(sentence, outer) if is_passive(sentence, outer) else None
    if moved is not None and moved.lower != "it":
        return with_coordinated(sentence, moved)  # "was concerned that"
    return speakers_of(sentence, outer) or ()


def _is_alike(sentence: Sentence, first: Word, verb: Word) -> bool:
    """Whether two joined verbs can share their subject: both past, or both perfect, or both passive."""
    forms = [
        {a.lower for a in sentence.under(w, "aux", "auxpass")} - {"also", "has", "have"}
        for w in (first, verb)
    ]
    is_past = first.tag == "VBN" and forms[0] == {"had"} and not forms[1]
    return is_past or (forms[0] == forms[1] and first.tag == verb.tag)


def _main_speaker(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """Who does the main act before a verb that hangs loose: "accepted …, but noted", "…, warning they may"."""
    if opener := _opening_name(sentence, verb):
        return (opener,)
    is_joined = verb.dep == "conj" and verb.tag in {"VBD", "VBZ", "VBP"}
    if not (is_joined or follows_comma(sentence, verb)):
        return ()
    for word in reversed(sentence.words[: verb.index]):
        is_main = word.dep in {"ROOT", "conj"} and word.tag in {"VBD", "VBZ", "VBP"}
        is_main = is_main or (
            word.dep == "advcl" and not sentence.under(word, "mark", "advmod", "aux")
        )
        if is_main and (own := _own_speaker(sentence, word) or _left_name(sentence, word)):
            return own
    return ()


def _opening_name(sentence: Sentence, verb: Word) -> Word | None:
    """The name that opens a sentence and that an insertion parts from its verb: "Togo, host to thousands, said"."""
    words = sentence.words
    opener = next((w for w in words[:2] if w.tag != "DT"), words[0])
    is_cut = verb.dep == "ROOT" and verb.tag in {"VBD", "VBZ", "VBP"} and verb.index > _INSERTED
    if not is_cut or words[verb.index - 1].text != "," or not _is_speaking_name(opener):
        return None
    return opener if words[opener.index + 1].text == "," else None


def _left_name(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The name right before a finite verb."""
    before = sentence.words[verb.index - 1] if verb.index else None
    return (before,) if before is not None and _is_speaking_name(before) else ()


def follows_comma(sentence: Sentence, verb: Word) -> bool:
    """Whether it is a participle after a comma, not one of a list: "…, warning that"."""
    if verb.tag != "VBG" or verb.index < 3 or sentence.words[verb.index - 1].text != ",":
        return False
    return not any(child.dep in {"nsubj", "det"} for child in sentence.under(verb))


def _participle_subject(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The sentence's subject for a past tense read as a participle: "found it broad and deplored convictions"."""
    governor = sentence.governor(verb)
    if verb.dep != "conj" or verb.tag != "VBN" or governor is None or governor.tag.startswith("V"):
        return ()
    before = sentence.words[verb.index - 1].lower if verb.index else ""
    after = sentence.words[verb.index + 1] if verb.index + 1 < len(sentence.words) else None
    if (
        before not in {"and", "but"}
        or after is None
        or not after.tag.startswith(("NN", "DT", "PRP$", "JJ"))
    ):
        return ()
    root = next((w for w in sentence.words[: verb.index] if w.dep == "ROOT"), None)
    return _own_speaker(sentence, root) if root is not None and root.tag == "VBD" else ()


def _own_speaker(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The verb's own agent or subject; () where it has neither, or only undergoes."""
    if misread := misread_subject(sentence, verb):
        return (misread,)
    if agents := _agents(sentence, verb):
        return with_coordinated(sentence, agents[0])
    subject = None if is_passive(sentence, verb) else _subject(sentence, verb)
    if subject is None:
        return ()
    return with_coordinated(sentence, _antecedent(sentence, subject, verb))


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
    is_bare = not sentence.under(verb, "dobj", "ccomp", "xcomp")
    if after in {"by", "in", ",", "."} and is_bare and not _is_dated(sentence, verb):
        return None
    if _is_noun(root) and root.index < verb.index:
        return root
    return _noun_before(sentence, verb) if verb.dep == "amod" else None


def _is_dated(sentence: Sentence, verb: Word) -> bool:
    """ "called in 2019 for": a date right after it, and more to come, makes a past tense."""
    after = sentence.words[verb.index + 1 : verb.index + 5]
    return (
        len(after) > 3
        and after[0].lower in {"in", "on"}
        and any(word.text.isdigit() for word in after[1:3])
        and any(word.lower in {"for", "on", "upon", "that", "to"} for word in after[2:])
    )


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
            named = [
                _antecedent(sentence, pobj, verb)
                for pobj in sentence.under(child, "pobj")
                if _is_noun(pobj)
            ]
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
                noun = sentence.governor(candidate) or subject
                named = sentence.governor(noun) if noun.dep == "appos" else None
                return named if named is not None and named.mention is not None else noun
    return subject


def _climb(sentence: Sentence, verb: Word) -> Word | None:
    """The word whose subject the verb shares; `None` at the top."""
    governor = sentence.governor(verb)
    if governor is None or verb.dep in {"aux", "amod", "compound"}:
        return None
    if verb.dep == "conj" and verb.tag == "VBG" and governor.tag in {"VBD", "VBZ", "VBP", "VB"}:
        # "warning that they live …, and faulting the State": joined to the participle, not to its clause.
        for above in sentence.governors(governor):
            if above.tag == "VBG" and above.dep == "advcl":
                return above
    if verb.dep == "pcomp":
        return next((w for w in sentence.governors(governor) if w.tag.startswith("V")), None)
    return governor if verb.dep in _SHARING or governor.tag.startswith("V") else None


def with_coordinated(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    """A head and what is coordinated with it: "CAT and CRC", "CAT as well as CRC"."""
    heads = [head]
    for child in sentence.under(head, "conj"):
        if _is_noun(child):
            heads.extend(with_coordinated(sentence, child))
    heads += _named_beside(sentence, heads)
    return tuple(heads)


def _named_beside(sentence: Sentence, heads: list[Word]) -> list[Word]:
    """Names in one list with the heads that the parser did not coordinate: "AHRC (AHRC), UNHCR and MSF said"."""
    known = {head.index for head in heads}
    ids = {head.mention.id for head in heads if head.mention is not None}
    if not ids:
        return []
    found: list[Word] = []
    listed = _list_around(sentence, heads[0])
    inside = sentence.words[heads[0].index : heads[0].right + 1]
    if len(heads) > 1 or (
        len(sentence.under(heads[0], "appos")) > 1 and any(w.lower == "and" for w in inside)
    ):
        # "AHRC (AHRC), UNHCR, a committee and an expert": the parser takes a list's second name for an apposition.
        listed += [
            word
            for word in sentence.under(heads[0], "appos")
            if sentence.words[max(0, word.left - 1)].text == "," and word.mention is not None
        ]
    for name in listed:
        if name.mention is not None and name.index not in known and name.mention.id not in ids:
            ids.add(name.mention.id)
            found.append(name)
    return found


def _list_around(sentence: Sentence, head: Word) -> list[Word]:
    """The names of the list that the head stands in: only commas, "and", articles and brackets between them,
    and an "and" somewhere; a single comma makes an apposition, not a list."""
    names, joins = [head], 0
    for step in (-1, 1):
        at, pending = head.index + step, 0
        while 0 <= at < len(sentence.words) and (
            sentence.words[at].lower in _LIST_LINKS or _is_speaking_name(sentence.words[at])
        ):
            word = sentence.words[at]
            pending += word.lower in {"and", "or", "&"}
            if _is_speaking_name(word):
                joins, pending = joins + pending, 0
                names.append(word)
            at += step
    return sorted(names, key=lambda word: word.index) if joins else []


def _is_speaking_name(word: Word) -> bool:
    return word.mention is not None and word.mention.rule not in _SILENT


def _is_noun(word: Word) -> bool:
    return word.mention is not None or word.tag.startswith(("NN", "PRP", "WP"))
