"""Citations: every reference in every footnote, with its fields, and the document it points to."""

from loaders.citations.reading import CitationReading, read_citations

__all__ = ["CitationReading", "read_citations"]
