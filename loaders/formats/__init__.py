"""From a file of some format to canonical text: one module a format, each pure.

The canonical text of every format but plain text is Markdown: headings `## Title`, calls `[^3]`, notes
`[^3]: …` at the end, links in notes `[words](URL)`. So one splitter reads them all. An offset map tells
where each stretch stands in the raw document.
"""

from loaders.formats.canonical import NO_ORIGIN, CanonicalText, CanonicalWriter, Origin, raw_spans
from loaders.formats.docx import read_docx
from loaders.formats.html import read_html
from loaders.formats.pdf import read_pdf

__all__ = [
    "NO_ORIGIN",
    "CanonicalText",
    "CanonicalWriter",
    "Origin",
    "raw_spans",
    "read_docx",
    "read_html",
    "read_pdf",
]
