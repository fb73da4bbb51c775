"""Guards: what is only possible, asked, hoped, conditional or negated is no act.

The author's own "could" and "should", "if", "whether", "unless", inversion ("should Beijing ever accept"),
questions, "is expected to", "never", "neither": `is_unreal` says so of a verb in a sentence.
"""

from loaders.claims.frames import load_frames
from loaders.claims.words import Sentence, Word

_MODALS = frozenset(
    {
        "could", "should", "may", "might", "must", "would", "can", "will", "shall", "ought",
        "'d", "'ll", "wo", "ca", "need", "cannot",
    }
)  # fmt: skip
_CONDITIONALS = frozenset(["if", "whether", "unless", "lest", "until"])
# Verbs whose infinitive tells what did happen: "went on to urge".
_ACTUAL = frozenset(
    ["continue", "go", "proceed", "begin", "start", "come", "repeat", "cease", "not_stop", "turn"]
)
_DOING = frozenset(
    {
        "used", "uses", "using", "took", "taking", "spoke", "appeared", "wrote", "addressed",
        "issued", "joined", "voted", "met", "held", "gave", "delivered", "convened",
    }
)  # fmt: skip
_HOPES = frozenset(
    {
        "hope", "hopes", "hoped", "hoping", "expect", "expects", "expected", "wish", "wishes",
        "wished", "want", "wants", "wanted", "doubt", "doubts", "doubted", "wait", "wondered",
        "wonder", "wonders", "imagine", "suppose", "supposes", "pretend", "pretends", "fear",
        "feared", "likely", "unlikely", "possible", "impossible", "unclear", "fails", "fail",
        "failed", "failing", "doubtful", "questionable", "improbable", "uncertain", "unthinkable",
        "inconceivable", "supposing", "assuming", "conceivable", "false",
    }
)  # fmt: skip
_NEGATIVES = frozenset(["no", "neither", "none", "nobody", "nor", "few", "hardly"])
# Verbs whose past is their infinitive: "…, never let them in" tells what was done.
_SAME_IN_PAST = frozenset(["let", "put", "set", "cut", "hit", "shut", "cast", "quit", "bid"])
_BESIDE = frozenset(["conj", "advcl", "dep", "parataxis"])
_CLAUSAL = frozenset(
    {"ccomp", "xcomp", "advcl", "conj", "pcomp", "acl", "csubj", "dep", "parataxis"}
)


def is_unreal(sentence: Sentence, verb: Word) -> bool:
    """Whether the verb tells no act that took place; negation is told apart (`is_negated`)."""
    return (
        _has_modal(sentence, verb)
        or _is_bare_infinitive(sentence, verb)
        or _is_conditional(sentence, verb)
        or _is_hoped(sentence, verb)
        or _is_in_unreal_clause(sentence, verb)
        or _is_asked(sentence)
    )


def is_negated(sentence: Sentence, verb: Word) -> bool:
    """Whether the verb or its subject is negated: "did not recommend", "neither body urged"."""
    if any(_negates(sentence, child) for child in sentence.under(verb)):
        return True
    governor = sentence.governor(verb)
    if verb.dep == "conj" and governor is not None and not _has_own_subject(sentence, verb):
        return any(child.dep == "neg" for child in sentence.under(governor)) and verb.tag == "VB"
    return False


def _negates(sentence: Sentence, child: Word) -> bool:
    """Whether one of a verb's words negates it; so does a "nor" before its auxiliary: "nor did it rule that out"."""
    if child.dep == "neg" or child.lower in {"never", "n't", "not", "nor"}:
        return True
    if child.dep in {"aux", "auxpass"}:
        before = sentence.words[child.index - 1].lower if child.index else ""
        return before in {"nor", "neither"}
    if child.dep in {"advmod", "preconj"}:
        return child.lower in {"hardly", "neither", "nowhere"}
    if child.dep in {"nsubj", "nsubjpass"}:
        return _is_no_one(sentence, child)
    if child.dep == "dobj":
        return child.lower == "nothing"
    agents = sentence.under(child) if child.dep == "agent" else []
    return any(_is_no_one(sentence, agent) for agent in agents)


def _is_no_one(sentence: Sentence, noun: Word) -> bool:
    if noun.lower in _NEGATIVES:
        return True
    return any(
        child.lower in {"no", "neither", "few"}
        and child.dep in {"det", "amod", "preconj", "cc", "advmod"}
        for child in sentence.under(noun)
    )


def _has_own_subject(sentence: Sentence, verb: Word) -> bool:
    return bool(sentence.under(verb, "nsubj", "nsubjpass", "csubj", "expl"))


def _has_modal(sentence: Sentence, verb: Word) -> bool:
    current = verb
    while True:
        if any(
            c.dep in {"aux", "auxpass"} and (c.tag == "MD" or c.lower in _MODALS)
            for c in sentence.under(current)
        ):
            return True
        governor = sentence.governor(current)
        if governor is None or current.dep != "conj" or _has_own_subject(sentence, current):
            return False
        if current.tag in {"VBD", "VBZ", "VBP"}:
            return False
        current = governor


