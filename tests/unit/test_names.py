import pytest

from graph_schema.errors import UnknownNameError
from queries.names import build_name_index

ROWS = [
    {"id": "state:CHN", "kind": "State", "name": "China", "forms": ["PRC", "CHN", "CN", "Beijing"]},
    {"id": "state:CIV", "kind": "State", "name": "Côte d’Ivoire", "forms": ["Ivory Coast", "CIV"]},
    {
        "id": "state:COD",
        "kind": "State",
        "name": "Democratic Republic of the Congo",
        "forms": ["Congo"],
    },
    {"id": "state:COG", "kind": "State", "name": "Republic of the Congo", "forms": ["Congo"]},
    {"id": "tb:CAT", "kind": "Body", "name": "Committee against Torture", "forms": ["CAT"]},
    {"id": "treaty:CAT", "kind": "Treaty", "name": "Convention against Torture", "forms": ["CAT"]},
    {"id": "topic:refoulement", "kind": "Topic", "name": "Refoulement", "forms": ["forced return"]},
    {"id": "topic:fair_trial", "kind": "Topic", "name": "Right to a fair trial", "forms": []},
]


@pytest.fixture(scope="module")
def names():
    return build_name_index(ROWS)


@pytest.mark.parametrize(
    "asked", ["China", "china", "CHN", "prc", "Beijing", "state:CHN", " the PRC "]
)
def test_a_state_is_found_by_name_code_alias_and_id(names, asked):
    assert names.resolve("state", asked) == "state:CHN"


@pytest.mark.parametrize("asked", ["Cote d'Ivoire", "CÔTE D’IVOIRE", "ivory  coast"])
def test_accents_case_and_apostrophes_do_not_matter(names, asked):
    assert names.resolve("state", asked) == "state:CIV"


def test_cat_is_a_committee_when_a_body_is_asked_for(names):
    assert names.resolve("body", "CAT") == "tb:CAT"


def test_cat_is_no_state(names):
    with pytest.raises(UnknownNameError):
        names.resolve("state", "CAT")


@pytest.mark.parametrize(
    "asked", ["fair_trial", "fair trial", "topic:fair_trial", "right to a fair trial"]
)
def test_a_topic_is_found_by_id_and_label(names, asked):
    assert names.resolve("topic", asked) == "topic:fair_trial"


def test_a_name_of_two_states_is_answered_with_both(names):
    with pytest.raises(UnknownNameError, match=r"state:COD.*state:COG"):
        names.resolve("state", "Congo")


def test_a_misspelt_name_is_answered_with_near_ones(names):
    with pytest.raises(UnknownNameError, match=r"Did you mean: China \(state:CHN\)"):
        names.resolve("state", "Chna")


def test_a_name_that_is_like_no_other_gets_no_guess(names):
    with pytest.raises(UnknownNameError) as refused:
        names.resolve("state", "Wakanda")
    assert "Did you mean" not in str(refused.value)
