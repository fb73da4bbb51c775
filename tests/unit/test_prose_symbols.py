"""Documents that prose names by body and number: the same document as their symbol."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.symbols import (
    GeneralComment,
    find_prose_symbols,
    general_comment,
    joint_symbol,
    parse_symbol,
)
from loaders.symbols.comments import GENERAL_COMMENTS, general_comments
from loaders.symbols.grammar import SYMBOL_SERIES
from loaders.vocabulary import load_vocabulary, read_rows

GOLDEN = Path(__file__).parents[1] / "golden"
PROSE = yaml.load(
    (GOLDEN / "prose_symbols.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
BODIES = [row for row in read_rows(SYMBOL_SERIES) if row["kind"] == "prose"]
WITH_SYMBOL = [comment for comment in general_comments() if comment.symbol]


@pytest.mark.parametrize("row", PROSE, ids=lambda row: row["text"][:60])
def test_words_name_the_document_only_where_its_body_is_sure(row: Mapping[str, Any]) -> None:
    found = find_prose_symbols(row["text"])
    assert [f.symbol.normal for f in found] == row["symbols"]
    assert [f.symbol.normal for f in found if f.joint_with] == row.get("joint", [])
    assert all(row["text"][f.start : f.end] == f.symbol.text for f in found)


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row["example"])
def test_a_body_named_in_prose_gives_the_symbol(row: Mapping[str, Any]) -> None:
    (found,) = find_prose_symbols(row["example"])
    assert found.symbol.normal == row["gives"]
    assert (found.start, found.end) == (0, len(row["example"]))
    assert row["source"]


@pytest.mark.parametrize(
    ("word", "series"),
    [(word, row["series"]) for row in BODIES for word in row.get("compact", [])],
)
def test_a_compact_word_says_body_and_resolution(word: str, series: str) -> None:
    number = "1325 (2000)" if series == "S/RES" else "60/251"
    (found,) = find_prose_symbols(f"under {word} {number}.")
    assert found.symbol.normal == f"{series}/{number}"


@pytest.mark.parametrize("comment", WITH_SYMBOL, ids=lambda comment: comment.symbol)
def test_a_general_comment_of_its_body_is_its_symbol(comment: GeneralComment) -> None:
    body = load_vocabulary()[comment.body].name
    text = f"general {comment.word} No. {comment.number} ({comment.year}) of the {body}"
    assert comment.symbol
    assert parse_symbol(comment.symbol).normal == comment.symbol
    assert parse_symbol(comment.symbol).body == comment.body
    (found,) = find_prose_symbols(text)
    assert found.symbol.normal == comment.symbol


def test_each_general_comment_has_one_row_with_its_source() -> None:
    rows = read_rows(GENERAL_COMMENTS)
    assert all(row["source"] for row in rows)
    assert len({(row["body"], row["number"]) for row in rows}) == len(rows)


def test_a_comment_without_a_symbol_tells_where_it_is_reprinted() -> None:
    comment = general_comment("tb:CCPR", 20)
    assert comment
    assert (comment.symbol, comment.compiled_in) == (None, "HRI/GEN/1/Rev.9 (Vol. I)")
    assert find_prose_symbols("Human Rights Committee, General Comment No. 20") == []


def test_the_numbers_of_a_committee_run_without_a_gap() -> None:
    for body in {comment.body for comment in general_comments()}:
        numbers = [c.number for c in general_comments() if c.body == body]
        assert numbers == list(range(1, len(numbers) + 1))


def test_a_joint_comment_leads_from_each_symbol_to_the_other() -> None:
    assert joint_symbol("CEDAW/C/GC/31/Rev.1") == "CRC/C/GC/18/Rev.1"
    joint = [comment.symbol for comment in general_comments() if comment.symbol and comment.also]
    assert joint
    assert all(joint_symbol(joint_symbol(symbol) or "") == symbol for symbol in joint)


def test_the_same_number_of_another_committee_is_another_comment() -> None:
    text = "The Human Rights Committee heard of general comment No. 14 (2000) on health."
    (found,) = find_prose_symbols(text)
    assert found.symbol.normal == "E/C.12/2000/4"
