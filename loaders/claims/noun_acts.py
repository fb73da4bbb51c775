"""Acts told by a noun: "its call for", "a recommendation by CERD that", "China's claim that", "came the reply from"."""

from loaders.claims.acts import Act, Span
from loaders.claims.frames import FrameBook, Modality, singular
from loaders.claims.pieces import clause_of, pieces_of
from loaders.claims.speakers import speakers_of
from loaders.claims.unreal import is_negated, is_unreal
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

_COPULAS = frozenset(
    {
        "be", "is", "are", "was", "were", "been", "being", "'s", "remain", "remains", "remained",
        "feel", "feels", "felt", "become", "became", "seem", "seems", "seemed",
    }
)  # fmt: skip
_BEING = frozenset(["is", "are", "was", "were", "been"])
_CLOSING = frozenset(
    {"came", "comes", "was", "is", "were", "ran", "runs", "went", "goes", "followed"}
)
# What somebody is said to have alleged or owned up to without a clause: "its allegations of torture".
_OF_CONTENT = frozenset({"allegation", "accusation", "admission", "finding", "acknowledgement"})
_NOT_ITS = frozenset({"assertive", "response", "commissive"})


def noun_act(sentence: Sentence, noun: Word, book: FrameBook) -> Act | None:
    """ "its recommendation that", "a call by UNICEF for", "China's claim that"."""
    frames = book.nouns[noun.lower]
    modality = frames[0].modality
    owner = _owner(sentence, noun, modality) or _main_subject(sentence, noun)
    if owner is None or _is_generic(sentence, noun):
        return None
    pieces = _pieces(sentence, noun, modality, owner)
    if not pieces:
        return None
    left = sentence.words[min(noun.left, noun.index)].start
    return Act(
        sentence=sentence,
        trigger=noun,
        frames=frames,
        speakers=(owner,),
        pieces=pieces,
        clause=(min(left, pieces[0][0]), max(noun.end, pieces[-1][1])),
        rule="noun_frame",
        word=singular(noun.lower),
        asked=_asked_by_noun(sentence, noun) if modality.family == "directive" else (),
    )


def _pieces(sentence: Sentence, noun: Word, modality: Modality, owner: Word) -> tuple[Span, ...]:
    """What the noun's act says, each thing asked for by itself; () where it tells none."""
    if listed := _listed_among(sentence, noun):
        return listed
    content = (
        _closing(sentence, noun)
        or _said_of(sentence, noun, modality)
        or _feeling(sentence, noun, modality)
        or _governed(sentence, noun, modality, owner)
    )
    asked = sentence.first_under(noun, "acl", "ccomp", "relcl")
    if content is None or asked is None or modality.family != "directive":
        return (content,) if content is not None else ()
    first, *further = pieces_of(sentence, noun, [asked], splits=True)
    is_inside = content[0] <= first[0] and first[1] <= content[1]
    return ((content[0], first[1]), *further) if is_inside and further else (content,)


def _listed_among(sentence: Sentence, noun: Word) -> tuple[Span, ...]:
    """What a copula puts among them: "Among its demands was the release of the teachers"."""
    among = sentence.governor(noun)
    verb = sentence.governor(among) if among is not None and among.lower == "among" else None
    if verb is None or verb.lower not in _COPULAS or is_unreal(sentence, verb):
        return ()
    told = sentence.first_under(verb, "attr", "ccomp", "nsubj")
    return pieces_of(sentence, verb, [told], splits=True) if told is not None else ()


def _closing(sentence: Sentence, noun: Word) -> Span | None:
    """What stands before a closing ", came the reply from X" or ", was its verdict"."""
    verb = sentence.governor(noun)
    if verb is None or verb.lower not in _CLOSING or not 3 < verb.index < noun.index:
        return None
    if sentence.words[verb.index - 1].text not in {",", '"'}:
        return None
    told = [w for w in sentence.words[: verb.index] if w.text not in {",", '"'}]
    return (told[0].start, told[-1].end)


