"""The text of a generated article, and the records of what stands where in it.

The body tells one claim after another in sections and calls a footnote for each; the footnotes come last and cite.
Some claims are told in the footnote itself. Every span is noted as its words are written, so that each quote is a
slice of the text.
"""

import random
from dataclasses import dataclass

from graph_schema import ids
from graph_schema.extraction import (
    Anchor,
    Citation,
    CitationKind,
    Claim,
    ClaimLink,
    Commentary,
    DocumentRecord,
    Extraction,
    Family,
    Footnote,
    Mention,
    Party,
    Pinpoint,
    ReplyType,
    Section,
    SourceBasis,
    StatedIn,
)
from loaders.vocabulary import Entity

_CLAIMS_PER_SECTION = 25
_RULE = "generated"
_TAILS = (
    "should take further measures",
    "should amend its law and tell of the steps taken in its next report",
    "had yet to give figures by year, age and sex, as was asked for before",
    "should see that each case is looked into without delay and by an independent authority",
    "had made progress",
    "should give access to those concerned, to their counsel and to independent monitors, at all times and places",
)


@dataclass(frozen=True, slots=True)
class Work:
    """A document that is cited."""

    kind: CitationKind
    title: str
    symbol: str | None = None
    url: str | None = None
    date: str | None = None

    @property
    def id(self) -> str:
        if self.symbol:
            return ids.un_document_id(self.symbol)
        return ids.url_document_id(self.url or "")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One claim before it has words: who says what to or of which State, and where."""

    speaker: Party
    family: Family
    modality: str
    state: Entity
    topics: tuple[Entity, ...]
    groups: tuple[str, ...]
    date: str
    document: Work | None
    paragraph: str
    in_a_note: bool
    also_cited: tuple[Work, ...] = ()
    answers: "Told | None" = None
    reply: ReplyType | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Where the words of a claim stand; `state` is the place of the State's name."""

    told: Told
    start: int
    end: int
    state: tuple[int, int]
    section: str | None


