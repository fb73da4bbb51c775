"""The body of a Word file: what a reader of the printed page sees, and nothing else."""

import pytest

from loaders.formats.docx import read_docx


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner: str, style: str = "", properties: str = "") -> str:
    inner = inner if inner.startswith("<") else run(inner)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, list_id: int, depth: int = 0) -> str:
    number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, properties=number)


def field(instruction: str, result: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"


@pytest.fixture
def read(word_file):
    def text_of(body: str, **parts):
        return read_docx(word_file(body, **parts), "a.docx").text.rstrip("\n")

    return text_of


@pytest.fixture
def codes(word_file):
    return lambda body: [q.code for q in read_docx(word_file(body), "a.docx").problems]


def test_paragraphs_are_parted_by_blank_lines_and_empty_ones_are_none(read):
    assert read(p("One.") + p("") + p("  ") + p("Two.")) == "One.\n\nTwo."


def test_title_subtitle_and_headings_are_known_by_their_styles_in_any_language(read):
    body = p("A Title", "Titel") + p("Under it", "Untertitel") + p("Text.")
    body += p("Head", "Heading1") + p("Text.") + p("Below", "Heading2") + p("Text.")
    assert read(body) == "# A Title\nUnder it\n\nText.\n\n## Head\n\nText.\n\n### Below\n\nText."


def test_a_style_takes_its_level_from_the_style_it_is_based_on(read):
    assert read(p("Head", "OwnHeading") + p("Text.")) == "## Head\n\nText."


def test_a_paragraph_takes_an_outline_level_of_its_own(read):
    assert read(p("Head", properties='<w:outlineLvl w:val="1"/>')) == "### Head"
    assert read(p("Head", "Heading1", '<w:outlineLvl w:val="9"/>')) == "Head"


def test_a_short_bold_line_is_a_heading_and_a_bold_sentence_is_none(read):
    bold = "<w:b/>"
    assert read(p(run("The record", bold)) + p("Text.")).startswith("## The record\n")
    assert read(p(run("It refused.", bold)) + p("Text.")) == "It refused.\n\nText."
    assert read(p(run("Note", bold) + run(" of it"))) == "Note of it"


def test_inserted_text_is_kept_and_deleted_text_is_not(read, codes):
    body = p(
        run("It ")
        + f"<w:ins>{run('urged')}</w:ins><w:del><w:r><w:delText>asked</w:delText></w:r></w:del>"
    )
    assert read(body) == "It urged"
    assert codes(body) == ["tracked_changes"]


def test_moved_text_stands_where_it_went(read):
    body = p(
        f"<w:moveFrom>{run('Old. ')}</w:moveFrom>{run('Mid. ')}<w:moveTo>{run('Old.')}</w:moveTo>"
    )
    assert read(body) == "Mid. Old."


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(read):
    body = p("One ", properties="<w:rPr><w:del/></w:rPr>") + p("sentence.")
    assert read(body) == "One sentence."


def test_hidden_text_is_left_out_and_told(read, codes):
    body = p(
        run("Seen.")
        + run(" Not seen.", "<w:vanish/>")
        + run(" Nor this.", '<w:rStyle w:val="Secret"/>')
    )
    assert read(body) == "Seen."
    assert codes(body) == ["hidden_text_cut"] * 2
    assert read(p(run("Seen.", '<w:vanish w:val="0"/>'))) == "Seen."


def test_breaks_tabs_and_hyphens_are_characters(read):
    body = p(
        "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>er</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"
    )
    assert read(body) == "co-oper\ta\nb"


def test_soft_hyphens_in_the_text_are_left_out_and_no_break_blanks_kept(read):
    assert read(p("re\u00adfoule\u00adment, para.\u00a05")) == "refoulement, para.\u00a05"


def test_white_space_that_is_not_preserved_is_none(read):
    assert read(p("<w:r><w:t>\n  One </w:t></w:r>" + run("two."))) == "Onetwo."


def test_a_line_break_in_a_heading_is_a_blank(read):
    assert read(p("<w:r><w:t>Two</w:t><w:br/><w:t>lines</w:t></w:r>", "Titel")) == "# Two lines"


def test_symbols_are_read_from_their_font(read, codes):
    body = p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>')
    assert read(body) == "≥5"
    unknown = p('<w:r><w:sym w:font="House Font" w:char="F0B3"/></w:r>')
    assert read(unknown) == "\ufffd"
    assert codes(unknown) == ["symbol_unread"]


def test_content_controls_smart_tags_and_simple_fields_hold_text(read):
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('One ')}</w:sdtContent></w:sdt>"
    inner += f"<w:smartTag>{run('two ')}</w:smartTag>"
    inner += f'<w:fldSimple w:instr=" AUTHOR ">{run("three")}</w:fldSimple>'
    assert read(p(inner) + f"<w:sdt><w:sdtContent>{p('Four')}</w:sdtContent></w:sdt>") == (
        "One two three\n\nFour"
    )


def test_the_prompt_of_an_empty_control_is_no_text(read):
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert read(p("Text." + "") + p(control.format(run("Click here.")))) == "Text."


