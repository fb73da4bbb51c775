"""Every form in which a State, body or treaty of `seeds/` may be written, in one Aho-Corasick automaton.

Forms are compared after `plain_form`, which keeps every offset: curly apostrophes and no-break spaces
count as straight ones. A form of several words matches whatever its prepositions' case; an acronym and a
one-word name match only as written. Names that merely hold another name (`not_in`: "South China Sea")
are forms too, with no sense, so that longest match lets them hide what is inside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from loaders.vocabulary import Entity, Vocabulary, read_rows

_SAME_WIDTH = {
    "’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "‑": "-", "\u2010": "-",
}  # fmt: skip
_MONITORED = ("name", "short", "official_name")


@dataclass(frozen=True, slots=True)
class Sense:
    """One entity that a form may stand for, and the rule by which it does.

    `is_shared` is true where the form also names something else and context must decide.
    """

    entity: str
    rule: str
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found in a text; `senses` is empty where the form only hides others."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@dataclass(slots=True)
class Gazetteer:
    """The automaton, and the spelling of each form as a check of case."""

    automaton: Any
    senses: dict[str, list[tuple[str, Sense | None]]]

    def find(self, text: str) -> Iterator[Hit]:
        """The longest forms at word boundaries, left to right, never overlapping."""
        plain = plain_form(text)
        end_of_last = 0
        for start, stop, key in _longest_first(self.automaton.iter(plain.lower()), plain):
            if start < end_of_last:
                continue
            written = plain[start:stop]
            fitting = [sense for form, sense in self.senses[key] if _case_fits(form, written)]
            if fitting:
                end_of_last = stop
                yield Hit(start, stop, tuple(dict.fromkeys(s for s in fitting if s)))


def plain_form(text: str) -> str:
    """The text with typographic variants made plain, offset for offset."""
    # Eight replacements take a tenth of the time of one `str.translate`, which looks at each letter.
    for variant, plain in _SAME_WIDTH.items():
        text = text.replace(variant, plain)
    return text


@cache
def build_gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    """The gazetteer of a vocabulary, built once for each."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_ANY)
    senses: dict[str, list[tuple[str, Sense | None]]] = {}
    for entity in vocabulary.entities.values():
        for form, sense in _forms(entity):
            _add(senses, form, sense)
    for row in read_rows("not_parties.yaml"):
        for form in row["forms"]:
            _add(senses, form, None)
    for key in senses:
        automaton.add_word(key, key)
    automaton.make_automaton()
    return Gazetteer(automaton, senses)


def _add(senses: dict[str, list[tuple[str, Sense | None]]], form: str, sense: Sense | None) -> None:
    plain = re.sub(r"\s+", " ", plain_form(form)).strip()
    bare = plain.removeprefix("the ")
    # "the States" is a State only with its article, and even then seldom.
    if len(bare) < 2 or bare == "States":
        return
    plain = bare
    known = senses.setdefault(plain.lower(), [])
    if (plain, sense) not in known:
        known.append((plain, sense))


def _forms(entity: Entity) -> Iterator[tuple[str, Sense | None]]:
    if entity.kind == "state":
        yield from _state_forms(entity)
    elif entity.kind in ("body", "treaty"):
        yield from _named_forms(entity)


def _state_forms(entity: Entity) -> Iterator[tuple[str, Sense | None]]:
    row = entity.row
    ambiguous = {str(form) for form in row.get("ambiguous") or ()}

    def sense(form: str, rule: str) -> tuple[str, Sense]:
        return form, Sense(entity.id, rule, form in ambiguous)

    names = [entity.name, *_listed(row, "official_name"), *_listed(row, "aliases")]
    adjectives = _listed(row, "adjectives")
    for name in names:
        yield sense(name, "state_name")
    for adjective in adjectives:
        yield sense(adjective, "state_adjective")
    for demonym in _listed(row, "demonyms"):
        if demonym not in adjectives:
            yield sense(demonym, "state_people")
    for capital in {*_listed(row, "metonyms"), *_listed(row, "capital")}:
        yield sense(capital, "state_capital")
    for misspelt in _listed(row, "misspellings"):
        yield misspelt, Sense(entity.id, "misspelling")
    for mask in _listed(row, "not_in"):
        yield mask, None


def _named_forms(entity: Entity) -> Iterator[tuple[str, Sense | None]]:
    row = entity.row
    kind = "body" if entity.kind == "body" else "treaty"
    shared = _listed(row, "shared_acronyms")
    for key in _MONITORED:
        for form in _listed(row, key):
            yield form, Sense(entity.id, f"{kind}_name", form in shared)
    for form in (*_listed(row, "aliases"), *_listed(row, "misspellings")):
        yield form, Sense(entity.id, f"{kind}_alias", form in shared)
    for form in shared:
        yield form, Sense(entity.id, f"{kind}_acronym", is_shared=True)
    for holder in row.get("holders") or ():
        for form in (holder["name"], *_listed(holder, "aliases")):
            yield form, Sense(entity.id, "holder_name", is_shared=True)
    for mask in _listed(row, "not_in"):
        yield mask, None


def _listed(row: dict[str, Any], key: str) -> list[str]:
    value = row.get(key)
    if value is None:
        return []
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]


def _longest_first(found: Any, plain: str) -> list[tuple[int, int, str]]:
    spans = []
    for last, key in found:
        start, stop = last - len(key) + 1, last + 1
        if _is_bounded(plain, start, stop):
            spans.append((start, -stop, key))
    return [(start, -stop, key) for start, stop, key in sorted(spans)]


def _is_bounded(plain: str, start: int, stop: int) -> bool:
    before = plain[start - 1] if start else " "
    after = plain[stop] if stop < len(plain) else " "
    # A slash on either side is a document symbol ("A/HRC/25/63"), not a name.
    return not (before.isalnum() or after.isalnum() or before == "/" or after == "/")


def _case_fits(form: str, written: str) -> bool:
    """Whether the text's capitals allow this form: an acronym exactly, a name with its first capitals."""
    if form == written:
        return True
    if " " not in form:
        return written.isupper() and len(form) > 4 and form[0].isupper() and not form.isupper()
    if form[0].isupper() and not written[0].isupper():
        return False
    capitals = sum(word[0].isupper() for word in form.split())
    wanted = min(2, capitals)
    return sum(word[:1].isupper() for word in written.split()) >= wanted and _acronyms_kept(
        form, written
    )


def _acronyms_kept(form: str, written: str) -> bool:
    pairs = zip(form.split(), written.split(), strict=False)
    return all(a == b for a, b in pairs if len(a) > 1 and a.isupper())
