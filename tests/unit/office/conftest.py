"""Files of other formats, made for a test: Word files from their parts' XML, PDFs line by line."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="urn:shape" xmlns:v="urn:vml"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="OwnHeading"><w:name w:val="Our heading"/>
  <w:basedOn w:val="Heading1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Raised"><w:name w:val="footnote reference"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
"""


def part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inner}</w:{root}>'


def relationships(rows: Mapping[str, tuple[str, str]]) -> str:
    """By their ids, the kind and the target of each; a target with `://` is outside the file."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="http://types/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for key, (kind, target) in rows.items()
    )
    address = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{address}">{inner}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def build_word_file(
    body: str,
    footnotes: str = "",
    endnotes: str = "",
    links: Mapping[str, str] | None = None,
    **parts: str,
) -> bytes:
    """A Word file with this body; `links` are by their ids, `parts` other parts such as `settings`."""
    inner = {"styles": STYLES, "footnotes": footnotes, "endnotes": endnotes, **parts}
    related = {f"part{key}": (key, f"{key}.xml") for key in inner}
    linked = {key: ("hyperlink", url) for key, url in (links or {}).items()}
    core = parts.get("core", "")
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships(
            {
                "a": ("officeDocument", "word/document.xml"),
                "b": ("core-properties", "docProps/core.xml"),
            }
        ),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(related | linked),
        "word/_rels/footnotes.xml.rels": relationships(linked),
        "word/_rels/endnotes.xml.rels": relationships(linked),
        "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</c>',
    }
    files |= {f"word/{key}.xml": part(key, xml) for key, xml in inner.items() if xml}
    return zipped(files)


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    return build_word_file


@pytest.fixture(scope="session")
def zip_file() -> Callable[[Mapping[str, str | bytes]], bytes]:
    return zipped


RAISED = re.compile(r"\{([^}]*)\}")


def draw_line(
    canvas: Canvas, place: tuple[float, float], text: str, font: str, size: float
) -> None:
    """One line; what stands in braces is raised and smaller."""
    writing = canvas.beginText(*place)
    for index, stretch in enumerate(RAISED.split(text)):
        is_raised = index % 2 == 1
        writing.setFont(font, size * 0.6 if is_raised else size)
        writing.setRise(size * 0.35 if is_raised else 0)
        writing.textOut(stretch)
    canvas.drawText(writing)


def build_pdf(pages: Sequence[Sequence[tuple[Any, ...]]], **information: str) -> bytes:
    """A PDF of A4 pages: `(x, y, size, text)` or with a font after it, `("rule", x0, x1, y)`, `("image",)`."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), encrypt=information.pop("password", None))
    canvas.setTitle(information.get("title", ""))
    canvas.setAuthor(information.get("author", ""))
    for page in pages:
        canvas.setPageRotation(0)
        for drawn in page:
            if drawn[0] == "rule":
                canvas.line(drawn[1], drawn[3], drawn[2], drawn[3])
            elif drawn[0] == "image":
                canvas.drawInlineImage(Image.new("1", (8, 8)), 0, 0, 500, 700)
            else:
                x, y, size, text, *font = drawn
                draw_line(canvas, (x, y), text, font[0] if font else "Times-Roman", size)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def set_paragraph(
    text: str, place: tuple[float, float], width: float, size: float
) -> list[tuple[Any, ...]]:
    """The lines of a paragraph broken to a width, the first at `place`, 1.2 of its size apart."""
    lines = simpleSplit(RAISED.sub(r"\1", text), "Times-Roman", size, width)
    x, y = place
    marked = iter(text.split())
    return [
        (x, y - 1.2 * size * index, size, " ".join(next(marked) for _ in line.split()))
        for index, line in enumerate(lines)
    ]


@pytest.fixture(scope="session")
def pdf_file() -> Callable[..., bytes]:
    return build_pdf


@pytest.fixture(scope="session")
def paragraph() -> Callable[..., list[tuple[Any, ...]]]:
    return set_paragraph
