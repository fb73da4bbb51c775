"""The words of the grammar, read once from `seeds/symbol_series.yaml` and `seeds/states.yaml`."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from graph_schema.errors import VocabularyError
from loaders.vocabulary import read_rows

SYMBOL_SERIES = "symbol_series.yaml"
Bare = Literal["session", "year", "number"]

_NUMBERED = re.compile(r"([A-Za-z]+)\.\d{1,4}\Z")


@dataclass(frozen=True, slots=True)
class Series:
    """One series: how its first bare figures are read, and whether States' codes occur in it.

    `year_after_state` holds for HRI/CORE/CHN/2010, `short_years` for HCR/GIP/02/01, `cycles` where
    a number counts a State's reports. No session before `first_session` opens a symbol.
    """

    name: str
    body: str | None
    bare: Bare
    states: bool
    year_after_state: bool = False
    short_years: bool = False
    cycles: bool = False
    first_session: int = 1


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that the parser looks up.

    `dotted_types` gives a type's word as it is printed, `states` the State and the region that a
    code stands for, `misprints` the series that wrong leading components mean. `openings` are the
    first components of symbols, misprinted ones included.
    """

    series: dict[str, Series]
    roots: frozenset[str]
    openings: frozenset[str]
    dotted_types: dict[str, str]
    bare_types: frozenset[str]
    closing_types: frozenset[str]
    suffixes: dict[str, str]
    bare_suffixes: frozenset[str]
    communications: frozenset[str]
    states: dict[str, tuple[str, str | None]]
    misprints: dict[str, str]

    def series_of(self, components: list[str]) -> tuple[Series, int] | None:
        """The longest series that the components start with, and how many of them it takes."""
        found, key, name = None, "", ""
        for taken, component in enumerate(components[:4], start=1):
            numbered = _NUMBERED.match(component) if "." in component else None
            glue = "/" if key else ""
            name += glue + component
            general = f"{key}{glue}{numbered[1]}.#" if numbered else ""
            key += glue + component
            if key in self.series:
                found = self.series[key], taken
            elif general in self.series:
                row = self.series[general]
                found = replace(row, name=name), taken
        return found

    def is_state(self, word: str) -> bool:
        """Whether a component is a State's code, with or without a region: CHN, CHN-HKG, HKG."""
        return all(code in self.states for code in word.split("-", 1))

    def state_of(self, code: str) -> tuple[str, str | None]:
        """The State and the region that a code stands for: HKG and CHN-HKG are both China's."""
        state, _, region = code.partition("-")
        meant, old_region = self.states.get(state, (state, None))
        return meant, region or old_region

    def is_dotted(self, component: str) -> bool:
        """Whether a component is a type or suffix with its number: SR.12, Add.1."""
        word, dot, _ = component.partition(".")
        return bool(dot) and (word.upper() in self.dotted_types or word.upper() in self.suffixes)

    def spelled(self, component: str) -> str:
        """A dotted component with its word as it is printed: SUB.2 is Sub.2, add.1 is Add.1."""
        word, dot, number = component.partition(".")
        label = self.dotted_types.get(word.upper()) or self.suffixes.get(word.upper())
        return f"{label}.{number}" if dot and label else component


@cache
def load_grammar() -> Grammar:
    """The shipped grammar. Raises `VocabularyError` for a row of unknown kind."""
    rows = read_rows(SYMBOL_SERIES)
    known = {"series", "type", "suffix", "state", "misprint", "prose", "communication", "regional"}
    for row in rows:
        if row.get("kind") not in known:
            raise VocabularyError(f"seeds/{SYMBOL_SERIES}: row {row!r} is of no known kind.")
    series = {
        row["series"]: Series(
            row["series"],
            row.get("body"),
            row["bare"],
            row.get("states", False),
            row.get("after_state") == "year",
            row.get("short_years", False),
            row.get("cycles", False),
            row.get("first_session", 1),
        )
        for row in rows
        if row["kind"] == "series"
    }
    types = [row for row in rows if row["kind"] == "type"]
    misprints = {row["printed"]: row["series"] for row in rows if row["kind"] == "misprint"}
    return Grammar(
        series=series,
        roots=frozenset(name.partition("/")[0] for name in series),
        openings=frozenset(name.partition("/")[0] for name in {**series, **misprints}),
        dotted_types={
            row["type"]: row.get("printed", row["type"]) for row in types if row["dotted"]
        },
        bare_types=frozenset(row["type"] for row in types if not row["dotted"]),
        closing_types=frozenset(row["type"] for row in types if row.get("closes")),
        suffixes={row["suffix"].upper(): row["suffix"] for row in rows if row["kind"] == "suffix"},
        bare_suffixes=frozenset(
            r["suffix"] for r in rows if r["kind"] == "suffix" and not r.get("dotted", True)
        ),
        communications=frozenset(r["series"] for r in rows if r["kind"] == "communication"),
        states={row["iso3"]: (row["iso3"], None) for row in read_rows("states.yaml")}
        | {r["code"]: (r["state"], r.get("region")) for r in rows if r["kind"] == "state"},
        misprints=misprints,
    )


@dataclass(frozen=True, slots=True)
class RegionalSeries:
    """Symbols of an organisation outside the United Nations: `normal` is how their groups are written."""

    name: str
    printed: re.Pattern[str]
    normal: str | None
    gives: str


@cache
def regional_series() -> tuple[RegionalSeries, ...]:
    """The series of other organisations, in the order of the seeds."""
    return tuple(
        RegionalSeries(row["series"], re.compile(row["printed"]), row.get("normal"), row["gives"])
        for row in read_rows(SYMBOL_SERIES)
        if row["kind"] == "regional"
    )


@cache
def regional_symbol() -> re.Pattern[str]:
    """A symbol of any other organisation, wherever it stands in a text."""
    return re.compile("|".join(row.printed.pattern for row in regional_series()))


@cache
def regional_opening() -> re.Pattern[str]:
    """What such a symbol begins with: where this is not found, none needs to be looked for."""
    rows = [row for row in read_rows(SYMBOL_SERIES) if row["kind"] == "regional"]
    return re.compile("|".join(re.escape(word) for row in rows for word in row.get("opens", [""])))
