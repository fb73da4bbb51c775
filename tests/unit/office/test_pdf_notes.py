"""The notes of a PDF: at the foot of its pages or in a list, and the digits that call them."""

import pytest

from loaders.formats.pdf import read_pdf
from loaders.split import split_article

LONG = (
    "The Committee asked the State party to give monitors access to every place of detention,{1} and"
    " to report within a year on the steps taken.{2} The delegation replied that it would."
)
CALLED = LONG.replace("{1}", "[^1]").replace("{2}", "[^2]")
NEXT = LONG.replace("{1}", "{3}").replace("{2}", "{4}")
FIRST = "CAT/C/CHN/CO/5, para. 26."
SECOND = "A/HRC/25/63, para. 12."


@pytest.fixture
def read(pdf_file):
    return lambda *pages: read_pdf(pdf_file(pages), "a.pdf")


@pytest.fixture
def notes(read):
    """The notes by their numbers, each with how many anchors it has."""

    def found(*pages):
        text = read(*pages).text
        outline = split_article(text)
        return {n.number: (text[n.start : n.end], len(n.anchors)) for n in outline.footnotes}

    return found


@pytest.fixture
def body(paragraph):
    return lambda words=LONG: paragraph(words, (72, 700), 400, 11)


@pytest.mark.parametrize(
    "foot",
    [
        [(72, 120, 9, f"{{1}} {FIRST}"), (72, 108, 9, f"{{2}} {SECOND}")],
        [(72, 120, 9, f"1. {FIRST}"), (72, 108, 9, f"2. {SECOND}")],
        [(72, 120, 9, f"1 {FIRST}"), (72, 108, 9, f"2 {SECOND}")],
        [(72, 120, 9, f"[1] {FIRST}"), (72, 108, 9, f"[2] {SECOND}")],
        [("rule", 72, 200, 132), (72, 120, 11, f"{{1}} {FIRST}"), (72, 107, 11, f"{{2}} {SECOND}")],
    ],
)
def test_notes_at_the_foot_are_known_by_smaller_type_or_a_rule(notes, body, foot):
    assert notes([*body(), *foot]) == {1: (FIRST, 1), 2: (SECOND, 1)}


def test_the_body_is_left_without_its_notes(read, body):
    foot = [(72, 120, 9, f"{{1}} {FIRST}"), (72, 108, 9, f"{{2}} {SECOND}")]
    assert read([*body(), *foot]).text == (
        f"{CALLED}\n\n## Notes\n\n[^1]: {FIRST}\n\n[^2]: {SECOND}\n"
    )


def test_a_note_of_several_lines_is_one(notes, body):
    foot = [
        (72, 130, 9, "{1} See the report of the commission that"),
        (72, 119, 9, "was sent there."),
        (72, 108, 9, f"{{2}} {SECOND}"),
    ]
    assert notes([*body(), *foot])[1] == (
        "See the report of the commission that was sent there.",
        1,
    )


def test_a_line_that_starts_with_a_year_opens_no_note(notes, body):
    foot = [
        (72, 130, 9, f"{{1}} {FIRST[:-1]}, of May"),
        (72, 119, 9, "2014 and later."),
        (72, 108, 9, f"{{2}} {SECOND}"),
    ]
    assert list(notes([*body(), *foot])) == [1, 2]


def test_a_note_goes_on_at_the_foot_of_the_next_page(notes, body):
    one = [
        *body(),
        (72, 120, 9, f"{{1}} {FIRST}"),
        (72, 108, 9, "{2} The report, at great length,"),
    ]
    two = [
        *body(NEXT),
        (72, 140, 9, "says nothing of it."),
        (72, 129, 9, f"{{3}} {FIRST}"),
        (72, 118, 9, f"{{4}} {SECOND}"),
    ]
    found = notes(one, two)
    assert found[2] == ("The report, at great length, says nothing of it.", 1)
    assert found[3] == (FIRST, 1)


