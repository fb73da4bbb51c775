"""Compares an extraction with an annotated article: anchors, citations, their fields, and claims.

A citation is found when its footnote holds one with the same symbol, or else the same title or address.
A claim is detected when one of the same speaker and family overlaps it; it is right when the State and
a topic agree too. Claims of tier 2 and 3 (plain acts, the author's own) are neither asked for nor
counted as wrong.
"""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection
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
    return Score(len(gold), len(found), len(_matched(gold, found)))


def score_fields(gold: list[Record], found: list[Record]) -> Score:
    """Over the citations found: of the fields that the annotator gave, those that are right."""
    told = right = 0
    for wanted, citation in _matched(gold, found):
        for name, is_right in _FIELDS.items():
            if name in wanted:
                told += 1
                right += is_right(wanted[name], citation)
    return Score(told, told, right)


def score_symbols(gold: list[Record], found: list[Record]) -> Score:
    """Symbols by the footnote that holds them; numbers of cases and of other organisations' documents
    count only where the annotator gave them."""
    wanted = Counter((c["footnote"], _squeezed(c["symbol"])) for c in gold if c.get("symbol"))
    told = [(c, (c["footnote"], _squeezed(c["symbol"]))) for c in found if c.get("symbol")]
    given = Counter(key for c, key in told if key in wanted or c["document_id"].startswith("un:"))
    return Score(wanted.total(), given.total(), (wanted & given).total())


def score_anchors(text: str, gold: list[Record], footnotes: list[Record]) -> Score:
    """Calls of notes, each known by its note's number and the words before it."""
    given = [
        (note["number"], _plain(text[max(0, anchor["start"] - 200) : anchor["start"]]))
        for note in footnotes
        for anchor in note["anchors"]
    ]
    left = list(given)
    for wanted in gold:
        after = _plain(wanted["after"])
        match = next((g for g in left if g[0] == wanted["footnote"] and g[1].endswith(after)), None)
        if match is not None:
            left.remove(match)
    return Score(len(gold), len(given), len(given) - len(left))


def _matched(gold: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
    left, pairs = list(found), []
    for wanted in gold:
        match = next((c for c in left if _is_citation(wanted, c)), None)
        if match is not None:
            left.remove(match)
            pairs.append((wanted, match))
    return pairs


def score_claims(text: str, gold: list[Record], found: list[Record]) -> tuple[Score, Score]:
    """(detected, right) for the claims of tier 1."""
    pairs = claim_pairs(text, gold, found)
    detected = [(expected, claim) for expected, claim in pairs if _tier(expected) == 1]
    wanted = sum(_tier(claim) == 1 for claim in gold)
    judged = len(found) - (len(pairs) - len(detected))
    right = sum(_is_right(expected, claim) for expected, claim in detected)
    return Score(wanted, judged, len(detected)), Score(wanted, judged, right)


def score_topics(
    text: str, gold: list[Record], found: list[Record], vocabulary: Collection[str]
) -> tuple[Score, Score]:
    """(claims with a topic right, topics) over the claims of tier 1 that were detected. Topics that are
    not in the vocabulary are not asked for: annotators may write their own."""
    claims, topics = Score(0, 0, 0), Score(0, 0, 0)
    for expected, claim in claim_pairs(text, gold, found):
        listed, given = set(expected["topics"]), set(claim["topics"])
        if _tier(expected) == 1 and listed:
            claims += Score(1, 1, bool(listed & given))
            topics += Score(len(listed & set(vocabulary)), len(given), len(listed & given))
    return claims, topics


def claim_pairs(text: str, gold: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
    """Annotated claims that were detected, tier 1 first, each with one that detects it, a right one if any."""
    left, pairs = list(found), []
    for expected in sorted(gold, key=_tier):
        pool = [claim for claim in left if _is_detected(text, expected, claim)]
        best = next(
            (claim for claim in pool if _is_right(expected, claim)), pool[0] if pool else None
        )
        if best is not None:
            left.remove(best)
            pairs.append((expected, best))
    return pairs


def _tier(expected: Record) -> int:
    return int(expected.get("tier", 1))


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


def _same_pinpoints(wanted: list[Any], found: list[Record]) -> bool:
    def values(pinpoints: list[Any]) -> list[str]:
        told = (p["value"] if isinstance(p, dict) else p for p in pinpoints)
        return [re.sub(r"\s", "", str(value)).replace("–", "-").casefold() for value in told]

    return values(wanted) == values(found)


_FIELDS: dict[str, Callable[[Any, Record], bool]] = {
    "symbol": lambda wanted, c: _squeezed(wanted) == _squeezed(c["symbol"]),
    "title": lambda wanted, c: _alike(wanted, c["title"]),
    "author": lambda wanted, c: any(_plain(wanted) == _plain(a) for a in c["authors"]),
    "editors": lambda wanted, c: [_plain(e) for e in wanted] == [_plain(e) for e in c["editors"]],
    "publisher": lambda wanted, c: (
        _plain(wanted) in f"{_plain(c['publisher'])} | {_plain(c['container'])}"
    ),
    "date": lambda wanted, c: wanted == c["date"],
    "url": lambda wanted, c: wanted.rstrip("/") == str(c["url"] or "").rstrip("/"),
    "doi": lambda wanted, c: wanted.casefold() == str(c["doi"] or "").casefold(),
    "isbn": lambda wanted, c: re.sub(r"[^\dX]", "", wanted) == c["isbn"],
    "pinpoints": lambda wanted, c: _same_pinpoints(wanted, c["pinpoints"]),
    "kind": lambda wanted, c: c["kind"] in (wanted if isinstance(wanted, list) else [wanted]),
    "back_reference": lambda wanted, c: wanted == c["back_reference"],
    "votes": lambda wanted, c: wanted == c["votes"],
}
