"""A reference while it is being read: what a segment says of one document, before linking."""

from dataclasses import dataclass, field

from graph_schema.extraction import CitationKind, Pinpoint
from loaders.symbols import DocumentSymbol


@dataclass(slots=True)
class Reference:
    """What is known so far of one cited document; offsets are the note's."""

    start: int
    end: int
    rule: str = ""
    confidence: float = 0.9
    kind: CitationKind | None = None
    title: str | None = None
    title_end: int = 0
    is_link: bool = False  # the title is the words of a Markdown link
    is_italic: bool = False  # the title is set in italics
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    container: str | None = None
    publisher: str | None = None
    outlet_kind: str | None = None
    date: str | None = None
    year: str | None = None  # as an author–date reference prints it: "2018a"
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    symbol: DocumentSymbol | None = None
    other_symbols: list[DocumentSymbol] = field(default_factory=list)
    number: str | None = None  # what a court numbers the case by
    pinpoints: list[Pinpoint] = field(default_factory=list)
    votes: dict[str, int] | None = None
    repairs: list[str] = field(default_factory=list)
    # Back references: what the words point to. `note` is the number of an earlier note.
    back: str | None = None  # "ibid", "supra", "infra", "alias", "short_title", "author_date"
    note: int | None = None
    last_note: int | None = None  # of "notes 3-5 above"
    named: str | None = None  # the surname, short title or alias that goes with it

    def covers(self, start: int, end: int) -> None:
        """Widen the span to take in [start, end)."""
        self.start = min(self.start, start)
        self.end = max(self.end, end)
