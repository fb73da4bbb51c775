"""The words by which parts of an article are known."""

import pytest

from loaders.vocabulary import read_rows
from loaders.wording import is_notes_heading, pattern_of, words_of


def test_every_row_has_a_name_a_source_and_words_that_are_text() -> None:
    rows = read_rows("headings.yaml")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["name"], row["id"]
        assert row["source"], row["id"]
        # YAML reads a bare `no` or `on` as a truth value
        assert all(isinstance(word, str) and word == word.strip() for word in row["words"]), row[
            "id"
        ]
        assert len(words_of(row["id"])) == len(row["words"]), row["id"]


@pytest.mark.parametrize(
    "line",
    ["Notes", "ENDNOTES", "## References", "**Footnotes**", "Notes:", "VI. References", "5. Notes"],
)
def test_heading_of_notes_is_known_in_any_dress(line: str) -> None:
    assert is_notes_heading(line)


@pytest.mark.parametrize(
    "line",
    ["Notes to editors", "The Notes", "Referenced", "", "Notes on a scandal", "[1] Notes", "____"],
)
def test_other_lines_open_no_notes(line: str) -> None:
    assert not is_notes_heading(line)


def test_pattern_takes_whole_words_only() -> None:
    assert pattern_of("outlet").search("World news daily")
    assert not pattern_of("outlet").search("A newsagent's shop")
