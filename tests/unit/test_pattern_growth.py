"""Every pattern of the loaders takes time in proportion to its text, whatever the text repeats.

Beside the hostile texts that scanners read in `test_hostile_patterns.py`, each pattern is run on its
own, in the ways in which its module uses it: what a first look keeps from a pattern today it may be
given tomorrow.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import loaders

pytestmark = pytest.mark.timed

LENGTHS = (400, 1_600, 6_400, 25_600, 102_400)
IN_PROPORTION = 5.0  # growth from one length to the next in which no threat can hide
FASTER = 8.0  # growth that no linear reading has: a square grows sixteenfold
BOUNDED = 6_400  # beyond this the longest bounded repetition (2,000) reads in proportion, too
ENDLESS = 2.0  # seconds for a text of that length
MEASURABLE = 0.004  # seconds: below this, noise looks like growth
HARMLESS = 0.05  # seconds for the longest text, even if time grew with the square
UNITS = (
    "a", "A", "1", " ", "-", "_", ".", "!", "'", '"', "“", "(", ")", "[", "*", "¹", "# ", ", ", "A. ", "v. ",
    "Word ", "Word and ", "and ", "In ", "Committee on the ", "http://", "@a.", "A/HRC/", "2001 ",
)  # fmt: skip
# What these are given is cut to so many characters by those who use them.
WINDOWS = {"loaders.formats.html_marks._ARROWS": 40, "loaders.symbols.issuers._NAME_BEFORE": 90}
_MADE = re.compile(r"^(?:def )?(\w+)(?:\(\)|: [^=\n]+ =| =)", re.MULTILINE)
_Run = Callable[[str], object]

MODULES = [m.name for m in pkgutil.walk_packages(loaders.__path__, "loaders.") if not m.ispkg]
SOURCES = {
    name: Path(str(importlib.import_module(name).__file__)).read_text(encoding="utf-8")
    for name in MODULES
}


def patterns_of(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that a module makes, by the name that holds them or the function that makes them."""
    source = SOURCES[module.__name__]
    for name in dict.fromkeys(_MADE.findall(source)):
        value = vars(module).get(name)
        is_factory = hasattr(value, "cache_info") and f"def {name}()" in source
        for pattern in _inside(value() if is_factory and callable(value) else value):
            yield name, pattern


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _inside(inner)


def uses(module: str, name: str, pattern: re.Pattern[str]) -> list[_Run]:
    """How the loaders run a pattern: one that is only matched need not be quick to be searched for."""
    run: dict[str, _Run] = {
        "match": pattern.match,
        "fullmatch": pattern.fullmatch,
        "search": pattern.search,
        "finditer": lambda text: sum(1 for _ in pattern.finditer(text)),
        "sub": lambda text: pattern.sub("", text),
        "split": pattern.split,
    }
    call = re.compile(rf"\b{name}(?:\(\))?\.({'|'.join(run)})\b")
    methods = {method for source in _users(module) for method in call.findall(source)}
    return [run[method] for method in sorted(methods)]


@cache
def _users(module: str) -> list[str]:
    """The sources of a module and of those that import from it."""
    return [s for at, s in SOURCES.items() if at == module or f"from {module} import" in s]


def seconds(run: _Run, text: str) -> float:
    """Processor time, of the shorter of two runs where it can be measured."""
    spent = []
    for _ in range(2):
        began = time.process_time()
        run(text)
        spent.append(time.process_time() - began)
        if spent[-1] < MEASURABLE / 10:
            break
    return min(spent)


def grows_too_fast(run: _Run, unit: str) -> bool:
    """Whether time grows faster than the text; longer texts are read only where shorter ones leave doubt."""
    before = seconds(run, _repeated(unit, LENGTHS[0]))
    for length in LENGTHS[1:]:
        spent = seconds(run, _repeated(unit, length))
        if spent < IN_PROPORTION * before or spent * (LENGTHS[-1] / length) ** 2 < HARMLESS:
            return False
        faster = length > BOUNDED and spent > FASTER * before and spent > MEASURABLE
        if faster or (length <= BOUNDED and spent > ENDLESS):
            return True
        before = spent
    return False


def _repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length] + "\x00"


@pytest.mark.parametrize("module", MODULES)
def test_the_patterns_of_a_module_take_time_in_proportion_to_their_text(module: str) -> None:
    slow = [
        f"{name} on {unit!r}"
        for name, pattern in patterns_of(importlib.import_module(module))
        if f"{module}.{name}" not in WINDOWS
        for unit in UNITS
        if any(grows_too_fast(run, unit) for run in uses(module, name, pattern))
    ]
    assert not slow, (
        f"{module}: {', '.join(slow)}. Bound what repeats, or look behind for its start."
    )


@pytest.mark.parametrize("pattern", WINDOWS)
def test_what_a_costly_pattern_is_given_is_still_cut(pattern: str) -> None:
    module, _, name = pattern.rpartition(".")
    assert name in SOURCES[module]
    assert re.search(rf"\b{WINDOWS[pattern]}\b", SOURCES[module])


def test_patterns_are_found_in_every_part_of_the_loaders() -> None:
    found = [name for name in MODULES if any(patterns_of(importlib.import_module(name)))]
    parts = {name.split(".")[1] for name in found}
    assert {"citations", "claims", "formats", "mentions", "notes", "symbols"} <= parts


def test_a_quadratic_pattern_would_be_found() -> None:
    assert grows_too_fast(re.compile(r"x*!").search, "x")
    assert not grows_too_fast(re.compile(r"x+").search, "x")