def test_a_quotation_in_small_type_above_the_notes_is_no_note(read, body):
    quoted = [(90, 180, 9, "No State shall return a person."), (90, 169, 9, "That is the rule.")]
    foot = [(72, 120, 9, f"{{1}} {FIRST}"), (72, 108, 9, f"{{2}} {SECOND}")]
    text = read([*body(), *quoted, *foot]).text
    quotation, _, listed = text.partition("\n\n## Notes")
    assert quotation.endswith("That is the rule.")
    assert listed.startswith("\n\n[^1]")


def test_numbers_that_start_again_on_each_page_are_counted_through(read, body):
    foot = [(72, 120, 9, f"{{1}} {FIRST}"), (72, 108, 9, f"{{2}} {SECOND}")]
    word = read([*body(), *foot], [*body(), *foot])
    assert word.text.count("[^3]") == word.text.count("[^4]") == 2
    assert [q.code for q in word.problems] == ["notes_renumbered"]


def test_notes_under_each_of_two_columns_are_all_found(notes, paragraph):
    left = paragraph(f"{LONG} {LONG}".replace("{1}", "{1}", 1), (60, 700), 200, 10)
    right = paragraph(f"{NEXT} {NEXT}", (310, 700), 200, 10)
    feet = [("rule", 60, 120, 135), (60, 120, 8, f"{{1}} {FIRST}"), (60, 110, 8, f"{{2}} {SECOND}")]
    feet += [
        ("rule", 310, 370, 175),
        (310, 160, 8, f"{{3}} {FIRST}"),
        (310, 150, 8, f"{{4}} {SECOND}"),
    ]
    assert notes([*left, *right, *feet]) == {
        1: (FIRST, 2), 2: (SECOND, 2), 3: (FIRST, 2), 4: (SECOND, 2)
    }  # fmt: skip


@pytest.mark.parametrize("size", [9, 11])
def test_a_list_at_the_end_is_read_in_any_type(notes, body, size):
    page = [
        (72, 760, 14, "Endnotes"),
        (72, 700, size, f"1. {FIRST}"),
        (72, 687, size, f"2. {SECOND}"),
    ]
    assert notes(body(), page) == {1: (FIRST, 1), 2: (SECOND, 1)}


def test_a_list_in_roman_numerals_without_a_heading_is_read(notes, body):
    page = [(72, 760, 9, f"i {FIRST}"), (72, 749, 9, f"ii {SECOND}")]
    assert notes(body(LONG.replace("{1}", "{i}").replace("{2}", "{ii}")), page) == {
        1: (FIRST, 1), 2: (SECOND, 1)
    }  # fmt: skip


def test_numbers_in_brackets_call_notes(read, body):
    foot = [(72, 120, 9, f"[1] {FIRST}"), (72, 108, 9, f"[2] {SECOND}")]
    words = LONG.replace("{1}", "[1]").replace("{2}", "[2]")
    assert read([*body(words), *foot]).text.startswith(CALLED)


def test_two_calls_in_one_place_are_both_read(notes, body):
    foot = [(72, 120, 9, f"{{1}} {FIRST}"), (72, 108, 9, f"{{2}} {SECOND}")]
    words = LONG.replace("{2}", "").replace("{1}", "{1,2}")
    assert notes([*body(words), *foot]) == {1: (FIRST, 1), 2: (SECOND, 1)}


def test_square_kilometres_call_no_note(notes, body):
    foot = [(72, 120, 9, f"{{1}} {FIRST}"), (72, 108, 9, f"{{2}} {SECOND}")]
    words = LONG.replace("report within", "survey 30 km{2} within")
    assert notes([*body(words), *foot])[2] == (SECOND, 1)


def test_a_note_with_a_mark_moves_no_number(read, body):
    title = [(72, 760, 20, "The record of 2014*")]
    foot = [
        (72, 132, 9, "* The author thanks the library."),
        (72, 120, 9, f"{{1}} {FIRST}"),
        (72, 108, 9, f"{{2}} {SECOND}"),
    ]
    word = read([*title, *body(), *foot])
    assert word.text.startswith(f"# The record of 2014[^3]\n\n{CALLED}")
    assert "[^3]: The author thanks the library." in word.text
    assert [q.code for q in word.problems] == ["notes_renumbered"]


def test_a_file_without_notes_has_none(read, body):
    words = LONG.replace("{1}", "").replace("{2}", "")
    assert read(body(words)).text == f"{words}\n"
