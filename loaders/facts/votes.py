"""Votes on resolutions: counts, adoption without counting, and who voted how where the text names States.

A vote is read only beside what was voted on: a document named in the sentence, a citation, or the word
"resolution", so that the score of a match or the bench of a court is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph_schema.extraction import Citation, Mention, Tally, Voter
from loaders.facts.numbers import NUMBER, read_number
from loaders.facts.passages import Passage, Span, fact_id, is_told_as_fact, subjects_before
from loaders.vocabulary import read_rows

_N = rf"(?:{NUMBER}|\bnone\b|\bno\b)"
_STATES = r"(?: \((?P<{0}>[^()]{{3,400}})\))?"
_FOR, _AGAINST, _ABSTAIN = (_STATES.format(f"{n}_states") for n in ("for", "against", "abstain"))
_ABSTAINING = r"(?:abst\w+|abstentions?)"
# Each form with letters that it cannot do without.
_FORMS = tuple(
    (needed, re.compile(form))
    for needed, form in (
        (
            "abst",
            rf"(?P<for>{_N})(?: votes?)?(?: in favou?r)?{_FOR} to (?P<against>{_N})(?: against)?{_AGAINST},? (?:\(?with |and )?(?P<abstain>{_N}) {_ABSTAINING}{_ABSTAIN}",
        ),
        (
            "abst",
            rf"(?P<for>{_N})(?: votes?| [Ss]tates?| countries| members)? (?:in favou?r|for){_FOR},? (?:and |to )?(?P<against>{_N})(?: votes?)? (?:against|opposed){_AGAINST},? (?:and |with )*(?P<abstain>{_N}) {_ABSTAINING}{_ABSTAIN}",
        ),
        (
            " vote",
            rf"(?P<for>{_N}) votes?{_FOR} to (?P<against>{_N}){_AGAINST}(?!,? (?:with|and) {_N} abst)",
        ),
        (
            "",
            r"(?<![\d/-])(?P<for>\d{1,3}) ?[-–—] ?(?P<against>\d{1,3}) ?[-–—] ?(?P<abstain>\d{1,3})(?![\d/-])",
        ),
    )
)
_BARE = 3  # the form that figures alone make; it needs a word of voting beside it
_VOTING = re.compile(r"\b(?:votes?|voted|adopted|carried|passed|approved)\b")
_VOTED_ON = re.compile(r"\b(?:resolution|decision|draft|amendment|motion|text)s?\b")
_OF_COURT = re.compile(r"\b(?:Court|judges?|justices?|Tribunal|Chamber|parliament|senate)\b")
_MAY_TELL = re.compile(r"\bvot|\babst|\bagainst\b|\d ?[-–—] ?\d|consens|unanim")
_TELLING = ("vot", "abst", "against", "consens", "unanim")
_FIGURES = re.compile(r"\d ?[-–—] ?\d")
_BESIDE = 60
_CONFIDENCE = 0.9
_Value = Literal["for", "against", "abstain"]
_VALUES: tuple[_Value, ...] = ("for", "against", "abstain")


@dataclass(frozen=True, slots=True)
class _Vote:
    """A vote found in a sentence: its counts, or its manner without them."""

    span: Span
    counts: dict[str, int]
    manner: str
    voters: tuple[Voter, ...]


def read_votes(
    passages: Sequence[Passage], citations: Sequence[Citation], text: str
) -> list[Tally]:
    """The votes of the prose and the notes; of a citation's own vote, where no words of it were found, its span."""
    tallies = [tally for passage in passages for tally in _votes_of(passage)]
    known = {(tally.document_id, tuple(tally.as_stated.items())) for tally in tallies}
    for citation in citations:
        counted = dict(citation.votes or {})
        is_known = (citation.document_id, tuple(counted.items())) in known
        if counted and not is_known:
            tallies.append(
                Tally(
                    id=citation.id.replace("cit:", "tally:", 1),
                    kind="vote",
                    document_id=citation.document_id,
                    state=None,
                    as_stated=counted,
                    normalised=counted,
                    start=citation.start,
                    end=citation.end,
                    quote=text[citation.start : citation.end],
                    rule="recorded_vote",
                    confidence=citation.confidence,
                    manner="recorded",
                )
            )
    return tallies


