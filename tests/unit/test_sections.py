"""The headed sections of a body."""

import pytest

from loaders.split import split_article

PROSE = "The Committee asked for a report within a year, and none was sent."


def article(body: str, notes: str = "", title: str = "A Title") -> str:
    return "\n\n".join(part for part in (title, body, notes) if part) + "\n"


def headings(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(part.id, part.number, part.heading) for part in split_article(text).sections]


def anchors_of(text: str) -> list[tuple[int, str, str]]:
    """Note number, printed anchor, section: in the order of the notes."""
    return [
        (note.number, text[anchor.start : anchor.end], anchor.section)
        for note in split_article(text).footnotes
        for anchor in note.anchors
    ]


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("What Was Asked", None, "What Was Asked"),
        ("What was asked?", None, "What was asked?"),
        ("1. Support the local courts.", "1", "Support the local courts."),
        ("2.3 Findings", "2.3", "Findings"),
        ("IV. INTRODUCTION", "IV", "INTRODUCTION"),
        ("B. The periodic reviews", "B", "The periodic reviews"),
        ("## What was asked", None, "What was asked"),
        ("**What was asked**", None, "What was asked"),
        ("THE RECORD", None, "THE RECORD"),
        ("Findings[1]", None, "Findings"),
    ],
)
def test_heading_is_known_by_its_look(line: str, number: str | None, heading: str) -> None:
    text = article(f"{PROSE}[1]\n\n{line}\n\n{PROSE} {PROSE}", "____\n\n[1] A note.")
    assert headings(text) == [("lead", None, None), ("s1", number, heading)]


@pytest.mark.parametrize(
    "lines",
    [
        "It sent none.",
        "- Findings",
        "1. Courts\n\n2. Prisons\n\n3. Police",
        "Courts\n\nPrisons\n\nPolice",
        "“No report was sent”",
        "A/HRC/25/63",
        "Photo: The border in spring",
        "Keywords: refugees, borders",
        "no report was sent",
        "It asked for this:\n\nMore reports",
        "https://example.org/page",
        "It sent none.[1]",
    ],
)
def test_line_of_another_kind_is_no_heading(lines: str) -> None:
    text = article(f"{PROSE}\n\n{lines}\n\n{PROSE}", "____\n\n[1] A note.")
    assert headings(text) == [("lead", None, None)]


def test_closing_line_heads_nothing() -> None:
    assert headings(article(f"{PROSE}\n\nRoberta Cohen")) == [("lead", None, None)]


def test_body_that_starts_with_a_heading_has_no_lead() -> None:
    assert [part for part, _, _ in headings(article(f"I. The Law\n\n{PROSE}"))] == ["s1"]


def test_anchor_bears_the_section_it_stands_in() -> None:
    text = article(f"{PROSE}[1]\n\nThe Law\n\n{PROSE}[2]", "____\n\n[1] A.\n\n[2] B.")
    assert anchors_of(text) == [(1, "[1]", "lead"), (2, "[2]", "s1")]
