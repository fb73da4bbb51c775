"""The words of a question: tokens, their stems, and the concepts of `seeds/asking_words.yaml` they stand for. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.vocabulary import read_rows

_TOKEN = re.compile(r"[A-Z]+(?:_[A-Z]+)+|[^\W_]+(?:['.’][^\W_]+)*")
_LONGEST_PHRASE = 4
_UNKNOWN_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Token:
    """A word as typed: [start, end) in the question, and its plain lower-case form."""

    start: int
    end: int
    typed: str
    plain: str


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word or phrase of the seeds stands for: its row's id and kind, and the rest of the row."""

    id: str
    kind: str
    weight: float
    directs: bool
    actor: bool
    parameter: str
    value: str


@dataclass(frozen=True, slots=True)
class Sensed:
    """A stretch of tokens [first, last) and what it stands for; no senses where the word is unknown."""

    first: int
    last: int
    senses: tuple[Sense, ...]
    stem: str

    def of_kind(self, kind: str) -> Sense | None:
        return next((sense for sense in self.senses if sense.kind == kind), None)

    @property
    def concept(self) -> str:
        """The concept's id, or the stem of a word that stands for itself alone."""
        found = self.of_kind("concept")
        return found.id if found else self.stem

    @property
    def weight(self) -> float:
        found = self.of_kind("concept")
        return found.weight if found else _UNKNOWN_WEIGHT


def tokens_of(text: str) -> list[Token]:
    """The words of a text in order, without a possessive's ending."""
    found = []
    for match in _TOKEN.finditer(text):
        plain = plain_word(match.group())
        if plain.endswith("'s"):
            plain = plain[:-2]
        found.append(Token(match.start(), match.end(), match.group(), plain))
    return found


def plain_word(typed: str) -> str:
    folded = unicodedata.normalize("NFKD", typed.replace("’", "'")).casefold()
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@cache
def stem(word: str) -> str:
    """The word without the usual English endings; only ever compared with other stems."""
    word = word.replace("'", "")
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ied", "y"), ("ing", ""), ("ed", ""), ("s", "")):  # fmt: skip
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and not (ending == "s" and rest.endswith(("s", "u"))):
            word = rest + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@dataclass(frozen=True, slots=True)
class AskingWords:
    """The rows of the seeds by phrase: `exact` by plain words, `stems` by their stems."""

    exact: Mapping[tuple[str, ...], tuple[Sense, ...]]
    stems: Mapping[tuple[str, ...], tuple[Sense, ...]]

    def senses(self, words: Sequence[str]) -> tuple[Sense, ...]:
        """What the words stand for as they are, else by their stems."""
        return self.exact.get(tuple(words)) or self.stems.get(tuple(map(stem, words)), ())

    def sensed(self, words: Sequence[str]) -> list[Sensed]:
        """The words as phrases, longest first from the left; every word is in exactly one."""
        found: list[Sensed] = []
        at = 0
        while at < len(words):
            for size in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
                senses = self.senses(words[at : at + size])
                if senses or size == 1:
                    found.append(Sensed(at, at + size, senses, stem(words[at])))
                    at += size
                    break
        return found


@cache
def asking_words() -> AskingWords:
    exact: dict[tuple[str, ...], tuple[Sense, ...]] = {}
    stems: dict[tuple[str, ...], tuple[Sense, ...]] = {}
    for row in read_rows("asking_words.yaml"):
        sense = _sense(row)
        for phrase in row["words"]:
            words = tuple(token.plain for token in tokens_of(str(phrase)))
            _add(exact, words, sense)
            if sense.kind != "ignored":  # "concerning" tells nothing, "concern" does
                _add(stems, tuple(map(stem, words)), sense)
    return AskingWords(exact, stems)


def _sense(row: Mapping[str, Any]) -> Sense:
    return Sense(
        str(row["id"]), str(row["kind"]), float(row.get("weight", 1.0)), bool(row.get("directs")),
        bool(row.get("actor")), str(row.get("parameter", "")), str(row.get("value", "")),
    )  # fmt: skip


def _add(
    phrases: dict[tuple[str, ...], tuple[Sense, ...]], words: tuple[str, ...], sense: Sense
) -> None:
    if sense not in phrases.get(words, ()):
        phrases[words] = (*phrases.get(words, ()), sense)


def known_words() -> Iterable[str]:
    """Every single word of the seeds' phrases."""
    return {word for phrase in asking_words().exact for word in phrase}
