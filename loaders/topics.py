"""Which topics a stretch of prose is about: the terms of `seeds/topics.yaml` and `seeds/groups.yaml`.

A term is lower-case words at word boundaries; `*` at a word's end allows any ending; `..` between two
words allows up to three words between them. A row's `signs` are further terms, which speak of the topic
without being its name; its `not_signs` are phrases that hold a term and mean something else.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.vocabulary import Entity, Vocabulary

_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_GAP = 3
_PREFIX_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one topic: its words, each exact or a stem, and which follow a gap."""

    entity: str
    words: tuple[str, ...]
    after_gap: frozenset[int]
    is_void: bool = False
    is_name: bool = False

    @property
    def second(self) -> str:
        """The first letters of the word that must follow its first one, after ".." where a gap may lie between;
        "" where none must."""
        if len(self.words) == 1:
            return ""
        gap = ".." if 1 in self.after_gap else ""
        return gap + self.words[1].rstrip("*")[:_PREFIX_LENGTH]


class Naming(NamedTuple):
    """Where a text names an entity: the span of the term's words in the text that was read. `is_name` where they
    are what it is called, not a sign of it."""

    entity: str
    start: int
    end: int
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms by the first letters of their first word. `kin` are the topics that a row ties together, whichever
    of the two rows says so: one broader than the other, or related. `means` are the topics that name a remedy
    or a forum ("a law", "an inquiry"), not what it is for. `opened` keeps, for each word met, the terms it
    opens by the first letters of the word that must follow, "" where none must."""

    terms: dict[str, tuple[Term, ...]]
    broader: dict[str, frozenset[str]]
    kin: dict[str, frozenset[str]]
    means: frozenset[str] = frozenset()
    opened: dict[str, dict[str, tuple[Term, ...]]] = field(default_factory=dict, repr=False)

    def read(self, text: str) -> tuple[str, ...]:
        """Ids of what the text names, in the order of their first naming; empty when it names none."""
        return tuple(dict.fromkeys(naming.entity for naming in self.find(text)))

    def find(self, text: str) -> tuple[Naming, ...]:
        """Every place where the text names something, in order of start."""
        places = list(_WORD.finditer(plain_case(text)))
        words = [place.group() for place in places]
        named: list[Naming] = []
        voids: list[Naming] = []
        opened = self.opened
        for at, word in enumerate(words):
            # Most words open no term: those are passed over at the price of one look-up.
            opens = opened.get(word)
            if opens is None:
                opens = opened[word] = self._terms_by_second(word)
            if not opens:
                continue
            for term in _opened_by(opens, words, at + 1):
                last = at if len(term.words) == 1 else _last_word(term, words, at)
                if last is not None:
                    kept = voids if term.is_void else named
                    kept.append(
                        Naming(term.entity, places[at].start(), places[last].end(), term.is_name)
                    )
        return tuple(naming for naming in named if not _is_voided(naming, voids))

    def find_whole(self, text: str) -> Iterator[Naming]:
        """The places where the text names something, in order of start, but for words that belong to a longer
        naming of something else, which is neither kin nor a means."""
        named = self.find(text)
        starts = [naming.start for naming in named]
        longest = max((naming.end - naming.start for naming in named), default=0)
        for naming in named:
            first = bisect_left(starts, naming.end - longest)
            around = named[first : bisect_right(starts, naming.start)]
            if not any(self._takes(longer, naming) for longer in around):
                yield naming

    def _takes(self, longer: Naming, naming: Naming) -> bool:
        """Whether a naming's words belong to a longer one: the "intercepted" of "intercepted at sea" is no wiretap.
        A remedy's name holds what it is for ("an asylum law"), and kin holds kin."""
        return (
            longer.end >= naming.end
            and longer.end - longer.start > naming.end - naming.start
            and longer.entity not in self.means
            and longer.entity not in {naming.entity, *self.kin[naming.entity]}
        )

    def _terms_by_second(self, word: str) -> dict[str, tuple[Term, ...]]:
        """The terms that a word may begin, by the first letters of the word that must follow."""
        opened: dict[str, tuple[Term, ...]] = {}
        for term in self.terms.get(word[:_PREFIX_LENGTH], ()):
            if _word_fits(term.words[0], word):
                opened[term.second] = (*opened.get(term.second, ()), term)
        return opened


