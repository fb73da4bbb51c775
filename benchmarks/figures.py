"""A row of the table that `benchmarks.service` prints: what was measured, beside what, and the goal."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

NOT_THERE = "not there"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a ratio, or a figure in its own unit, is to be."""

    bound: Literal["≤", "≥"]
    value: float
    unit: str = "×"

    def is_met_by(self, value: float) -> bool:
        return value <= self.value if self.bound == "≤" else value >= self.value

    def __str__(self) -> str:
        return f"{self.bound} {self.value:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Figure:
    """`beside` is what it is compared with; `value` is what the goal is about, `None` where the service lacks it."""

    what: str
    measured: str
    beside: str = ""
    value: float | None = None
    goal: Goal | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        value = "" if self.value is None else f"{self.value:.2f}"
        return self.what, self.measured, self.beside, value, str(self.goal or ""), self._outcome

    @property
    def _outcome(self) -> str:
        if self.goal is None:
            return ""
        if self.value is None:
            return NOT_THERE
        return "yes" if self.goal.is_met_by(self.value) else "no"


def table(figures: Iterable[Figure]) -> list[str]:
    """The figures as lines of a Markdown table."""
    heading = ("what", "measured", "beside", "ratio or value", "goal", "met")
    rows = [heading, ("---",) * len(heading), *(figure.cells for figure in figures)]
    return [f"| {' | '.join(cells)} |" for cells in rows]
