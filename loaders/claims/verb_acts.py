"""Acts told by a verb: "urged", "has yet to deny" (none), "was unable to verify"."""

from loaders.claims.acts import Act, Span
from loaders.claims.attributions import (
    inverted_speaker,
    is_as_said,
    quote_beside,
    said_before,
)
from loaders.claims.complement_acts import opens_paragraph
from loaders.claims.contents import asked_of, content_heads
from loaders.claims.fitting import count, feeling_of, fits
from loaders.claims.frames import Frame, FrameBook
from loaders.claims.passives import is_state, is_told_passive
from loaders.claims.pieces import clause_of, pieces_of
from loaders.claims.speakers import (
    follows_comma,
    misread_subject,
    speakers_of,
    with_coordinated,
)
from loaders.claims.unreal import is_negated, is_unreal
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

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
    speakers = _speakers(sentence, verb, frames[0], book)
    is_agentless = speakers is None and is_told_passive(sentence, verb, frames[0])
    if (speakers is None and not is_agentless) or _says_only_which(sentence, verb, frames[0]):
        return None
    frame = frames[0]
    asks = frame.modality.family == "directive" or _tells_a_state(sentence, verb)
    return Act(
        sentence=sentence,
        trigger=verb,
        frames=frames,
        speakers=speakers or (),
        pieces=_pieces(sentence, verb, frames),
        clause=clause_of(sentence, verb),
        rule="agentless" if is_agentless else "verb_frame",
        word=frame.verb,
        asked=asked_of(sentence, verb) if asks else (),
        count=count(sentence, verb) if frame.modality.family == "response" else None,
        is_implied=not speakers,
    )


def _speakers(
    sentence: Sentence, verb: Word, frame: Frame, book: FrameBook
) -> tuple[Word, ...] | None:
    """Who acts; () where the sentence leaves it out, `None` where a passive does."""
    felt = feeling_of(sentence, verb) if frame.felt else None
    inverted = inverted_speaker(sentence, verb) if frame.clause else None
    named = (
        felt or inverted or _misread_subject(sentence, verb) or _who_is_moved(sentence, verb, book)
    )
    if named is not None:
        return (named,)
    speakers = speakers_of(sentence, verb)
    if speakers == () and verb.tag in {"VBD", "VBZ", "VBP"}:
        return _name_before(sentence, verb)
    return speakers


def _pieces(sentence: Sentence, verb: Word, frames: tuple[Frame, ...]) -> tuple[Span, ...]:
    """The spans of the content: a quotation or the clause around an attribution, else the complements."""
    frame = frames[0]
    if frame.felt:
        return (clause_of(sentence, verb),)
    is_put_in = verb.dep == "parataxis" or is_as_said(sentence, verb)
    if is_put_in and not sentence.under(verb, "ccomp") and (around := _around(sentence, verb)):
        return (around,)
    told = said_before(sentence, verb) or quote_beside(sentence, verb) if frame.clause else None
    heads = content_heads(sentence, verb, bool(frame.clause))
    if frame.modality.family == "evaluative" and sentence.under(verb, "nsubjpass"):
        heads = []  # "X was criticised by the Committee for Y": all of it is what was said
    is_object = bool(heads) and heads[0].dep not in {"ccomp", "xcomp", "nsubjpass"}
    if told is not None and (is_object or not heads or said_before(sentence, verb) is not None):
        return (told,)
    splits = all(
        f.modality.family == "directive" or f.modality.id in {"expressed_concern", "welcomed"}
        for f in frames
    )
    return pieces_of(sentence, verb, heads, splits)


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
            return Act(sentence, verb, (frame,), speakers, (piece,), clause, "phrase")
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


def _tells_a_state(sentence: Sentence, verb: Word) -> bool:
    """ "Do not detain them, it told Hungary"."""
    told = sentence.first_under(verb, "dobj", "dative")
    return verb.lower in {"told", "tells"} and is_state(told)


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
    if is_as_said(sentence, verb) or (len(left) > 1 and len(right) > _FEW):
        first = next(w for w in sentence.words if w.text[:1].isalnum())
        return (first.start, sentence.words[-1].end)
    side = left if len(left) > len(right) else right
    while side and side[0].text in ',"':
        side = side[1:]
    return (side[0].start, side[-1].end) if side else None


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
