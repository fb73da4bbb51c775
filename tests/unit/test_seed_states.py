"""The vocabularies of States, treaties and groups as shipped: well formed, sourced, unambiguous."""

import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from graph_schema.dates import is_edtf
from loaders.vocabulary import read_rows

STATES = read_rows("states.yaml")
TREATIES = read_rows("treaties.yaml")
GROUPS = read_rows("groups.yaml")
BODY_IDS = {row["id"] for row in read_rows("treaty_bodies.yaml")}

STATE_KEYS = {
    "id", "iso3", "iso2", "m49", "name", "official_name", "status", "un_member_since", "until",
    "aliases", "misspellings", "demonyms", "adjectives", "capital", "metonyms", "names", "ambiguous",
    "not_in", "part_of", "administered_by", "succeeded_by", "succeeds", "note", "source",
}  # fmt: skip
TREATY_KEYS = {
    "id", "name", "short", "kind", "aliases", "shared_acronyms", "adopted", "in_force",
    "monitored_by", "protocol_to", "symbol", "ambiguous", "source",
}  # fmt: skip

# Forms met in United Nations texts, reports and the press, with the State that each names.
FORMS = {
    "China": "CHN",
    "PRC": "CHN",
    "the PRC": "CHN",
    "People's Republic of China": "CHN",
    "Chinese": "CHN",
    "Beijing": "CHN",
    "North Korea": "PRK",
    "DPRK": "PRK",
    "the DPRK": "PRK",
    "DRPK": "PRK",
    "Democratic People's Republic of Korea": "PRK",
    "North Korean": "PRK",
    "North Koreans": "PRK",
    "Pyongyang": "PRK",
    "South Korea": "KOR",
    "ROK": "KOR",
    "Republic of Korea": "KOR",
    "South Koreans": "KOR",
    "Seoul": "KOR",
    "Russia": "RUS",
    "Russian Federation": "RUS",
    "Moscow": "RUS",
    "U.S.": "USA",
    "US": "USA",
    "United States": "USA",
    "United States of America": "USA",
    "UK": "GBR",
    "British": "GBR",
    "United Kingdom of Great Britain and Northern Ireland": "GBR",
    "Viet Nam": "VNM",
    "Vietnam": "VNM",
    "Lao People's Democratic Republic": "LAO",
    "Lao PDR": "LAO",
    "Laos": "LAO",
    "Syrian Arab Republic": "SYR",
    "Syria": "SYR",
    "Iran (Islamic Republic of)": "IRN",
    "Islamic Republic of Iran": "IRN",
    "Bolivia (Plurinational State of)": "BOL",
    "Venezuela": "VEN",
    "Burma": "MMR",
    "Burmese": "MMR",
    "Myanmar": "MMR",
    "Türkiye": "TUR",
    "Turkiye": "TUR",
    "Turkey": "TUR",
    "Côte d'Ivoire": "CIV",
    "Cote d'Ivoire": "CIV",
    "Ivory Coast": "CIV",
    "Czech Republic": "CZE",
    "Czechia": "CZE",
    "Swaziland": "SWZ",
    "DRC": "COD",
    "Democratic Republic of the Congo": "COD",
    "UAE": "ARE",
    "Emiratis": "ARE",
    "KSA": "SAU",
    "Saudi": "SAU",
    "Sudanese": "SDN",
    "South Sudanese": "SSD",
    "Eritreans": "ERI",
    "Filipinos": "PHL",
    "Nigerien": "NER",
    "Nigerian": "NGA",
    "The former Yugoslav Republic of Macedonia": "MKD",
    "the Vatican": "VAT",
    "Macau": "MAC",
    "Soviet": "SUN",
}
NO_STATE = (
    "Korea",
    "Koreans",
    "the Korea Times",
    "CAT",
    "COD",
    "CHE",
    "Geneva",
    "Tibet",
    "Xinjiang",
    "EU",
    "European Union",
    "United Nations",
    "America",
    "Male",
    "Reunion",
)
NEEDS_CARE = ("Georgia", "Guinea", "Niger", "Congo", "Jordan", "Chad", "Turkey", "Mali", "Jersey")


def written_forms(state: dict[str, Any]) -> set[str]:
    """Every form under which the State is looked for in a text."""
    lists = ("aliases", "misspellings", "demonyms", "adjectives", "metonyms")
    return {state["name"], *(form for key in lists for form in state.get(key, ()))}


