"""Acts told by a verb: "urged", "has yet to deny" (none), "was unable to verify"."""

from loaders.claims.acts import Act, Span
from loaders.claims.complement_acts import opens_paragraph
from loaders.claims.contents import asked_of, clause_of, content_heads, pieces_of
from loaders.claims.fitting import count, feeling_of, fits, is_as_said, quote_beside, said_before
from loaders.claims.frames import Frame, FrameBook
from loaders.claims.speakers import (
    follows_comma,
    misread_subject,
    speakers_of,
    with_coordinated,
)
from loaders.claims.unreal import is_negated, is_unreal
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

# Passives that tell a duty rather than an act, and what only a State refuses.
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
_FEW = 3
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def verb_act(sentence: Sentence, verb: Word, book: FrameBook) -> Act | None:
    negated = is_negated(sentence, verb)
    frames = tuple(
        frame
        for frame in book.verbs[verb.lower]
        if fits(frame, sentence, verb) and frame.negated == negated
    )
    if not frames and negated:
        frames = _negated_response(book.verbs[verb.lower], sentence, verb, book)
    if not frames or is_unreal(sentence, verb) or _is_idle_gerund(sentence, verb):
        return None
    felt = feeling_of(sentence, verb) if frames[0].felt else None
    misread = felt or _misread_subject(sentence, verb)
    misread = misread or _who_is_moved(sentence, verb, book)
    speakers = (misread,) if misread is not None else speakers_of(sentence, verb)
    if speakers == () and verb.tag in {"VBD", "VBZ", "VBP"}:
        speakers = _name_before(sentence, verb)
    is_agentless = speakers is None and _is_told_passive(sentence, verb, frames[0])
    if is_agentless:
        speakers = ()
    if speakers is None or _says_only_which(sentence, verb, frames[0]):
        return None
    frame = frames[0]
    is_directive = frame.modality.family == "directive"
    splits = all(
        f.modality.family == "directive" or f.modality.id in {"expressed_concern", "welcomed"}
        for f in frames
    )
    heads = content_heads(sentence, verb, bool(frame.clause))
    if frame.modality.family == "evaluative" and sentence.under(verb, "nsubjpass"):
        heads = []  # "X was criticised by the Committee for Y": all of it is what was said
    quoted = quote_beside(sentence, verb) if frame.clause else None
    if frame.clause and (told := said_before(sentence, verb)):
        quoted, heads = told, []
    if (verb.dep == "parataxis" or is_as_said(sentence, verb)) and not sentence.under(
        verb, "ccomp"
    ):
        quoted, heads = _around(sentence, verb) or quoted, []
    if quoted is not None and heads and heads[0].dep not in {"ccomp", "xcomp", "nsubjpass"}:
        heads = []
    if felt is not None:
        quoted, heads = clause_of(sentence, verb), []
    pieces = pieces_of(sentence, verb, heads, splits) if heads or quoted is None else (quoted,)
    return Act(
        sentence=sentence,
        trigger=verb,
        frames=frames,
        speakers=speakers,
        pieces=pieces,
        clause=clause_of(sentence, verb),
        rule=f"agentless:{frame.verb}" if is_agentless else f"verb_frame:{frame.verb}",
        confidence=0.9 if speakers else 0.6 if is_agentless else 0.7,
        asked=asked_of(sentence, verb) if is_directive else (),
        count=count(sentence, verb) if frame.modality.family == "response" else None,
        is_implied=not speakers,
    )


def is_verb(sentence: Sentence, word: Word) -> bool:
    if word.tag in _VERB_TAGS and (
        word.dep not in {"amod", "compound"} or word.tag in {"VBD", "VBZ", "VBP"}
    ):
        return True
    after = sentence.words[word.index + 1 : word.index + 2]
    if (
        word.lower.endswith(("s", "ing"))
        and word.text[:1].isupper()
        and opens_paragraph(sentence, word)
        and not (after and after[0].lower in {"by", "from", "of"})
    ):
        return True
    if subject_by_place(sentence, word) is not None or misread_subject(sentence, word) is not None:
        return True
    # A headline's or a list's verb tagged as a noun: "NGO calls for release", "Urges Chad to".
    return word.tag in {"NNS", "NNP", "NNPS", "NN"} and bool(sentence.under(word, "nsubj"))


def phrase_act(sentence: Sentence, verb: Word, book: FrameBook) -> Act | None:
    """ "was not in a position to determine", "was unable to verify"."""
    after = tuple(w.lower for w in sentence.words[verb.index + 1 : verb.index + 7])
    for phrase, frame in book.phrases:
        if after[: len(phrase)] == phrase and not is_unreal(sentence, verb):
            speakers = speakers_of(sentence, verb)
            if not speakers:
                return None
            end = sentence.words[verb.right].end
            piece = (sentence.words[speakers[0].left].start, end)
            clause = clause_of(sentence, verb)
            return Act(sentence, verb, (frame,), speakers, (piece,), clause, "phrase", 0.9)
    return None


def _negated_response(
    frames: tuple[Frame, ...], sentence: Sentence, verb: Word, book: FrameBook
) -> tuple[Frame, ...]:
    """ "did not accept the recommendations" rejects them."""
    fitting = [f for f in frames if f.modality.id == "accepted" and fits(f, sentence, verb)]
    if not fitting:
        return ()
    rejected = [f for f in book.verbs["reject"] if f.modality.id == "rejected"]
    return tuple(rejected[:1])


