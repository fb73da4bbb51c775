"""Notes and their anchors in all the styles that articles use."""

import pytest

from loaders.split import split_article

PROSE = "The Committee asked for a report within a year, and none was sent."


def article(body: str, notes: str = "", title: str = "A Title") -> str:
    return "\n\n".join(part for part in (title, body, notes) if part) + "\n"


def notes_of(text: str) -> dict[int, str]:
    return {note.number: text[note.start : note.end] for note in split_article(text).footnotes}


def anchors_of(text: str) -> list[tuple[int, str, str]]:
    """Note number, printed anchor, section: in the order of the notes."""
    return [
        (note.number, text[anchor.start : anchor.end], anchor.section)
        for note in split_article(text).footnotes
        for anchor in note.anchors
    ]


def called(text: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {note.number: [] for note in split_article(text).footnotes}
    for number, printed, _ in anchors_of(text):
        found[number].append(printed)
    return found


def codes(text: str) -> list[str]:
    return [problem.code for problem in split_article(text).problems]


@pytest.mark.parametrize(
    ("anchors", "notes"),
    [
        (("[1]", "[2]"), "____\n\n[1] First note.\n\n[2] Second note."),
        (("[1]", "[2]"), "____\n\n[1]First note.\n\n[2]Second note."),
        (("[1]", "[2]"), "[1] First note.\n[2] Second note."),
        (("[1]", "[2]"), "Notes\n\n1. First note.\n2. Second note."),
        (("[1]", "[2]"), "## Endnotes\n\n1) First note.\n2) Second note."),
        (("[1]", "[2]"), "REFERENCES:\n1 First note.\n2 Second note."),
        (("[1]", "[2]"), "***\n\n1. First note.\n\n2. Second note."),
        (("(1)", "(2)"), "Footnotes\n\n(1) First note.\n(2) Second note."),
        (("¹", "²"), "Notes\n\n1. First note.\n2. Second note."),
        (("¹", "²"), "---\n\n¹ First note.\n² Second note."),
        (("<sup>1</sup>", "<sup>2</sup>"), "Notes\n\n1. First note.\n2. Second note."),
        (("^1^", "^2^"), "Notes\n\n1. First note.\n2. Second note."),
        ((" (1)", " (2)"), "Notes\n\n1. First note.\n2. Second note."),
        (("1", "2"), "Notes\n\n1. First note.\n2. Second note."),
        (("[1]", "[2]"), "## Notes\n\n- [1] First note.\n- [2] Second note."),
        (("[1]", "[2]"), "**Notes**\n\n**1.** First note.\n\n**2.** Second note."),
        (("[^1]", "[^2]"), "[^1]: First note.\n[^2]: Second note."),
        (("[^un]", "[^hrw]"), "[^un]: First note.\n\n[^hrw]: Second note."),
        (("[i]", "[ii]"), "Notes\n\n[i] First note.\n[ii] Second note."),
        (
            ("[[1]](#_ftn1)", "[[2]](#_ftn2)"),
            "[[1]](#_ftnref1) First note.\n\n[[2]](#_ftnref2) Second note.",
        ),
    ],
)
def test_note_style_is_read_with_its_anchors(anchors: tuple[str, str], notes: str) -> None:
    text = article(f"{PROSE}{anchors[0]} {PROSE}{anchors[1]}", notes)
    assert notes_of(text) == {1: "First note.", 2: "Second note."}
    assert called(text) == {1: [anchors[0].strip()], 2: [anchors[1].strip()]}
    assert codes(text) == []


def test_body_ends_where_the_rule_or_heading_of_the_notes_starts() -> None:
    text = article(f"{PROSE}[1]", "____\n\nNotes\n\n[1] A/HRC/25/63.")
    assert split_article(text).body == (text.index(PROSE), text.index("____"))


def test_note_goes_on_over_paragraphs_until_the_next_marker() -> None:
    text = article(
        f"{PROSE}[1] {PROSE}[2]",
        "____\n\n[1] First paragraph.\n\nIt has a second one, with a full stop.\n\n[2] Next note.",
    )
    assert notes_of(text)[1] == "First paragraph.\n\nIt has a second one, with a full stop."


def test_law_report_at_a_lines_start_opens_no_note() -> None:
    text = article(
        f"{PROSE}[1] {PROSE}[2]", "Notes\n\n[1] See the case.\n[2016] 1 AC 1.\n[2] Next."
    )
    assert notes_of(text) == {1: "See the case.\n[2016] 1 AC 1.", 2: "Next."}


def test_wrapped_line_that_starts_with_a_pinpoint_opens_no_note() -> None:
    text = article(f"{PROSE}[1] {PROSE}[2]", "Notes\n\n[1] As held at\n[45] and after.\n[2] Next.")
    assert notes_of(text) == {1: "As held at\n[45] and after.", 2: "Next."}


def test_list_inside_a_note_opens_no_notes() -> None:
    text = article(
        f"{PROSE}¹ {PROSE}² {PROSE}³",
        "Notes\n\n1. One.\n2. Two, on both points:\n1. law;\n2. practice.\n3. Three.",
    )
    assert notes_of(text) == {
        1: "One.",
        2: "Two, on both points:\n1. law;\n2. practice.",
        3: "Three.",
    }


def test_numbers_may_be_out_of_order() -> None:
    text = article(
        f"{PROSE}[1] {PROSE}[2] {PROSE}[3]", "____\n\n[1] One.\n\n[3] Three.\n\n[2] Two."
    )
    assert [note.number for note in split_article(text).footnotes] == [1, 3, 2]
    assert codes(text) == ["note_out_of_order"]


def test_repeated_number_is_kept_and_told() -> None:
    text = article(f"{PROSE}[1] {PROSE}[2]", "____\n\n[1] One.\n\n[2] Two.\n\n[2] Two again.")
    assert [note.number for note in split_article(text).footnotes] == [1, 2, 2]
    assert codes(text) == ["note_number_repeated"]


def test_notes_that_share_a_number_share_its_calls_in_order() -> None:
    text = article(f"{PROSE}[1] {PROSE}[1]", "____\n\n[1] One.\n\n[1] Another.")
    starts = [[anchor.start for anchor in note.anchors] for note in split_article(text).footnotes]
    assert starts == [[text.index("[1]")], [text.index("[1]", text.index("[1]") + 1)]]


def test_note_called_twice_has_two_anchors() -> None:
    text = article(f"{PROSE}[1] {PROSE}[1]", "____\n\n[1] One.")
    assert called(text) == {1: ["[1]", "[1]"]}


def test_brackets_may_call_several_notes() -> None:
    text = article(f"{PROSE}[1, 3-4] {PROSE}[2]", "Notes\n\n[1] A.\n[2] B.\n[3] C.\n[4] D.")
    assert called(text) == {1: ["1"], 2: ["[2]"], 3: ["3-4"], 4: ["3-4"]}


def test_bibliography_that_nothing_calls_is_still_notes() -> None:
    text = article(PROSE, "Bibliography\n\n1. A book.\n2. Another book.")
    assert notes_of(text) == {1: "A book.", 2: "Another book."}
    assert codes(text) == ["note_without_anchor"]


def test_numbered_sections_after_a_rule_are_no_notes() -> None:
    text = article(f"{PROSE}\n\n***\n\n1. The law\n\n{PROSE}\n\n2. The practice\n\n{PROSE}")
    assert split_article(text).footnotes == ()


def test_numbered_paragraphs_of_a_judgment_are_no_notes() -> None:
    text = article(f"[1] {PROSE}\n\n[2] {PROSE}\n\n[3] {PROSE}")
    assert split_article(text).footnotes == ()


def test_numbered_sections_do_not_hide_numbered_notes() -> None:
    text = article(
        f"1. The law\n\n{PROSE}¹\n\n2. The practice\n\n{PROSE}²",
        "1. A/HRC/25/63.\n2. A/RES/69/188.",
    )
    assert notes_of(text) == {1: "A/HRC/25/63.", 2: "A/RES/69/188."}
    assert [part.number for part in split_article(text).sections] == ["1", "2"]


@pytest.mark.parametrize(
    "words",
    ["as held at [1]", "see para. [1] of it", "the [2016] report", "it [including [sic] others]"],
)
def test_brackets_that_are_years_or_paragraphs_call_no_note(words: str) -> None:
    text = article(f"It was so, {words}, for long.[1] {PROSE}[2]", "____\n\n[1] A.\n\n[2] B.")
    assert called(text) == {1: ["[1]"], 2: ["[2]"]}
    assert codes(text) == []


def test_glued_digits_are_read_past_abbreviations_decimals_and_years() -> None:
    text = article(
        "It cites para.2 and No.3 of it, 1.2 million refugees.1 That was in 2015.2 So it\nsaid “no.”3 Done.",
        "Notes\n\n1. A.\n2. B.\n3. C.",
    )
    assert called(text) == {1: ["1"], 2: ["2"], 3: ["3"]}
    assert [text[a.start - 1] for n in split_article(text).footnotes for a in n.anchors] == [
        ".",
        ".",
        "”",
    ]


def test_square_metres_call_no_note() -> None:
    text = article("Cells of 4 m² held ten.¹ It was told.²", "Notes\n\n1. A.\n2. B.")
    assert [text[start - 1] for start, _ in _spans_of_anchors(text)] == [".", "."]


def _spans_of_anchors(text: str) -> list[tuple[int, int]]:
    return [(a.start, a.end) for note in split_article(text).footnotes for a in note.anchors]


def test_anchor_without_note_is_told_with_its_span() -> None:
    text = article(f"{PROSE}[1] {PROSE}[7]", "____\n\n[1] One.")
    (problem,) = split_article(text).problems
    assert (problem.code, text[problem.start : problem.end]) == ("anchor_without_note", "[7]")


def test_note_without_anchor_is_told_with_its_span() -> None:
    text = article(f"{PROSE}[1]", "____\n\n[1] One.\n\n[2] Two.")
    (problem,) = split_article(text).problems
    assert (problem.code, text[problem.start : problem.end]) == ("note_without_anchor", "Two.")


def test_empty_note_is_told() -> None:
    text = article(f"{PROSE}[1] {PROSE}[2]", "____\n\n[1]\n\n[2] Two.")
    assert notes_of(text) == {1: "", 2: "Two."}
    assert codes(text) == ["empty_note"]


def test_markdown_note_between_paragraphs_is_read_and_later_text_stays_body() -> None:
    text = article(
        f"{PROSE}[^1]\n\n[^1]: Early note.\n    Its second line.\n\n{PROSE}[^2]", "[^2]: Late."
    )
    assert notes_of(text) == {1: "Early note.\n    Its second line.", 2: "Late."}
    assert split_article(text).body[1] == text.index("[^2]: Late.")


def test_markdown_labels_are_numbered_as_they_are_called() -> None:
    text = article(f"{PROSE}[^b] {PROSE}[^a]", "[^a]: Of a.\n[^b]: Of b.")
    assert notes_of(text) == {1: "Of b.", 2: "Of a."}


def test_enumeration_in_the_text_calls_no_notes() -> None:
    text = article(f"It named (1) courts and (2) prisons. {PROSE}", "Notes\n\n1. A.\n2. B.\n3. C.")
    assert called(text) == {1: [], 2: [], 3: []}


def test_arrow_back_to_the_anchor_is_no_part_of_a_note() -> None:
    text = article(f"{PROSE}[1] {PROSE}[2]", "Footnotes\n\n1. A. ↩\n2. ^ B. ↩\ufe0e")
    assert notes_of(text) == {1: "A.", 2: "B."}
