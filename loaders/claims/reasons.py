"""Why a field of a claim has its value: a decision's value goes with its reasons from where it is made.

A reason is a few plain words and the span of the text that decided; nothing is worked out for it that the
decision did not need, so that reading an article costs no more for being explained.
"""

from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from graph_schema.extraction import Claim, Party
from loaders.claims.acts import Act, Span

T = TypeVar("T")


class Reason(NamedTuple):
    """In plain words why, and where the words stand that decided; `of` is the value it is for, where a field
    has several."""

    why: str
    at: Span | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Decided(Generic[T]):
    """A value with the reasons for it. Two are equal when their values are, however they were found."""

    value: T
    reasons: tuple[Reason, ...] = field(compare=False)


Speaker = Decided[Party]
Codes = Decided[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with the act that it was read from, and the reasons for its fields by their names."""

    claim: Claim
    act: Act
    reasons: dict[str, tuple[Reason, ...]]


def decided(value: T, why: str, at: Span | None = None) -> Decided[T]:
    """A value with one reason."""
    return Decided(value, (Reason(why, at),))
