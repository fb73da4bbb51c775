"""Which topics a stretch of prose is about: the terms of `seeds/topics.yaml` and `seeds/groups.yaml`.

A term is lower-case words at word boundaries; `*` at a word's end allows any ending; `..` between two
words allows up to three words between them.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from loaders.vocabulary import Vocabulary

_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_GAP = 3
_PREFIX_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one topic: its words, each exact or a stem, and which follow a gap."""

    entity: str
    words: tuple[str, ...]
    after_gap: frozenset[int]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms indexed by the first letters of their first word."""

    terms: dict[str, tuple[Term, ...]]
    broader: dict[str, frozenset[str]]

    def read(self, text: str) -> tuple[str, ...]:
        """Ids of what the text names, in the order of their first naming; empty when it names none."""
        words = _WORD.findall(plain_case(text))
        found: dict[str, None] = {}
        for at, word in enumerate(words):
            for term in self.terms.get(word[:_PREFIX_LENGTH], ()):
                if term.entity not in found and _matches(term, words, at):
                    found[term.entity] = None
        return tuple(found)


def plain_case(text: str) -> str:
    """Lower case with straight apostrophes and plain hyphens."""
    folded = unicodedata.normalize("NFKD", text) if not text.isascii() else text
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    return folded.lower().replace("’", "'").replace("‘", "'").replace("‑", "-").replace("–", "-")


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
    broader: dict[str, frozenset[str]] = {}
    for entity in vocabulary.entities.values():
        if entity.kind != kind:
            continue
        broader[entity.id] = frozenset(_as_list(entity.row.get("broader")))
        for written in entity.row.get("terms") or ():
            words, after_gap = _parse_term(str(written))
            if words:
                term = Term(entity.id, words, after_gap)
                terms.setdefault(words[0].rstrip("*")[:_PREFIX_LENGTH], []).append(term)
    return Lexicon({key: tuple(values) for key, values in terms.items()}, broader)


def _as_list(value: object) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(part) for part in value]  # type: ignore[attr-defined]


def _matches(term: Term, words: list[str], at: int) -> bool:
    if not _word_fits(term.words[0], words[at]):
        return False
    position = at + 1
    for index in range(1, len(term.words)):
        reach = _GAP + 1 if index in term.after_gap else 1
        window = words[position : position + reach]
        for offset, word in enumerate(window):
            if _word_fits(term.words[index], word):
                position += offset + 1
                break
        else:
            return False
    return True


def _word_fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return word in (pattern, f"{pattern}'s")
