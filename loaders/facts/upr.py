"""Tallies of a State's answers to UPR recommendations, as the prose tells them and normalised.

Since Council resolution 5/1 a recommendation either enjoys the State's support or is noted, so "partially
accepted" and "rejected" are noted when normalised; with a total, all that is not accepted is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph_schema.extraction import Problem, Tally
from loaders.facts.numbers import NUMBER, read_number
from loaders.facts.passages import Passage, Span, fact_id, is_told_as_fact, subjects_before
from loaders.vocabulary import read_rows

REVIEW = re.compile(
    r"\bUPR\b|[Uu]niversal [Pp]eriodic [Rr]eview|\b[Pp]eriodic [Rr]eview\b|\bA/HRC/WG\.6/"
)
_NOUN = r"(?:UPR |UN |such |of (?:them|these|those)\b|of the )?recommendations?\b"
# After a count comes its noun, or nothing that another noun could be.
_OPEN = rf"(?=\s+(?:{_NOUN}|of (?:the|its|them|these|those|\d)|out of|in (?:full|part)|and\b|were|was|while|but|or|others?\b)|\s*[,.;:)—–]|\s*\Z)"
_LEAD = r"(?:\s+(?:only|just|some|about|fully|in full|another|a further|all|all but|a total of|as many as|more than|the (?:other|remaining)|the|its|of the)){0,2}"
_TOTAL_AFTER_OF = rf"(?:\bof|\bout of)(?: (?:the|its|all|those|a total of|a))?(?: total of)?\s+(?P<total>{NUMBER})"
_TOTAL = re.compile(
    rf"{_TOTAL_AFTER_OF}(?=\s+{_NOUN}|\s+received|\s*[,.;)])|(?P<plain>{NUMBER})\s+(?:UPR |UN )?recommendations\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERCENT = r"\s*(?:%|per ?cent\b)"
_IN_PART = re.compile(
    rf"(?:,\s+|\s+)(?:and\s+|but\s+)?(?P<number>{NUMBER})\s+(?:others?\s+)?(?:in part|partially|partly)\b(?!\s+(?:accept|support))"
)
_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class _Count:
    """One count: `answer` is an id of `seeds/upr_answers.yaml`, `total`, or one with `_percent`."""

    answer: str
    number: int
    start: int
    end: int


@dataclass(slots=True)
class _Group:
    """The counts of one State in one review."""

    state: str
    counts: dict[str, int] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)

    def takes(self, count: _Count) -> bool:
        return self.counts.get(count.answer, count.number) == count.number

    def add(self, count: _Count) -> None:
        self.counts.setdefault(count.answer, count.number)
        self.spans.append((count.start, count.end))


def read_upr_tallies(passages: Sequence[Passage]) -> tuple[list[Tally], list[Problem]]:
    """The tallies in order, and a problem for each whose answers do not sum to its total."""
    tallies: list[Tally] = []
    problems: list[Problem] = []
    review_before = False
    for passage in passages:
        review_here = _names_review(passage)
        if review_here or review_before:
            for group in _groups(passage):
                tally = _tally(passage, group)
                tallies.append(tally)
                problems += _sum_problems(tally)
        review_before = review_here and passage.footnote is None
    return tallies, problems


def _names_review(passage: Passage) -> bool:
    """Plain words are looked for first: most passages have none of them."""
    words = passage.text[passage.start : passage.end]
    may = "UPR" in words or "eriodic " in words or "/WG.6/" in words
    return may and REVIEW.search(passage.text, passage.start, passage.end) is not None


def _groups(passage: Passage) -> list[_Group]:
    """The counts by State and review, those that tell an outcome: two answers, or one and the total."""
    groups: list[_Group] = []
    state: str | None = None
    for sentence in passage.sentences:
        counts = sorted(_counts_in(passage, sentence), key=lambda c: c.start)
        fresh = {c.answer: c.number for c in counts if c.answer == "total"}
        for count in counts:
            state = _state_of(passage, sentence, count, state)
            if state is None:
                continue
            open_group = groups[-1] if groups else None
            if (
                open_group is None
                or open_group.state != state
                or not open_group.takes(count)
                or (
                    open_group.counts.get("total", fresh.get("total"))
                    != fresh.get("total", open_group.counts.get("total"))
                )
            ):
                groups.append(_Group(state))
            groups[-1].add(count)
        if not counts:
            state = _subject(passage, sentence, sentence[1]) or state
    return [group for group in groups if _is_outcome(group)]


def _is_outcome(group: _Group) -> bool:
    answers = [name for name in group.counts if name != "total"]
    return len(answers) > 1 or (len(answers) == 1 and "total" in group.counts)


def _state_of(passage: Passage, sentence: Span, count: _Count, running: str | None) -> str | None:
    """Who answered: the subject before the count, else who was in mind, else a State named in the sentence."""
    subject = _subject(passage, sentence, count.start)
    if subject or running:
        return subject or running
    named = {m.id.removeprefix("state:") for m in passage.mentions_in(sentence, "state:")}
    return named.pop() if len(named) == 1 else None


def _subject(passage: Passage, sentence: Span, at: int) -> str | None:
    subjects = subjects_before(passage, sentence, at)
    return subjects[-1].id.removeprefix("state:") if len(subjects) == 1 else None


def _counts_in(passage: Passage, sentence: Span) -> Iterator[_Count]:
    taken: list[Span] = []
    for count in _answers_in(passage, sentence):
        taken.append((count.start, count.end))
        yield count
    for match in _TOTAL.finditer(passage.text, *sentence):
        name = "total" if match["total"] else "plain"
        start, end = match.span(name)
        is_year = (
            _YEAR.fullmatch(match[name]) and "recommendation" not in passage.text[end : end + 25]
        )
        if not is_year and not any(s < end and start < e for s, e in taken):
            taken.append((start, end))
            yield _Count("total", read_number(match[name]), start, match.end())


def _answers_in(passage: Passage, sentence: Span) -> Iterator[_Count]:
    """Counts of answers, those before their participle last, since a verb before its number is surer."""
    taken: list[Span] = []
    for answer, pattern in _patterns():
        for match in pattern.finditer(passage.text, *sentence):
            number = match.span("number")
            if any(s < number[1] and number[0] < e for s, e in taken):
                continue
            taken.append(number)
            if not is_told_as_fact(passage.text, sentence, match.span()):
                continue
            is_share = "percent" in match.re.groupindex and match["percent"]
            name = f"{answer}_percent" if is_share else answer
            yield _Count(name, read_number(match["number"]), *match.span())
            if "inner" in match.re.groupindex and match["inner"]:
                yield _Count("total", int(match["inner"]), *match.span("inner"))
            if answer == "accepted" and (part := _part_after(passage, sentence, match.end())):
                taken.append((part.start, part.end))
                yield part


def _part_after(passage: Passage, sentence: Span, at: int) -> _Count | None:
    """ "accepted 147 in full and 37 in part"."""
    full = re.compile(rf"\s+(?:{_NOUN}\s+)?in full").match(passage.text, at, sentence[1])
    match = _IN_PART.match(passage.text, full.end() if full else at, sentence[1])
    if match is None:
        return None
    return _Count("partially_accepted", read_number(match["number"]), *match.span())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows("upr_answers.yaml")
    before = [
        (
            row["id"],
            re.compile(
                rf"\b(?:{row['verb']}){_LEAD}\s+(?P<number>{NUMBER})(?:(?P<percent>{_PERCENT})|{_OPEN})"
            ),
        )
        for row in rows
    ]
    after = [
        (
            row["id"],
            re.compile(
                rf"(?P<number>{NUMBER})(?:\s+(?:UPR )?recommendations?| of (?:them|these|those|(?:the|its) (?P<inner>\d{{1,4}}))(?: UPR)?(?: recommendations)?| others?)?"
                rf"(?:\s+(?:were|was|have been|had been|are|being))?\s+(?:{row['participle']})\b"
            ),
        )
        for row in rows
    ]
    return (*before, *after)


def _tally(passage: Passage, group: _Group) -> Tally:
    start, end = min(s for s, _ in group.spans), max(e for _, e in group.spans)
    return Tally(
        id=fact_id("tally", passage, start, end), kind="upr", document_id=_outcome_cited(passage),
        state=group.state, as_stated=dict(group.counts), normalised=_normalised(group.counts),
        start=start, end=end, quote=passage.quote(start, end), rule="upr_counts", confidence=_CONFIDENCE,
    )  # fmt: skip


def _normalised(stated: dict[str, int]) -> dict[str, int]:
    answers = {n: v for n, v in stated.items() if n != "total" and not n.endswith("_percent")}
    if not answers:
        return {}
    accepted = answers.get("accepted", 0)
    others = sum(answers.values()) - accepted
    return {"accepted": accepted, "noted": max(others, stated.get("total", 0) - accepted)}


def _sum_problems(tally: Tally) -> Iterator[Problem]:
    """Two answers or more that do not sum to the total, or one that is over it.

    Where only support is told ("accepted 143 in full and 13 in part") the rest is left open, not missing.
    """
    stated = dict(tally.as_stated)
    total = stated.pop("total", None)
    answers = {n: v for n, v in stated.items() if not n.endswith("_percent")}
    if total is None or not answers:
        return
    summed = sum(answers.values())
    is_closed = bool(answers.keys() & {"noted", "rejected"}) and len(answers) > 1
    if summed > total or (is_closed and summed != total):
        told = " + ".join(f"{n.replace('_', ' ')} {v}" for n, v in answers.items())
        yield Problem(
            "tally_does_not_add_up",
            f"{told} is {summed}, and the total stated is {total}: check the counts against the report.",
            tally.start,
            tally.end,
        )


def _outcome_cited(passage: Passage) -> str | None:
    """The review's document that the passage cites: the State's addendum before the report."""
    cited = [
        c for c in passage.citations
        if c.document_id and c.symbol and c.title and REVIEW.search(c.title)
    ]  # fmt: skip
    cited.sort(key=lambda c: "/Add." not in (c.symbol or ""))
    return cited[0].document_id if cited else None
