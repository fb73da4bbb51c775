"""The tag of a word by what stands before and after it, for the mode "rules".

Words are told apart that are verb or noun ("calls", "report"), past tense or participle ("urged"), and
the three of "that". A parser's tags are used, so that all later steps are shared.
"""

from collections.abc import Sequence
from typing import NamedTuple

from loaders.claims.verb_shapes import (
    BE,
    DO,
    HAVE,
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
_SUBJECT_TAGS = frozenset(["PRP", "WDT", "WP"])
_ADJECTIVES = ("ful", "ous", "ive", "able", "ible", "less", "ical", "ional")
_BEFORE_BARE = frozenset(["let", "n't", "please"])
_PARTICLES = frozenset(["on", "upon", "that", "to", "for"])
_CLAUSE_OPENERS = frozenset(["that", "which", "who", "and", "but", "when", "as"])
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


class _Place(NamedTuple):
    """A word with what decides its tag: the tags before it, that of the last word that is no adverb, the
    word after it with a first guess at its tag, and whether its clause has its finite verb."""

    words: Sequence[Word]
    tags: Sequence[str]
    at: int
    back: int
    before: str
    after: str
    opens: str
    has_verb: bool

    @property
    def last_word(self) -> str:
        return self.words[self.back].lower if self.back >= 0 else ""

    @property
    def last_verb(self) -> str:
        return next((tag for tag in reversed(self.tags[: self.at]) if tag.startswith("V")), "")


def tag_of(words: Sequence[Word], tags: Sequence[str], at: int, *, has_verb: bool) -> str:
    """The tag of a word that no closed class holds; `tags` are those of the words before it, and
    `has_verb` tells that its clause has its finite verb."""
    word = words[at]
    if is_adverb(word.lower):
        return "RB"
    if at and word.text[0].isupper() and not _begins(words, at):
        return "NNP"
    back = at - 1
    while back >= 0 and tags[back] == "RB":
        back -= 1
    before = tags[back] if back >= 0 else ""
    shape = shape_of(word.lower)
    if not shape and before not in _SUBJECT_TAGS:
        return _noun_tag(word, at)
    after = words[at + 1].lower if at + 1 < len(words) else "."
    place = _Place(words, tags, at, back, before, after, raw_tag(words, at + 1), has_verb)
    if place.opens in NOMINAL and word.lower in word_list("describing_participles"):
        is_verb = place.last_word in BE or place.last_word in HAVE or before == "PRP"
        return "VBN" if is_verb else "JJ"
    return _verb_tag(place, shape) if shape else _unknown_tag(place)


def _verb_tag(place: _Place, shape: str) -> str:
    """The tag of a word that may be a form of a verb."""
    if shape == "G":
        is_noun = place.before in {"DT", "PRP$", "POS", "JJ"} or _is_listed(place)
        return "NN" if is_noun else "VBG"
    if "B" in shape and (found := _bare_tag(place)):
        return found
    if "Z" in shape:
        return "VBZ" if _is_third(place) else "NNS"
    if "P" in shape:
        return _past_tag(place)
    if shape == "B" or place.before in {"DT", "PRP$", "JJ"}:
        return "NN" if shape == "B" else "JJ"
    return "VBD" if "D" in shape and "N" not in shape else "VBN"


def _is_listed(place: _Place) -> bool:
    """The "trafficking" of "arrest, trafficking and return": a noun alone between the marks of a list."""
    is_between = place.before in {",", "CC"} and place.opens in {",", "CC", "."}
    return is_between and place.tags[place.back - 1] in NOMINAL


def _begins(words: Sequence[Word], at: int) -> bool:
    is_numbered = at < 4 and words[0].lower in "(0123456789"
    return words[at - 1].text in {'"', ":", "."} or is_numbered


def _noun_tag(word: Word, at: int) -> str:
    if word.text[0].isupper() and at:
        return "NNP"
    lower = word.lower
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous")) and len(lower) > 3:
        return "NNS"
    is_adjective = lower.endswith(_ADJECTIVES) and lower not in word_list("no_adjectives")
    return "JJ" if is_adjective else "NN"


def _unknown_tag(place: _Place) -> str:
    """The tag of a word that is no known verb: after "it" or "which" one in "-s" is a verb all the same."""
    found = _noun_tag(place.words[place.at], place.at)
    is_after_subject = place.before in {"WDT", "WP"} or place.last_word in _NOMINATIVES
    if is_after_subject and found == "NNS" and place.opens in _OPENS_OBJECT | NOMINAL:
        return "VBZ"
    if is_after_subject and found == "NN" and place.opens in {"DT", "PRP", "PRP$"}:
        return "VBP"
    return found


def _bare_tag(place: _Place) -> str:
    """The tag of a bare form that is a verb here; "" where it is none, or a past of the same form."""
    lower, opens = place.last_word, place.opens
    is_near_no = place.at > 0 and place.words[place.at - 1].lower in NEGATIONS
    if place.before in {"TO", "MD"} or lower in DO or lower in _BEFORE_BARE or is_near_no:
        return "VB"
    if place.before == "CC" or (place.at and place.words[place.at - 1].text == ","):
        is_like = place.last_verb in {"VB", "VBP"}
        return (
            place.last_verb if is_like and opens in _OPENS_OBJECT | NOMINAL - {"CD", "EX"} else ""
        )
    if place.back < 0 or place.before in {'"', ":"}:
        return "VB" if opens in {"DT", "PRP", "PRP$", "IN", "JJ"} else ""
    return _bare_after_subject(place)


def _bare_after_subject(place: _Place) -> str:
    """A bare form after what may be its subject: a plural's present, or what is wished of one."""
    lower, opens = place.last_word, place.opens
    if place.before in {"PRP", "WP", "WDT"}:
        takes = opens in _OPENS_OBJECT or opens in NOMINAL
        if lower in {"they", "we", "i", "you"}:
            return "VBP"
        return ("VB" if place.before == "PRP" else "VBP") if takes else ""
    if place.before in {"NNS", "NNPS"}:
        is_sure = opens in {"DT", "PRP", "PRP$", "WP", '"'} or place.after in _PARTICLES
        is_only = not place.has_verb and opens in _OPENS_OBJECT
        is_verb = is_sure or (is_only and not is_followed_by_verb(place.words, place.at + 1))
        return "VBP" if is_verb else ""
    takes = opens in {"DT", "PRP", "PRP$", "IN", "CD", "RB"}
    return "VB" if place.before in {"NN", "NNP"} and takes and _is_wished(place) else ""


def _is_wished(place: _Place) -> bool:
    """Whether it stands in a clause that asks: "recommended that the State party repeal the law"."""
    tags = place.tags
    for at in range(place.at - 1, max(-1, place.at - 9), -1):
        if place.words[at].lower == "that":
            return at > 0 and tags[at - 1][:2] in {"VB", "NN", "CC", "CD", "RB", ","}
        if tags[at] in FINITE or tags[at] in {",", ";"}:
            return False
    return False


def _is_third(place: _Place) -> bool:
    """Whether a form in "-s" is a verb, not a plural: "calls", "reports"."""
    before, opens = place.before, place.opens
    if before in {"DT", "PRP$", "JJ", "POS", "IN", "CD", "TO"}:
        return False
    if before in _SUBJECT_TAGS or place.after in _AFTER_NOUN or place.after in _STOPS:
        return before in _SUBJECT_TAGS
    if place.back < 0 or before == '"':
        return place.words[place.at].text[0].isupper()
    if before in {"CC", ","}:
        return _is_third_after_mark(place)
    is_sure = opens in {"DT", "PRP", "PRP$", "WP", '"'} or place.after in _PARTICLES
    if place.words[place.back].mention is not None or before in {"NNP", ")"}:
        return is_sure or opens in _OPENS_OBJECT or opens in NOMINAL
    return before == "NN" and is_sure


def _is_third_after_mark(place: _Place) -> bool:
    """After "and" where the verb before is in the present; after a name's comma where none was."""
    if not place.has_verb and place.words[place.back].text == ",":
        return place.opens in _OPENS_OBJECT or place.opens in NOMINAL
    last = next((tag for tag in reversed(place.tags[: place.at]) if tag in FINITE), "")
    is_named = place.words[place.back].text == "," and place.back > 0
    is_sure = is_named and place.tags[place.back - 1] in NOMINAL
    return last in {"VBZ", "VBP"} or (is_sure and not last)


def _past_tag(place: _Place) -> str:
    """Past tense or participle, of a form that is both."""
    if not place.at:
        return "VBN"
    before, opens = place.tags[place.at - 1], place.opens
    if place.at + 1 == len(place.words):
        return "VBN" if place.has_verb or before in {"RB", "IN"} else "VBD"
    if before in {"DT", "PRP$", "JJ", "CD", "POS", "IN"} and (opens in NOMINAL or opens == "JJ"):
        return "JJ"
    if before in {"DT", "PRP$", "POS"}:
        return "NN"
    return "VBN" if _is_participle(place, before) else "VBD"


def _is_participle(place: _Place, before: str) -> bool:
    """Whether a form of both, which no noun follows as its adjective, is no past tense."""
    words, at = place.words, place.at
    if before in {"PRP", "WP", "WDT", '"', "EX"}:
        return before == '"' and at > 1 and words[at - 2].lower in BE
    if before in {"IN", "WRB"} or before[:2] == "VB":
        return True
    if place.after == "by" and shape_of(words[at + 2].lower if at + 2 < len(words) else "") != "G":
        return True
    if before == "CC":
        is_new = place.tags[at - 2] == "," or place.after == "that"
        return place.last_verb == "VBN" and not is_new and _has_auxiliary(place)
    if place.has_verb:
        is_named = words[at + 1].mention is not None
        takes = place.opens in {"DT", "PRP", "PRP$"} or place.after == "that" or is_named
        return not (before == "," and takes)
    return place.opens in {"IN", "RB", "TO", ",", "CD"} and _has_verb_ahead(words, at + 1)


def _has_auxiliary(place: _Place) -> bool:
    """Whether the last verb has an auxiliary, which one joined to it shares: "were banned and burnt"."""
    at = next(i for i in range(place.at - 1, -1, -1) if place.tags[i].startswith("V")) - 1
    while at >= 0 and place.tags[at] == "RB":
        at -= 1
    return at >= 0 and (place.words[at].lower in BE or place.words[at].lower in HAVE)


def _has_verb_ahead(words: Sequence[Word], at: int) -> bool:
    """Whether the clause goes on to a sure finite verb: "the law adopted in May was repealed"."""
    for word in words[at : at + _LOOKAHEAD]:
        if word.text in _STOPS or word.lower in _CLAUSE_OPENERS:
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
