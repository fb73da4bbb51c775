"""What a person types for a correction, as ids of the graph; what cannot be is refused with near values."""

import pytest

from app.correcting import assignments, described, reviewer, understood
from app.settings import load_settings
from graph_schema.corrections import Change, ClaimPlace, Correction, Reading
from graph_schema.errors import CorrectionError, UnknownNameError
from queries.names import build_name_index

NAMES = build_name_index(
    [
        {"id": "tb:CAT", "kind": "Body", "name": "Committee against Torture", "forms": []},
        {"id": "state:TJK", "kind": "State", "name": "Tajikistan", "forms": ["TJK"]},
        {"id": "state:COD", "kind": "State", "name": "Congo, Democratic Republic of the", "forms": []},
        {"id": "topic:torture", "kind": "Topic", "name": "Torture and ill-treatment", "forms": []},
        {"id": "topic:detention", "kind": "Topic", "name": "Detention", "forms": []},
        {"id": "group:children", "kind": "Group", "name": "Children", "forms": []},
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ({"speaker": "Committee against Torture"}, {"speaker": "tb:CAT"}),
        ({"Speaker": "TJK"}, {"speaker": "state:TJK"}),
        ({"topics": "torture, detention"}, {"topics": ("topic:detention", "topic:torture")}),
        ({"topics": ["torture"]}, {"topics": ("topic:torture",)}),
        ({"topics": ""}, {"topics": ()}),
        ({"subjects": "Congo, Democratic Republic of the; TJK"}, {"subjects": ("state:COD", "state:TJK")}),
        ({"groups": "children"}, {"groups": ("group:children",)}),
        ({"modality": "called upon"}, {"modality": "called_upon"}),
        ({"family": "Dissent"}, {"family": "dissent"}),
        ({"date": "2014/2015"}, {"date": "2014/2015"}),
        ({"date": ""}, {"date": None}),
    ],
)  # fmt: skip
def test_names_codes_and_ids_are_understood(typed, value):
    assert understood(typed, NAMES) == value


@pytest.mark.parametrize(
    ("typed", "error", "told"),
    [
        ({"speeker": "CAT"}, CorrectionError, "Did you mean speaker?"),
        ({"modality": "urgd"}, CorrectionError, "Did you mean urged"),
        ({"family": "angry"}, CorrectionError, "It is one of directive"),
        ({"date": "long ago"}, CorrectionError, "no EDTF date"),
        ({"speaker": ""}, CorrectionError, "speaker cannot be empty"),
        ({"speaker": ["tb:CAT"]}, CorrectionError, "one value"),
        ({"topics": "torure"}, UnknownNameError, "Torture and ill-treatment (topic:torture)"),
        ({"subjects": "Tajikstan"}, UnknownNameError, "Tajikistan (state:TJK)"),
        ({"groups": "tb:CAT"}, UnknownNameError, "No group"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_near(typed, error, told):
    with pytest.raises(error) as refused:
        understood(typed, NAMES)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "told"),
    [(["speaker"], "Write field=value"), (["date=2013", "date=2014"], "date is given twice")],
)
def test_what_is_no_change_is_refused(typed, told):
    with pytest.raises(CorrectionError, match=told):
        assignments(typed)


def test_a_value_may_hold_an_equals_sign():
    assert assignments(["speaker= a=b "]) == {"speaker": "a=b"}


def test_who_corrects_is_said_or_set_or_logged_in(monkeypatch):
    monkeypatch.setenv("LOGNAME", "login")
    assert reviewer(load_settings(reviewer=None), None) == "login"
    assert reviewer(load_settings(reviewer="set"), None) == "set"
    assert reviewer(load_settings(reviewer="set"), "said") == "said"


def test_a_correction_is_told_in_one_line():
    kept = Correction(
        "edit", ClaimPlace("claim:1", "a" * 64, 1, 2, "q", "tb:CAT", "directive"), "A. Reader",
        "2026-01-01T00:00:00.000000Z", "r", "1", "a slip", Reading("tb:CAT", "directive", "urged"),
        {"topics": Change((), ("topic:torture",)), "date": Change("2013", None)},
    )  # fmt: skip
    assert described(kept) == (
        "edit claim:1 (date: 2013 → none; topics: none → topic:torture, a slip) by A. Reader, 2026-01-01T00:00Z"
    )
