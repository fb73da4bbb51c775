"""The tag of a word by what stands before and after it, for the mode "rules".

Words are told apart that are verb or noun ("calls", "report"), past tense or participle ("urged"), and
the three of "that". A parser's tags are used, so that all later steps are shared.
"""

from collections.abc import Sequence

from loaders.claims.verb_shapes import (
    BE,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    closed_tags,
    is_adverb,
    shape_of,
)
from loaders.claims.wordlists import word_list
from loaders.claims.words import Word

NOMINAL = frozenset(["NN", "NNS", "NNP", "NNPS", "CD", "PRP", "EX"])
IN_PHRASE = NOMINAL | {"DT", "PRP$", "JJ", "POS"}
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_LOOKAHEAD = 14
_CLOSED = closed_tags()
_NOMINATIVES = frozenset(["it", "he", "she", "they", "we", "i"])
_AFTER_NOUN = frozenset(
    ["of", "by", "from", "are", "were", "is", "was", "have", "has", "had", "'s"]
)
_OPENS_OBJECT = frozenset(["DT", "PRP", "PRP$", "CD", "TO", "IN", "WP", '"', "JJ", "RB"])
_STOPS = frozenset([",", ";", ":", '"', "(", ")", "—", "–", "."])


def fixed_tag(word: Word) -> str:
    """The tag of a name, a mark or a word of a closed class; "" where context must tell."""
    if word.mention is not None:
        if word.mention.rule == "state_adjective":
            return "JJ"
        return "NNPS" if word.text in {"Committees", "Koreans"} else "NNP"
    closed = _CLOSED.get(word.lower)
    if closed is not None:
        return closed if word.text != "May" else "NNP"
    first = word.text[0]
    if first.isdigit():
        return "CD"
    if not first.isalpha():
        return word.text
    return ""


def tag_of(words: Sequence[Word], tags: Sequence[str], at: int, *, has_verb: bool) -> str:
    """The tag of a word that no closed class holds; `tags` are those of the words before it, and
    `has_verb` tells that its clause has its finite verb."""
    word = words[at]
    lower = word.lower
    if is_adverb(lower):
        return "RB"
    shape = shape_of(lower)
    back = _back(tags, at)
    before = tags[back] if back >= 0 else ""
    if word.text[0].isupper() and at and not _opens(words, at):
        return "NNP"
    if not shape:
        return _unknown_tag(words, at, back, before)
    if shape == "G":
        return _gerund_tag(tags, at, before)
    if "B" in shape and (found := _bare_tag(words, tags, at, back, has_verb)):
        return found
    if "Z" in shape:
        return _third_tag(words, tags, at, back)
    if "P" in shape or "D" in shape or "N" in shape:
        return _past_tag(words, tags, at, has_verb) if "P" in shape else _sure_past(shape, before)
    return "NN"


def _opens(words: Sequence[Word], at: int) -> bool:
    return (
        at == 0
        or words[at - 1].text in {'"', ":", "."}
        or at < 4
        and words[0].lower in "(0123456789"
    )


def _noun_tag(word: Word, at: int) -> str:
    if word.text[0].isupper() and at:
        return "NNP"
    lower = word.lower
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous")) and len(lower) > 3:
        return "NNS"
    is_adjective = lower.endswith(
        ("ful", "ous", "ive", "able", "ible", "less", "ical", "ional")
    ) and lower not in word_list("no_adjectives")
    return "JJ" if is_adjective else "NN"


def _unknown_tag(words: Sequence[Word], at: int, back: int, before: str) -> str:
    """The tag of a word that is no known verb: after "it" or "which" one in "-s" is a verb all the same."""
    found = _noun_tag(words[at], at)
    if before in {"WDT", "WP"} or (before == "PRP" and words[back].lower in _NOMINATIVES):
        takes = raw_tag(words, at + 1)
        if found == "NNS" and takes in _OPENS_OBJECT | NOMINAL:
            return "VBZ"
        if found == "NN" and takes in {"DT", "PRP", "PRP$"}:
            return "VBP"
    return found


def _back(tags: Sequence[str], at: int) -> int:
    """The last word before `at` that is no adverb; -1 where there is none."""
    back = at - 1
    while back >= 0 and tags[back] == "RB":
        back -= 1
    return back


