"""Many words as one pattern that the engine reads letter by letter, not word by word."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern of exactly the words, the longest first where one begins another; "" gives "".

    "state", "stated", "says" become `s(?:tate(?:d)?|ays)`: a place where none stands costs one look.
    """
    by_first: dict[str, set[str]] = {}
    optional = False
    for word in words:
        if word:
            by_first.setdefault(word[0], set()).add(word[1:])
        else:
            optional = True
    branches = [re.escape(first) + any_of(rests) for first, rests in sorted(by_first.items())]
    if not branches:
        return ""
    if optional:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def any_word(words: Iterable[str], not_after: str = r"\w") -> str:
    """`any_of` where no character of the class `not_after` stands before.

    The set of first letters comes first, so that the engine leaps from one such letter to the next.
    """
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[0], set()).add(word[1:])
    firsts = "".join(map(re.escape, sorted(by_first)))
    rests = [f"(?<={re.escape(first)}){any_of(rests)}" for first, rests in sorted(by_first.items())]
    return f"[{firsts}](?<![{not_after}].)(?:{'|'.join(rests)})"
