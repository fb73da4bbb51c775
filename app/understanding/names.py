"""The names in a question: States, bodies, topics, groups and treaties of the graph, in any case, misspelt too. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.understanding.words import Token, asking_words, known_words, plain_word, tokens_of
from loaders.topics import Lexicon, build_lexicon
from loaders.vocabulary import Vocabulary
from queries.names import NameIndex, NameKind

_KINDS: tuple[NameKind, ...] = ("state", "body", "treaty", "topic", "group")
_LONGEST_NAME = 14
_SHORTEST_MENDED = 5
_SELDOM, _OFTEN = 2, 40  # names in which a word stands that may be, or that corrects, a misspelling
_LONG_WORD = 9  # two letters may be wrong in it


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens [first, last) and the ids they may stand for, by kind; `is_sure` is false for an adjective
    ("Chinese") and for words that speak of a topic without being its name."""

    first: int
    last: int
    kind: NameKind
    ids: tuple[str, ...]
    is_sure: bool = True


class NameFinder:
    """The forms of a graph's names and of the vocabularies, by their words."""

    def __init__(self, names: NameIndex, vocabulary: Vocabulary) -> None:
        self._forms: dict[tuple[str, ...], list[tuple[NameKind, tuple[str, ...], bool]]] = {}
        self._codes = _codes(vocabulary)
        self._lexicons: dict[NameKind, Lexicon] = {
            "topic": build_lexicon(vocabulary, "topic"),
            "group": build_lexicon(vocabulary, "group"),
        }
        self._held = {
            kind: {i for ids in names.forms[kind].values() for i in ids} for kind in _KINDS
        }
        for kind in _KINDS:
            for form, ids in names.forms[kind].items():
                # A State is told by its own kind; those whom claims affect do not speak.
                others = ("state:", "group:") if kind == "body" else ()
                own = tuple(i for i in ids if not i.startswith(others))
                self._add(form, kind, own, is_sure=True)
        for entity in vocabulary.of_kind("state"):
            if entity.id in self._held["state"]:
                for form in (*entity.row.get("adjectives", ()), *entity.row.get("demonyms", ())):
                    self._add(form, "state", (entity.id,), is_sure=False)
        self._counts = Counter(word for words in self._forms for word in words)
        self._words = {*self._counts, *known_words()}
        self._words |= {w for lexicon in self._lexicons.values() for w in _lexicon_words(lexicon)}
        self._by_letter: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) >= _SHORTEST_MENDED - 1:
                self._by_letter.setdefault(word[0], []).append(word)

    def mended(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens, a word that is unknown and nearly a known one being that one."""
        return [self._mended(token) for token in tokens]

    def find(self, text: str, tokens: Sequence[Token]) -> list[Named]:
        """The longest names, none overlapping another kind's longer one, in order."""
        found = [*self._named(tokens, shouted=text.isupper())]
        # A group's name may be a topic's term as well; other names are nothing else.
        covered = {
            place
            for named in found
            if named.kind != "group"
            for place in range(named.first, named.last)
        }
        for named in self._told(tokens):
            if not covered.intersection(range(named.first, named.last)):
                found.append(named)
        return sorted(found, key=lambda named: (named.first, -named.last))

    def _named(self, tokens: Sequence[Token], *, shouted: bool) -> Iterator[Named]:
        at = 0
        while at < len(tokens):
            for size in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
                words = tuple(token.plain for token in tokens[at : at + size])
                told = self._forms.get(words)
                if not told and size > 1 and _is_concept(words):
                    at += size  # "UN bodies" are bodies, and not the UN
                    break
                if told and (size > 1 or self._can_stand_alone(tokens[at], shouted=shouted)):
                    for kind, ids, is_sure in told:
                        yield Named(at, at + size, kind, ids, is_sure)
                    at += size
                    break
            else:
                at += 1

    def _can_stand_alone(self, token: Token, *, shouted: bool) -> bool:
        """A code and a word that asks must be written in capitals to be names: US, not us."""
        if token.typed.isupper() and not shouted:
            return True
        if token.plain in self._codes or len(token.plain) < 2 or token.plain.isdigit():
            return False
        return not asking_words().senses([token.plain]) or token.plain.endswith("an")

    def _told(self, tokens: Sequence[Token]) -> Iterator[Named]:
        """Topics and groups by their terms, the longest and narrowest of those that overlap."""
        text = " ".join(token.plain for token in tokens)
        starts: dict[int, int] = {}
        at = 0
        for place, token in enumerate(tokens):
            starts[at] = place
            at += len(token.plain) + 1
        for kind, lexicon in self._lexicons.items():
            wider = lexicon.broader
            kept: list[Named] = []
            naming = [
                n for n in lexicon.find(text) if n.entity in self._held[kind] and n.start in starts
            ]
            naming.sort(key=lambda n: (n.start - n.end, n.entity in lexicon.means, len(wider.get(n.entity, ())) == 0))  # fmt: skip
            for one in naming:
                first = starts[one.start]
                last = first + text[one.start : one.end].count(" ") + 1
                if not any(first < k.last and k.first < last for k in kept):
                    sure = not all(asking_words().senses([t.plain]) for t in tokens[first:last])
                    kept.append(Named(first, last, kind, (one.entity,), sure))
            yield from kept

    def _add(self, form: str, kind: NameKind, ids: tuple[str, ...], *, is_sure: bool) -> None:
        words = _words_of(form)
        if words and ids and not any(k == kind and (s or not is_sure) for k, _, s in self._forms.get(words, [])):  # fmt: skip
            self._forms.setdefault(words, []).append((kind, ids, is_sure))

    def _mended(self, token: Token) -> Token:
        word = token.plain
        if len(word) < _SHORTEST_MENDED or not word.isalpha():
            return token
        # A name's own misspelling ("Commitee on …") is a known word as well, though of one name only.
        least = 0
        if word in self._words:
            if self._counts[word] > _SELDOM:
                return token
            least = _OFTEN
        if asking_words().senses([word]):
            return token
        if any(lexicon.find(word) for lexicon in self._lexicons.values()):
            least = _OFTEN  # "commitee" begins as "commit*" does
        most = 2 if len(word) >= _LONG_WORD else 1
        near = [
            (apart, other)
            for other in self._by_letter.get(word[0], ())
            if abs(len(other) - len(word)) <= most
            and self._counts[other] >= least
            and other != word
            and (apart := letters_apart(word, other, most)) <= most
        ]
        return Token(token.start, token.end, token.typed, min(near)[1]) if near else token


@lru_cache(maxsize=100_000)
def _words_of(form: str) -> tuple[str, ...]:
    """Kept, since most names stay when a graph changes."""
    return tuple(token.plain for token in tokens_of(form))


def _is_concept(words: Sequence[str]) -> bool:
    return any(sense.kind in ("concept", "value") for sense in asking_words().senses(words))


def letters_apart(a: str, b: str, most: int) -> int:
    """Letters to change, add, drop or swap with the next to make one word of the other; above `most`,
    some number above it."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


def _codes(vocabulary: Vocabulary) -> frozenset[str]:
    rows = (entity.row for entity in vocabulary.of_kind("state"))
    return frozenset(plain_word(str(row[key])) for row in rows for key in ("iso2", "iso3") if row.get(key))  # fmt: skip


def _lexicon_words(lexicon: Lexicon) -> Iterable[str]:
    for terms in lexicon.terms.values():
        for term in terms:
            yield from (word for word in term.words if not word.endswith("*"))
