"""What stays the same while one article is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_schema.extraction import Citation, Mention
from loaders.claims.reasons import Draft
from loaders.split import Outline
from loaders.topics import Lexicon, Naming
from loaders.vocabulary import Vocabulary


@dataclass(slots=True)
class Article:
    """What stays the same while one article is read."""

    text: str
    sha256: str
    outline: Outline
    citations: Sequence[Citation]
    mentions: Sequence[Mention]
    vocabulary: Vocabulary
    topics: Lexicon
    groups: Lexicon
    starts: list[int]
    anchors: list[tuple[int, int]]
    namings: dict[tuple[int, int], Sequence[Naming]] = field(default_factory=dict)
    named: dict[tuple[tuple[int, int], str], frozenset[str]] = field(default_factory=dict)
    name_topics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    by_note: dict[int, list[Citation]] = field(default_factory=dict)
    called_from: dict[int, str | None] = field(default_factory=dict)
    headings: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Which section first calls a note, and each section's heading: looked up for every claim."""
        for note in self.outline.footnotes:
            for anchor in note.anchors[:1]:
                self.called_from.setdefault(note.number, anchor.section)
        for section in self.outline.sections:
            self.headings.setdefault(section.id, section.heading)
