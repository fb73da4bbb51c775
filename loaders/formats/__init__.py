"""From a file of some format to canonical text: one module a format, each pure.

The canonical text of every format but plain text is Markdown: headings `## Title`, calls `[^3]`, notes
`[^3]: …` at the end, links in notes `[words](URL)`. So one splitter reads them all. An offset map tells
where each stretch stands in the raw document.

The readers are `docx.read_docx`, `html.read_html` and `pdf.read_pdf`; this package imports none of them, so
that a text file does not wait for the libraries that they need.
"""

from loaders.formats.canonical import NO_ORIGIN, CanonicalText, CanonicalWriter, Origin, raw_spans

__all__ = [
    "NO_ORIGIN",
    "CanonicalText",
    "CanonicalWriter",
    "Origin",
    "raw_spans",
]
