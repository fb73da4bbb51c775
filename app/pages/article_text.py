"""An article's own text from the graph, in blocks, with its claims and citations marked, and beside each block
the notes that it calls. Pure.

The marks are those of the annotated article (`app/annotation`); here they lead to the pages of what they mark.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from app.annotation.layout import Layout, Region, lay_out
from app.annotation.marks import Mark, Span, Token, marked_regions, trimmed
from app.annotation.notes import note_links
from app.annotation.signs import CITATION_SIGNS, FAMILY_SIGNS, Sign
from app.pages.addresses import citation_anchor, claim_anchor, page_of
from graph_schema.extraction import (
    Anchor,
    CitationKind,
    DocumentRecord,
    Extraction,
    Family,
    Footnote,
    Section,
)
from queries.transactions import Row

_OTHER = Sign("cit.", "other")


@dataclass(frozen=True, slots=True)
class CalledNote:
    """A note as it stands beside the block that calls it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """`note` is the number of the note that begins here."""

    region: Region
    tokens: list[Token]
    calls: tuple[CalledNote, ...]
    note: int | None


def article_blocks(row: Row) -> list[Block]:
    """The blocks of a text, in order, the blanks between them left out. `row` is one of `lookup/article_text`."""
    text: str = row["text"]
    outline = _outline(row)
    layout = lay_out(outline, text)
    marks = [*_claim_marks(row, text), *_citation_marks(row, text)]
    spans: list[Span] = [*marks, *note_links(outline, text, layout)]
    numbers = {place: number for number, place in layout.notes.items()}
    notes = {int(note["number"]): note["text"] for note in reversed(row["footnotes"])}
    return [
        Block(region, tokens, tuple(_called(region, outline, notes)), numbers.get(region.id))
        for region, tokens in marked_regions(text, layout.regions, spans)
        if region.role != "blank" and not _is_bare_title(region, tokens)
    ]


def contents(row: Row) -> list[tuple[str, str]]:
    """The headings with the ids of their blocks."""
    outline = _outline(row)
    places: Layout = lay_out(outline, row["text"])
    return [(s.heading, places.sections[s.id]) for s in outline.sections if s.heading]


def legend(row: Row) -> list[tuple[str, Sign]]:
    """The kinds of claims that occur, by the name of their family."""
    occurring = {claim["family"] for claim in row["claims"]}
    return [(family, sign) for family, sign in FAMILY_SIGNS.items() if family in occurring]


def _outline(row: Row) -> Extraction:
    """What the layout of a text needs to know of it."""
    article = DocumentRecord(
        id="", title=row["title"] or "", authors=(), publisher=None, date=None, url=None,
        language=row["language"], sha256=row["text_sha256"], characters=len(row["text"]),
    )  # fmt: skip
    sections = (
        Section(s["id"], s["number"], s["heading"], s["start"], s["end"]) for s in row["sections"]
    )
    return Extraction(article, tuple(sections), tuple(_footnotes(row)))


def _footnotes(row: Row) -> Iterator[Footnote]:
    for note in row["footnotes"]:
        anchors = (Anchor(a["start"], a["end"], a["section"]) for a in note["anchors"])
        yield Footnote(int(note["number"]), note["start"], note["end"], "none", tuple(anchors))


def _claim_marks(row: Row, text: str) -> Iterator[Mark]:
    for claim in row["claims"]:
        family = cast("Family", claim["family"])
        title = f"{claim['speaker']}: {claim['modality'].replace('_', ' ')}"
        yield Mark(
            claim_anchor(claim["id"]), *trimmed(claim["start"], claim["end"], text), f"claim {family}",
            FAMILY_SIGNS[family].sign, title, page_of(claim["id"]) or "#text",
        )  # fmt: skip


def _citation_marks(row: Row, text: str) -> Iterator[Mark]:
    for citation in row["citations"]:
        sign = CITATION_SIGNS.get(cast("CitationKind", citation["kind"]), _OTHER)
        named = citation["document"] or "document not known"
        yield Mark(
            citation_anchor(citation["id"]), *trimmed(citation["start"], citation["end"], text),
            f"citation {citation['kind']}", sign.sign, f"{sign.words}: {named}",
            _first_page(citation["document_id"], citation["id"]) or "#text",
        )  # fmt: skip


def _is_bare_title(region: Region, tokens: list[Token]) -> bool:
    """The page's heading tells it already."""
    return region.role == "title" and all(token.step == "text" for token in tokens)


def _first_page(*things: str | None) -> str | None:
    return next((page for thing in things if thing and (page := page_of(thing))), None)


def _called(region: Region, outline: Extraction, notes: dict[int, str]) -> Iterable[CalledNote]:
    if region.role == "note":
        return
    for note in outline.footnotes:
        if any(region.start <= anchor.start < region.end for anchor in note.anchors):
            yield CalledNote(note.number, " ".join(notes[note.number].split()))
