"""Claims as they stand in the text: each with its sentence, and what two of them have in common.

What links between claims are judged by: the order of sentences, the States and topics that two claims share,
how alike their words are, and the cues of `seeds/link_words.yaml`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph_schema.extraction import Claim, Mention
from loaders.claims.acts import Span
from loaders.claims.units import Unit
from loaders.claims.wordlists import word_list
from loaders.vocabulary import read_rows

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
# How many claims a link reaches over: more than an article tells, so that a hostile text costs no more.
_HORIZON = 250
_VAGUE_TOPICS = frozenset({"general"})
_COMMON = frozenset(
    {
        "that", "this", "with", "from", "have", "been", "were", "they", "their", "which", "whose", "into", "other",
        "such", "also", "after", "before", "against", "under", "over", "more", "most", "some", "than", "where",
        "there", "them", "these", "those", "would", "could", "should", "while", "when", "what", "because", "being",
        "human", "rights", "state", "states", "party", "government", "report", "recommendation", "recommendations",
    }
)  # fmt: skip
_SPEAKERS = ("tb:", "sp:", "org:", "grp:")
_OF_SPEAKER = re.compile(
    r"\b(?:of|by|from|to|told|with|against|answer\w*|contradict\w*|joined|joining|echoing|following|had)(?: the)?\s+\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}(?:recommend|find|call|claim|report|request|concern|alleg|letter|conclu|accus)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and where it is told: its unit and its sentence, both counted through the text."""

    claim: Claim
    unit: int
    sentence: int
    span: Span

    @property
    def at(self) -> int:
        """Where the act's own word stands."""
        return self.claim.trigger[0] if self.claim.trigger else self.claim.start

    @property
    def states(self) -> frozenset[str]:
        """The States asked, spoken of, or speaking, as codes."""
        own = self.claim.claimant.id
        speaking = (own.removeprefix("state:"),) if own.startswith("state:") else ()
        return frozenset((*self.claim.addressees, *self.claim.subjects, *speaking))

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(self.claim.topics) - _VAGUE_TOPICS

    @property
    def place(self) -> tuple[int | None, str | None]:
        return self.claim.footnote, self.claim.section


