import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.dates import date_bounds, is_edtf, overlaps

DAY = dt.date


@pytest.mark.parametrize(
    ("edtf", "start", "end", "precision"),
    [
        ("2013-10-29", DAY(2013, 10, 29), DAY(2013, 10, 29), "day"),
        ("2012-02", DAY(2012, 2, 1), DAY(2012, 2, 29), "month"),
        ("2015~", DAY(2015, 1, 1), DAY(2015, 12, 31), "year"),
        ("195X", DAY(1950, 1, 1), DAY(1959, 12, 31), "decade"),
        ("195X/196X", DAY(1950, 1, 1), DAY(1969, 12, 31), "interval"),
        ("2014-11/2015-06", DAY(2014, 11, 1), DAY(2015, 6, 30), "interval"),
        ("2013/..", DAY(2013, 1, 1), None, "interval"),
        ("../2013-05", None, DAY(2013, 5, 31), "interval"),
    ],
)
def test_a_date_is_kept_with_its_bounds_and_precision(edtf, start, end, precision):
    bounds = date_bounds(edtf)
    assert (bounds.start, bounds.end, bounds.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text", ["", "29 October 2013", "2013-13", "2013-02-30", "2015/2014", "0000", "13"]
)
def test_what_is_no_calendar_date_is_refused_by_name(text):
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"\S"):
        date_bounds(text)


@given(st.dates())
def test_every_day_is_its_own_bounds(day):
    bounds = date_bounds(day.isoformat())
    assert bounds.start == bounds.end == day


@given(st.dates(), st.dates())
def test_overlap_is_symmetric_and_holds_for_the_month_of_a_day(one, other):
    a, b = date_bounds(one.isoformat()), date_bounds(other.isoformat())
    assert overlaps(a, b) == overlaps(b, a) == (one == other)
    assert overlaps(
        a, date_bounds(f"{one:%Y-%m}" if one.year > 999 else f"{one.year:04}-{one.month:02}")
    )


def test_an_open_interval_overlaps_everything_after_its_start():
    assert overlaps(date_bounds("2013/.."), date_bounds("2020-05"))
    assert not overlaps(date_bounds("2013/.."), date_bounds("2012"))
