"""The notes of a Word file: numbers as Word shows them, links, cross-references."""

import pytest

from loaders.formats.docx import read_docx
from loaders.split import split_article


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str) -> str:
    return f"<w:p>{''.join(i if i.startswith('<') else run(i) for i in inner)}</w:p>"


def call(note_id: int, kind: str = "footnote", mark: str = "") -> str:
    custom = ' w:customMarkFollows="1"' if mark else ""
    typed = f"<w:t>{mark}</w:t>" if mark else ""
    return f'<w:r><w:{kind}Reference{custom} w:id="{note_id}"/>{typed}</w:r>'


def note(note_id: int, *paragraphs: str, kind: str = "footnote") -> str:
    first, *others = paragraphs
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    inner = p(mark, " ", first) + "".join(p(other) for other in others)
    return f'<w:{kind} w:id="{note_id}">{inner}</w:{kind}>'


def field(instruction: str, result: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"


def linked(words: str, key: str) -> str:
    return f'<w:hyperlink r:id="{key}">{run(words)}</w:hyperlink>'


@pytest.fixture
def read(word_file):
    return lambda *given, **parts: read_docx(word_file(*given, **parts), "a.docx")


@pytest.fixture
def note_text(read):
    """The text of one note that holds this XML."""

    def text_of(*inner: str, **links: str) -> str:
        held = f'<w:footnote w:id="2">{p(*inner)}</w:footnote>'
        text = read(p("Text.", call(2)), held, links=links).text
        return text.partition("[^1]: ")[2].rstrip("\n")

    return text_of


def test_notes_are_numbered_in_the_order_of_their_calls(read):
    text = read(
        p("One", call(7), " two", call(2), "."), note(2, "Second.") + note(7, "First.")
    ).text
    assert text == "One[^1] two[^2].\n\n## Notes\n\n[^1]: First.\n\n[^2]: Second.\n"


def test_a_note_that_nothing_calls_is_not_printed(read):
    text = read(p("One", call(2)), note(2, "First.") + note(3, "Left over.")).text
    assert "Left over" not in text


def test_the_drawn_separator_is_no_note(read):
    separator = (
        '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    assert "[^1]: First." in read(p("One", call(1)), separator + note(1, "First.")).text


def test_a_call_in_deleted_text_counts_for_nothing(read):
    deleted = f"<w:del>{call(1)}</w:del>"
    text = read(p("One", deleted, call(2)), note(1, "Gone.") + note(2, "Kept.")).text
    assert text.startswith("One[^1]\n")
    assert "[^1]: Kept." in text


def test_footnotes_may_start_at_another_number(read):
    settings = '<w:footnotePr><w:numStart w:val="12"/></w:footnotePr>'
    text = read(p("One", call(1)), note(1, "First."), settings=settings).text
    assert text.startswith("One[^12]\n")


def test_numbers_that_start_again_are_counted_through_and_told(read):
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>'
    word = read(p("One", call(1)) + p("Two", call(2)) + section, note(1, "A.") + note(2, "B."))
    assert "Two[^2]" in word.text
    assert [(q.code, "on each page" in q.message) for q in word.problems] == [
        ("notes_renumbered", True)
    ]


def test_endnotes_follow_the_footnotes_which_keep_their_numbers(read):
    body = p("One", call(1, "endnote"), " two", call(1), " three", call(2))
    word = read(body, note(1, "Foot.") + note(2, "Foot two."), note(1, "End.", kind="endnote"))
    assert word.text.startswith("One[^3] two[^1] three[^2]\n")
    assert [q.code for q in word.problems] == ["notes_renumbered"]
    outline = split_article(word.text)
    notes = {n.number: word.text[n.start : n.end] for n in outline.footnotes}
    assert notes == {1: "Foot.", 2: "Foot two.", 3: "End."}


def test_a_note_with_a_mark_of_its_own_moves_no_number(read):
    body = p("Title", call(5, mark="*")) + p("One", call(1))
    word = read(body, note(5, "* The author thanks.") + note(1, "First."))
    assert word.text == (
        "Title[^2]\n\nOne[^1]\n\n## Notes\n\n[^1]: First.\n\n[^2]: The author thanks.\n"
    )
    assert [q.code for q in word.problems] == ["notes_renumbered"]


def test_a_note_that_the_file_lacks_keeps_its_number_and_is_told(read):
    word = read(p("One", call(1), " two", call(2)), note(2, "Second."))
    assert "two[^2]" in word.text
    assert [(q.code, "Note 1" in q.message) for q in word.problems] == [
        ("anchor_without_note", True)
    ]


def test_further_paragraphs_of_a_note_are_indented(read):
    word = read(p("One", call(1)), note(1, "First.", "More.", "Last."))
    assert word.text.endswith("[^1]: First.\n    More.\n    Last.\n")
    (footnote,) = split_article(word.text).footnotes
    assert word.text[footnote.start : footnote.end].endswith("Last.")


def test_a_link_in_a_note_shows_its_address(note_text):
    assert note_text("See ", linked("the report", "a"), ".", a="https://un.org/x") == (
        "See [the report](https://un.org/x)."
    )


def test_an_address_that_is_printed_is_printed_once(note_text):
    assert note_text("See ", linked("http://www.un.org/x", "a"), a="http://www.un.org/x/") == (
        "See http://www.un.org/x"
    )


def test_one_link_in_several_runs_is_one(note_text):
    words = linked("the ", "a") + linked("report", "a")
    assert note_text(words, a="https://un.org/x") == "[the report](https://un.org/x)"


def test_white_space_at_the_ends_of_a_link_is_outside_it(note_text):
    assert note_text("In", linked(" it ", "a"), "so", a="https://un.org/x") == (
        "In [it](https://un.org/x) so"
    )


def test_brackets_in_an_address_do_not_end_the_link(note_text):
    assert note_text(linked("it", "a"), a="https://un.org/a_(b)") == (
        "[it](https://un.org/a_%28b%29)"
    )


def test_a_link_that_leads_nowhere_on_the_web_is_words(note_text):
    assert note_text(linked("write", "a"), a="mailto:x@un.org") == "write"


def test_a_link_by_field_code_shows_its_address_with_its_place(note_text):
    code = ' HYPERLINK "https://un.org/x" \\l "p5" \\o "tip" '
    assert note_text(field(code, run("it"))) == "[it](https://un.org/x#p5)"


def test_links_of_the_body_are_words(read):
    word = read(p("See ", linked("it", "a"), "."), links={"a": "https://un.org/x"})
    assert word.text == "See it.\n"


BOOKMARKED = f'<w:bookmarkStart w:id="0" w:name="_Ref9"/>{call(2)}<w:bookmarkEnd w:id="0"/>'


def test_a_raised_cross_reference_repeats_the_call(read):
    raised = run("1", '<w:rStyle w:val="Raised"/>')
    body = p("One", BOOKMARKED) + p("Two", field(" NOTEREF _Ref9 \\f \\h ", raised), ".")
    word = read(body, note(2, "First."))
    assert "Two[^1]." in word.text
    (footnote,) = split_article(word.text).footnotes
    assert len(footnote.anchors) == 2


def test_a_cross_reference_in_words_stays_as_printed(read):
    reference = field(" NOTEREF _Ref9 \\h ", run("1"))
    held = (
        note(2, "First.")
        + f'<w:footnote w:id="3">{p("See supra note ", reference, ".")}</w:footnote>'
    )
    text = read(p("One", BOOKMARKED) + p("Two", call(3)), held).text
    assert text.endswith("[^2]: See supra note 1.\n")


def test_notes_in_tables_are_called_there(read):
    cells = "".join(f"<w:tc>{p(*inner)}</w:tc>" for inner in (("a", call(1)), ("b",)))
    text = read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", note(1, "First.")).text
    assert text.startswith("| a[^1] | b |\n")


def test_notes_typed_by_hand_stay_as_typed(read):
    typed = p("Refused.", run("1", '<w:vertAlign w:val="superscript"/>')) + p("Endnotes")
    word = read(p("A title") + typed + p("1. A/HRC/25/63, para. 5."))
    (footnote,) = split_article(word.text).footnotes
    assert word.text[footnote.start : footnote.end] == "A/HRC/25/63, para. 5."
    assert len(footnote.anchors) == 1