def _said_of(sentence: Sentence, noun: Word, modality: Modality) -> Span | None:
    """What a copula or a colon says that it is: "Its position is that …", "Its answer was plain: …"."""
    verb = sentence.governor(noun)
    if verb is None or noun.dep != "nsubj" or verb.lower not in _COPULAS:
        return None
    if is_unreal(sentence, verb) or is_negated(sentence, verb):
        return None
    clause = sentence.first_under(verb, "ccomp", "xcomp")
    if clause is not None and clause.index > verb.index:
        return clause_of(sentence, clause)
    if after := _after_colon(sentence, verb):
        return after
    stated = sentence.first_under(verb, "attr")
    if stated is None or stated.index < verb.index or modality.family == "assertive":
        return None  # "its findings were recommendations" tells no finding
    is_of_a_kind = any(word.lower in {"a", "an"} for word in sentence.under(stated, "det"))
    return None if is_of_a_kind or verb.lower not in _BEING else clause_of(sentence, stated)


def _after_colon(sentence: Sentence, verb: Word) -> Span | None:
    colon = next((w.index for w in sentence.words[verb.index :] if w.text == ":"), None)
    after = sentence.words[colon + 1 :] if colon is not None else ()
    return (after[0].start, after[-1].end) if len(after) > 2 else None


def _feeling(sentence: Sentence, noun: Word, modality: Modality) -> Span | None:
    """All of a sentence that ends ", to the dismay of X" or ", with its deep regret"."""
    preposition = sentence.governor(noun)
    if preposition is None or noun.dep != "pobj" or preposition.lower not in {"to", "with"}:
        return None
    opens = sentence.words[preposition.index - 1].text == "," if preposition.index else True
    if not opens or modality.id not in {"expressed_concern", "welcomed"}:
        return None
    return (sentence.start, sentence.end)


def _governed(sentence: Sentence, noun: Word, modality: Modality, owner: Word) -> Span | None:
    """The noun with what it governs; `None` where an act of its kind says more than that."""
    if modality.family in _NOT_ITS and owner.tag == "PRP$":
        return None
    heads = [
        child
        for child in sentence.under(noun, "acl", "ccomp", "relcl", "prep")
        if child.index > noun.index
        and child.lower not in {"by", "from"}
        and owner not in sentence.under(child)
    ]
    is_clause = any(c.dep in {"acl", "ccomp", "relcl"} and _is_clause(sentence, c) for c in heads)
    is_alleged = singular(noun.lower) in _OF_CONTENT and any(c.lower == "of" for c in heads)
    if modality.family == "assertive" and not (is_clause or is_alleged):
        return None
    is_drawn = _drawing_verb(sentence, noun) is not None
    if (modality.family in {"evaluative", "commissive"} or _is_judged(sentence, noun)) and not (
        heads or is_drawn
    ):
        return None
    if owner.tag == "PRP$" and not heads and not is_drawn:
        return None
    if is_drawn:
        return (sentence.start, sentence.end)
    return (sentence.words[noun.left].start, sentence.words[noun.right].end)


def _is_judged(sentence: Sentence, noun: Word) -> bool:
    """ "its call was a surprise": a sentence about the act, not one that tells it."""
    verb = sentence.governor(noun)
    return noun.dep == "nsubj" and verb is not None and verb.lower in _BEING


def _is_clause(sentence: Sentence, verb: Word) -> bool:
    """A clause with "that", no reduced passive ("a claim made in May") and no relative one."""
    is_that = any(mark.lower == "that" for mark in sentence.under(verb, "mark"))
    return is_that or (verb.tag != "VBN" and verb.dep != "relcl")


