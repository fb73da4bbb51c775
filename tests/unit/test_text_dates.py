"""Dates in prose: stated, relative, ranges, and what is none."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.dates import is_edtf
from loaders.text_dates import find_dates, infer_today


def edtf(text: str, today: str | None = "2015-07-20") -> list[str]:
    return [date.edtf for date in find_dates(text, today=today)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("It met on October 29, 2013.", ["2013-10-29"]),
        ("It met on 29 October 2013.", ["2013-10-29"]),
        ("It met on the 3rd of May 2014.", ["2014-05-03"]),
        ("In December 2008 it met.", ["2008-12"]),
        ("It met in 2001.", ["2001"]),
        ("It met on 2014-02-07.", ["2014-02-07"]),
        ("during the 1950s and 1960s", ["195X", "196X"]),
        ("From 2000 to 2008 it ran.", ["2000/2008"]),
        ("the plan (2017-2021)", ["2017/2021"]),
        ("at its session (16 September–4 October 2013)", ["2013-09-16/2013-10-04"]),
        ("It met last November.", ["2014-11"]),
        ("It met last month.", ["2015-06"]),
        ("It met last year.", ["2014"]),
        ("Then in March it met.", ["2015-03"]),
        ("Then in September it met.", ["2014-09"]),
        ("on June 23", ["2015-06-23"]),
        ("last autumn", ["2014-10/2014-12"]),
        ("It met yesterday.", ["2015-07-19"]),
        ("It met on Monday.", ["2015-07-20"]),
        ("It met recently.", ["2015~"]),
    ],
)
def test_a_date_is_read_as_told(text: str, want: list[str]) -> None:
    assert edtf(text) == want


@pytest.mark.parametrize("text", ["it may act", "para. 63", "29 States", "A/RES/69/188", "No. 29"])
def test_numbers_and_modals_are_no_dates(text: str) -> None:
    assert edtf(text) == []


def test_a_relative_date_stays_unread_without_the_articles_date() -> None:
    assert edtf("It met last November.", None) == []


def test_the_basis_tells_stated_from_relative() -> None:
    dates = find_dates("In 2013, and again last month", today="2015-07")
    assert [date.basis for date in dates] == ["stated", "relative"]


def test_last_month_and_a_day_told_in_full_elsewhere_fix_the_month_of_writing() -> None:
    text = "An office opened last month. The March 3 ceremony was short.\n\n1. News, March 3, 2016. Older, 2 May 2014."
    assert infer_today(text, text.index("1. News")) == "2016-04"


def test_else_the_latest_day_cited_stands_for_it() -> None:
    assert infer_today("Seen on 2 May 2014 and on March 3, 2016.") == "2016-03"


def test_nothing_told_is_nothing_inferred() -> None:
    assert infer_today("No date at all.") is None


@given(st.text(alphabet="0123456789 -–/,.JanuryMchlstoi", max_size=50))
def test_every_date_found_is_edtf_and_in_order(text: str) -> None:
    dates = find_dates(text, today="2015-07-20")
    assert all(is_edtf(date.edtf) for date in dates)
    assert all(a.end <= b.start for a, b in itertools.pairwise(dates))
