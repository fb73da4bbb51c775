"""The text of a PDF: reading order, paragraphs, headings, broken words, and what is refused."""

import io

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from graph_schema.errors import SourceError
from loaders.formats import raw_spans
from loaders.formats.pdf import read_pdf
from loaders.read import source_from_bytes

LONG = (
    "The Committee asked the State party to give monitors access to every place of detention, and to"
    " report within a year on the steps taken to that end by its authorities."
)
OTHER = (
    "The delegation replied that the matter lay with the courts, that no complaint had been received,"
    " and that the next report would contain figures for each of the provinces."
)


@pytest.fixture
def read(pdf_file):
    return lambda *pages, **information: read_pdf(pdf_file(pages, **information), "a.pdf")


@pytest.fixture
def text(read):
    return lambda *pages: read(*pages).text.rstrip("\n")


def test_a_pdf_is_a_source(pdf_file, paragraph):
    source = source_from_bytes(pdf_file([paragraph(LONG, (72, 700), 400, 11)]), "a.pdf")
    assert (source.text, source.format) == (f"{LONG}\n", "pdf")


def test_lines_of_a_paragraph_are_joined_and_a_short_line_ends_it(text, paragraph):
    lines = paragraph(LONG, (72, 700), 400, 11)
    below = lines[-1][1] - 13.2
    assert text(lines + paragraph(OTHER, (72, below), 400, 11)) == f"{LONG}\n\n{OTHER}"


def test_an_indent_opens_a_paragraph(text):
    full = "Each of these lines is as long as the one above it, up to the edge;"
    page = [(72, 700 - 13 * i, 11, full) for i in range(6)]
    page[3] = (90, 700 - 39, 11, full[:-4])
    assert text(page).count("\n\n") == 1


def test_a_wider_gap_opens_a_paragraph(text):
    full = "Each of these lines is as long as the one above it, up to the edge;"
    page = [(72, 700 - 13 * i - (8 if i > 2 else 0), 11, full) for i in range(6)]
    assert text(page).count("\n\n") == 1


def test_a_paragraph_goes_on_over_a_page(text, paragraph):
    lines = paragraph(f"{LONG} {LONG}", (72, 200), 400, 11)
    assert text(lines[:2], [(x, y + 500, *rest) for x, y, *rest in lines[2:]]) == f"{LONG} {LONG}"


def test_two_columns_are_read_one_after_the_other(text, paragraph):
    left = paragraph(f"{LONG} {LONG}", (60, 700), 200, 10)
    right = paragraph(f"{OTHER} {OTHER}", (310, 700), 200, 10)
    rows = [line for pair in zip(left, right, strict=False) for line in pair]
    head = [(60, 760, 18, "A title that crosses both of the columns of this page")]
    read = text([*head, *rows, *left[len(right) :], *right[len(left) :]])
    assert read == (
        "# A title that crosses both of the columns of this page\n\n"
        f"{LONG} {LONG}\n\n{OTHER} {OTHER}"
    )


def test_the_largest_type_is_the_title_and_larger_or_bold_lines_are_headings(text, paragraph):
    page = [(72, 760, 20, "The record of"), (72, 736, 20, "2014"), (72, 700, 14, "What was asked")]
    page += paragraph(LONG, (72, 680), 400, 11)
    page += [(72, 600, 11, "The reply", "Times-Bold"), *paragraph(OTHER, (72, 584), 400, 11)]
    assert text(page) == (
        f"# The record of 2014\n\n## What was asked\n\n{LONG}\n\n## The reply\n\n{OTHER}"
    )


def test_centred_lines_above_the_text_stay_apart(text, paragraph):
    page = [
        (200, 760, 20, "The record of 2014"),
        (262, 720, 11, "By Roberta Cohen"),
        (270, 706, 11, "5 March 2014"),
    ]
    assert "\n\nBy Roberta Cohen\n\n5 March 2014\n\n" in text(
        page + paragraph(LONG, (72, 660), 450, 11)
    )


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("It spoke of refoule-", "ment and of the law.", "of refoulement and"),
        ("The text of Asia-", "Pacific bodies is here.", "of Asia-Pacific bodies"),
        ("The rule of non-", "refoulement is old.", "of non-refoulement is"),
        ("In the years 2012–", "2014 it was silent.", "years 2012–2014 it"),
        ("See the report A/HRC/", "25/63 and what it says.", "report A/HRC/25/63 and"),
        ("See https://www.un.org/en/", "sections/index.html on this.", "un.org/en/sections/index.html on"),
        ("See http://www.un.org/en.", "The report says so.", "un.org/en. The report"),
        ("See http://www.un.org/doc?id=", "4711&lang=en, accessed then.", "doc?id=4711&lang=en, accessed"),
    ],
)  # fmt: skip
def test_what_a_line_end_breaks_is_made_whole(text, above, below, joined):
    page = [
        (72, 713, 11, "It was said often."),
        (72, 687, 11, f"As was said in all of the reports: {above}"),
    ]
    assert joined in text([*page, (72, 674, 11, below)])


def test_a_hyphen_that_the_text_prints_elsewhere_stays(text, paragraph):
    page = paragraph(f"A follow-through report came. {LONG}", (72, 700), 400, 11)
    page += [
        (72, 600, 11, "The State was asked whether it would promise a proper follow-"),
        (72, 587, 11, "through in the year that came and in those that were to come."),
    ]
    assert "proper follow-through in" in text(page)


def test_a_blank_before_a_line_ends_hyphen_is_the_justification_s(text):
    page = [
        (72, 700, 11, "The Convention came first. As it was said, the Geneva Conven -"),
        (72, 687, 11, "tions followed, and a Convention on torture; this was so -"),
        (72, 674, 11, "and nobody asked. So and so it went."),
    ]
    found = text([(72, 713, 11, "All Conventions are old."), *page])
    assert "Geneva Conventions followed" in found
    assert "was so - and nobody" in found