def _gerund_tag(tags: Sequence[str], at: int, before: str) -> str:
    if before in {"DT", "PRP$", "POS", "JJ"}:
        return "NN"
    return "VBG"


def _sure_past(shape: str, before: str) -> str:
    if before in {"DT", "PRP$", "JJ"}:
        return "JJ"
    return "VBD" if "D" in shape and "N" not in shape else "VBN"


def _bare_tag(
    words: Sequence[Word], tags: Sequence[str], at: int, back: int, has_verb: bool
) -> str:
    """The tag of a bare form that is a verb here; "" where it is none, or a past of the same form."""
    before = tags[back] if back >= 0 else ""
    lower = words[back].lower if back >= 0 else ""
    if before in {"TO", "MD"} or lower in DO or lower in {"let", "n't", "please"}:
        return "VB"
    if words[at - 1].lower in NEGATIONS and at:
        return "VB"
    after = raw_tag(words, at + 1)
    takes = after in _OPENS_OBJECT or after in NOMINAL
    if before == "PRP":
        return "VBP" if lower in {"they", "we", "i", "you"} else "VB" if takes else ""
    if before in {"WP", "WDT"}:
        return "VBP" if takes else ""
    if before == "CC" or words[at - 1].text == ",":
        return _joined_bare(tags, at, after)
    if back < 0 or before in {'"', ":"}:
        return "VB" if after in {"DT", "PRP", "PRP$", "IN"} or after == "JJ" else ""
    if before in {"NNS", "NNPS"}:
        is_sure = after in {"DT", "PRP", "PRP$", "WP", '"'} or _takes_particle(words, at)
        is_only = not has_verb and after in _OPENS_OBJECT and not is_followed_by_verb(words, at + 1)
        return "VBP" if is_sure or is_only else ""
    if before in {"NN", "NNP"} and after in {"DT", "PRP", "PRP$", "IN", "CD", "RB"}:
        return "VB" if _is_wished(words, tags, at) else ""
    return ""