def subject_by_place(sentence: Sentence, word: Word) -> Word | None:
    """The name or report right before a verb that the parser took for a noun: "The COI report details abuses"."""
    if not word.lower.endswith(("s", "ed")) or word.index == 0:
        return None
    before = sentence.words[word.index - 1]
    while before.index > 0 and (before.text in "()" or before.tag == "RB" or before.dep == "appos"):
        before = sentence.words[before.index - 1]
    is_name = before.mention is not None and before.mention.rule not in {
        "state_adjective",
        "state_people",
    }
    if not is_name and before.lower not in word_list("documents"):
        return None
    first = before.index
    while first > 0 and sentence.words[first - 1].tag in {
        "DT",
        "JJ",
        "NN",
        "NNP",
        "CD",
        "PRP$",
        "POS",
    }:
        first -= 1
    opens = first == 0 or sentence.words[first - 1].text in {",", '"', ";", ":"}
    follows = sentence.words[word.index + 1 : word.index + 2]
    takes_object = bool(follows) and (
        follows[0].mention is not None or follows[0].text[:1].isalpha()
    )
    return (
        before
        if opens
        and takes_object
        and follows[0].lower not in {"of", "by", "are", "is", "were", "was", "have", "has"}
        else None
    )


def _misread_subject(sentence: Sentence, word: Word) -> Word | None:
    if word.tag in _VERB_TAGS and word.dep not in {"amod", "compound"}:
        return None
    return subject_by_place(sentence, word)


def _who_is_moved(sentence: Sentence, verb: Word, book: FrameBook) -> Word | None:
    """Who "was disturbed by the law and wanted it repealed": the one who was disturbed."""
    governor = sentence.governor(verb)
    if verb.dep != "conj" or governor is None or governor.lower not in book.complements:
        return None
    own = sentence.first_under(verb, "nsubj")
    return sentence.first_under(governor, "nsubjpass", "nsubj") if own is None else None


def _name_before(sentence: Sentence, verb: Word) -> tuple[Word, ...]:
    """The name right before a finite verb that the parser left without a subject."""
    before = verb.index - 1
    while before >= 0 and (
        sentence.words[before].tag == "RB" or sentence.words[before].text in {",", ")"}
    ):
        before -= 1
    if before < 0:
        return ()
    word = sentence.words[before]
    if word.mention is None:
        # "the chief, Filippo Grandi, told": a person unknown to the vocabulary.
        return (word,) if word.tag == "NNP" and word.text[:1].isupper() else ()
    if word.mention.rule in {"state_adjective", "state_people"}:
        return ()
    return with_coordinated(sentence, word)


def _around(sentence: Sentence, verb: Word) -> Span | None:
    """The sentence into which "the group found" is put, or the longer side where the other is a word or two."""
    left, right = sentence.words[: verb.left], sentence.words[verb.right + 1 :]
    after = sentence.words[verb.index + 1 :]
    if after and after[0].text == ",":
        right = after
    if len(left) > 1 and len(right) > _FEW:
        return (sentence.start, sentence.words[-1].end)
    side = left if len(left) > len(right) else right
    while side and side[0].text in ',"':
        side = side[1:]
    return (side[0].start, side[-1].end) if side else None


def _is_told_passive(sentence: Sentence, verb: Word, frame: Frame) -> bool:
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
        return frame.verb not in _DUTIES or bool(frame.objects) or _is_state(undergone)
    if family == "assertive":
        return frame.verb in _FINDING or _is_state(undergone)
    if family == "dissent":
        noun = undergone.lower if undergone is not None else ""
        words = _LETTING_IN if frame.modality.id == "refused" else _TURNED_DOWN
        return noun in words or noun in _TURNED_DOWN
    return family in {"evaluative", "response"}


def _is_state(word: Word | None) -> bool:
    if word is None:
        return False
    if word.mention is not None:
        return word.mention.id.startswith("state:") and word.mention.rule != "state_people"
    return word.lower in {"state", "party", "government", "authorities", "it"}


def _says_only_which(sentence: Sentence, verb: Word, frame: Frame) -> bool:
    """ "camps which Pyongyang acknowledges", "what it calls a plot": these name things; they tell no statement."""
    objects = sentence.under(verb, "dobj")
    if any(o.lower == "what" and o.index < verb.index for o in objects):
        return True
    return (
        frame.modality.family == "assertive"
        and verb.dep == "relcl"
        and bool(objects)
        and objects[0].lower in {"which", "that", "whom", "what"}
    )


def _is_idle_gerund(sentence: Sentence, verb: Word) -> bool:
    """A gerund names an act done only beside a main verb, in a progressive, or as a preamble's first word."""
    if verb.tag != "VBG" or verb.dep in {"advcl", "acl", "ROOT"}:
        return False
    if sentence.under(verb, "aux") and not follows_comma(sentence, verb):
        return False
    if verb.dep in {"csubj", "dep", "ccomp", "nsubj"} and follows_comma(sentence, verb):
        return False
    if verb.dep == "conj":
        governor = sentence.governor(verb)
        return (
            governor is not None and governor.tag == "VBG" and _is_idle_gerund(sentence, governor)
        )
    if verb.dep == "pcomp":
        governor = sentence.governor(verb)
        return governor is None or governor.lower not in {
            "for",
            "before",
            "after",
            "by",
            "in",
            "while",
        }
    return True