def test_ligatures_are_their_letters_and_lead_to_one_place(pdf_file):
    registerFont(TTFont("Vera", "Vera.ttf"))
    read = read_pdf(pdf_file([[(72, 700, 11, "The of\ufb01ce \ufb02ew", "Vera")]]), "a.pdf")
    assert read.text == "The office flew\n"
    assert raw_spans(read.offsets, 6, 8)


def test_running_heads_and_page_numbers_are_left_out_and_told(read, paragraph):
    pages = [
        [
            (72, 800, 9, "HUMAN RIGHTS STUDIES 7 (2014)"),
            (290, 30, 9, str(number)),
            *paragraph(words, (72, 700), 400, 11),
        ]
        for number, words in ((41, LONG), (42, OTHER), (43, LONG))
    ]
    word = read(*pages)
    assert word.text == f"{LONG}\n\n{OTHER}\n\n{LONG}\n"
    assert [(q.code, "6 running" in q.message) for q in word.problems] == [("furniture_cut", True)]


def test_heads_that_change_with_the_section_are_known_by_their_page_numbers(text, paragraph):
    heads = ("The law 11", "The facts 12", "What follows 13")
    pages = [[(72, 800, 9, head), *paragraph(LONG, (72, 700), 400, 11)] for head in heads]
    assert not any(head in text(*pages) for head in heads)


def test_a_last_line_that_two_pages_share_is_no_running_foot(text, paragraph):
    closing = "and nothing was done about it in the years that followed this decision."
    pages = [
        [(72, 100, 11, f"{words} and of"), (72, 86.8, 11, closing)]
        for words in ("It spoke of law", "It spoke of facts")
    ]
    assert text(*pages).count(closing) == 2


def test_a_page_that_lies_turned_is_read(paragraph):
    document = pdfium.PdfDocument.new()
    page = document.new_page(842, 595)
    font = pdfium_c.FPDFText_LoadStandardFont(document, b"Times-Roman")
    for index, words in enumerate(("The first line of the page", "and the second line of it.")):
        drawn = pdfium_c.FPDFPageObj_CreateTextObj(document, font, 11)
        encoded = (words + "\0").encode("utf-16-le")
        pdfium_c.FPDFText_SetText(drawn, pdfium_c.cast(encoded, pdfium_c.FPDF_WIDESTRING))
        pdfium_c.FPDFPageObj_Transform(drawn, 0, 1, -1, 0, 100 + 13 * index, 72)
        pdfium_c.FPDFPage_InsertObject(page, drawn)
    page.gen_content()
    page.set_rotation(90)
    assert _saved(document).startswith("The first line of the page and the second line of it.")


def _saved(document) -> str:
    file = io.BytesIO()
    document.save(file)
    return read_pdf(file.getvalue(), "a.pdf").text


def test_a_scanned_file_is_told_with_what_to_do(pdf_file):
    with pytest.raises(SourceError, match=r"no text layer: pages 2, with images 2.*OCR"):
        read_pdf(pdf_file([[("image",)], [("image",)]]), "a.pdf")


def test_an_encrypted_file_is_told(pdf_file):
    with pytest.raises(SourceError, match=r"a\.pdf is an encrypted PDF file.*password"):
        read_pdf(pdf_file([[(72, 700, 11, "Text.")]], password="secret"), "a.pdf")


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"])
def test_a_broken_file_is_told(raw):
    with pytest.raises(SourceError, match=r"a\.pdf is a broken PDF file.*again"):
        source_from_bytes(raw, "a.pdf")


def test_a_file_of_too_many_pages_is_refused(pdf_file):
    with pytest.raises(SourceError, match=r"2,001 pages; at most 2,000"):
        read_pdf(pdf_file([[]] * 2001), "a.pdf")


def test_title_and_author_of_the_information_are_believed_with_care(read, paragraph):
    page = [(72, 760, 20, "The record of 2014"), *paragraph(LONG, (72, 700), 400, 11)]
    told = read(page, title="Microsoft Word - draft7.doc", author="Roberta Cohen").origin
    assert (told.title, told.authors, told.date) == ("The record of 2014", ("Roberta Cohen",), None)
    assert read(page, title="Another text", author="rcohen").origin.authors == ()


def page_texts(raw: bytes) -> dict[str, str]:
    document = pdfium.PdfDocument(raw)
    texts = {}
    for number in range(len(document)):
        page = document[number].get_textpage()
        codes = [pdfium_c.FPDFText_GetUnicode(page, at) for at in range(page.count_chars())]
        texts[f"page {number + 1}"] = "".join(map(chr, codes)).replace("\x02", "-")
    return texts


WORDS = st.lists(
    st.sampled_from(["law", "refoule-", "état", "A/HRC/25/", "3", "{12}", "(b)", "of"]),
    min_size=1,
    max_size=9,
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=3))
def test_every_stretch_of_the_text_leads_to_its_own_on_the_page(pdf_file, pages):
    raw = pdf_file(
        [
            [
                (72, 700, 11, "A line of words"),
                *((72, 600 - 13 * i, 11, " ".join(line)) for i, line in enumerate(page)),
            ]
            for page in pages
        ]
    )
    read, texts, reached = read_pdf(raw, "a.pdf"), page_texts(raw), 0
    for segment in read.offsets:
        assert segment.start >= reached
        reached = segment.end
        assert (
            read.text[segment.start : segment.end]
            == texts[segment.part][segment.raw_start : segment.raw_end]
        )
    assert sum(
        "law" in word for page in pages for line in page for word in line
    ) == read.text.count("law")