def states_by_form() -> dict[str, set[str]]:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for state in STATES:
        for form in written_forms(state):
            owners[form].add(state["iso3"])
    return owners


BY_FORM = states_by_form()


@pytest.mark.parametrize("rows", [STATES, TREATIES, GROUPS], ids=["states", "treaties", "groups"])
def test_every_row_has_a_name_and_a_source_and_an_id_of_its_own(rows: list[dict[str, Any]]) -> None:
    assert all(row["name"] and row["source"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["name"] for row in rows}) == len(rows)


def test_a_state_has_only_the_keys_that_readers_know() -> None:
    assert {key for row in STATES for key in row} <= STATE_KEYS


def test_a_treaty_has_only_the_keys_that_readers_know() -> None:
    assert {key for row in TREATIES for key in row} <= TREATY_KEYS


def test_the_un_has_193_members_each_with_its_date_and_codes() -> None:
    members = [row for row in STATES if row["status"] == "member"]
    assert len(members) == 193
    assert all(row["un_member_since"] and row["iso2"] and row["m49"] for row in members)
    assert sum(row["un_member_since"].startswith("1945") for row in members) == 49


def test_the_id_of_a_state_is_its_iso3_code() -> None:
    assert [row["id"] for row in STATES] == [f"state:{row['iso3']}" for row in STATES]


@pytest.mark.parametrize(
    ("key", "pattern"), [("iso3", r"[A-Z]{3}"), ("iso2", r"[A-Z]{2}"), ("m49", r"\d{3}")]
)
def test_codes_are_well_formed_and_unique_among_today_s_states(key: str, pattern: str) -> None:
    assert all(re.fullmatch(pattern, row[key]) for row in STATES if key in row)
    # ISO gave CS to Czechoslovakia and again to Serbia and Montenegro, hence "today's".
    codes = Counter(row[key] for row in STATES if key in row and row["status"] != "historic")
    assert [code for code, uses in codes.items() if uses > 1] == []


def test_status_is_of_a_closed_set_and_only_historic_states_end() -> None:
    assert {row["status"] for row in STATES} == {
        "member",
        "observer",
        "other",
        "region",
        "historic",
    }
    assert all(("until" in row) == (row["status"] == "historic") for row in STATES)


def test_states_that_a_state_refers_to_exist() -> None:
    ids = {row["id"] for row in STATES}
    named = {row[key] for row in STATES for key in ("part_of", "administered_by") if key in row}
    named |= {successor for row in STATES for successor in row.get("succeeded_by", ())}
    assert named <= ids


def test_a_successor_and_its_predecessor_name_each_other() -> None:
    forward = {(row["id"], new) for row in STATES for new in row.get("succeeded_by", ())}
    backward = {(old, row["id"]) for row in STATES for old in row.get("succeeds", ())}
    assert forward == backward
    assert ("state:SUN", "state:RUS") in forward


@pytest.mark.parametrize(
    ("rows", "keys"),
    [(STATES, ("un_member_since", "until")), (TREATIES, ("adopted", "in_force"))],
    ids=["states", "treaties"],
)
def test_dates_are_edtf(rows: list[dict[str, Any]], keys: tuple[str, ...]) -> None:
    assert [row["id"] for row in rows for key in keys if key in row and not is_edtf(row[key])] == []


def test_no_form_names_two_states_unless_both_list_it_as_ambiguous() -> None:
    ambiguous = {(row["iso3"], form) for row in STATES for form in row.get("ambiguous", ())}
    shared = {
        form: owners
        for form, owners in BY_FORM.items()
        if len(owners) > 1 and any((iso3, form) not in ambiguous for iso3 in owners)
    }
    assert shared == {}


def test_what_is_called_ambiguous_is_a_form_of_that_state() -> None:
    strangers = {
        (row["iso3"], form)
        for row in STATES
        for form in row.get("ambiguous", ())
        if form not in written_forms(row)
    }
    assert strangers == set()


def test_a_longer_form_that_is_not_the_state_contains_one_of_its_forms() -> None:
    needless = {
        (row["iso3"], longer)
        for row in STATES
        for longer in row.get("not_in", ())
        if longer in written_forms(row) or not contains_a_form(longer, row)
    }
    assert needless == set()


def contains_a_form(longer: str, state: dict[str, Any]) -> bool:
    return any(re.search(rf"\b{re.escape(form)}\b", longer) for form in written_forms(state))


