"""What an attribution leaves around itself: "Do not detain them, it told Chad", "The ban, ruled CERD, is void".

It may close a sentence, turn its verb and speaker round, stand between a subject and its verb, or beside a quotation.
"""

from loaders.claims.acts import Span
from loaders.claims.words import Sentence, Word

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEAST_SAID = 3
_AFTER_NAME = frozenset(
    [
        "in", "on", "after", "at", "last", "this", "when", "while", "as", "but", "and", "during",
        "following", "before", "which", "who", "yesterday", "today", "from",
    ]
)  # fmt: skip
_ATTRIBUTION_WORDS = 8


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
    subject = next(
        (w for w in reversed(sentence.under(verb, "nsubj")) if w.index < verb.index), None
    )
    words = sentence.words
    if subject is None or not 1 < subject.left < verb.index or words[subject.left - 1].text != ",":
        return False
    near = words[verb.index + 1 : verb.index + _ATTRIBUTION_WORDS]
    comma = next((w.index for w in near if w.text == ","), len(words))
    goes_on = words[comma + 1 : comma + 2]
    is_subject = words[0].tag not in {"IN", "WRB", "RB", "TO", "VBG", "CC", "VB"}
    has_verb = any(w.tag in FINITE for w in words[: subject.left])
    return bool(goes_on) and goes_on[0].tag in FINITE and is_subject and not has_verb


def inverted_speaker(sentence: Sentence, verb: Word) -> Word | None:
    """The name after a verb of speech that follows what was said: "The raids were illegal, ruled CERD in May"."""
    words = sentence.words
    before = words[verb.index - 1].text if verb.index > _LEAST_SAID else ""
    if before not in {",", '"'} or verb.tag not in {"VBD", "VBZ", "VBN"}:
        return None
    name = next((w for w in words[verb.index + 1 : verb.index + 3] if w.tag != "DT"), None)
    if name is None or name.mention is None or name.mention.id.startswith("treaty:"):
        return None
    is_said = any(w.tag in FINITE for w in words[: verb.index]) or _goes_on(sentence, name)
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
    return is_cut and any(w.tag in FINITE | {"VBN"} for w in after[1:4])


def _around_inverted(sentence: Sentence, verb: Word) -> Span:
    """What was said, with what follows an attribution put into it: "The ban, ruled CERD, is void"."""
    name = inverted_speaker(sentence, verb) or verb
    words = sentence.words
    has_verb = any(w.tag in FINITE for w in words[: verb.index])
    if _goes_on(sentence, name) and not has_verb:
        return (words[0].start, words[-1].end)
    left = [w for w in words[: verb.index] if w.text not in {'"'}]
    return (left[0].start, left[-2].end if left[-1].text == "," else left[-1].end)


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
