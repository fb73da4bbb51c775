"""A Word document as canonical text."""

from graph_schema.errors import SourceError
from loaders.formats.canonical import CanonicalText


def read_docx(raw: bytes, name: str) -> CanonicalText:
    """A Word document as canonical text. Raises `SourceError`."""
    del raw  # until this format is read
    raise SourceError(
        f"{name} is a ZIP archive (DOCX, ODT and EPUB are such), which is not read yet. Convert it to UTF-8 text."
    )