def _owner(sentence: Sentence, noun: Word, modality: Modality) -> Word | None:
    for child in sentence.under(noun, "poss", "compound", "nmod", "amod"):
        if child.mention is not None and child.mention.rule not in {"state_people"}:
            return child
        if child.dep == "poss" and (
            child.lower in {"its", "their", "his", "her"} or child.tag.startswith("NN")
        ):
            return child
    givers = {"by", "from", *(["of"] if _may_be_of(sentence, noun, modality) else [])}
    for child in (
        *sentence.under(noun, "prep", "agent"),
        *(p for a in sentence.under(noun, "acl") for p in sentence.under(a, "agent")),
        *_beside_drawing_verb(sentence, noun),
    ):
        owner = sentence.first_under(child, "pobj") if child.lower in givers else None
        if owner is not None and (child.lower != "of" or _can_speak(owner)):
            return owner
    return None


def _can_speak(owner: Word) -> bool:
    return owner.mention is not None or owner.lower in word_list("state_offices")


def _main_subject(sentence: Sentence, noun: Word) -> Word | None:
    """Who does what is told beside it: "spoke of prisons, together with a plea that they be closed"."""
    preposition = sentence.governor(noun)
    if preposition is None or noun.dep != "pobj" or preposition.lower != "with":
        return None
    verb = next(
        (w for w in sentence.governors(preposition) if w.tag in {"VBD", "VBZ", "VBP"}), None
    )
    if verb is None or not sentence.under(noun, "acl", "ccomp", "relcl", "prep"):
        return None
    return next(iter(speakers_of(sentence, verb) or ()), None)


def _may_be_of(sentence: Sentence, noun: Word, modality: Modality) -> bool:
    """Whether "of X" names whose act it is ("the view of X") rather than what it is about ("criticism of X")."""
    governor = sentence.governor(noun)
    is_felt = noun.dep == "pobj" and governor is not None and governor.lower == "to"
    return modality.family in {"directive", "assertive"} or is_felt


def _drawing_verb(sentence: Sentence, noun: Word) -> Word | None:
    """The verb of "drew a rebuke", "met with criticism", "came in for censure"."""
    verb = sentence.governor(noun)
    if verb is not None and noun.dep == "pobj" and verb.lower in {"with", "for", "under"}:
        verb = sentence.governor(verb)
        return verb if verb is not None and verb.lower in word_list("meeting") else None
    is_drawn = noun.dep == "dobj" and verb is not None and verb.lower in word_list("drawing")
    return verb if is_drawn else None


def _beside_drawing_verb(sentence: Sentence, noun: Word) -> list[Word]:
    """ "drew a rebuke from the Council": the giver may hang on the verb."""
    verb = _drawing_verb(sentence, noun)
    return sentence.under(verb, "prep") if verb is not None else []


def _asked_by_noun(sentence: Sentence, noun: Word) -> tuple[Word, ...]:
    for child in sentence.under(noun, "prep"):
        if child.lower in {"to", "on", "upon"}:
            return tuple(sentence.under(child, "pobj"))
    for child in sentence.under(noun, "acl", "ccomp", "relcl"):
        subject = sentence.first_under(child, "nsubj")
        if subject is not None and subject.lower not in {"which", "that"}:
            return (subject,)
    return ()


def _is_generic(sentence: Sentence, noun: Word) -> bool:
    """ "Recommendations by CERD are not binding" tells of a kind of act, not of one; so does "any request"."""
    if any(
        c.lower
        in {
            "no",
            "any",
            "every",
            "such",
            "future",
            "possible",
            "potential",
            "next",
            "apparent",
            "alleged",
            "seeming",
            "supposed",
        }
        for c in sentence.under(noun, "det", "amod")
    ):
        return True
    is_bare_plural = noun.tag == "NNS" and not sentence.under(noun, "det", "poss", "nummod")
    governor = sentence.governor(noun)
    if governor is None:
        return not sentence.under(noun, "det", "poss")
    if governor.lower in _COPULAS and noun.dep == "nsubj" and is_unreal(sentence, governor):
        return True
    if is_bare_plural and noun.dep in {"nsubj", "nsubjpass"}:
        return True
    is_answer = governor.lower in word_list("answering")
    return is_negated(sentence, governor) and noun.dep in {"dobj", "attr"} and not is_answer
