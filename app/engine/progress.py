"""What a long start tells its caller, and one way to draw it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

Phase = Literal["download", "start", "load"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a phase is. `done` of `total` is in `unit`; a total of None is not known."""

    phase: Phase
    message: str
    done: float = 0
    total: float | None = None
    unit: str = ""

    @property
    def is_finished(self) -> bool:
        return self.total is not None and self.done >= self.total


OnProgress = Callable[[Progress], None]


def say_nothing(_: Progress) -> None:
    """An `OnProgress` for callers that draw nothing."""


@contextmanager
def drawn_progress(console: Console) -> Iterator[OnProgress]:
    """An `OnProgress` that draws one bar a phase on `console` until the block ends."""
    bars = Bars(
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[amount]}"),
        TimeElapsedColumn(),
        console=console,
    )
    tasks: dict[Phase, TaskID] = {}

    def draw(progress: Progress) -> None:
        if progress.phase not in tasks:
            tasks[progress.phase] = bars.add_task(progress.message, total=None, amount="")
        bars.update(
            tasks[progress.phase],
            description=progress.message,
            completed=progress.done,
            total=progress.total,
            amount=_amount(progress),
        )

    with bars:
        yield draw


def _amount(progress: Progress) -> str:
    if not progress.unit:
        return ""
    of_total = "" if progress.total is None else f" of {progress.total:.0f}"
    return f"{progress.done:.0f}{of_total} {progress.unit}"
