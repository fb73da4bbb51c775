"""General comments and general recommendations: whose, which number, which document.

Many have a symbol of their own; the early ones were annexed to annual reports and stand in a
compilation, which holds many and is the identity of none.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.vocabulary import read_rows

GENERAL_COMMENTS = "general_comments.yaml"
CommentWord = Literal["comment", "recommendation"]


@dataclass(frozen=True, slots=True)
class GeneralComment:
    """One general comment. `symbol` is `None` where it has none of its own.

    `also` is the second symbol of one that two committees adopted together, `compiled_in` the
    volume that reprints it.
    """

    body: str
    word: CommentWord
    number: int
    year: int
    title: str
    symbol: str | None = None
    also: str | None = None
    compiled_in: str | None = None


@cache
def general_comments() -> tuple[GeneralComment, ...]:
    """All of `seeds/general_comments.yaml`, in its order."""
    return tuple(
        GeneralComment(**{name: value for name, value in row.items() if name != "source"})
        for row in read_rows(GENERAL_COMMENTS)
    )


def general_comment(body: str, number: int) -> GeneralComment | None:
    """The comment of a body by its number, `None` where the seeds know none."""
    return _by_body().get((body, number))


def comments_numbered(number: int, year: int | None = None) -> tuple[GeneralComment, ...]:
    """All bodies' comments of a number, of a year where one is told."""
    known = _by_number().get(number, ())
    return tuple(c for c in known if year is None or is_of_year(c, year))


def is_of_year(comment: GeneralComment, year: int) -> bool:
    """Whether a comment can be printed with a year: adopted in it, or issued in the next."""
    return comment.year <= year <= comment.year + 1


def joint_symbol(normal: str) -> str | None:
    """The other symbol of a comment that two committees adopted together."""
    return _joint().get(normal)


@cache
def _by_body() -> dict[tuple[str, int], GeneralComment]:
    return {(comment.body, comment.number): comment for comment in general_comments()}


@cache
def _by_number() -> dict[int, tuple[GeneralComment, ...]]:
    numbers = {comment.number for comment in general_comments()}
    return {n: tuple(c for c in general_comments() if c.number == n) for n in numbers}


@cache
def _joint() -> dict[str, str]:
    return {c.symbol: c.also for c in general_comments() if c.symbol and c.also}
