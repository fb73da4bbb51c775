"""Acts told by an adjective or participle: "is concerned about", and a preamble's "Deeply concerned at"."""

import re

from loaders.claims.acts import Act, Span
from loaders.claims.frames import Frame, FrameBook
from loaders.claims.pieces import clause_of, pieces_of
from loaders.claims.speakers import speakers_of
from loaders.claims.unreal import is_negated, is_unreal
from loaders.claims.words import Sentence, Word

_COPULAS = frozenset(
    {
        "be", "is", "are", "was", "were", "been", "being", "'s", "remain", "remains", "remained",
        "feel", "feels", "felt", "become", "became", "seem", "seems", "seemed", "stand", "stands",
        "stood", "grew", "sounded",
    }
)  # fmt: skip
_PERCEIVING = frozenset(["see", "learn", "note", "hear", "observe", "find", "read", "know"])
_PREAMBLE = re.compile(
    r"(?:[(]?\w{1,3} ?[.)] )?(?:(?:Also|Further|Strongly|Deeply|Gravely|Seriously|Once|again|Again|Firmly|Especially|Urgently|"
    r"Likewise|Extremely|Particularly|Still|Profoundly|Solemnly|Reaffirming|further|also|and|strongly|deeply|gravely) )*\Z"
)


def complement_act(sentence: Sentence, word: Word, book: FrameBook) -> Act | None:
    """ "is concerned about", "remains alarmed that", and a preamble's "Deeply concerned at"."""
    copula = _copula_of(sentence, word)
    verb = copula or word
    if is_unreal(sentence, verb) or _is_asked_to(sentence, word, book):
        return None
    negated = is_negated(sentence, verb) or is_negated(sentence, word)
    frames = tuple(
        f
        for f in book.complements[word.lower]
        if _copula_fits(f, copula, book) and f.negated == negated
    )
    speakers = _speakers(sentence, word, copula)
    heads = _concerns(sentence, word, copula)
    if not frames or speakers is None or not heads:
        return None
    if speakers and speakers[0].lower == "it" and frames[0].modality.family == "assertive":
        return None  # "it is clear that …" is nobody's statement
    return Act(
        sentence=sentence,
        trigger=word,
        frames=frames,
        speakers=speakers,
        pieces=_concern_pieces(sentence, word, heads),
        clause=clause_of(sentence, verb),
        rule="complement",
        word=word.lower,
        is_implied=not speakers,
    )


def _is_asked_to(sentence: Sentence, word: Word, book: FrameBook) -> bool:
    """ "was encouraged to train them": what somebody was asked, not what they felt ("was encouraged to see")."""
    asks = any(f.modality.family == "directive" for f in book.verbs.get(word.lower, ()))
    asked = sentence.first_under(word, "xcomp")
    return asks and asked is not None and asked.lower not in _PERCEIVING


def _copula_fits(frame: Frame, copula: Word | None, book: FrameBook) -> bool:
    return frame.verb == "be" or copula is None or book.copulas.get(copula.lower) == frame.verb


def _speakers(sentence: Sentence, word: Word, copula: Word | None) -> tuple[Word, ...] | None:
    """Who is concerned; `None` where the word neither follows a copula nor opens a paragraph or insertion."""
    if copula is word:
        return _passive_subject(sentence, word)
    if copula is not None:
        return speakers_of(sentence, copula)
    if inserted := _insertion_subject(sentence, word):
        return (inserted,)
    return speakers_of(sentence, word) if opens_paragraph(sentence, word) else None


def _concerns(sentence: Sentence, word: Word, copula: Word | None) -> list[Word]:
    heads = sentence.under(word, "ccomp", "xcomp")
    heads = heads or [c for c in sentence.under(word, "prep", "agent") if c.index > word.index]
    if not heads and copula is not None:
        heads = [c for c in sentence.under(copula, "ccomp", "prep") if c.index > word.index]
    return heads


def opens_paragraph(sentence: Sentence, word: Word) -> bool:
    """Whether only a number and adverbs stand before it, as in a resolution's "3. Also calls upon"."""
    if word.index > 5:
        return False
    before = "".join(f"{w.text} " for w in sentence.words[: word.index])
    return _PREAMBLE.match(before) is not None


def _insertion_subject(sentence: Sentence, word: Word) -> Word | None:
    """The name before a bracketing comma: "CRC, deeply concerned that …, called upon"."""
    if word.index >= 2 and sentence.words[word.index - 1].text == ",":
        near = sentence.words[word.index - 2]
        if near.mention is not None and near.mention.id.startswith(("tb:", "sp:", "org:")):
            return near
    governor = sentence.governor(word)
    if governor is None or word.dep not in {"acl", "amod", "appos"} or governor.index > word.index:
        return None
    between = {w.text for w in sentence.words[governor.index + 1 : word.index]}
    return (
        governor
        if "," in between and (governor.mention is not None or governor.tag.startswith("NNP"))
        else None
    )


def _copula_of(sentence: Sentence, word: Word) -> Word | None:
    governor = sentence.governor(word)
    if (
        governor is not None
        and governor.lower in _COPULAS
        and word.dep in {"acomp", "attr", "oprd", "xcomp", "ccomp"}
    ):
        return governor
    if any(aux.lower in _COPULAS for aux in sentence.under(word, "auxpass", "aux", "cop")):
        return word
    if word.dep == "conj" and governor is not None:
        return _copula_of(sentence, governor)
    return None


def _passive_subject(sentence: Sentence, word: Word) -> tuple[Word, ...] | None:
    for verb in (word, *sentence.under(word, "auxpass", "aux")):
        subject = sentence.first_under(verb, "nsubjpass", "nsubj")
        if subject is not None:
            return (subject,)
    return speakers_of(sentence, word)


def _concern_pieces(sentence: Sentence, word: Word, heads: list[Word]) -> tuple[Span, ...]:
    """One piece for each coordinated concern: "that X, and that Y"; "about X and of Y"."""
    pieces: list[Span] = []
    for head in heads:
        pieces.extend(pieces_of(sentence, word, [head], splits=True))
    return tuple(dict.fromkeys(pieces))
