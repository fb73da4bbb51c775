"""A recorded vote told beside a resolution: "27 to 6 with 14 abstentions", "116-20-53"."""

import re

_NUMBER = r"(\d{1,3}|none|no|one|two|three|four|five|six|seven|eight|nine|ten)"
_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DASH = "[-–—]"
_TALLIES = (
    re.compile(
        rf"\b{_NUMBER}(?: votes?)?(?: in favou?r)? to {_NUMBER}(?: against)?,? (?:\(?with |and )?{_NUMBER} abst"
    ),
    re.compile(
        rf"\b{_NUMBER}(?: votes?| states?| countries)? (?:in favou?r|for),? (?:(?:and |to )?{_NUMBER}(?: votes?)? (?:against|opposed)),? "
        rf"(?:and |with )*{_NUMBER} abst"
    ),
    re.compile(
        rf"\bvotes?\b[^.;]{{0,40}}?\b(\d{{1,3}}) ?{_DASH} ?(\d{{1,3}}) ?{_DASH} ?(\d{{1,3}})\b"
    ),
    re.compile(rf"\b(\d{{1,3}}) ?{_DASH} ?(\d{{1,3}}) ?{_DASH} ?(\d{{1,3}}) vote\b"),
    re.compile(rf"\b{_NUMBER} votes? to {_NUMBER},? with {_NUMBER} abst"),
)


def find_vote(text: str) -> dict[str, int] | None:
    """The first recorded vote of a text as `for`, `against`, `abstain`; `None` when it tells none."""
    if "vote" not in text and "abst" not in text:
        return None
    for tally in _TALLIES:
        if match := tally.search(text):
            in_favour, against, abstaining = (_count(word) for word in match.groups())
            return {"for": in_favour, "against": against, "abstain": abstaining}
    return None


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 0 if word == "no" else _WORDS.index(word)
