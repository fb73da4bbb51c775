"""Compares an extraction with an annotated article: citations and claims, precision and recall.

A citation is found when its footnote holds one with the same symbol, or else the same title or address.
A claim is detected when one of the same speaker and family overlaps it; it is right when the State and
a topic agree too. Claims of tier 2 and 3 (plain acts, the author's own) are neither asked for nor
counted as wrong.
"""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one comparison: `right` of `wanted` were found, `given` were emitted."""

    wanted: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.wanted + other.wanted, self.given + other.given, self.right + other.right)


def score_citations(gold: list[Record], found: list[Record]) -> Score:
    """One gold citation takes at most one emitted citation of its footnote."""
    left = list(found)
    for wanted in gold:
        match = next((c for c in left if _is_citation(wanted, c)), None)
        if match is not None:
            left.remove(match)
    return Score(len(gold), len(found), len(found) - len(left))


def score_claims(text: str, gold: list[Record], found: list[Record]) -> tuple[Score, Score]:
    """(detected, right) for the claims of tier 1."""
    left, wanted, detected, right, aside = list(found), 0, 0, 0, 0
    for expected in sorted(gold, key=lambda claim: int(claim.get("tier", 1))):
        pool = [claim for claim in left if _is_detected(text, expected, claim)]
        best = next(
            (claim for claim in pool if _is_right(expected, claim)), pool[0] if pool else None
        )
        required = expected.get("tier", 1) == 1
        wanted += required
        if best is None:
            continue
        left.remove(best)
        if required:
            detected += 1
            right += _is_right(expected, best)
        else:
            aside += 1
    judged = len(found) - aside
    return Score(wanted, judged, detected), Score(wanted, judged, right)


def _is_citation(wanted: Record, found: Record) -> bool:
    if wanted["footnote"] != found["footnote"]:
        return False
    if wanted.get("symbol"):
        return _squeezed(wanted["symbol"]) == _squeezed(found.get("symbol"))
    if wanted.get("title") and _alike(wanted["title"], found.get("title")):
        return True
    if wanted.get("url") and wanted["url"].rstrip("/") == str(found.get("url") or "").rstrip("/"):
        return True
    if wanted.get("author") and not wanted.get("title"):
        return any(_plain(wanted["author"]) == _plain(a) for a in found.get("authors", ()))
    return bool(
        wanted.get("back_reference") and not wanted.get("title") and found.get("back_reference")
    )


def _is_detected(text: str, expected: Record, claim: Record) -> bool:
    start, end = _span(text, expected)
    speakers = {_plain(name) for name in expected["claimant"]}
    own = {_plain(claim["claimant"]["id"]), _plain(claim["claimant"]["name"])}
    overlaps = claim["start"] < end and start < claim["end"]
    return bool(overlaps and claim["family"] in _families(expected) and own & speakers)


def _is_right(expected: Record, claim: Record) -> bool:
    states = set(claim["addressees"])
    if _families(expected) != ["directive"]:
        states |= set(claim["subjects"])
    wanted = set(expected["states"])
    exact = wanted == set(claim["addressees"]) or (
        _families(expected) != ["directive"] and wanted <= states
    )
    topics = set(expected["topics"])
    return bool(
        (expected.get("states_optional") or exact) and (not topics or topics & set(claim["topics"]))
    )


def _families(expected: Record) -> list[str]:
    family = expected["family"]
    return family if isinstance(family, list) else [family]


def _span(text: str, expected: Record) -> tuple[int, int]:
    if "phrase" in expected:
        start = text.find(expected["phrase"])
        return start, start + len(expected["phrase"])
    return expected["start"], expected["end"]


def _alike(one: str, other: str | None) -> bool:
    a, b = _plain(one), _plain(other)
    return a == b or difflib.SequenceMatcher(None, a, b).ratio() >= 0.93


def _plain(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return re.sub(r"[\W_]+", " ", re.sub(r"[‘’“”\"'`]", "", folded)).strip()


def _squeezed(symbol: str | None) -> str:
    return re.sub(r"\s+", "", symbol or "").upper()
