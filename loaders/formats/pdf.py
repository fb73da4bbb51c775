"""A PDF file as canonical text: the body in reading order, then its notes under `## Notes`.

Offsets count the characters of pdfium's text page. pdfium gives a hyphen at a line's end as U+0002;
it is written as `-`.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from graph_schema.errors import SourceError
from graph_schema.extraction import Problem
from loaders.formats.canonical import CanonicalText, CanonicalWriter, Origin
from loaders.formats.pdf_calls import label_notes
from loaders.formats.pdf_chars import PageChars, read_pages
from loaders.formats.pdf_furniture import without_furniture
from loaders.formats.pdf_lines import PdfPage, page_lines
from loaders.formats.pdf_notes import find_pdf_notes
from loaders.formats.pdf_paragraphs import PdfBlock, blocks_of, body_size_of, usual
from loaders.formats.pdf_writing import PdfWriter, words_within
from loaders.formats.properties import believed_origin

MOST_PAGES = 2000
MOST_CHARACTERS = 50_000
NOTES_HEADING = "## Notes"
_FEWEST_CHARACTERS = 3  # a page: fewer are stamps on scanned pages
_PDFIUM = threading.Lock()  # pdfium is not made for threads


def read_pdf(raw: bytes, name: str) -> CanonicalText:
    """A PDF file as canonical text. Raises `SourceError`.

    The parts of the offset map are `page 1`, `page 2` …. Running heads and page numbers are left out, and
    a problem says so.
    """
    with _PDFIUM, _opened(raw, name) as document:
        pages, askew = _read(document, name)
        title, author = _information(document)
    pages, problems = without_furniture(pages)
    lines = [line for page in pages for line in page.lines]
    body_size = body_size_of(lines, {page.number: page.height for page in pages})
    found = find_pdf_notes(pages, body_size)
    labels = label_notes(found)
    writer = CanonicalWriter()
    writing = PdfWriter(writer, labels, words_within(lines))
    blocks = blocks_of(found.body, usual(found.body, body_size)) if found.body else []
    writing.write_blocks(blocks)
    if found.notes:
        writer.add(f"\n\n{NOTES_HEADING}")
    for note, label in zip(found.notes, labels.labels, strict=True):
        writer.add("\n\n")
        writing.write_note(note, label)
    writer.add("\n")
    origin = _origin(writer.text, blocks, title, author)
    told = (*problems, *_askew(askew), *labels.problems())
    return CanonicalText(writer.text, writer.offsets, origin, told)


@contextmanager
def _opened(raw: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise SourceError(_refusal(error, name)) from None
    try:
        yield document
    except pdfium.PdfiumError as error:
        raise SourceError(
            f"{name} is a PDF file with a broken page: {error}. Fetch it again, or print it anew."
        ) from None
    finally:
        document.close()


def _refusal(error: pdfium.PdfiumError, name: str) -> str:
    if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
        return f"{name} is an encrypted PDF file, which needs a password. Save it without one."
    told = str(error).rstrip(".")
    return f"{name} is a broken PDF file: {told}. Fetch it again, or convert it to UTF-8 text."


def _read(document: pdfium.PdfDocument, name: str) -> tuple[list[PdfPage], int]:
    """The pages that hold text, and how many characters stand askew."""
    if len(document) > MOST_PAGES:
        raise SourceError(
            f"{name} has {len(document):,} pages; at most {MOST_PAGES:,} are read. Load a part of it."
        )
    pages: list[PdfPage] = []
    images = characters = askew = 0
    for chars in read_pages(document):
        images += chars.images > 0
        characters += _letters(chars)
        if len(chars.glyphs) > MOST_CHARACTERS:
            raise SourceError(
                f"{name}: page {chars.number} holds {len(chars.glyphs):,} characters; at most"
                f" {MOST_CHARACTERS:,} are read. Is it a drawing? Load the article without it."
            )
        askew += chars.askew
        pages.append(page_lines(chars))
    if characters < _FEWEST_CHARACTERS * max(len(pages), 1):
        raise SourceError(
            f"{name} has no text layer: pages {len(pages)}, with images {images}."
            " Run optical character recognition (OCR) on it first, for example with ocrmypdf."
        )
    return pages, askew


def _letters(chars: PageChars) -> int:
    return sum(glyph.text.isalnum() for glyph in chars.glyphs)


def _information(document: pdfium.PdfDocument) -> tuple[str, str]:
    told = document.get_metadata_dict()
    return told.get("Title", ""), told.get("Author", "")


def _origin(text: str, blocks: Sequence[PdfBlock], title: str, author: str) -> Origin:
    """The title in the largest type, else that of the file's information where the text prints it."""
    origin = believed_origin(text, title, author)
    printed = next((block.words for block in blocks if block.kind == "title"), None)
    return Origin(title=origin.title or printed, authors=origin.authors)


def _askew(characters: int) -> Iterator[Problem]:
    if characters:
        message = f"{characters} characters that are printed askew, as marks across a page are, were left out."
        yield Problem("furniture_cut", message, 0, 0)
