"""A PDF file as canonical text."""

from graph_schema.errors import SourceError
from loaders.formats.canonical import CanonicalText


def read_pdf(raw: bytes, name: str) -> CanonicalText:
    """A PDF file as canonical text. Raises `SourceError`."""
    del raw  # until this format is read
    raise SourceError(f"{name} is a PDF file, which is not read yet. Convert it to UTF-8 text.")
