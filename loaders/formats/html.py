"""The article of an HTML page as canonical text."""

from graph_schema.errors import SourceError
from loaders.formats.canonical import CanonicalText


def read_html(raw: bytes, name: str, charset: str | None) -> CanonicalText:
    """The article of an HTML page as canonical text. Raises `SourceError`."""
    del raw, charset  # until this format is read
    raise SourceError(f"{name} is an HTML page, which is not read yet. Convert it to UTF-8 text.")
