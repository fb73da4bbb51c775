"""The words of the grammar, read once from `seeds/symbol_series.yaml` and `seeds/states.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph_schema.errors import VocabularyError
from loaders.vocabulary import read_rows

SYMBOL_SERIES = "symbol_series.yaml"
Bare = Literal["session", "year", "number"]

_NUMBERED = re.compile(r"([A-Za-z]+)\.\d{1,4}\Z")


@dataclass(frozen=True, slots=True)
class Series:
    """One series: how its first bare figures are read, and whether States' codes occur in it."""

    name: str
    body: str | None
    bare: Bare
    states: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that the parser looks up. `spelling` gives a word of a type as it is printed."""

    series: dict[str, Series]
    roots: frozenset[str]
    dotted_types: dict[str, str]
    bare_types: frozenset[str]
    suffixes: dict[str, str]
    communications: frozenset[str]
    states: frozenset[str]

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
                found = Series(name, row.body, row.bare, row.states), taken
        return found


@cache
def load_grammar() -> Grammar:
    """The shipped grammar. Raises `VocabularyError` for a row of unknown kind."""
    rows = read_rows(SYMBOL_SERIES)
    known = {"series", "type", "suffix", "state", "comment", "prose", "communication", "regional"}
    for row in rows:
        if row.get("kind") not in known:
            raise VocabularyError(f"seeds/{SYMBOL_SERIES}: row {row!r} is of no known kind.")
    series = {
        row["series"]: Series(row["series"], row.get("body"), row["bare"], row.get("states", False))
        for row in rows
        if row["kind"] == "series"
    }
    types = [row for row in rows if row["kind"] == "type"]
    return Grammar(
        series=series,
        roots=frozenset(name.partition("/")[0] for name in series),
        dotted_types={
            row["type"]: row.get("printed", row["type"]) for row in types if row["dotted"]
        },
        bare_types=frozenset(row["type"] for row in types if not row["dotted"]),
        suffixes={row["suffix"].upper(): row["suffix"] for row in rows if row["kind"] == "suffix"},
        communications=frozenset(r["series"] for r in rows if r["kind"] == "communication"),
        states=frozenset(row["iso3"] for row in read_rows("states.yaml"))
        | frozenset(row["code"] for row in rows if row["kind"] == "state"),
    )


def general_comments() -> dict[tuple[str, int], str]:
    """Symbols of general comments and recommendations by the body's id and their number."""
    return {
        (row["body"], row["number"]): row["symbol"]
        for row in read_rows(SYMBOL_SERIES)
        if row["kind"] == "comment"
    }


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
