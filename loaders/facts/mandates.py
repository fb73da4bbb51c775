"""What became of mandates and inquiries, by which resolution, and who held them.

The words of each act are rows of `seeds/mandate_acts.yaml`. A mandate is a special procedure or an inquiry of
the vocabulary; a holder is a person named beside it, with the years that the text gives.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph_schema.extraction import Mandate, Mention
from loaders.citations.names import is_person
from loaders.facts.passages import Passage, Span, date_near, fact_id, is_told_as_fact
from loaders.vocabulary import load_vocabulary, read_rows

_KINDS = frozenset({"special_procedure", "inquiry"})
# Between "established" and the mandate's name.
_OBJECT = re.compile(
    r"(?:\s+(?:the|a|an|its|his|her|new|independent|international|mandates?|of|post|for|office|one|year|years|and))*\s+"
)
_AFTER_NAME = re.compile(r"(?:\s*\([^()]{1,40}\))?\s+(?:itself\s+)?")
_MANDATE_OF = re.compile(
    r"\b(?:mandate|post|office) of (?:the |an? )?(?:independent |international )*\Z"
)
_PERSON = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|van|von|de|del|di|da|al|el|bin|ibn)(?: (?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|van|von|de|del|di|da|al|el|bin|ibn)){1,4}\Z"
)
_FROM_TO = re.compile(r"\s+(?:\(|from |between )")
_REACH = 70
_CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class _Act:
    id: str
    act: str
    form: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """An act with the span of all its words, and the holder where it names one."""

    row: _Act
    span: Span
    holder: str | None = None


def read_mandates(passage: Passage) -> list[Mandate]:
    """What a passage tells of mandates, in order of their start."""
    return [
        _mandate(passage, sentence, body, told)
        for sentence in passage.sentences
        for body in passage.mentions_in(sentence, "sp:", "org:")
        if _is_mandate(body.id)
        for told in _told_of(passage, sentence, body)
    ]


def _is_mandate(entity_id: str) -> bool:
    entity = load_vocabulary().entities.get(entity_id)
    return entity is not None and entity.row.get("kind") in _KINDS


@cache
def _rows(form: str) -> tuple[_Act, ...]:
    return tuple(
        _Act(
            row["id"],
            row["act"],
            row["form"],
            re.compile(rf"\b(?:{row['words']})\Z" if form == "active" else row["words"]),
        )
        for row in read_rows("mandate_acts.yaml")
        if row["form"] == form
    )


def _told_of(passage: Passage, sentence: Span, body: Mention) -> Iterator[_Told]:
    if passage.is_cited_at((body.start, body.end)):
        return
    found = next(
        (
            t
            for find in (_active, _passive, _holder, _tenure)
            for t in find(passage, sentence, body)
        ),
        None,
    )
    if found is not None:
        yield found


def _active(passage: Passage, sentence: Span, body: Mention) -> Iterator[_Told]:
    """ "The Council established the mandate of the Special Rapporteur"."""
    low = max(sentence[0], body.start - _REACH)
    for gap in _OBJECT.finditer(passage.text, low, body.start):
        if gap.end() != body.start:
            continue
        for row in _rows("active"):
            act = row.words.search(passage.text, low, gap.start())
            # A subject must stand before it: "mandates established by" opens nothing.
            if (
                act
                and act.start() > sentence[0]
                and is_told_as_fact(passage.text, sentence, act.span())
            ):
                yield _Told(row, (act.start(), body.end))
                return


def _passive(passage: Passage, sentence: Span, body: Mention) -> Iterator[_Told]:
    """ "The mandate of the Special Rapporteur was renewed"; what ends without "was" must be called a mandate."""
    after = _AFTER_NAME.match(passage.text, body.end, sentence[1])
    if after is None:
        return
    lead = _MANDATE_OF.search(passage.text, max(sentence[0], body.start - 50), body.start)
    for row in _rows("passive"):
        act = row.words.match(passage.text, after.end(), sentence[1])
        if act is None or (lead is None and not act[0].startswith(("was", "were", "had", "has"))):
            continue
        if is_told_as_fact(
            passage.text, sentence, (lead.start() if lead else body.start, act.end())
        ):
            yield _Told(row, (lead.start() if lead else body.start, act.end()))
            return


def _holder(passage: Passage, sentence: Span, body: Mention) -> Iterator[_Told]:
    """ "Juan Méndez served as Special Rapporteur on torture"."""
    low = max(sentence[0], body.start - _REACH - 40)
    for row in _rows("holder"):
        for act in row.words.finditer(passage.text, low, body.start):
            if passage.text[act.end() : body.start].strip() or not is_told_as_fact(
                passage.text, sentence, act.span()
            ):
                continue
            person = _person_before(passage.text, sentence[0], act.start())
            if person is not None:
                yield _Told(row, (person[0], body.end), person[1])
                return


def _tenure(passage: Passage, sentence: Span, body: Mention) -> Iterator[_Told]:
    """ "Juan Méndez, Special Rapporteur on torture from 2010 to 2016": years make it a fact of its own."""
    before = re.compile(r",\s+(?:then |former |the |an? )*\Z").search(
        passage.text, max(sentence[0], body.start - 20), body.start
    )
    years = _FROM_TO.match(passage.text, body.end, sentence[1])
    dates = [
        d for d in passage.dates_in((body.end, sentence[1]))
        if years is not None and "/" in d.edtf and d.start <= years.end() + 6
    ]  # fmt: skip
    if before is None or years is None or not dates:
        return
    person = _person_before(passage.text, sentence[0], before.start())
    if person is not None:
        yield _Told(_rows("tenure")[0], (person[0], max(body.end, dates[0].end)), person[1])


def _person_before(text: str, low: int, at: int) -> tuple[int, str] | None:
    """The person whose name ends at `at`, with its start; `None` where no name stands there."""
    stretch = text[max(low, at - 60) : at].rstrip(" ,")
    words = stretch.split(" ")
    for first in range(max(0, len(words) - 5), len(words) - 1):
        name = " ".join(words[first:])
        if _PERSON.match(name) and is_person(name) and not words[first][0].islower():
            if words[first] in ("In", "On", "The", "When", "After", "Since", "Then"):
                continue
            return max(low, at - 60) + len(" ".join(words[:first])) + (1 if first else 0), name
    return None


def _mandate(passage: Passage, sentence: Span, body: Mention, told: _Told) -> Mandate:
    start, end = told.span
    documents = {d.document_id for d in passage.documents_in(sentence) if "/RES/" in d.document_id}
    return Mandate(
        id=fact_id("mandate", passage, start, end), body=body.id, act=told.row.act, start=start, end=end,
        quote=passage.quote(start, end), rule=told.row.id, confidence=_CONFIDENCE, holder=told.holder,
        document_id=documents.pop() if len(documents) == 1 else None,
        date=date_near(passage, sentence, told.span),
    )  # fmt: skip
