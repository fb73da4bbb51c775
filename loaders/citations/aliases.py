"""Short names that a text gives to documents, found at the beginning of a segment by their first word."""

import re
from dataclasses import dataclass, field

from loaders.citations.words import load_words

_FIRST_WORD = re.compile(r"\w*")
_AFTER_NAME = re.compile(r",? (?:at )?|(?=[.;)]|\Z)")


def _names_of_the_seeds() -> "dict[str, list[str]]":
    names: dict[str, list[str]] = {}
    for alias in load_words().aliases:
        _enter(names, alias.form)
    return names


def _enter(names: dict[str, list[str]], name: str) -> None:
    first = _FIRST_WORD.match(name)
    known = names.setdefault(first[0] if first else "", [])
    if name not in known:
        known.append(name)
        known.sort(key=len, reverse=True)


@dataclass(slots=True)
class AliasNames:
    """Names by their first word, the longest first: those of the seeds and those learned so far."""

    by_first_word: dict[str, list[str]] = field(default_factory=_names_of_the_seeds)

    def learn(self, name: str) -> None:
        _enter(self.by_first_word, name)

    def opening(self, masked: str, start: int, end: int) -> tuple[str, int, int] | None:
        """The name that [start, end) opens with, where it ends, and where what follows it begins."""
        if masked.startswith(("The ", "the "), start, end) and (
            found := self._at(masked, start + 4, end)
        ):
            return found
        return self._at(masked, start, end)

    def _at(self, masked: str, start: int, end: int) -> tuple[str, int, int] | None:
        first = _FIRST_WORD.match(masked, start, end)
        for name in self.by_first_word.get(first[0] if first else "", ()):
            if masked.startswith(name, start, end):
                name_end = start + len(name)
                if after := _AFTER_NAME.match(masked, name_end, end):
                    return name, name_end, after.end()
        return None