def test_forms_use_the_straight_apostrophe_and_single_spaces() -> None:
    crooked = [form for form in BY_FORM if "’" in form or form != " ".join(form.split())]
    assert crooked == []


@pytest.mark.parametrize(("form", "iso3"), FORMS.items())
def test_a_written_form_names_its_state(form: str, iso3: str) -> None:
    assert BY_FORM[form] == {iso3}


@pytest.mark.parametrize("trap", NO_STATE)
def test_a_form_that_is_no_state_is_in_no_row(trap: str) -> None:
    assert trap not in BY_FORM


@pytest.mark.parametrize("form", NEEDS_CARE)
def test_a_form_with_other_meanings_is_listed_as_ambiguous(form: str) -> None:
    holders = {row["iso3"] for row in STATES if form in row.get("ambiguous", ())}
    assert holders == BY_FORM[form]
    assert holders


def test_bare_iso_codes_are_aliases_only_where_they_are_written_so() -> None:
    codes = {row["iso3"] for row in STATES} | {row["iso2"] for row in STATES}
    assert codes & BY_FORM.keys() == {"USA", "US", "PNG", "FSM"}


def test_every_member_has_people_and_adjectives_and_names_in_five_languages() -> None:
    members = [row for row in STATES if row["status"] == "member"]
    assert [row["id"] for row in members if not (row["demonyms"] and row["adjectives"])] == []
    languages = {"fr", "es", "ru", "zh", "ar"}
    assert [row["id"] for row in members if row["names"].keys() != languages] == []


def test_treaties_refer_to_bodies_and_treaties_that_exist() -> None:
    ids = {row["id"] for row in TREATIES}
    assert {row["protocol_to"] for row in TREATIES if "protocol_to" in row} <= ids
    assert {row["monitored_by"] for row in TREATIES if "monitored_by" in row} <= BODY_IDS


def test_each_treaty_body_watches_a_treaty() -> None:
    assert {row["monitored_by"] for row in TREATIES if "monitored_by" in row} == BODY_IDS - {"tb:*"}


def test_only_a_protocol_is_a_protocol_to_a_treaty() -> None:
    assert {row["kind"] for row in TREATIES if "protocol_to" in row} == {"protocol"}


def test_the_kind_of_a_treaty_is_of_a_closed_set() -> None:
    kinds = {"convention", "protocol", "covenant", "statute", "charter", "instrument"}
    assert {row["kind"] for row in TREATIES} == kinds


def test_no_alias_names_two_treaties() -> None:
    names = Counter(form for row in TREATIES for form in {row["name"], *row.get("aliases", ())})
    assert [name for name, uses in names.items() if uses > 1] == []


def test_an_acronym_shared_with_a_body_is_not_also_an_alias() -> None:
    both = {
        acronym
        for row in TREATIES
        for acronym in row.get("shared_acronyms", ())
        if acronym in row.get("aliases", ())
    }
    assert both == set()


def test_no_treaty_enters_into_force_before_it_is_adopted() -> None:
    early = [
        row["id"]
        for row in TREATIES
        if "in_force" in row and "adopted" in row and row["in_force"] < row["adopted"]
    ]
    assert early == []


@pytest.mark.parametrize(
    "treaty_id",
    [
        *("ICERD", "ICCPR", "ICESCR", "CEDAW", "CAT", "CRC", "ICMW", "ICPPED", "CRPD"),
        *("ICCPR-OP1", "ICCPR-OP2", "OP-ICESCR", "OP-CEDAW", "OP-CRC-AC", "OP-CRC-SC"),
        *("OP-CRC-IC", "OP-CAT", "OP-CRPD"),
    ],
)
def test_each_core_treaty_and_protocol_names_its_body_its_dates_and_its_resolution(
    treaty_id: str,
) -> None:
    row = next(row for row in TREATIES if row["id"] == f"treaty:{treaty_id}")
    assert {"monitored_by", "adopted", "in_force"} <= row.keys()
    assert row["symbol"].startswith("A/RES/")


def test_no_term_names_two_groups() -> None:
    terms = Counter(term.casefold() for row in GROUPS for term in row["terms"])
    assert [term for term, uses in terms.items() if uses > 1] == []


def test_the_id_of_a_group_is_a_word_in_small_letters() -> None:
    assert [row["id"] for row in GROUPS if not re.fullmatch(r"group:[a-z_]+", row["id"])] == []
