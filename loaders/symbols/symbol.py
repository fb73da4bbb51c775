"""A UN document symbol as typed parts, and its normal form.

Normal form: components joined by "/", ranges with "-", what stands in parentheses after one
space: `A/HRC/25/CRP.1`, `S/RES/1593 (2005)`, `A/RES/217 A (III)`, `A/68/40 (Vol. I)`.
The symbol tells neither title nor date: a session is an interval, 1995 in D/613/1995 is the year
of registration, and A/59/2005 is document 2005.
"""

from dataclasses import dataclass, field
from typing import Literal

from loaders.symbols.grammar import load_grammar

ComponentKind = Literal[
    "session",  # 25, S-13, ES-8, XXVII
    "year",  # 2014; 99 and 02 where the series writes years so
    "state",  # PRK, CHN-HKG
    "type",  # CO, or SR with its number
    "number",  # 4, 3-4
    "registration",  # the year in which a communication was registered
    "suffix",  # Add.1
    "printed",  # the whole symbol of another organisation; the label says what it is
]

# What announces a number that counts a State's reports: none, or one of these.
_OF_REPORTS = frozenset({"CO", "FCO", "OPAC", "OPSC", "Q", "QPR", "RESP"})

# The session in which each cycle of the Universal Periodic Review began (A/HRC/DEC/17/119 and
# A/HRC/RES/16/21 for the second; OHCHR's calendars for the others).
_REVIEW_CYCLES = ((41, "4"), (27, "3"), (13, "2"), (1, "1"))


@dataclass(frozen=True, slots=True)
class Component:
    """One component after the series. `label` is a type's or suffix's word, "" for others."""

    kind: ComponentKind
    value: str
    label: str = ""
    dotted: bool = False

    def __str__(self) -> str:
        return f"{self.label}.{self.value}" if self.dotted else (self.label or self.value)


@dataclass(frozen=True, slots=True)
class DocumentSymbol:
    """What one symbol says. Two symbols are equal when their parts are; `text` is as printed.

    `part` is the letter of "217 A (III)"; `parentheses` what follows in them: "2005", "III",
    "Vol. I". `body` is the id of the body whose series it is, `None` where the seeds name none.
    `is_reissue` is true of one printed with a star, which marks a new issue for technical reasons.
    """

    series: str
    components: tuple[Component, ...]
    part: str | None = None
    parentheses: tuple[str, ...] = ()
    body: str | None = field(default=None, compare=False)
    text: str = field(default="", compare=False)
    normal: str = field(default="", compare=False)
    is_reissue: bool = field(default=False, compare=False)

    def printed_as(self, text: str) -> "DocumentSymbol":
        """The same symbol, with how another place prints it."""
        if text == self.text:
            return self
        return DocumentSymbol(
            self.series,
            self.components,
            self.part,
            self.parentheses,
            self.body,
            text,
            self.normal,
            self.is_reissue,
        )

    def first(self, kind: ComponentKind) -> str | None:
        """The value of the first component of a kind."""
        return next((c.value for c in self.components if c.kind == kind), None)

    @property
    def session(self) -> str | None:
        if found := self.first("session"):
            return found
        return next((p for p in self.parentheses if _is_roman_session(p)), None)

    @property
    def year(self) -> int | None:
        """A year that the symbol itself states, of its series or in parentheses; never inferred."""
        if found := self.first("year"):
            return int(found) if len(found) == 4 else _full_year(int(found))
        return next((int(p) for p in self.parentheses if len(p) == 4 and p.isdigit()), None)

    @property
    def state(self) -> str | None:
        """ISO 3166-1 alpha-3 of the State, historic codes included: CHN of CHN-HKG and of HKG.

        "EU" where the European Union is the party.
        """
        code = self.first("state")
        return load_grammar().state_of(code)[0] if code else None

    @property
    def region(self) -> str | None:
        """The part of the State that the code names: "HKG" of CHN-HKG and of HKG alone."""
        code = self.first("state")
        return load_grammar().state_of(code)[1] if code else None

    @property
    def types(self) -> tuple[str, ...]:
        """All words for the document's nature, from left to right: ("OPSC", "CO")."""
        named = tuple(word for word in ("RES", "DEC", "PRST", "GC") if f"/{word}" in self.series)
        return named + tuple(c.label for c in self.components if c.kind == "type")

    @property
    def type(self) -> str | None:
        return self.types[-1] if self.types else None

    @property
    def number(self) -> str | None:
        """The number or range that tells the document from its neighbours."""
        numbers = [
            c.value
            for c in self.components
            if c.value and (c.kind == "number" or (c.kind == "type" and c.dotted))
        ]
        return numbers[-1] if numbers else None

    @property
    def cycle(self) -> str | None:
        """The reporting cycle: of a State's report its number, of the UPR the round of reviews.

        `None` where the number counts something else: visits, decisions, exceptional reports.
        """
        if self.series == "A/HRC/WG.6" and self.session and self.session.isdigit():
            session = int(self.session)
            return next((cycle for first, cycle in _REVIEW_CYCLES if session >= first), None)
        series = load_grammar().series.get(self.series)
        counts = series is not None and series.cycles and _OF_REPORTS.issuperset(self.types)
        return self.number if self.state and counts and self.session is None else None

    @property
    def registration_year(self) -> int | None:
        """The year in which an individual communication was registered."""
        found = self.first("registration")
        return int(found) if found else None

    @property
    def suffixes(self) -> tuple[str, ...]:
        return tuple(str(c) for c in self.components if c.kind == "suffix")

    @property
    def is_communication(self) -> bool:
        """Whether it is a letter of the special procedures, such as OL JPN 3/2021."""
        return [c.kind for c in self.components] == ["state", "number", "year"]

    @property
    def is_resolution(self) -> bool:
        return (
            "/RES" in self.series
            or self.gives == "resolution"
            or any(c.label in ("RES", "Res") and c.kind == "type" for c in self.components)
        )

    @property
    def gives(self) -> str | None:
        """The kind of document that a symbol of an organisation outside the United Nations shows."""
        first = self.components[0]
        return first.label if first.kind == "printed" else None


def format_symbol(symbol: DocumentSymbol) -> str:
    """The normal form, made from the parts alone."""
    return normal_form(symbol.series, symbol.components, symbol.part, symbol.parentheses)


def normal_form(
    series: str,
    components: tuple[Component, ...],
    part: str | None = None,
    parentheses: tuple[str, ...] = (),
) -> str:
    """The normal form of a symbol of these parts."""
    if components[0].kind == "printed" and components[0].label:
        return components[0].value
    if [c.kind for c in components] == ["state", "number", "year"]:
        state, number, year = components
        return f"{series} {state.value.partition('-')[0]} {number.value}/{year.value}"
    stem = "/".join([series, *map(str, components)])
    letter = f" {part}" if part else ""
    return stem + letter + "".join([f" ({words})" for words in parentheses])


def _full_year(short: int) -> int:
    """The year of two figures: the United Nations' first is 1945."""
    return 1900 + short if short >= 45 else 2000 + short


def _is_roman_session(words: str) -> bool:
    return bool(words) and not words.removeprefix("ES-").removeprefix("S-").strip("IVXLC")
