"""What a user types to search for, as a query of the full-text index."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import ParameterError
from queries.names import build_name_index
from queries.words import MOST_CHARACTERS, MOST_WORDS, index_query

NAMES = build_name_index(
    [
        {"id": "state:CHN", "kind": "State", "name": "China",
         "forms": ["PRC", "the PRC", "People's Republic of China", "Beijing", "CN"]},
        {"id": "state:PRK", "kind": "State", "name": "Democratic People's Republic of Korea",
         "forms": ["DPRK", "North Korea"]},
        {"id": "state:ITA", "kind": "State", "name": "Italy", "forms": ["IT"]},
        {"id": "state:USA", "kind": "State", "name": "United States of America", "forms": ["US", "USA"]},
        {"id": "tb:CAT", "kind": "Body", "name": "Committee against Torture", "forms": ["CAT"]},
        {"id": "treaty:CAT", "kind": "Treaty", "name": "Convention against Torture", "forms": ["CAT"]},
        {"id": "person:Michael Kirby", "kind": "Person", "name": "Michael Kirby", "forms": ["Kirby"]},
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("forced return", "forced return"),
        ("forced AND NOT return", "forced AND NOT return"),
        ("forced && return || flight", "forced AND return OR flight"),
        ('"forced return"~3', '"forced return"~3'),
        ("“forced return”", '"forced return"'),
        ("+(returned OR expelled) -Sudan", "+( returned OR expelled ) -Sudan"),
        ("refoul* wom?n Tajikstan~", "(refoul* OR refoul) wom?n Tajikstan~"),
        ("A/HRC/25/63", '"A/HRC/25/63"'),
        ("non-refoulement", '"non-refoulement"'),
        ("who returned?", "who returned"),
        ("a — b", "a b"),
        ("title:x^2 [a TO b]", '"title:x^2" "[a" TO "b]"'),
        ("Kirby", "Kirby"),
    ],
)
def test_joints_phrases_and_signs_are_written_as_the_index_reads_them(typed, query):
    assert index_query(typed, NAMES) == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("PRC", '("PRC" OR "China" OR "Beijing")'),
        ("-Beijing asylum", '-("Beijing" OR "China" OR "PRC") asylum'),
        ("North Korea border", '("DPRK" OR "North Korea" OR "Democratic People\'s Republic of Korea") border'),
        ('"North Korea"', '("DPRK" OR "North Korea" OR "Democratic People\'s Republic of Korea")'),
        ("CAT", '("CAT" OR "Committee against Torture" OR "Convention against Torture")'),
        ("United States of America", '("USA" OR "United States of America")'),
    ],
)  # fmt: skip
def test_a_name_stands_for_all_its_forms_without_repetition(typed, query):
    assert index_query(typed, NAMES) == query


def test_a_code_is_a_name_only_in_capitals():
    assert index_query("it was", NAMES) == "it was"
    assert index_query("IT was", NAMES) == '("IT" OR "Italy") was'


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ('"forced return', "quotation mark is left open"),
        ("(forced return", "parenthesis is left open"),
        ("forced) return", "closes nothing"),
        ("() return", "holds nothing"),
        ("forced AND", "AND joins nothing"),
        ("OR forced", "OR joins nothing"),
        ("(OR forced)", "OR joins nothing"),
        ("forced OR OR return", "OR joins nothing"),
        ("forced NOT", "NOT joins nothing"),
        ("--forced", "- joins nothing"),
        ("NOT forced", "only what must not be there"),
        ("return -(NOT forced)", "only what must not be there"),
        ("-(forced return)", "only what must not be there"),
        ("*forced", "begins with"),
        ("…", "has 0"),
        ("x " * (MOST_WORDS + 1), f"has {MOST_WORDS + 1}"),
        ("x" * (MOST_CHARACTERS + 1), "at most"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_reason(typed, message):
    with pytest.raises(ParameterError, match=re.escape(message)):
        index_query(typed, NAMES)


def test_too_many_forms_of_names_are_left_out():
    long = index_query("China DPRK CAT Beijing " * 9, NAMES)
    assert "OR" not in long


@given(st.text(alphabet='ab AND OR NOT()"+-*?~^:/\\[]{}!&|', max_size=60))
def test_what_passes_has_every_quotation_and_parenthesis_closed(typed):
    try:
        query = index_query(typed, NAMES)
    except ParameterError:
        return
    bare = re.sub(r'"[^"]*"', "", query)
    assert bare.count("(") == bare.count(")")
    assert not re.search(r"[\[\]{}^:/\\!&|]", bare)