def _opened_by(
    opened: dict[str, tuple[Term, ...]], words: Sequence[str], following: int
) -> Sequence[Term]:
    """Terms that may begin at a word, given those that it opens and the place of the word after it."""
    alone = opened.get("", ())
    if len(opened) == bool(alone):
        return alone
    found = list(alone)
    near = [word[:_PREFIX_LENGTH] for word in words[following : following + _GAP + 1]]
    for after in dict.fromkeys(near):
        found += opened.get(f"..{after}", ())
    if near:
        found += opened.get(near[0], ())
    return found


def plain_case(text: str) -> str:
    """Lower case with straight apostrophes and plain hyphens, of the same length as the text."""
    if not text.isascii():
        text = "".join(map(_plain_letter, text))
    return text.lower()


@cache
def _plain_letter(letter: str) -> str:
    if letter in "’‘":
        return "'"
    if letter in "‑–":
        return "-"
    folded = unicodedata.normalize("NFKD", letter)[0]
    return folded if len(folded.lower()) == 1 else letter[0]


@cache
def _parse_term(term: str) -> tuple[tuple[str, ...], frozenset[int]]:
    words: list[str] = []
    after_gap: set[int] = set()
    for piece in plain_case(term).split():
        if piece == "..":
            after_gap.add(len(words))
        else:
            words.append(piece)
    return tuple(words), frozenset(after_gap)


@cache
def build_lexicon(vocabulary: Vocabulary, kind: str) -> Lexicon:
    """The lexicon of all entities of one kind: `topic` or `group`."""
    terms: dict[str, list[Term]] = {}
    entities = [entity for entity in vocabulary.entities.values() if entity.kind == kind]
    for entity in entities:
        for term in _terms_of(entity):
            terms.setdefault(term.words[0].rstrip("*")[:_PREFIX_LENGTH], []).append(term)
    return Lexicon(
        {key: tuple(values) for key, values in terms.items()},
        {
            entity.id: frozenset(f"{kind}:{wider}" for wider in _as_list(entity.row.get("broader")))
            for entity in entities
        },
        _kin_of(entities, kind),
        frozenset(entity.id for entity in entities if entity.row.get("is_means")),
    )


def _kin_of(entities: Sequence[Entity], kind: str) -> dict[str, frozenset[str]]:
    kin: dict[str, set[str]] = {entity.id: set() for entity in entities}
    for entity in entities:
        for told in ("broader", "related"):
            for other in (f"{kind}:{name}" for name in _as_list(entity.row.get(told))):
                kin[entity.id].add(other)
                kin.setdefault(other, set()).add(entity.id)
    return {topic: frozenset(others) for topic, others in kin.items()}


def _terms_of(entity: Entity) -> Iterator[Term]:
    for field_name in ("terms", "signs", "not_signs"):
        for written in entity.row.get(field_name) or ():
            words, after_gap = _parse_term(str(written))
            if words:
                yield Term(
                    entity.id, words, after_gap, field_name == "not_signs", field_name == "terms"
                )


def _as_list(value: object) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(part) for part in value]  # type: ignore[attr-defined]


def _is_voided(naming: Naming, voids: Sequence[Naming]) -> bool:
    return any(
        void.entity == naming.entity and void.start <= naming.start and naming.end <= void.end
        for void in voids
    )


def _last_word(term: Term, words: Sequence[str], at: int) -> int | None:
    """The place of the term's last word, its first being at `at`; `None` when the others do not follow."""
    position = at + 1
    for index in range(1, len(term.words)):
        reach = _GAP + 1 if index in term.after_gap else 1
        for place in range(position, min(position + reach, len(words))):
            if _word_fits(term.words[index], words[place]):
                position = place + 1
                break
        else:
            return None
    return position - 1


@lru_cache(maxsize=1 << 16)  # the same few words follow one another
def _word_fits(pattern: str, word: str) -> bool:
    stem = pattern.rstrip("*")
    return word.startswith(stem) and (word in (stem, f"{stem}'s") or stem != pattern)