def _takes_particle(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return after in {"on", "upon", "that", "to", "for"}


def _joined_bare(tags: Sequence[str], at: int, after: str) -> str:
    """A bare form after "and" goes on with the verb before it, where that is one of its kind."""
    last = next((tag for tag in reversed(tags[:at]) if tag.startswith("V")), "")
    is_like = last in {"VB", "VBP"}
    return last if is_like and after in _OPENS_OBJECT | {"NN", "NNS", "NNP", "NNPS"} else ""


def _is_wished(words: Sequence[Word], tags: Sequence[str], at: int) -> bool:
    """Whether it stands in a clause that asks: "recommended that the State party repeal the law"."""
    for place in range(at - 1, max(-1, at - 9), -1):
        if words[place].lower == "that":
            return place > 0 and tags[place - 1][:2] in {"VB", "NN", "CC", "CD", "RB", ","}
        if tags[place] in FINITE or tags[place] in {",", ";"}:
            return False
    return False


def _third_tag(words: Sequence[Word], tags: Sequence[str], at: int, back: int) -> str:
    before = tags[back] if back >= 0 else ""
    after = words[at + 1].lower if at + 1 < len(words) else "."
    if before in {"DT", "PRP$", "JJ", "POS", "IN", "CD", "TO"}:
        return "NNS"
    if before in {"PRP", "WDT", "WP"}:
        return "VBZ"
    if after in _AFTER_NOUN or after in _STOPS:
        return "NNS"
    if back < 0 or before == '"':
        return "VBZ" if words[at].text[0].isupper() else "NNS"
    if before in {"CC", ","}:
        last = next((tag for tag in reversed(tags[:at]) if tag in FINITE), "")
        is_sure = words[back].text == "," and back > 0 and tags[back - 1] in NOMINAL
        return "VBZ" if last in {"VBZ", "VBP"} or (is_sure and not last) else "NNS"
    opens = raw_tag(words, at + 1)
    if words[back].mention is not None or before in {"NNP", ")"}:
        return "VBZ" if opens in _OPENS_OBJECT or opens in NOMINAL or after == "that" else "NNS"
    is_sure = (
        after == "that" or opens in {"DT", "PRP", "PRP$", "WP", '"'} or _takes_particle(words, at)
    )
    return "VBZ" if before == "NN" and is_sure else "NNS"


def _past_tag(words: Sequence[Word], tags: Sequence[str], at: int, has_verb: bool) -> str:
    """Past tense or participle, of a form that is both, where no auxiliary goes before it."""
    before, lower = (tags[at - 1], words[at - 1].lower) if at else ("", "")
    after = words[at + 1].lower if at + 1 < len(words) else "."
    opens = raw_tag(words, at + 1)
    if not at or at + 1 == len(words):
        return "VBN" if not at or has_verb or before in {"RB", "IN"} else "VBD"
    if before in {"DT", "PRP$", "JJ", "CD", "POS", "IN"} and (opens in NOMINAL or opens == "JJ"):
        return "JJ"
    if before in {"DT", "PRP$", "POS"}:
        return "NN"
    if before in {"IN", "WRB"}:
        return "VBN"
    if before in {"PRP", "WP", "WDT", '"', "EX"}:
        is_predicate = before == '"' and at > 1 and words[at - 2].lower in BE
        return "VBN" if is_predicate else "VBD"
    if lower in BE or lower in HAVE:
        return "VBN"
    if before in {"VBD", "VBZ", "VBP", "VB", "VBG"}:
        return "VBN"
    if after == "by" and not shape_of(words[at + 2].lower if at + 2 < len(words) else "") == "G":
        return "VBN"
    takes = opens in {"DT", "PRP", "PRP$"} or after == "that" or words[at + 1].mention is not None
    if before == "CC":
        last = next((tag for tag in reversed(tags[:at]) if tag.startswith("V")), "VBD")
        is_new = tags[at - 2] == "," or after == "that"
        return "VBN" if last == "VBN" and not is_new else "VBD"
    if has_verb:
        return "VBD" if before == "," and takes else "VBN"
    is_bare = opens in {"IN", "RB", "TO", ",", "CD"}
    return "VBN" if is_bare and _has_verb_ahead(words, at + 1) else "VBD"


def _has_verb_ahead(words: Sequence[Word], at: int) -> bool:
    """Whether the clause goes on to a sure finite verb: "the law adopted in May was repealed"."""
    for word in words[at : at + _LOOKAHEAD]:
        if word.text in _STOPS or word.lower in {
            "that",
            "which",
            "who",
            "and",
            "but",
            "when",
            "as",
        }:
            return False
        if fixed_tag(word) in FINITE or "D" in shape_of(word.lower):
            return True
    return False


def raw_tag(words: Sequence[Word], at: int) -> str:
    """A first guess at a word ahead, without its context; "." at the end."""
    if at >= len(words):
        return "."
    word = words[at]
    if word.lower == "that":
        return "WP"
    return fixed_tag(word) or ("RB" if is_adverb(word.lower) else _noun_tag(word, at))


def is_followed_by_verb(words: Sequence[Word], at: int, *, surely: bool = False) -> bool:
    """Whether a finite verb comes after the noun phrase that ends before `at`: only phrases with
    prepositions, adverbs and what is joined by "and" may lie between. With `surely`, no verb that may
    as well be a participle."""
    was_noun, in_phrase = True, False
    for place in range(at, min(len(words), at + _LOOKAHEAD)):
        word = words[place]
        lower = word.lower
        tag = fixed_tag(word)
        if tag in {"MD", "VBZ", "VBD", "VBP"} or lower == "be":
            return True
        if word.text in _STOPS or tag in {"WDT", "WP", "TO", "WRB"} or lower in {"that", "to"}:
            return False
        if not tag and was_noun and _may_be_finite(words, place, in_phrase, surely):
            return True
        if tag == "IN":
            in_phrase = True
        was_noun = (
            tag in NOMINAL or tag == "RB" or (not tag and not is_adverb(lower)) or is_adverb(lower)
        )
    return False


def _may_be_finite(words: Sequence[Word], at: int, in_phrase: bool, surely: bool) -> bool:
    word = words[at]
    if word.text[0].isupper():
        return False
    shape = shape_of(word.lower)
    after = words[at + 1].lower if at + 1 < len(words) else "."
    if "D" in shape:
        return True
    if "P" in shape:
        return not surely and after != "by" and not (in_phrase and after in {"in", "at", "under"})
    if "Z" in shape:
        return after not in _AFTER_NOUN and after not in _STOPS and not in_phrase
    is_after_plural = words[at - 1].lower in {"they", "we"}
    return "B" in shape and is_after_plural
