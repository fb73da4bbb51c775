"""Splitting an article: problems, paragraphs, laws, whole articles."""

from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read import read_source
from loaders.split import Outline, paragraphs, split_article

PROSE = "The Committee asked for a report within a year, and none was sent."


def article(body: str, notes: str = "", title: str = "A Title") -> str:
    return "\n\n".join(part for part in (title, body, notes) if part) + "\n"


def codes(text: str) -> list[str]:
    return [problem.code for problem in split_article(text).problems]


# Problems of the text


def test_quotation_left_open_in_a_note_is_told_from_its_mark() -> None:
    text = article(f"{PROSE}[1] {PROSE}[2]", "____\n\n[1] It said “one thing.\n\n[2] “Closed.”")
    (problem,) = split_article(text).problems
    assert (problem.code, text[problem.start : problem.end]) == (
        "unclosed_quotation",
        "“one thing.",
    )


def test_quotation_of_two_paragraphs_is_not_left_open() -> None:
    assert codes(article(f"It said: “{PROSE}\n\n“{PROSE}”")) == []


def test_caption_glued_to_the_first_sentence_is_told() -> None:
    text = article(f"Border post in winter_Press ServiceThe Committee met. {PROSE}")
    (problem,) = split_article(text).problems
    assert problem.code == "joined_caption"
    assert text[problem.start : problem.end].endswith("Press Service")


# Paragraphs


def test_blank_lines_and_rules_part_paragraphs() -> None:
    text = "One\ntwo.\n\nThree.\n***\nFour.\n \nFive."
    assert [text[a:b] for a, b in paragraphs(text, 0, len(text))] == [
        "One\ntwo.",
        "Three.",
        "Four.",
        "Five.",
    ]


def test_each_line_of_unwrapped_text_is_a_paragraph() -> None:
    text = f"{PROSE * 3}\n{PROSE}"
    assert [text[a:b] for a, b in paragraphs(text, 0, len(text))] == [PROSE * 3, PROSE]


def test_paragraphs_stay_within_the_span_asked_for() -> None:
    text = "One.\n\nTwo.\n\nThree."
    assert [text[a:b] for a, b in paragraphs(text, 6, 10)] == ["Two."]


# Laws

PIECES = st.sampled_from(
    [
        "[1]",
        "[2]",
        "[^1]",
        "[^1]: ",
        "[^a]:",
        "1. ",
        "2) ",
        "(1) ",
        "¹",
        "<sup>1</sup>",
        "[i] ",
        "____",
        "---",
        "Notes",
        "\n",
        "\n\n",
        " ",
        "\t",
        "# ",
        "**",
        "“",
        "”",
        '"',
        "A Title",
        "By Roberta Cohen",
        "3 March 2014",
        PROSE,
        "x.1",
        "[1, 2-9]",
        "© 2019 ",
        "Subscribe",
        "https://e.org",
        "---\ntitle: ",
        "GENEVA (",
        "[[1]](#a)",
        "\u2028",
        "\x0b",
        "0",
        "¶ ",
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=60).map("".join)
)


@given(TEXTS)
def test_any_text_gives_an_outline_whose_parts_fit(text: str) -> None:
    outline = split_article(text)
    assert 0 <= outline.body[0] <= outline.body[1] <= len(text)
    assert outline.title_span[0] <= outline.title_span[1] <= len(text)
    _sections_fill_the_body(outline)
    _notes_are_apart(outline)
    for problem in outline.problems:
        assert 0 <= problem.start <= problem.end <= len(text)


def _sections_fill_the_body(outline: Outline) -> None:
    edges = [outline.body[0], *(part.end for part in outline.sections)]
    assert [part.start for part in outline.sections] == edges[:-1]
    assert edges[-1] == outline.body[1]


def _notes_are_apart(outline: Outline) -> None:
    ids = {part.id for part in outline.sections}
    ordered = sorted(outline.footnotes, key=lambda note: note.start)
    for note, following in pairwise(ordered):
        assert note.start <= note.end <= following.start
    for note in outline.footnotes:
        for anchor in note.anchors:
            assert anchor.section in ids
            assert anchor.start < anchor.end


@given(TEXTS)
def test_paragraphs_are_apart_and_trimmed(text: str) -> None:
    edge = 0
    for start, end in paragraphs(text, 0, len(text)):
        assert edge <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        edge = end


@pytest.mark.parametrize(
    "unit",
    [
        f"{PROSE}[1]\n\n",
        "[1] note\n",
        "---\n1. x\n",
        "[[1](((",
        "“",
        "x.1 ",
        "1. a\n2. b\n",
        "- - - ",
        "[^1] [^1]: ",
    ],
)
def test_a_long_hostile_text_still_gives_an_outline(unit: str) -> None:
    text = "A Title\n\n" + unit * (20_000 // len(unit))
    outline = split_article(text)
    assert outline.title == "A Title"
    assert all(note.start <= note.end <= len(text) for note in outline.footnotes)


# Whole articles


def test_sample_article_has_all_its_notes_and_sections() -> None:
    text = files("seeds").joinpath("sample_article.txt").read_text(encoding="utf-8")
    outline = split_article(text)
    assert [note.number for note in outline.footnotes] == list(range(1, 18))
    assert all(len(note.anchors) == 1 for note in outline.footnotes)
    assert [part.number for part in outline.sections] == [None, "I", "II", "III", "IV"]
    assert outline.problems == ()


def test_seed_article_has_35_notes_each_called_once(seed_article: Path) -> None:
    text = read_source(seed_article).text
    outline = split_article(text)
    assert [note.number for note in outline.footnotes] == list(range(1, 36))
    for note in outline.footnotes:
        assert [text[a.start : a.end] for a in note.anchors] == [f"[{note.number}]"]
    assert outline.publisher == "38 North"
    assert len(outline.sections) == 7
    assert text[slice(*outline.title_span)] == outline.title
