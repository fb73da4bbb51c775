"""The labels of lists as Word counts them: `3.`, `(b)`, `II.1`, or a bullet, written as `-`.

Word keeps no label in the text: each stands in `word/numbering.xml` as a pattern and a start.
"""

import re
from dataclasses import dataclass, field, replace

from loaders.formats.docx_package import Element, child_of, number_of, value_of, word_name

BULLET = "-"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_LEVELS = 9
_LARGEST_NUMERAL = 4000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `pattern` is as in Word, `%1.%2`."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of one file and how far each has counted. Ask for the labels in reading order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    kind_of: dict[str, str] = field(default_factory=dict)
    restarts: set[tuple[str, int]] = field(default_factory=set)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def next_label(self, list_id: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth from 0; empty where it has none."""
        levels = self.levels.get(list_id)
        if levels is None or not 0 <= depth < _MOST_LEVELS:
            return ""
        # Lists of one kind count on together; a list with a start of its own sets it once.
        counts = self._counts.setdefault(self.kind_of[list_id], [None] * _MOST_LEVELS)
        level = levels.get(depth, Level())
        reached = None if (list_id, depth) in self.restarts else counts[depth]
        self.restarts.discard((list_id, depth))
        counts[depth] = level.start if reached is None else reached + 1
        counts[depth + 1 :] = [None] * (_MOST_LEVELS - depth - 1)
        if level.form == "bullet":
            return BULLET
        return _PLACE.sub(lambda place: self._printed(levels, counts, int(place[1])), level.pattern)

    def _printed(self, levels: dict[int, Level], counts: list[int | None], place: int) -> str:
        level = levels.get(place - 1, Level())
        count = counts[place - 1]
        return as_printed(level.start if count is None else count, level.form)


def read_numbering(root: Element | None) -> Numbering:
    """The lists of `word/numbering.xml`; none where the file has no such part."""
    abstract: dict[str, dict[int, Level]] = {}
    numbering = Numbering()
    for element in () if root is None else root:
        if word_name(element) == "abstractNum":
            abstract[value_of(element, "abstractNumId") or ""] = _levels(element)
        elif word_name(element) == "num":
            list_id = value_of(element, "numId") or ""
            kind = value_of(child_of(element, "abstractNumId")) or ""
            overrides = _overrides(element, abstract.get(kind, {}))
            numbering.levels[list_id] = abstract.get(kind, {}) | overrides
            numbering.restarts |= {(list_id, depth) for depth in overrides}
            numbering.kind_of[list_id] = kind
    return numbering


def as_printed(number: int, form: str) -> str:
    """A number in one of Word's forms, such as `lowerRoman`; in digits for a form that is not known.

    >>> as_printed(4, "upperRoman"), as_printed(28, "lowerLetter"), as_printed(5, "decimal")
    ('IV', 'bb', '5')
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if form.endswith("Letter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form.endswith("Roman") and 0 < number < _LARGEST_NUMERAL:
        numeral = _roman(number)
        return numeral.upper() if form == "upperRoman" else numeral
    return str(number)


def _roman(number: int) -> str:
    numeral = ""
    for value, digits in _ROMAN:
        numeral += digits * (number // value)
        number %= value
    return numeral


def _levels(element: Element) -> dict[int, Level]:
    return {
        number_of(value_of(child, "ilvl"), 0): _level(child)
        for child in element
        if word_name(child) == "lvl"
    }


def _level(element: Element) -> Level:
    return Level(
        value_of(child_of(element, "numFmt")) or "decimal",
        value_of(child_of(element, "lvlText")) or "",
        number_of(value_of(child_of(element, "start")), 0),
    )


def _overrides(element: Element, kind: dict[int, Level]) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for override in element:
        if word_name(override) != "lvlOverride":
            continue
        depth = number_of(value_of(override, "ilvl"), 0)
        own = child_of(override, "lvl")
        level = kind.get(depth, Level()) if own is None else _level(own)
        start = value_of(child_of(override, "startOverride"))
        found[depth] = (
            level if start is None else replace(level, start=number_of(start, level.start))
        )
    return found
