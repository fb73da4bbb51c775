"""Pages of an answer: cursors lead on, orders hold, and what is no cursor is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paging import (
    MOST_ROWS,
    USUAL_LIMIT,
    Page,
    count_after,
    count_cursor,
    key_after,
    key_cursor,
    read_page,
    sorted_rows,
)
from graph_schema.errors import ParameterError
from queries.catalogue import load_catalogue

URGING = load_catalogue()["bodies-urging"]
KEYS = st.lists(st.one_of(st.text(), st.integers(-(2**31), 2**31)), min_size=1, max_size=5)


@given(KEYS)
def test_a_key_comes_back_from_its_cursor(key):
    assert key_after(Page(10, key_cursor(key))) == key


@given(st.integers(0, 10_000), st.text(min_size=1))
def test_a_count_comes_back_from_its_cursor(skip, mark):
    assert count_after(Page(10, count_cursor(skip, mark)), mark) == skip


def test_a_count_of_another_graph_is_refused():
    with pytest.raises(ParameterError, match="changed since"):
        count_after(Page(10, count_cursor(20, "then")), "now")


@pytest.mark.parametrize("cursor", ["x", "%%%", "bm8", key_cursor([1])[:-3], "W10"])
def test_what_is_no_cursor_is_refused(cursor):
    with pytest.raises(ParameterError, match="after is the cursor"):
        key_after(Page(10, cursor))


def test_a_cursor_of_one_order_is_refused_in_another():
    with pytest.raises(ParameterError, match="in this order"):
        key_after(Page(10, count_cursor(20, "now")))
    with pytest.raises(ParameterError, match="in this order"):
        count_after(Page(10, key_cursor(["a"])), "now")


@pytest.mark.parametrize("skip", [-1, True, "1", None])
def test_a_forged_count_is_refused(skip):
    with pytest.raises(ParameterError):
        count_after(Page(10, count_cursor(skip, "now")), "now")


def test_a_page_has_a_usual_size_and_a_largest_one():
    assert read_page(URGING, {}) == Page(USUAL_LIMIT, None, None)
    assert read_page(URGING, {"limit": str(MOST_ROWS)}).limit == MOST_ROWS


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "ten", "1.5", "٣", "", "9" * 400])
def test_a_limit_out_of_bounds_is_refused(limit):
    with pytest.raises(ParameterError, match="limit is a number from 1 to 1000"):
        read_page(URGING, {"limit": limit})


def test_an_order_by_what_is_no_column_is_refused_with_the_columns():
    with pytest.raises(ParameterError, match="one of date, body"):
        read_page(URGING, {"sort": "-colour"})


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "n": st.one_of(st.none(), st.integers()),
            "words": st.one_of(st.none(), st.lists(st.text(max_size=3), max_size=2)),
        }
    )
)


@given(ROWS, st.sampled_from(["n", "-n", "words", "-words"]))
def test_sorting_loses_no_row_and_puts_those_without_a_value_last(rows, sort):
    column = sort.removeprefix("-")
    told = sorted_rows(rows, sort)
    assert sorted(map(repr, told)) == sorted(map(repr, rows))
    empty = [row[column] in (None, []) for row in told]
    assert empty == sorted(empty)


@given(ROWS)
def test_sorting_downwards_is_sorting_upwards_turned_round(rows):
    up = [row["n"] for row in sorted_rows(rows, "n") if row["n"] is not None]
    down = [row["n"] for row in sorted_rows(rows, "-n") if row["n"] is not None]
    assert up == sorted(up)
    assert down == up[::-1]
