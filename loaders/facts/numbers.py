"""Whole numbers in prose, in figures ("1,204") or in words ("one hundred and forty-five")."""

import re

_UNITS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_WORD = rf"(?:{'|'.join([*_UNITS[1:], *_TENS])})"
# A pattern of one number, to be built into others; it never takes an ordinal or a date's "of".
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,2}\b|\d{1,4}\b(?![.,/-]\d)|"
    rf"(?i:\b(?:(?:{_WORD}|a) hundred(?: and)?(?: |-))?{_WORD}(?:[ -]{_WORD})?(?: hundred)?\b|\b(?:{_WORD}|a) hundred\b))"
)


def read_number(words: str) -> int:
    """The value of words that `NUMBER` matched, or of "no" and "none". Raises `ValueError` on others."""
    words = words.strip().lower().replace(",", "")
    if words.isdigit():
        return int(words)
    if words in ("no", "none"):
        return 0
    total = 0
    for word in re.split(r"[\s-]+", words):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word not in ("and", "a"):
            try:
                total += _VALUES[word]
            except KeyError:
                raise ValueError(f"{words!r} is no number: {word!r} is none of its words") from None
    return total
