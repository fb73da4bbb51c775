"""Chooses the question: how much of what was typed a wording explains, and how much of the wording was typed. Pure.

A reading is only as good as the words that it leaves over. A word that no question knows, a name without a
slot, or a word that asks for a reason or an opinion speaks against it; below `_SURE` nothing is understood.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.understanding.filling import Filling, best_filling
from app.understanding.likeness import Likeness, likeness_to
from app.understanding.names import NameFinder
from app.understanding.slots import Filler, Typed, read_typed
from app.understanding.wordings import Wording, tells, wordings_of
from app.understanding.words import Sensed, asking_words, plain_word, stem
from loaders.meaning import can_tell_meaning
from loaders.vocabulary import load_vocabulary
from queries.catalogue import Catalogue
from queries.names import NameIndex
from queries.question_files import Parameter, Question

_SURE = 0.6
_THINKABLE = 0.4
_MOST_OTHERS = 3
_LEFT_OVER = 0.3  # for a name that finds no slot
_LEFT_ASIDE = 0.06  # for one that need not find one
_MENDED = 0.03
_IN_WHAT_WAS_ASKED = 0.15  # weight of words that tell what a body asked for
_OF_THE_QUESTION = 0.6  # share of a word that the header holds, though not the wording
_SLACK = 0.3
_SLOT = 0.4  # weight of a slot of the wording
_BY_TYPE_ALONE = 0.3  # share of it where another word stands before what fills it
_TELLING = 0.7  # weight of words that show that what stands beside them is a text to look for
_BEFORE_CLAUSE = ("to", "of", "on", "about", "with", "by", "against", "and", "or")
_PULL, _USUAL = 0.4, 0.6  # how far meaning moves a confidence, and the nearness that leaves it
_TEXTS = ("text", "meaning", "words")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand what was typed; `parameters` can be sent as they are. `unread` are the words
    that found no place in it."""

    question: Question
    parameters: dict[str, str]
    confidence: float
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """`best` is `None` when nothing was understood; `others` are further readings, the likelier first;
    `mended` are words as typed with what they were taken for."""

    best: Reading | None
    others: tuple[Reading, ...]
    mended: tuple[tuple[str, str], ...]


class Reader:
    """The wordings of a catalogue and the names of a graph; `likeness` helps where words alone
    leave a reading thinkable but not sure."""

    def __init__(
        self, wordings: list[Wording], finder: NameFinder, likeness: Likeness | None = None
    ) -> None:
        self._wordings = wordings
        self._finder = finder
        self._likeness = likeness

    def read(self, text: str, today: dt.date) -> Understanding:
        """The readings of a question; a day of reference for "last year"."""
        typed = read_typed(text, self._finder, today)
        readings: dict[tuple[str, tuple[tuple[str, str], ...]], Reading] = {}
        for wording in self._wordings:
            reading = _read_as(wording, typed)
            if reading is None:
                continue
            key = (reading.question.name, tuple(sorted(reading.parameters.items())))
            if key not in readings or readings[key].confidence < reading.confidence:
                readings[key] = reading
        ranked = _ranked(readings.values())
        if self._likeness and ranked and _THINKABLE <= ranked[0].confidence < _SURE:
            near = self._likeness.to(typed)
            ranked = _ranked(_likened(reading, near) for reading in ranked)
        best = ranked[0] if ranked and ranked[0].confidence >= _SURE else None
        others = tuple(_one_of_each(ranked[1:] if best else ranked, best))[:_MOST_OTHERS]
        return Understanding(best, others, _mended(typed))


def build_reader(catalogue: Catalogue, names: NameIndex) -> Reader:
    """A reader for the names that a graph holds."""
    wordings = wordings_of(catalogue.questions.values())
    finder = NameFinder(names, load_vocabulary())
    return Reader(wordings, finder, likeness_to(wordings) if can_tell_meaning() else None)