@dataclass(frozen=True, slots=True)
class Telling:
    """A text's claims in the order of their acts, its sentences, and its names."""

    text: str
    told: tuple[Told, ...]
    units: tuple[Unit, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    places: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Where each claim's act stands, for all that is looked up by place."""
        object.__setattr__(self, "places", tuple(told.at for told in self.told))

    def named_in(self, span: Span, *prefixes: str) -> list[Mention]:
        """Names inside a span whose id has one of the prefixes, in order."""
        low = bisect_left(self.mentions, span[0], key=lambda m: m.start)
        high = bisect_left(self.mentions, span[1], lo=low, key=lambda m: m.start)
        return [
            m for m in self.mentions[low:high] if m.end <= span[1] and m.id.startswith(prefixes)
        ]

    def before(self, told: Told, sentences: int | None = None) -> list[Told]:
        """What was told earlier, at most so many sentences back, the nearest first; no further than the horizon."""
        return [
            other for other in self.before_position(told.at)
            if sentences is None or told.sentence - other.sentence <= sentences
        ]  # fmt: skip

    def before_position(self, position: int) -> list[Told]:
        """What was told before a position, the nearest first; no further than the horizon."""
        at = bisect_left(self.places, position)
        return list(reversed(self.told[max(0, at - _HORIZON) : at]))

    def beside(self, told: Told) -> list[Told]:
        """The other claims of its sentence."""
        low = bisect_left(self.places, told.span[0])
        high = bisect_left(self.places, told.span[1], lo=low)
        return [other for other in self.told[low : min(high, low + _HORIZON)] if other is not told]

    def around(self, told: Told) -> tuple[Told, ...]:
        """What is told before and after it, as far as the horizon."""
        at = bisect_left(self.places, told.at)
        return self.told[max(0, at - _HORIZON) : at + _HORIZON]


def read_telling(
    text: str, claims: Sequence[Claim], units: Sequence[Unit], mentions: Sequence[Mention]
) -> Telling:
    """The claims with the sentence of each; a claim outside every sentence stands in its unit as a whole."""
    spans = [
        (span, number)
        for number, unit in enumerate(units)
        for span in unit.sentences or ((unit.start, unit.end),)
    ]
    starts = [span[0] for span, _ in spans]
    told = []
    for claim in claims:
        at = claim.trigger[0] if claim.trigger else claim.start
        index = max(0, bisect_right(starts, at) - 1)
        span, unit = spans[index] if spans else ((0, len(text)), 0)
        told.append(Told(claim, unit, index, span))
    told.sort(key=lambda t: (t.at, t.claim.start, t.claim.id))
    return Telling(
        text, tuple(told), tuple(units), tuple(span for span, _ in spans), tuple(mentions)
    )


def share_topic(a: Told, b: Told) -> bool:
    return bool(a.topics & b.topics)


def share_state(a: Told, b: Told) -> bool:
    return bool(a.states & b.states)


def likeness(a: Told, b: Told) -> float:
    """The share of the shorter claim's content words that the other has too, 0 to 1; names of States do not count."""
    first, second = stems(a.claim.quote), stems(b.claim.quote)
    return len(first & second) / max(1, min(len(first), len(second)))


@cache
def stems(words: str) -> frozenset[str]:
    """The first letters of the content words, so that "arrest" and "arresting" are one."""
    found = (word.casefold() for word in _WORD.findall(words))
    return frozenset(
        word[:_STEM] for word in found if word not in _COMMON and word not in _state_words()
    )


@cache
def _state_words() -> frozenset[str]:
    rows = read_rows("states.yaml")
    names = (
        name for row in rows
        for name in (row["name"], *(row.get("aliases") or ()), *(row.get("demonyms") or ()))
    )  # fmt: skip
    return frozenset(word.casefold() for name in names for word in _WORD.findall(str(name)))


def named_speakers(telling: Telling, told: Told) -> frozenset[str]:
    """The bodies that the sentence names as those whose words are meant: "told CEDAW", "the finding of CAT"."""
    named = {
        m.id
        for m in telling.named_in(told.span, *_SPEAKERS)
        if _OF_SPEAKER.search(telling.text, max(told.span[0], m.start - 20), m.start)
        or _OWNED.match(telling.text, m.end)
    }
    called = {
        body for noun in _common_nouns().finditer(telling.text, *told.span)
        if (body := _speaker_called(telling, told, noun["noun"])) is not None
    }  # fmt: skip
    return frozenset((named | called) - {told.claim.claimant.id})


@cache
def _common_nouns() -> re.Pattern[str]:
    """ "in a letter to the Commission": a body that goes by a common noun, not by a name of its own."""
    nouns = "|".join(sorted(word_list("bodies")))
    return re.compile(
        rf"\b(?:of|by|from|to|told|with|answering) (?:the|that) (?:\w+ ){{0,1}}?(?P<noun>{nouns})\b(?! (?:on|against|for)\b)",
        re.IGNORECASE,
    )


def _speaker_called(telling: Telling, told: Told, noun: str) -> str | None:
    """The body heard last before a claim whose name has the noun."""
    for other in telling.before(told):
        if (
            other.claim.claimant.kind != "state"
            and noun.lower() in other.claim.claimant.name.lower()
        ):
            return other.claim.claimant.id
    return None


def is_of(claim: Claim, speakers: frozenset[str]) -> bool:
    """Whether one of the speakers made it; "the treaty bodies" are any of them."""
    own = claim.claimant.id
    return own in speakers or ("tb:*" in speakers and own.startswith("tb:"))


def nearest(candidates: Sequence[Told]) -> list[Told]:
    """Those in the sentence of the first, by its speaker: one act may ask for several things."""
    if not candidates:
        return []
    first = candidates[0]
    return [
        c for c in candidates
        if c.sentence == first.sentence and c.claim.claimant == first.claim.claimant
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show a link, and the row that has them."""

    words: str
    start: int
    end: int
    row: str


def find_cue(telling: Telling, kind: str, span: Span) -> Cue | None:
    """The first cue of a kind in a span of the text."""
    return next(cues(telling, kind, span), None)


def cues(telling: Telling, kind: str, span: Span) -> Iterator[Cue]:
    """The cues of a kind in a span, row by row."""
    for row, pattern in patterns(kind):
        for match in pattern.finditer(telling.text, *span):
            yield Cue(match[0], match.start(), match.end(), row)


@cache
def patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the rows of a kind, by their ids."""
    return tuple(
        (row["id"], re.compile(rf"\b(?:{row['words']})(?!\w)", re.IGNORECASE))
        for row in rows_of(kind)
    )


@cache
def rows_of(kind: str) -> tuple[dict[str, Any], ...]:
    return tuple(row for row in read_rows("link_words.yaml") if row["kind"] == kind)
