"""What the details of an article's marks look up: names of ids, places in the page, addresses."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit

from app.annotation.layout import Layout
from app.pages.templating import safe_link
from graph_schema.extraction import Claim, Extraction
from loaders.vocabulary import Vocabulary

_DOCUMENTS_OF_THE_UN = "https://docs.un.org/en/"
_DOI_RESOLVER = "https://doi.org/"
_UN_PREFIX = "un:"
_CUT_SHORT = "…"


@dataclass(frozen=True, slots=True)
class Word:
    """A value as shown; `href` is where it leads: in the page (`#…`), or out of it."""

    text: str
    href: str | None = None


@dataclass(frozen=True)
class Reading:
    """An extraction with its text. `base_url` is where citetrail serves its pages, without a slash at its end.

    Citations and claims are numbered from 1 in the order of the extraction.
    """

    extraction: Extraction
    text: str
    vocabulary: Vocabulary
    layout: Layout
    base_url: str | None = None

    @cached_property
    def first_citations(self) -> dict[str, int]:
        """The number of the first citation of each document."""
        numbered = list(enumerate(self.extraction.citations, 1))
        return {c.document_id: n for n, c in reversed(numbered) if c.document_id}

    @cached_property
    def claim_numbers(self) -> dict[str, int]:
        return {claim.id: number for number, claim in enumerate(self.extraction.claims, 1)}

    def name(self, entity_id: str) -> str:
        """The vocabulary's name for an id, else the id itself."""
        entity = self.vocabulary.entities.get(entity_id)
        return entity.name if entity else entity_id

    def names(self, kind: str, ids: tuple[str, ...]) -> tuple[Word, ...]:
        """Names of ids that are written without their prefix: States, topics."""
        full = (i if i.startswith(f"{kind}:") else f"{kind}:{i}" for i in ids)
        return tuple(Word(self.name(i).removeprefix(f"{kind}:")) for i in full)

    def document(self, document_id: str) -> Word:
        """What the article calls a document: symbol, else title; leads to the document itself."""
        if document_id.startswith(_UN_PREFIX):
            return Word(document_id.removeprefix(_UN_PREFIX), un_document_url(document_id))
        cited = [c for c in self.extraction.citations if c.document_id == document_id]
        named = next(filter(None, (c.symbol or c.title for c in cited)), document_id)
        addresses = (followable(c.url) or doi_url(c.doi) for c in cited)
        return Word(named, next(filter(None, addresses), None))

    def note(self, number: int) -> Word:
        return Word(f"note {number}", f"#{self.layout.notes.get(number, 'text')}")

    def section(self, section_id: str | None) -> Word:
        heading = next((s.heading for s in self.extraction.sections if s.id == section_id), None)
        place = self.layout.sections.get(section_id or "", "text")
        return Word(f"“{heading}”" if heading else "opening", f"#{place}")

    def place_of(self, claim: Claim) -> Word:
        return self.section(claim.section) if claim.footnote is None else self.note(claim.footnote)

    def place_at(self, start: int) -> Word:
        """The note or section that holds a place."""
        for note in self.extraction.footnotes:
            if note.start <= start < note.end:
                return self.note(note.number)
        for section in self.extraction.sections:
            if section.start <= start < section.end:
                return self.section(section.id)
        return Word("outside sections and notes", "#text")

    def trail_url(self, claim: Claim) -> str | None:
        """The page of the claim, with its trail; it answers where the article has been loaded."""
        if self.base_url is None:
            return None
        return f"{self.base_url}/v1/claims/{quote(claim.id, safe=':')}"


def un_document_url(document_id: str) -> str:
    """The document by its symbol in the United Nations' document system, in English."""
    return _DOCUMENTS_OF_THE_UN + quote(document_id.removeprefix(_UN_PREFIX), safe="/()")


def doi_url(doi: str | None) -> str | None:
    """The address at which a DOI is resolved."""
    return _DOI_RESOLVER + quote(doi, safe="/():;.") if doi else None


def followable(url: str | None) -> str | None:
    """An http or https address with a host, as it is; `None` for any other, and for one cut short."""
    link = safe_link(url)
    if link is None or _CUT_SHORT in link or any(c.isspace() for c in link):
        return None
    try:
        return link if urlsplit(link).hostname else None
    except ValueError:
        return None
