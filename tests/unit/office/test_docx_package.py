"""Opening a Word file: what is refused with which words, and that the offset map leads back."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.errors import SourceError
from loaders.formats.docx import read_docx
from loaders.read import source_from_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "<w:p><w:r><w:t>Text.</w:t></w:r></w:p>"


def test_a_word_file_is_a_source(word_file):
    source = source_from_bytes(word_file(TEXT), "a.docx")
    assert (source.text, source.format) == ("Text.\n", "docx")


def test_a_file_cut_short_is_told(word_file):
    with pytest.raises(SourceError, match=r"a\.docx .*cannot be opened.*cut short"):
        read_docx(word_file(TEXT)[:200], "a.docx")


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, r"\.odt"),
        ({"mimetype": "application/epub+zip"}, "EPUB"),
        ({"xl/workbook.xml": "<x/>"}, r"\.xlsx"),
        ({"ppt/presentation.xml": "<x/>"}, r"\.pptx"),
        ({"a.txt": "x", "b.txt": "x"}, "holds a.txt, b.txt"),
    ],
)
def test_another_format_in_a_zip_is_named(zip_file, parts, what):
    with pytest.raises(SourceError, match=rf"{what}.*not read yet.*Convert"):
        read_docx(zip_file(parts), "a")


def test_an_encrypted_word_file_is_told_from_an_old_one():
    raw = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(SourceError, match=r"encrypted.*without a password"):
        source_from_bytes(raw, "a.docx")


def test_broken_xml_is_told_with_its_part(zip_file):
    raw = zip_file({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document"})
    with pytest.raises(SourceError, match=r"word/document\.xml is broken XML"):
        read_docx(raw, "a")


def test_a_part_with_a_dtd_is_refused(zip_file):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    raw = zip_file({"word/document.xml": f"{bomb}<x>&b;</x>"})
    with pytest.raises(SourceError, match="DTD"):
        read_docx(raw, "a")


def test_a_part_that_grows_too_much_is_not_unpacked(zip_file):
    with pytest.raises(SourceError, match=r"word/document\.xml would grow.*ZIP bomb"):
        read_docx(zip_file({"word/document.xml": b" " * 6_000_000}), "a")


def test_a_file_of_too_many_bytes_is_not_unpacked(zip_file):
    parts = {f"p{number}": b" " * 3_900_000 for number in range(28)}
    with pytest.raises(SourceError, match="at most 104,857,600 bytes"):
        read_docx(zip_file(parts), "a")


def test_a_document_without_a_body_is_told(zip_file):
    with pytest.raises(SourceError, match="has no body"):
        read_docx(zip_file({"word/document.xml": "<x/>"}), "a")


def test_a_damaged_part_is_told(word_file):
    raw = bytearray(word_file(TEXT * 50))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entry = archive.getinfo("word/document.xml")
    at = entry.header_offset + 30 + len(entry.filename) + 20
    raw[at : at + 8] = b"\xff" * 8
    with pytest.raises(SourceError, match=r"word/document\.xml cannot be unpacked"):
        read_docx(bytes(raw), "a")


def test_the_body_may_stand_in_a_part_of_another_name(word_file, zip_file):
    with zipfile.ZipFile(io.BytesIO(word_file(TEXT))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    moved = {name.replace("document.xml", "document2.xml"): xml for name, xml in parts.items()}
    moved["_rels/.rels"] = parts["_rels/.rels"].replace("document.xml", "document2.xml")
    read = read_docx(zip_file(moved), "a")
    assert read.text == "Text.\n"
    assert read.offsets[0].part == "word/document2.xml"


def test_a_file_in_the_strict_form_is_read(word_file, zip_file):
    with zipfile.ZipFile(io.BytesIO(word_file(TEXT))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert (
        read_docx(
            zip_file({name: xml.replace(transitional, strict) for name, xml in parts.items()}), "a"
        ).text
        == "Text.\n"
    )


TEXTS = st.lists(st.text(st.sampled_from("aé \u00a0\u00ad\n\tß😀"), max_size=6), max_size=5)
WRAPPERS = st.sampled_from(
    [
        "{}",
        "<w:del>{}</w:del>",
        "<w:ins>{}</w:ins>",
        "<w:hyperlink r:id='a'>{}</w:hyperlink>",
        "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
    ]
)
PROPERTIES = st.sampled_from(["", "<w:vanish/>", "<w:b/>", "<w:vertAlign w:val='superscript'/>"])


@st.composite
def paragraph_of_runs(draw):
    space = draw(st.sampled_from(["", ' xml:space="preserve"']))
    runs = "".join(
        draw(WRAPPERS).format(f"<w:r><w:rPr>{draw(PROPERTIES)}</w:rPr><w:t{space}>{t}</w:t></w:r>")
        for t in draw(TEXTS)
    )
    return f"<w:p>{runs}</w:p>"


def part_text(raw: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        root = ET.fromstring(archive.read(part))  # noqa: S314 (written by this test)
    return "".join(element.text or "" for element in root.iter(f"{W}t"))


@settings(deadline=None, max_examples=50)
@given(st.lists(paragraph_of_runs(), min_size=1, max_size=4), paragraph_of_runs())
def test_every_stretch_of_the_text_leads_to_its_own_in_the_part(word_file, body, noted):
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1">{noted}</w:footnote>'
    raw = word_file("".join(body) + f"<w:p>{call}</w:p>", note, links={"a": "https://un.org/x"})
    read = read_docx(raw, "a.docx")
    texts = {part: part_text(raw, part) for part in ("word/document.xml", "word/footnotes.xml")}
    reached = 0
    for segment in read.offsets:
        assert segment.start >= reached
        reached = segment.end
        assert (
            read.text[segment.start : segment.end]
            == texts[segment.part][segment.raw_start : segment.raw_end]
        )
