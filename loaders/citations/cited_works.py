"""The works cited so far by their titles' words and their authors' surnames.

Whatever is asked costs the same in the last note as in the first, or nearly: titles stand in one text
that is searched at once, each once a work. An answer names, of each work that fits, the last place at
which it was entered.
"""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_Works = dict[str, int]  # the last place of each work, by its document's id


@dataclass(slots=True)
class CitedWorks:
    """Works in the order in which they were entered; a place is the number of works before it."""

    count: int = 0
    _last: dict[tuple[str, str], int] = field(default_factory=dict)
    _of_surname: dict[str, dict[tuple[str, str], int]] = field(default_factory=dict)
    _pairs: list[tuple[str, str]] = field(default_factory=list)
    _offsets: list[int] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _written: int = 0

    def enter(self, document_id: str, title: str, surnames: Iterable[str]) -> None:
        """One more work, with words and surnames in plain form."""
        pair = (document_id, title)
        if pair not in self._last:
            self._pairs.append(pair)
            self._offsets.append(self._written)
            self._pieces.append(f"\n{title}")
            self._written += len(title) + 1
        self._last[pair] = self.count
        for surname in surnames:
            self._of_surname.setdefault(surname, {})[pair] = self.count
        self.count += 1

    @property
    def surnames(self) -> Container[str]:
        """The surnames of all authors so far, those entered later too."""
        return self._of_surname.keys()

    def by(self, surnames: Sequence[str], words: str) -> _Works:
        """The works of the first to the last of the surnames whose title, between blanks, holds the words."""
        found: _Works = {}
        for surname in surnames:
            works = self._of_surname.get(surname, {})
            found |= _last_of_each((p, at) for p, at in works.items() if words in f" {p[1]} ")
        return found

    def titled(self, opening: str, surnames: Sequence[str]) -> _Works:
        """The works whose title opens so, of the first to the last of the surnames, or of all if none is given."""
        if not surnames:
            return _last_of_each((pair, self._last[pair]) for pair in self._holding(f"\n{opening}"))
        found: _Works = {}
        for surname in surnames:
            works = self._of_surname.get(surname, {})
            found |= _last_of_each((p, at) for p, at in works.items() if p[1].startswith(opening))
        return found

    def named(self, name: str) -> _Works:
        """The works of an author of that name, those whose title opens so, or holds several words so."""
        words = name.split()
        titles = self._holding(name if len(words) > 1 else f"\n{name}")
        places = [(pair, self._last[pair]) for pair in titles]
        for word in {name, *words}:
            places += self._of_surname.get(word, {}).items()
        return _last_of_each(places)

    def _holding(self, words: str) -> Iterator[tuple[str, str]]:
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        text = self._pieces[0] if self._pieces else ""
        at = text.find(words)
        while at != -1:
            place = bisect_right(self._offsets, at) - 1
            yield self._pairs[place]
            following = place + 1
            at = (
                text.find(words, self._offsets[following]) if following < len(self._offsets) else -1
            )


def _last_of_each(places: Iterable[tuple[tuple[str, str], int]]) -> _Works:
    found: _Works = {}
    for (document_id, _), place in places:
        found[document_id] = max(place, found.get(document_id, 0))
    return found
