"""Passives that leave out who acted: "Chad was urged to", "the request was turned down"."""

from loaders.claims.frames import Frame
from loaders.claims.words import Sentence, Word

# Verbs whose passive tells a duty rather than an act, unless a State is told; what only a State lets in; what is
# turned down; and what is found.
_DUTIES = frozenset(
    {"oblige", "require", "compel", "mandate", "impose", "order", "refer", "direct"}
)
_LETTING_IN = frozenset({"entry", "access", "visa", "visas", "permission", "visit", "invitation"})
_TURNED_DOWN = frozenset(
    {
        "request", "requests", "offer", "invitation", "recommendation", "recommendations", "call",
        "calls", "appeal", "appeals", "allegation", "allegations", "accusation", "accusations",
        "finding", "findings", "report", "charge", "charges", "claim", "claims", "criticism",
        "demand", "demands", "proposal", "that", "this", "it", "all", "mandate", "visit", "visits",
        "access", "resolution", "figures", "warning", "warnings", "conclusions", "plea",
    }
)  # fmt: skip
_FINDING = frozenset(
    {
        "document", "record", "find", "note", "conclude", "observe", "hold", "declare", "rule",
        "establish", "deem", "judge", "verify", "confirm",
    }
)  # fmt: skip


def is_told_passive(sentence: Sentence, verb: Word, frame: Frame) -> bool:
    """A finite passive without its agent, "was urged to", "was commended for": whoever is being told of did it."""
    is_finite = any(aux.lower in {"was", "were", "been"} for aux in _passive_marks(sentence, verb))
    is_main = verb.dep in {"ROOT", "conj", "advcl", "ccomp", "parataxis"} or (
        verb.dep == "relcl" and _has_named_undergoer(sentence, verb)
    )
    return is_finite and is_main and _is_reported(sentence, verb, frame)


def _has_named_undergoer(sentence: Sentence, verb: Word) -> bool:
    """ "at which amendments were called for", not "amendments that were called for"."""
    undergone = sentence.first_under(verb, "nsubjpass")
    return undergone is not None and not undergone.tag.startswith("W")


def _passive_marks(sentence: Sentence, verb: Word) -> list[Word]:
    """The passive's auxiliaries, those of the verb that it is coordinated with where it has none."""
    marks = sentence.under(verb, "auxpass")
    governor = sentence.governor(verb)
    if not marks and verb.dep == "conj" and governor is not None and governor.tag == verb.tag:
        return _passive_marks(sentence, governor)
    return marks


def _is_reported(sentence: Sentence, verb: Word, frame: Frame) -> bool:
    """Whether such a passive tells what somebody did to whom: bodies ask, judge and find; a State turns down."""
    family, undergone = frame.modality.family, sentence.first_under(verb, "nsubjpass")
    if family == "directive":
        return frame.verb not in _DUTIES or bool(frame.objects) or is_state(undergone)
    if family == "assertive":
        return frame.verb in _FINDING or is_state(undergone)
    if family == "dissent":
        noun = undergone.lower if undergone is not None else ""
        words = _LETTING_IN if frame.modality.id == "refused" else _TURNED_DOWN
        return noun in words or noun in _TURNED_DOWN
    return family in {"evaluative", "response"}


def is_state(word: Word | None) -> bool:
    if word is None:
        return False
    if word.mention is not None:
        return word.mention.id.startswith("state:") and word.mention.rule != "state_people"
    return word.lower in {"state", "party", "government", "authorities", "it"}