class ArticleText:
    """`text` and `extraction` of an article that tells all of `told`, in order."""

    def __init__(self, number: int, told: list[Told], rng: random.Random) -> None:
        self._rng = rng
        self._pieces: list[str] = []
        self._at = 0
        self._sentences: list[_Sentence] = []
        self._sections: list[Section] = []
        self._anchors: list[Anchor] = []
        self._footnotes: list[Footnote] = []
        self._cited: list[tuple[int, Work, str | None, int, int]] = []
        self._seen: set[str] = set()
        title = f"What was asked and answered, part {number}"
        self._write(f"{title}\n\n")
        for first in range(0, len(told), _CLAIMS_PER_SECTION):
            self._write_section(told[first : first + _CLAIMS_PER_SECTION])
        self._write("Notes\n\n")
        for note, telling in enumerate(told, 1):
            self._write_note(note, telling)
        self.text = "".join(self._pieces)
        self.extraction = self._extraction(title)

    def _write(self, words: str) -> tuple[int, int]:
        """Adds words and gives their span."""
        start = self._at
        self._pieces.append(words)
        self._at += len(words)
        return start, self._at

    def _write_section(self, told: list[Told]) -> None:
        number = len(self._sections) + 1
        section, heading = f"s{number}", f"{number}. {told[0].topics[0].name}"
        start, _ = self._write(f"{heading}\n\n")
        for telling in told:
            if telling.in_a_note:
                self._write("This was put on record")
            else:
                self._write_sentence(telling, section)
            note = len(self._anchors) + 1
            self._write(".")
            self._anchors.append(Anchor(*self._write(f"[{note}]"), section))
            self._write(" " if note % 5 else "\n\n")
        _, end = self._write("\n\n")
        self._sections.append(Section(section, str(number), heading, start, end))

    def _write_sentence(self, told: Told, section: str | None) -> None:
        start, _ = self._write(f"{told.speaker.name} {told.modality.replace('_', ' ')} that ")
        state = self._write(told.state.name)
        topics = " and ".join(topic.name for topic in told.topics)
        _, end = self._write(f", on {topics}, {self._rng.choice(_TAILS)}")
        self._sentences.append(_Sentence(told, start, end, state, section))

    def _write_note(self, number: int, told: Told) -> None:
        self._write(f"{number}. ")
        start = self._at
        if told.in_a_note:
            self._write_sentence(told, None)
        cited = [(told.document, told.paragraph)] if told.document else []
        for work, paragraph in [*cited, *((work, None) for work in told.also_cited)]:
            self._write("; " if self._at > start else "")
            self._write_citation(number, work, paragraph)
        if self._at == start:
            self._write("On file")
        _, end = self._write(".")
        self._write("\n")
        commentary: Commentary = "mixed" if told.in_a_note else "none"
        anchor = self._anchors[number - 1]
        self._footnotes.append(Footnote(number, start, end, commentary, (anchor,)))

    def _write_citation(self, note: int, work: Work, paragraph: str | None) -> None:
        place = f"UN Doc. {work.symbol}" if work.symbol else str(work.url)
        pinpoint = f", para. {paragraph}" if paragraph else ""
        start, end = self._write(f"{work.title}, {place}{pinpoint}")
        self._cited.append((note, work, paragraph, start, end))

    def _extraction(self, title: str) -> Extraction:
        sha = ids.text_digest(self.text)
        claims = {sentence.told: self._claim(sentence, sha) for sentence in self._sentences}
        return Extraction(
            document=DocumentRecord(
                ids.article_id(sha), title, (), None, "2025-06-01", None, "en", sha, len(self.text)
            ),
            sections=tuple(self._sections),
            footnotes=tuple(self._footnotes),
            citations=tuple(self._citation(sha, *cited) for cited in self._cited),
            mentions=tuple(self._mention(sentence) for sentence in self._sentences),
            claims=tuple(sorted(claims.values(), key=lambda claim: claim.start)),
            claim_links=tuple(
                _reply_link(claims[told], claims[told.answers], told)
                for told in claims
                if told.answers is not None
            ),
        )

    def _claim(self, sentence: _Sentence, sha: str) -> Claim:
        told, code = sentence.told, str(sentence.told.state.row["iso3"])
        directive = told.family == "directive"
        basis: SourceBasis = "in_text" if sentence.section is None else "resolved_by_footnote"
        return Claim(
            id=ids.claim_id(sha, sentence.start, sentence.end, told.modality),
            claimant=told.speaker,
            family=told.family,
            modality=told.modality,
            start=sentence.start,
            end=sentence.end,
            quote=self.text[sentence.start : sentence.end],
            rule=_RULE,
            confidence=round(self._rng.uniform(0.6, 0.99), 2),
            source_basis=basis if told.document else "not_in_text",
            addressees=(code,) if directive else (),
            subjects=() if directive else (code,),
            topics=tuple(topic.id.removeprefix("topic:") for topic in told.topics),
            groups=told.groups,
            date=told.date,
            date_basis="stated",
            footnote=self._note_of(sentence) if sentence.section is None else None,
            section=sentence.section,
            stated_in=(StatedIn(told.document.id, told.paragraph),) if told.document else (),
        )

    def _note_of(self, sentence: _Sentence) -> int:
        return next(n.number for n in self._footnotes if n.start <= sentence.start < n.end)

    def _citation(
        self, sha: str, note: int, work: Work, paragraph: str | None, *span: int
    ) -> Citation:
        start, end = span
        seen = work.id in self._seen
        self._seen.add(work.id)
        return Citation(
            id=ids.citation_id(sha, start, end),
            footnote=note,
            start=start,
            end=end,
            kind=work.kind,
            document_id=work.id,
            rule=_RULE,
            confidence=0.9,
            title=work.title,
            date=work.date,
            url=work.url,
            symbol=work.symbol,
            pinpoints=(Pinpoint("para", paragraph),) if paragraph else (),
            back_reference=seen,
        )

    def _mention(self, sentence: _Sentence) -> Mention:
        start, end = sentence.state
        return Mention(
            sentence.told.state.id, start, end, self.text[start:end], _RULE, confidence=0.9
        )


def _reply_link(answer: Claim, asked: Claim, told: Told) -> ClaimLink:
    cue = told.modality.replace("_", " ")
    start = answer.start + answer.quote.index(cue, len(told.speaker.name))
    return ClaimLink(
        "RESPONDS_TO", answer.id, asked.id, cue, _RULE, 0.8, start, start + len(cue), told.reply
    )
