"""Names found and linked: 54 forms of States, traps, shared acronyms, and names that a text defines."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.mentions import find_mentions
from loaders.vocabulary import load_vocabulary

FORMS = {
    "China": "CHN", "Chinese": "CHN", "the Chinese government": "CHN", "the PRC": "CHN", "Beijing": "CHN",
    "the Government of China": "CHN", "People's Republic of China": "CHN", "North Korea": "PRK", "DPRK": "PRK",
    "North Korean": "PRK", "North Koreans": "PRK", "Pyongyang": "PRK", "DRPK": "PRK", "DPR Korea": "PRK",
    "Democratic People’s Republic of Korea": "PRK", "North Korean authorities": "PRK", "South Korea": "KOR",
    "Republic of Korea": "KOR", "ROK": "KOR", "Seoul": "KOR", "Russia": "RUS", "Russian Federation": "RUS",
    "United States": "USA", "the United States of America": "USA", "U.S.": "USA", "United Kingdom": "GBR",
    "UK": "GBR", "Iran": "IRN", "Islamic Republic of Iran": "IRN", "Syria": "SYR", "Syrian Arab Republic": "SYR",
    "Viet Nam": "VNM", "Vietnam": "VNM", "Myanmar": "MMR", "Burma": "MMR", "Mongolia": "MNG", "Japan": "JPN",
    "Taiwan": "TWN", "Bolivia (Plurinational State of)": "BOL", "Venezuela": "VEN", "Türkiye": "TUR",
    "Côte d’Ivoire": "CIV", "Ivory Coast": "CIV", "Czech Republic": "CZE", "Czechia": "CZE", "Eswatini": "SWZ",
    "Swaziland": "SWZ", "Cabo Verde": "CPV", "Timor-Leste": "TLS", "Holy See": "VAT", "State of Palestine": "PSE",
    "Democratic Republic of the Congo": "COD", "Lao People's Democratic Republic": "LAO",
    "the former Yugoslav Republic of Macedonia": "MKD",
}  # fmt: skip
TRAPS = (
    "The Korea Times reported it.",
    "They met in Geneva.",
    "It snowed in Tibet.",
    "Xinjiang is large.",
    "CAT recommended reforms.",
    "Korea was divided.",
    "He studied at the University of Georgia.",
    "Papua New Guinea is far from the Gulf of Guinea.",
    "Michael Jordan retired.",
    "The European Union and the UN agreed.",
)  # fmt: skip


def linked(text: str) -> dict[str, str]:
    return {mention.text: mention.id for mention in find_mentions(text, load_vocabulary())}


@pytest.mark.parametrize(("form", "iso3"), FORMS.items())
def test_a_form_of_a_state_is_linked_to_it(form: str, iso3: str) -> None:
    found = find_mentions(f"It was said that {form} had replied.", load_vocabulary())
    assert [mention.id for mention in found] == [f"state:{iso3}"]


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_names_no_state_but_papua(text: str) -> None:
    states = {entity for entity in linked(text).values() if entity.startswith("state:")}
    assert states <= {"state:PNG"}


def test_cat_is_a_committee_where_it_acts() -> None:
    assert linked("CAT recommended reforms.")["CAT"] == "tb:CAT"


def test_cat_is_a_convention_where_it_is_ratified() -> None:
    assert linked("Fiji has ratified CAT.")["CAT"] == "treaty:CAT"


def test_a_short_name_in_brackets_is_used_from_there_on() -> None:
    text = "The Committee on the Rights of the Child (CRC) met. Later the CRC spoke."
    assert linked(text)["CRC"] == "tb:CRC"


def test_an_acronym_in_brackets_does_not_cut_a_name() -> None:
    text = "the Commission of Inquiry (COI) on Human Rights in Eritrea. The COI reported."
    found = linked(text)
    assert found["Commission of Inquiry (COI) on Human Rights in Eritrea"] == "org:COI-ERITREA"
    assert found["COI"] == "org:COI-ERITREA"


def test_officials_are_drawn_into_the_name_of_their_state() -> None:
    assert linked("The Danish delegation left.") == {"Danish delegation": "state:DNK"}


def test_an_organization_that_bears_a_states_name_is_not_the_state() -> None:
    assert "state:JPN" not in linked("The Japan Federation of Bar Associations wrote.").values()


def test_an_address_on_the_web_holds_no_names() -> None:
    assert not linked("See https://example.org/China/UNHCR for more.")


@given(st.text(alphabet="CATChina the UN(),.’ \n\u00a0", max_size=60))
def test_mentions_are_slices_in_order_without_overlap(text: str) -> None:
    found = find_mentions(text, load_vocabulary())
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
