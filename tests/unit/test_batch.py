import datetime as dt

import pytest

from graph_schema.batch import GraphBatch, date_properties
from graph_schema.errors import BatchError


@pytest.fixture
def batch():
    batch = GraphBatch()
    batch.add_node("State", "state:TCD", name="Chad", iso3="TCD")
    batch.add_node("Topic", "topic:torture", name="Torture")
    return batch


def test_a_node_added_twice_is_completed(batch):
    batch.add_node("State", "state:TCD", m49="148")
    assert batch.node_rows("State") == [
        {"id": "state:TCD", "properties": {"name": "Chad", "iso3": "TCD", "m49": "148"}}
    ]


def test_two_values_for_one_property_contradict(batch):
    with pytest.raises(BatchError, match="name is 'Chad' already"):
        batch.add_node("State", "state:TCD", name="Tchad")


def test_one_id_cannot_be_two_kinds_of_thing(batch):
    with pytest.raises(BatchError, match="is a State already"):
        batch.add_node("Topic", "state:TCD", name="Chad")


@pytest.mark.parametrize(
    ("kind", "properties", "message"),
    [
        ("Country", {}, "No node kind 'Country'"),
        ("State", {"capital": "N'Djamena"}, "declares no property 'capital'"),
        ("State", {"m49": 148}, "m49 should be string"),
    ],
)
def test_what_the_schema_does_not_declare_is_refused(batch, kind, properties, message):
    with pytest.raises(BatchError, match=message):
        batch.add_node(kind, "state:TCD", **properties)


def test_a_relationship_needs_both_its_ends(batch):
    with pytest.raises(BatchError, match="topic:detention is no node of the batch"):
        batch.relate("BROADER", "topic:torture", "topic:detention")


def test_a_relationship_joins_only_the_declared_kinds(batch):
    with pytest.raises(BatchError, match="state:TCD is a State"):
        batch.relate("BROADER", "topic:torture", "state:TCD")
    with pytest.raises(BatchError, match="No relationship kind 'LIKES'"):
        batch.relate("LIKES", "topic:torture", "state:TCD")


def test_a_lacking_required_property_is_named_before_anything_is_written(batch):
    batch.add_node("State", "state:MLI", name="Mali")
    with pytest.raises(BatchError, match="State state:MLI lacks iso3"):
        batch.check_complete()


def test_rows_come_sorted_by_id_so_that_two_loaders_lock_in_one_order(batch):
    batch.add_node("State", "state:AFG", name="Afghanistan", iso3="AFG")
    assert [row["id"] for row in batch.node_rows("State")] == ["state:AFG", "state:TCD"]


def test_keyed_relationships_stand_once_for_each_key(batch):
    batch.add_node("Treaty", "treaty:CAT", name="Convention against Torture")
    for act in ("signed", "ratified", "signed"):
        batch.relate("TREATY_ACTION", "state:TCD", "treaty:CAT", act=act, statement="statement:1")
    keys = [row["key"] for row in batch.relationship_rows("TREATY_ACTION")]
    assert keys == ["ratified|statement:1", "signed|statement:1"]


def test_a_partial_date_is_kept_with_its_bounds():
    assert date_properties("2008-12") == {
        "date_edtf": "2008-12",
        "date_start": dt.date(2008, 12, 1),
        "date_end": dt.date(2008, 12, 31),
        "date_precision": "month",
    }
    assert date_properties(None) == {}