def _is_bare_infinitive(sentence: Sentence, verb: Word) -> bool:
    """An infinitive tells an act only under "continued to", or as the purpose of a thing done."""
    current = verb
    while current.dep == "conj" and current.tag == "VB":
        governor = sentence.governor(current)
        if governor is None or any(c.lower == "to" for c in sentence.under(current, "aux")):
            break
        current = governor
    has_to = any(child.lower == "to" and child.dep == "aux" for child in sentence.under(current))
    if not has_to:
        return _is_subjunctive(sentence, verb)
    governor = sentence.governor(current)
    if governor is None:
        return True
    lemma = load_frames().lemmas.get(governor.lower, governor.lower)
    stem = lemma.removesuffix("d").removesuffix("s").removesuffix("e")
    is_actual = any(stem == known.removesuffix("e") or lemma == known for known in _ACTUAL) or governor.lower in {
        "continued", "continues", "continuing", "went", "goes", "began", "begun", "came", "proceeded", "started",
    }  # fmt: skip
    if current.dep in {"xcomp", "advcl"} and is_actual:
        return _has_modal(sentence, governor) or is_negated(sentence, governor)
    if current.dep in {"advcl", "xcomp"} and governor.lower in _DOING:
        return _has_modal(sentence, governor)
    return True


def _is_subjunctive(sentence: Sentence, verb: Word) -> bool:
    """A bare form under a directive ("recommended that Chad free") is what was asked, not done."""
    if verb.tag != "VB":
        return False
    if any(
        child.dep in {"aux", "auxpass"} and child.lower in {"did", "do", "does"}
        for child in sentence.under(verb)
    ):
        return False
    governor = sentence.governor(verb)
    if governor is None:
        return False
    if verb.lower in _SAME_IN_PAST and governor.tag in {"VBD", "VBZ"} and verb.dep in _BESIDE:
        return False
    return verb.dep in _CLAUSAL


def _is_conditional(sentence: Sentence, verb: Word) -> bool:
    current: Word | None = verb
    while current is not None:
        if any(
            child.dep in {"mark", "advmod"} and child.lower in _CONDITIONALS
            for child in sentence.under(current)
        ):
            return True
        if _is_inverted(sentence, current):
            return True
        if current.dep in {"relcl", "ROOT"}:
            return False
        current = sentence.governor(current)
    return False


def _is_inverted(sentence: Sentence, verb: Word) -> bool:
    """ "Had the Committee asked …": an auxiliary before its subject, with no question and no quote."""
    subject = sentence.first_under(verb, "nsubj", "nsubjpass")
    auxiliary = sentence.first_under(verb, "aux", "auxpass")
    return (
        subject is not None
        and auxiliary is not None
        and auxiliary.index < subject.left
        and auxiliary.lower in {"had", "should", "were", "did"}
        and not any(
            w.lower in {"nor", "neither", "only", "so", "nowhere"}
            for w in sentence.words[max(0, auxiliary.index - 3) : auxiliary.index]
        )
    )


def _is_hoped(sentence: Sentence, verb: Word) -> bool:
    for governor in sentence.governors(verb):
        if verb.dep == "relcl":
            return False
        is_doubted = any(c.lower in _HOPES for c in sentence.under(governor, "acomp", "attr"))
        if is_doubted and verb.dep == "ccomp":
            return True
        if governor.lower in _HOPES and verb.dep in {"ccomp", "xcomp", "advcl", "acl"}:
            return True
        if verb.dep not in {"ccomp", "conj", "xcomp"}:
            return False
        verb = governor
    return False


def _is_in_unreal_clause(sentence: Sentence, verb: Word) -> bool:
    """A gerund, or a present "when" clause, under a main verb that itself is only possible."""
    for child in sentence.under(verb, "advmod", "mark"):
        opens = child.dep == "mark" or child.index in {verb.left, verb.left + 1}
        is_never_once = sentence.words[child.index - 1].lower in {"never", "not"}
        is_general = verb.tag in {"VBZ", "VBP", "VB"} and opens and not is_never_once
        if child.lower in {"when", "whenever", "once"} and is_general:
            return True
    governor = sentence.governor(verb)
    if verb.dep == "pcomp" and governor is not None:
        governor = sentence.governor(governor)
    if governor is None or verb.dep not in {"pcomp", "advcl"}:
        return False
    if verb.tag == "VBG" or (verb.tag in {"VBZ", "VBP"} and verb.dep == "advcl"):
        return _has_modal(sentence, governor) or _is_conditional(sentence, governor)
    return False


def _is_asked(sentence: Sentence) -> bool:
    last = sentence.words[-1]
    return last.text == "?" or (
        len(sentence.words) > 1 and sentence.words[-2].text == "?" and last.text in "’”\"'"
    )
