"""The gazetteer: forms, case, boundaries, and names that hide names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.gazetteer import Hit, build_gazetteer, plain_form
from loaders.vocabulary import load_vocabulary


def hits(text: str) -> list[Hit]:
    return list(build_gazetteer(load_vocabulary()).find(text))


def found(text: str) -> dict[str, set[str]]:
    return {text[h.start : h.end]: {sense.entity for sense in h.senses} for h in hits(text)}


def test_the_longest_name_wins() -> None:
    text = "the Democratic People’s Republic of Korea"
    assert found(text) == {"Democratic People’s Republic of Korea": {"state:PRK"}}


@pytest.mark.parametrize("quote", ["'", "’"])
def test_apostrophes_of_both_shapes_are_one(quote: str) -> None:
    assert found(f"Lao People{quote}s Democratic Republic")


def test_a_no_break_space_is_a_space() -> None:
    assert found("Sri\u00a0Lanka") == {"Sri\u00a0Lanka": {"state:LKA"}}


def test_an_acronym_matches_only_as_written() -> None:
    assert not found("the cat sat on the unhcr mat")


def test_a_name_inside_a_word_is_none() -> None:
    assert not found("Maliciously, Chadwick omanised")


def test_a_part_of_a_document_symbol_is_no_name() -> None:
    assert "HRC" not in found("A/HRC/25/63")


def test_a_newspaper_hides_the_state_in_its_name() -> None:
    (hit,) = hits("The Korea Times")
    assert hit.senses == ()


def test_a_preposition_in_a_name_may_be_capital() -> None:
    assert found("Committee Against Torture")["Committee Against Torture"] == {"tb:CAT"}


@given(st.text())
def test_plain_form_keeps_every_offset(text: str) -> None:
    assert len(plain_form(text)) == len(text)
