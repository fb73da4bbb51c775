"""Why a claim was read as it was: its sentence with the parse, the rule that fired, and the reasons for each field.

The reasons come from the reading itself (`loaders.claims.reasons`); here they are only put into words and places.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

from app.grammar_words import PARTS, RELATIONS
from graph_schema.errors import UnknownNameError
from graph_schema.extraction import Claim, Extraction, Party
from loaders.claims import Draft, Reason
from loaders.claims.rules import rule_of
from loaders.claims.sentences import split_sentences
from loaders.claims.words import Sentence, Word
from loaders.pipeline import ArticleReading
from loaders.vocabulary import Vocabulary

Span = tuple[int, int]

SCHEMA = "citetrail/explanation/1"
_NEAREST = 3
_LONGEST_WORDS = 160
_NO_REASON = "nothing in the text tells"


@dataclass(frozen=True, slots=True)
class ParsedWord:
    """One word, or a name of several as one: what part of speech it is, and how it hangs on which other.

    `name` is the id of whom it names. `head` is the place of the governing word in the list, its own at the root.
    """

    text: str
    start: int
    end: int
    name: str | None
    part: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class ToldReason:
    """Why, for which of several values (`of`), and the words of the text that decided with their place."""

    of: str
    why: str
    words: str
    start: int | None
    end: int | None
    where: str


@dataclass(frozen=True, slots=True)
class FieldReasons:
    """A field's value as people read it, and the reasons for it; there is always one."""

    value: str
    reasons: tuple[ToldReason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of why a claim was read. `sentence` is the span of the sentence that tells the act."""

    claim: Claim
    sentence: Span
    sentence_text: str
    read_in: str
    parse: tuple[ParsedWord, ...]
    rule: str
    rule_does: str
    fields: dict[str, FieldReasons]


def as_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as plain JSON values, `schema` first."""
    return {"schema": SCHEMA, **asdict(explanation)}


def find_draft(reading: ArticleReading, typed: str, name: str) -> Draft:
    """The claim whose id is `typed`, or the only one whose id begins so; `name` is the article's, for messages.

    Raises `UnknownNameError` when there is none, or more than one.
    """
    found = [draft for draft in reading.drafts if draft.claim.id.startswith(typed)]
    exact = [draft for draft in found if draft.claim.id == typed]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        some = ", ".join(draft.claim.id for draft in found[:_NEAREST])
        raise UnknownNameError(
            f"{len(found)} claims of {name} have ids that begin with {typed!r}, such as {some}. Give more of the id."
        )
    raise UnknownNameError(_unknown(reading, typed, name))


def explain_draft(
    draft: Draft, extraction: Extraction, text: str, vocabulary: Vocabulary
) -> Explanation:
    """The explanation of one claim of an article; `text` is what its spans count in."""
    claim, sentence = draft.claim, draft.act.sentence
    around = _Surroundings(text, extraction, (sentence.start, sentence.end))
    return Explanation(
        claim=claim,
        sentence=around.sentence,
        sentence_text=text[sentence.start : sentence.end],
        read_in=around.place(claim.start),
        parse=tuple(_parsed(word, text) for word in sentence.words),
        rule=claim.rule,
        rule_does=rule_of(claim.rule).does,
        fields={
            field: FieldReasons(value, around.told(draft.reasons.get(field, ())))
            for field, value in _values(claim, sentence, vocabulary).items()
        },
    )


def _unknown(reading: ArticleReading, typed: str, name: str) -> str:
    claims = [draft.claim for draft in reading.drafts]
    if not claims:
        return f"{name} has no claims, so none with the id {typed!r}."
    text_id = claims[0].id.split(":")[1]
    place = re.match(r"claim:([0-9a-f]+):(\d*)", typed)
    start = int(place[2]) if place and place[2] else 0
    near = sorted(claims, key=lambda claim: abs(claim.start - start))[:_NEAREST]
    other = (
        f" The id is of another text: those of this one begin with claim:{text_id}."
        if place and not text_id.startswith(place[1][:12])
        else ""
    )
    return (
        f"None of the {len(claims)} claims of {name} has an id that begins with {typed!r}.{other} "
        f"Nearest: {', '.join(claim.id for claim in near)}."
    )


def _parsed(word: Word, text: str) -> ParsedWord:
    return ParsedWord(
        text=" ".join(text[word.start : word.end].split()),
        start=word.start,
        end=word.end,
        name=word.mention.id if word.mention else None,
        part=PARTS.get(word.tag, word.tag),
        relation=RELATIONS.get(word.dep, word.dep),
        head=word.head,
    )


def _values(claim: Claim, sentence: Sentence, vocabulary: Vocabulary) -> dict[str, str]:
    """Each field as people read it, in the order in which it is told."""

    def names(kind: str, ids: tuple[str, ...]) -> str:
        full = (i if ":" in i else f"{kind}:{i}" for i in ids)
        return ", ".join(vocabulary[i].name if i in vocabulary.entities else i for i in full)

    stated = [
        f"{s.document_id}{f', para. {s.pinpoint}' if s.pinpoint else ''}" for s in claim.stated_in
    ]
    basis = claim.source_basis.replace("_", " ")
    dated = f"{claim.date} ({claim.date_basis})" if claim.date else ""
    values = {
        "claimant": _party(claim.claimant),
        "modality": f"{claim.modality.replace('_', ' ')} ({claim.family})",
        "addressees": names("state", claim.addressees),
        "subjects": names("state", claim.subjects),
        "topics": names("topic", claim.topics),
        "groups": names("group", claim.groups),
        "date": dated,
        "stated_in": f"{', '.join(stated)} ({basis})" if stated else f"({basis})",
        "attributed_to": _party(claim.attributed_to) if claim.attributed_to else "",
        "confidence": f"{claim.confidence:.2f}",
    }
    is_listed = not (sentence.start <= claim.start < sentence.end)
    return (
        {**values, "quote": "an item of the list that the sentence opens"} if is_listed else values
    )


def _party(party: Party) -> str:
    return f"{party.name} ({party.id})"


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """An article around one sentence: says where a reason's words stand, as seen from there."""

    text: str
    extraction: Extraction
    sentence: Span

    def told(self, reasons: tuple[Reason, ...]) -> tuple[ToldReason, ...]:
        return tuple(map(self._told, reasons or (Reason(_NO_REASON),)))

    def _told(self, reason: Reason) -> ToldReason:
        if reason.at is None:
            return ToldReason(reason.of, reason.why, "", None, None, "")
        start, end = reason.at
        words = " ".join(self.text[start:end].split())
        shown = words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"
        return ToldReason(reason.of, reason.why, shown, start, end, self._where(start))

    def _where(self, at: int) -> str:
        start, end = self.sentence
        if start <= at < end:
            return "in this sentence"
        if (place := self.place(at)) != self.place(start):
            return f"in {place}"
        opens = self.text.rfind("\n\n", 0, start) + 1
        if not opens <= at < start:
            return "further on" if at >= end else "in an earlier paragraph"
        *_, last = split_sentences(self.text, opens, start)
        return "in the sentence before" if last[0] <= at else "earlier in the paragraph"

    def place(self, at: int) -> str:
        """The note or section that holds a place of the text."""
        for note in self.extraction.footnotes:
            if note.start <= at < note.end:
                return f"note {note.number}"
        for section in self.extraction.sections:
            if section.start <= at < section.end:
                return f"the section “{section.heading}”" if section.heading else "the opening"
        return "the head of the text"
