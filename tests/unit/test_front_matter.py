"""Title, bylines, date line, outlet, address, and the words of the site after the notes."""

import pytest

from loaders.split import split_article

PROSE = "The Committee asked for a report within a year, and none was sent."


def article(body: str, notes: str = "", title: str = "A Title") -> str:
    return "\n\n".join(part for part in (title, body, notes) if part) + "\n"


def notes_of(text: str) -> dict[int, str]:
    return {note.number: text[note.start : note.end] for note in split_article(text).footnotes}


def test_title_is_the_first_line_and_no_part_of_the_body() -> None:
    text = f"\n\n  Two Borders  \n\n{PROSE}\n"
    outline = split_article(text)
    assert (outline.title, text[slice(*outline.title_span)]) == ("Two Borders", "Two Borders")
    assert outline.body[0] == text.index(PROSE)


def test_markdown_title_is_without_its_mark() -> None:
    text = f"# Two Borders\n\n{PROSE}\n"
    outline = split_article(text)
    assert (outline.title, text[slice(*outline.title_span)]) == ("Two Borders", "Two Borders")


def test_title_goes_on_after_a_colon_at_the_lines_end() -> None:
    text = f"Two Borders:\nOne Question\n\n{PROSE}\n"
    assert split_article(text).title == "Two Borders: One Question"


def test_text_that_starts_with_prose_has_no_title() -> None:
    outline = split_article(f"{PROSE}\n\n{PROSE}\n")
    assert (outline.title, outline.body[0]) == ("", 0)


def test_hard_wrapped_prose_gives_no_title() -> None:
    text = "The Committee asked the Government for\na report within one year, and the Government\nsent it none until three years had gone by.\n"
    assert split_article(text).title == ""


def test_byline_date_line_and_address_are_read_and_are_no_body() -> None:
    text = f"Two Borders\n\nBy Theo van Boven and Felice Gaer, Geneva\n\nMonday, 3 March 2014\n\nhttps://example.org/two\n\n{PROSE}\n"
    outline = split_article(text)
    assert outline.authors == ("Theo van Boven", "Felice Gaer")
    assert (outline.date, outline.date_basis) == ("2014-03-03", "stated")
    assert outline.url == "https://example.org/two"
    assert outline.body[0] == text.index(PROSE)


def test_details_in_one_line_are_told_apart() -> None:
    outline = split_article(
        f"Two Borders\n\nBy Roberta Cohen | Border Post | March 3, 2014\n\n{PROSE}\n"
    )
    assert (outline.authors, outline.publisher, outline.date) == (
        ("Roberta Cohen",),
        "Border Post",
        "2014-03-03",
    )


@pytest.mark.parametrize(
    "line",
    [
        "By Roberta Cohen, 3 March 2014",
        "By Roberta Cohen on March 3, 2014",
        "Posted on March 3, 2014 by Roberta Cohen",
        "*By Roberta Cohen · 3 March 2014*",
    ],
)
def test_author_and_date_may_share_a_line(line: str) -> None:
    outline = split_article(f"Two Borders\n\n{line}\n\n{PROSE}\n")
    assert (outline.authors, outline.date) == (("Roberta Cohen",), "2014-03-03")


@pytest.mark.parametrize("line", ["By Design", "By the River", "By 2014 it had sent three reports"])
def test_title_that_starts_with_by_is_no_byline(line: str) -> None:
    assert split_article(f"{line}\n\n{PROSE}\n").title == line


def test_labelled_lines_may_stand_above_the_title() -> None:
    text = f"Author: Roberta Cohen\nPublished: March 2014\nSource: Border Post\n\nTwo Borders\n\n{PROSE}\n"
    outline = split_article(text)
    assert (outline.title, outline.authors) == ("Two Borders", ("Roberta Cohen",))
    assert (outline.date, outline.publisher) == ("2014-03", "Border Post")


def test_yaml_block_is_read() -> None:
    text = f'---\ntitle: "Two Borders"\nauthor: Roberta Cohen\ndate: 2014-03-03\nurl: https://example.org/t\n---\n\n{PROSE}\n'
    outline = split_article(text)
    assert (outline.title, outline.authors, outline.date) == (
        "Two Borders",
        ("Roberta Cohen",),
        "2014-03-03",
    )
    assert outline.body[0] == text.index(PROSE)


def test_kind_of_text_above_the_title_is_no_title() -> None:
    outline = split_article(f"FOR IMMEDIATE RELEASE\n\nTwo Borders\n\n{PROSE}\n")
    assert outline.title == "Two Borders"


def test_dateline_dates_a_release_and_stays_in_the_body() -> None:
    text = f"Two Borders\n\nGENEVA (3 March 2014) – {PROSE}\n"
    outline = split_article(text)
    assert (outline.date, outline.body[0]) == ("2014-03-03", text.index("GENEVA"))


def test_date_in_prose_dates_nothing() -> None:
    text = article("In its report of 3 March 2014 the Committee asked for more.")
    assert (split_article(text).date, split_article(text).date_basis) == (None, None)


def test_impossible_date_is_left_out() -> None:
    assert split_article(f"Two Borders\n\n31 February 2014\n\n{PROSE}\n").date is None


def test_words_of_the_site_are_cut_from_the_last_note_and_name_the_outlet() -> None:
    text = article(
        f"{PROSE}[1]",
        "____\n\n[1] A note.\n\nSubscribe to our newsletter\nfor weekly mail\n\nThe Border Post: News and Analysis",
    )
    outline = split_article(text)
    assert notes_of(text) == {1: "A note."}
    assert outline.publisher == "The Border Post"
    assert [problem.code for problem in outline.problems] == ["boilerplate_cut"]


def test_copyright_line_names_the_outlet() -> None:
    text = article(
        f"{PROSE}[1]", "Notes\n\n[1] A note.\n\n© 2019 Border Post. All rights reserved."
    )
    assert split_article(text).publisher == "Border Post"


def test_second_paragraph_of_the_last_note_is_kept() -> None:
    text = article(f"{PROSE}[1]", f"____\n\n[1] A note.\n\n{PROSE}")
    assert notes_of(text) == {1: f"A note.\n\n{PROSE}"}


def test_label_with_a_colon_is_no_outlet() -> None:
    text = article(f"{PROSE}[1]", "____\n\n[1] A note.\n\nTags: News, Analysis")
    assert split_article(text).publisher is None


def test_text_after_the_notes_is_told_and_is_no_note() -> None:
    text = article(
        f"{PROSE}[1]", "Notes\n\n[1] A note.\n\nBibliography\n\nA book without a number."
    )
    assert notes_of(text) == {1: "A note."}
    (problem,) = split_article(text).problems
    assert problem.code == "text_after_notes"
    assert text[problem.start : problem.end] == "Bibliography\n\nA book without a number."


def test_words_of_the_site_below_an_article_without_notes_are_cut() -> None:
    text = article(f"{PROSE}\n\n{PROSE}\n\nSubscribe to our newsletter\n\n©2020 Border Post")
    outline = split_article(text)
    assert text[: outline.body[1]].endswith(PROSE)
    assert outline.publisher == "Border Post"
    assert [problem.code for problem in outline.problems] == ["boilerplate_cut"]


def test_prose_that_speaks_of_a_newsletter_is_no_words_of_the_site() -> None:
    long = f"{PROSE} The newsletter of the Committee said in its May issue that it would ask once more."
    text = article(f"{PROSE}\n\n{long}")
    assert split_article(text).body[1] == len(text) - 1