def _votes_of(passage: Passage) -> Iterator[Tally]:
    for sentence in passage.sentences:
        if not _may_tell(passage.text, sentence):
            continue
        for vote in _votes_in(passage, sentence):
            document = _document_of(passage, sentence, vote.span)
            is_of_court = _OF_COURT.search(passage.text, *sentence) is not None
            if is_of_court and not passage.documents_in(sentence):
                continue
            if document is None and not _is_on_resolution(passage.text, sentence):
                continue
            start, end = vote.span
            yield Tally(
                id=fact_id("tally", passage, start, end), kind="vote", document_id=document, state=None,
                as_stated=vote.counts, normalised=vote.counts, start=start, end=end,
                quote=passage.quote(start, end), rule=f"vote_{vote.manner}", confidence=_CONFIDENCE,
                manner=vote.manner, voters=(*vote.voters, *_voters_after(passage, sentence)),
            )  # fmt: skip


def _may_tell(text: str, sentence: Span) -> bool:
    """Plain words and figures are looked for first: most sentences have none of them."""
    words = text[slice(*sentence)]
    may = any(word in words for word in _TELLING) or _FIGURES.search(words)
    return bool(may) and _MAY_TELL.search(text, *sentence) is not None


def _votes_in(passage: Passage, sentence: Span) -> Iterator[_Vote]:
    taken: list[Span] = []
    said = passage.text[slice(*sentence)]
    for number, (needed, form) in enumerate(_FORMS):
        if needed not in said:
            continue
        for match in form.finditer(passage.text, *sentence):
            if any(s < match.end() and match.start() < e for s, e in taken):
                continue
            if number == _BARE and not _is_beside_voting(passage.text, sentence, match.span()):
                continue
            if not is_told_as_fact(passage.text, sentence, match.span()):
                continue
            taken.append(match.span())
            groups = match.groupdict()
            counts: dict[str, int] = {
                name: read_number(groups[name]) for name in _VALUES if groups.get(name)
            }
            yield _Vote(match.span(), counts, "recorded", tuple(_voters_within(passage, match)))
    for manner, words in _rows("manner"):
        told = words.search(passage.text, *sentence)
        if told and not taken and is_told_as_fact(passage.text, sentence, told.span()):
            yield _Vote(told.span(), {}, manner, ())
            return


def _is_beside_voting(text: str, sentence: Span, span: Span) -> bool:
    near = text[max(sentence[0], span[0] - _BESIDE) : min(sentence[1], span[1] + 12)]
    return _VOTING.search(near) is not None


def _is_on_resolution(text: str, sentence: Span) -> bool:
    words = text[slice(*sentence)]
    return bool(_VOTED_ON.search(words) and _VOTING.search(words))


def _document_of(passage: Passage, sentence: Span, span: Span) -> str | None:
    """The document nearest to the vote in its sentence, else the one resolution cited there."""
    named = [
        d
        for d in passage.documents_in(sentence)
        if "/RES/" in d.document_id or "/DEC/" in d.document_id
    ]
    if named:
        return min(
            named, key=lambda d: min(abs(d.end - span[0]), abs(d.start - span[1]))
        ).document_id
    if passage.footnote is not None:
        holding = [c for c in passage.citations if c.start <= span[0] and span[0] - c.end < _BESIDE]
        return holding[-1].document_id if holding else None
    cited = {c.document_id for c in passage.citations if c.kind == "resolution" and c.document_id}
    return cited.pop() if len(cited) == 1 else None


def _voters_within(passage: Passage, match: re.Match[str]) -> Iterator[Voter]:
    """The States bracketed after a count: "to two (Cuba and Yemen)"."""
    for value in _VALUES:
        name = f"{value}_states"
        if name in match.re.groupindex and match[name]:
            for state in passage.mentions_in(match.span(name), "state:"):
                yield Voter(state.id.removeprefix("state:"), value)


def _voters_after(passage: Passage, sentence: Span) -> Iterator[Voter]:
    """The States said to have voted so in the vote's sentence, or in the next one of the passage."""
    for around in filter(None, (sentence, passage.sentence_after(sentence))):
        for value, words in _rows("voter"):
            for match in words.finditer(passage.text, *around):
                if not is_told_as_fact(passage.text, around, match.span()):
                    continue
                for state in _chain(
                    subjects_before(passage, around, match.start()), passage.text, match.start()
                ):
                    yield Voter(state.id.removeprefix("state:"), value)  # type: ignore[arg-type]


def _chain(states: Sequence[Mention], text: str, at: int) -> Sequence[Mention]:
    """The States, where only an adverb or two stands between the last of them and the vote."""
    if not states or not re.fullmatch(
        r"(?:\s+(?:had|have|has|and|then|also|all|both|which|who)|,){0,4}\s+",
        text[states[-1].end : at],
    ):
        return ()
    return states


@cache
def _rows(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [row for row in read_rows("vote_words.yaml") if row["kind"] == kind]
    return tuple((row["id"], re.compile(rf"\b(?:{row['words']})\b")) for row in rows)