def test_the_result_of_a_field_is_text_and_its_code_is_not(read):
    assert (
        read(p(run("See page ") + field(" PAGEREF _Ref1 ", run("7")) + run("."))) == "See page 7."
    )


def test_a_field_without_an_end_hides_no_later_paragraph(read):
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>')
    assert read(body + p("Text.")) == "Text."


def test_a_table_of_contents_is_left_out_and_told(read, codes):
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    listed_twice = (
        p("Head 3", "TOC1")
        + f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Head')}</w:sdtContent></w:sdt>"
    )
    by_field = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Head 3")
    ) + p(run("Head 4") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    for contents in (listed_twice, by_field):
        assert read(contents + p("Text.")) == "Text."
        assert codes(contents + p("Text.")) == ["contents_cut"]


def test_a_text_box_follows_its_paragraph_and_is_read_once(read):
    box = f"<w:txbxContent>{p('Boxed.')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    assert read(p(f"<w:r>{drawn}</w:r>{run('Text.')}") + p("After.")) == (
        "Text.\n\nBoxed.\n\nAfter."
    )


def test_equations_are_read(read):
    assert read(p(run("So ") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")) == "So x=1"


def test_a_file_within_the_file_is_told(codes):
    assert codes(p("Text.") + '<w:altChunk r:id="x"/>') == ["part_unread"]


def test_rows_of_a_table_are_lines(read):
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>"
        for row in ([p("Year"), p("Vote")], [p("2014"), p("For") + p("30")])
    )
    assert read(p("Before.") + f"<w:tbl>{rows}</w:tbl>" + p("After.")) == (
        "Before.\n\n| Year | Vote |\n| 2014 | For 30 |\n\nAfter."
    )


def test_a_table_that_only_frames_text_is_text(read):
    framed = f"<w:tbl><w:tr><w:tc>{p('One.')}{p('Two.')}</w:tc></w:tr></w:tbl>"
    assert read(framed) == "One.\n\nTwo."


def test_a_deleted_row_is_left_out(read):
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = row.format("", p("a"), p("b")) + row.format("<w:trPr><w:del/></w:trPr>", p("c"), p("d"))
    assert read(f"<w:tbl>{rows}</w:tbl>") == "| a | b |"


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""


def test_entries_of_a_list_bear_the_labels_that_word_counts(read):
    body = (
        listed("a", 1) + listed("b", 1, 1) + listed("c", 1, 1) + listed("d", 1) + listed("e", 1, 2)
    )
    assert read(body, numbering=NUMBERING) == "1. a\n(a) b\n(b) c\n2. d\n2.I e"


def test_a_list_counts_on_after_text_and_one_with_its_own_start_starts_there(read):
    body = listed("a", 1) + p("Text.") + listed("b", 1) + listed("c", 3) + listed("d", 3)
    assert read(body, numbering=NUMBERING) == "1. a\n\nText.\n\n2. b\n7. c\n8. d"


def test_bullets_are_hyphens(read):
    assert read(listed("a", 2) + listed("b", 2), numbering=NUMBERING) == "- a\n- b"


def test_a_numbered_heading_keeps_its_number(read):
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    assert read(p("Head", "Heading1", number), numbering=NUMBERING) == "## 1. Head"


def test_digits_raised_by_hand_are_marked_as_raised(read):
    raised = run("3", '<w:vertAlign w:val="superscript"/>')
    assert read(p(run("In 2015.") + raised)) == "In 2015.<sup>3</sup>"


def test_title_paragraph_and_properties_tell_the_origin(word_file):
    core = "<dc:title>Microsoft Word - draft7.doc</dc:title><dc:creator>Roberta Cohen; Felice Gaer</dc:creator>"
    origin = read_docx(word_file(p("A Title", "Titel") + p("Text."), core=core), "a").origin
    assert (origin.title, origin.authors, origin.date) == (
        "A Title",
        ("Roberta Cohen", "Felice Gaer"),
        None,
    )


@pytest.mark.parametrize("creator", ["Windows User", "rcohen", "python-docx", "Acme Ltd; x"])
def test_a_creator_who_is_no_person_is_no_author(word_file, creator):
    core = f"<dc:creator>{creator}</dc:creator>"
    assert read_docx(word_file(p("Text."), core=core), "a").origin.authors == ()


def test_the_texts_own_byline_goes_before_the_creator(word_file):
    body = p("A Title", "Titel") + p("By Theo van Boven") + p("Text.")
    core = "<dc:creator>Roberta Cohen</dc:creator>"
    assert read_docx(word_file(body, core=core), "a").origin.authors == ()


def test_a_title_in_the_properties_is_believed_where_the_text_prints_it(word_file):
    core = "<dc:title>The Record of a State</dc:title>"
    printed = word_file(
        p("JOURNAL OF RECORDS") + p("The Record of a State") + p("Text."), core=core
    )
    assert read_docx(printed, "a").origin.title == "The Record of a State"
    other = word_file(p("Another text") + p("Text."), core=core)
    assert read_docx(other, "a").origin.title is None