def _ranked(readings: Iterable[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda r: (-r.confidence, -len(r.parameters)))


def _likened(reading: Reading, near: dict[str, float]) -> Reading:
    """The reading with its confidence moved by how near its question's wordings are in meaning."""
    moved = reading.confidence + _PULL * (near[reading.question.name] - _USUAL)
    return replace(reading, confidence=round(min(max(moved, 0.0), 1.0), 3))


def _one_of_each(readings: Iterable[Reading], best: Reading | None) -> Iterable[Reading]:
    told = {best.question.name} if best else set()
    for reading in readings:
        if reading.confidence >= _THINKABLE and reading.question.name not in told:
            told.add(reading.question.name)
            yield reading


def _mended(typed: Typed) -> tuple[tuple[str, str], ...]:
    pairs = ((t.typed, t.plain) for place, t in enumerate(typed.tokens) if place in typed.covered)
    from_typed = ((typed_as, read_as) for typed_as, read_as in pairs)
    return tuple((a, b) for a, b in from_typed if plain_word(a).removesuffix("'s") != b)


def _read_as(wording: Wording, typed: Typed) -> Reading | None:
    filling = best_filling(wording, typed)
    if filling is None:
        return None
    values = dict(filling.values)
    left = [
        filler
        for filler in typed.fillers
        if not any(filler is one or filler.overlaps(one) for one in filling.used)
        and not _is_of_the_wording(filler, wording, typed)
    ]
    used = {place for f in filling.used for place in range(f.first, f.last)}
    set_aside = {
        place for f in left if not _are_words(f, typed) for place in range(f.first, f.last)
    }
    phrases = _phrases(typed, used | set_aside)
    text = _needs_text(wording.question, values)
    if text:
        quoted = next((f for f in left if "text" in f.values), None)
        words, phrases = _captured(typed, phrases, wording, quoted.values["text"] if quoted else "")
        if not words:
            return None
        values[text.name] = words
        left = []
    explained, seen, unread = _compared(_main_clause(phrases, typed), wording, values)
    if unread is None:
        return None
    if _lacks_its_verb(phrases, seen) or not (seen or values):
        return None
    wanted = _wanted(wording, seen, filling, typed)
    left_over = sum(
        _LEFT_OVER if f.is_sure else _LEFT_ASIDE for f in left if "integer" not in f.values
    )
    confidence = 0.5 * explained + 0.5 * wanted - left_over - _MENDED * len(_mended(typed))
    told = (typed.text[typed.tokens[f.first].start : typed.tokens[f.last - 1].end] for f in left)
    return Reading(wording.question, values, round(max(confidence, 0.0), 3), (*unread, *told))


def _phrases(typed: Typed, covered: set[int]) -> list[Sensed]:
    """What stands between the fillers; a phrase never reaches over one."""
    found: list[Sensed] = []
    run: list[int] = []
    for place in range(len(typed.tokens) + 1):
        if place < len(typed.tokens) and place not in covered:
            run.append(place)
            continue
        for sensed in asking_words().sensed([typed.tokens[p].plain for p in run]):
            found.append(
                Sensed(run[0] + sensed.first, run[0] + sensed.last, sensed.senses, sensed.stem)
            )
        run = []
    return found


def _main_clause(phrases: list[Sensed], typed: Typed) -> list[Sensed]:
    """Without what a clause tells that stands for a thing: "how has it replied to [what was asked of it]"."""
    words = [token.plain for token in typed.tokens]
    opens = next((p for p in range(2, len(words)) if words[p] == "what" and words[p - 1] in _BEFORE_CLAUSE), None)  # fmt: skip
    return phrases if opens is None else [p for p in phrases if p.first < opens]


def _compared(
    phrases: list[Sensed], wording: Wording, values: dict[str, str]
) -> tuple[float, set[str], list[str] | None]:
    """Share of the question that the wording explains, the concepts that they share, and the words left
    over; `None` for those when the question asks for what no claim can tell."""
    seen: set[str] = set()
    good = total = 0.0
    unread: list[str] = []
    directed = False
    for phrase in phrases:
        if not tells(phrase):
            continue
        if phrase.concept in wording.concepts:
            sense = phrase.of_kind("concept")
            directed = directed or bool(sense and sense.directs)
            if phrase.concept not in seen:
                good, total = good + phrase.weight, total + phrase.weight
            seen.add(phrase.concept)
        elif _narrows(phrase, wording.question, values):
            good, total = good + 1, total + 1
        elif phrase.of_kind("beyond") and not phrase.of_kind("concept"):
            return 0, seen, None
        else:
            is_concept = phrase.of_kind("concept") is not None
            weight = phrase.weight * (_IN_WHAT_WAS_ASKED if directed and not is_concept else 1)
            total += weight
            if phrase.concept in wording.known:
                good += weight * _OF_THE_QUESTION
            else:
                unread.append(phrase.stem)
    return good / total if total else 1.0, seen, unread


def _wanted(wording: Wording, seen: set[str], filling: Filling, typed: Typed) -> float:
    """Share of the wording that was typed: its words, its slots, and the words before those."""
    got = _SLACK + sum(weight for concept, weight in wording.concepts.items() if concept in seen)
    whole = _SLACK + wording.weight
    for slot, word in wording.slots:
        filler = filling.placed.get(slot)
        whole += _SLOT
        if filler:
            before = typed.tokens[filler.first - 1].plain if filler.first else ""
            got += _SLOT if not word or stem(before) == stem(word) else _SLOT * _BY_TYPE_ALONE
    return got / whole


def _are_words(filler: Filler, typed: Typed) -> bool:
    """Whether an unsure name is made of words by which people ask, and so may be no name."""
    plain = [typed.tokens[place].plain for place in range(filler.first, filler.last)]
    return not filler.is_sure and all(asking_words().senses([word]) for word in plain)


def _lacks_its_verb(phrases: list[Sensed], seen: set[str]) -> bool:
    """Whether a question that opens with "is", "did" or "who" shares no act with the wording: what was
    done is then in a word that the wording does not hold ("who was tortured")."""
    if not phrases or phrases[0].first != 0 or not phrases[0].of_kind("verb"):
        return False
    told = (p.of_kind("concept") for p in phrases if p.concept in seen)
    return all(sense is not None and sense.actor for sense in told)


def _is_of_the_wording(filler: Filler, wording: Wording, typed: Typed) -> bool:
    """Whether a name ("UPR") is but a word of the wording."""
    plain = [typed.tokens[place].plain for place in range(filler.first, filler.last)]
    return all(sensed.concept in wording.concepts for sensed in asking_words().sensed(plain))


def _narrows(phrase: Sensed, question: Question, values: dict[str, str]) -> bool:
    """Whether the phrase names a family or another closed value that the question can be narrowed to."""
    for parameter in question.parameters:
        if parameter.name in values:
            continue
        for sense in phrase.senses:
            if (sense.kind == "family" and parameter.type == "family") or (
                sense.kind == "value" and sense.parameter == parameter.name
            ):
                values[parameter.name] = sense.value
                return True
    return False


def _needs_text(question: Question, values: dict[str, str]) -> Parameter | None:
    needed = (p for p in question.parameters if p.required and p.type in _TEXTS and p.name not in values)  # fmt: skip
    return next(needed, None)


def _captured(
    typed: Typed, phrases: list[Sensed], wording: Wording, quoted: str
) -> tuple[str, list[Sensed]]:
    """The words that are looked for: those quoted, else what stands between the wording's own words."""
    if quoted:
        return quoted, phrases
    own = [p for p in phrases if tells(p) and p.concept in wording.concepts]
    if sum(phrase.weight for phrase in own) < _TELLING:
        return "", phrases
    free = [place for place in range(len(typed.tokens)) if not any(p.first <= place < p.last for p in own)]  # fmt: skip
    plain = {place for p in phrases if not tells(p) for place in range(p.first, p.last)}
    while free and free[0] in plain:
        free.pop(0)
    while free and free[-1] in plain:
        free.pop()
    if not free:
        return "", phrases
    start, end = typed.tokens[free[0]].start, typed.tokens[free[-1]].end
    return typed.text[start:end], own
