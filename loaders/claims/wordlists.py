"""Closed lists of words of `seeds/claim_words.yaml`, by name."""

from functools import cache

from loaders.vocabulary import read_rows


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list. Raises `KeyError` naming a list that the file does not hold."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {row["id"]: frozenset(row["words"]) for row in read_rows("claim_words.yaml")}
