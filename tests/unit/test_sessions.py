"""A session gives an interval: when it was held, and never a document's date."""

from itertools import pairwise

import pytest

from graph_schema.dates import date_bounds
from loaders.symbols import interval_of, parse_symbol
from loaders.symbols.sessions import SESSIONS
from loaders.vocabulary import read_rows

ROWS = read_rows(SESSIONS)
EXAMPLES = [example for row in ROWS for example in row["examples"].items()]


@pytest.mark.parametrize(("symbol", "interval"), EXAMPLES)
def test_a_symbol_tells_when_its_session_was_held(symbol: str, interval: str) -> None:
    assert interval_of(parse_symbol(symbol)) == interval


@pytest.mark.parametrize(
    "symbol",
    ["E/CN.4/2006/4", "S/2014/872", "CAT/C/CHN/CO/5", "CRC/C/15/Add.56", "A/C.3/307/Rev.2", "HRI/CORE/CHN/2010"],
)  # fmt: skip
def test_a_symbol_without_a_session_tells_no_interval(symbol: str) -> None:
    assert interval_of(parse_symbol(symbol)) is None


def test_a_document_number_is_no_year() -> None:
    assert interval_of(parse_symbol("A/59/2005")) == "2004-09/2005-09"
    assert interval_of(parse_symbol("CCPR/C/66/D/613/1995")) == "1999-07/1999-07"


def test_a_session_that_is_not_known_is_not_guessed() -> None:
    assert interval_of(parse_symbol("A/HRC/99/1")) is None
    assert interval_of(parse_symbol("CCPR/C/7/D/28/1978")) is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["series"][0])
def test_every_interval_is_edtf_and_follows_the_session_before(row: dict[str, object]) -> None:
    held = row["held"]
    assert isinstance(held, dict)
    assert row["source"]
    starts = [date_bounds(interval).start for name, interval in held.items() if "S-" not in name]
    assert None not in starts
    assert all(before < after for before, after in pairwise(starts) if before and after)


def test_resolutions_lie_in_the_session_that_adopted_them() -> None:
    adopted = {"A/RES/69/188": "2014-12-18", "A/RES/68/268": "2014-04-09", "A/RES/217 A (III)": "1948-12-10",
               "A/HRC/RES/28/22": "2015-03-27", "A/RES/44/25": "1989-11-20", "A/RES/2200 A (XXI)": "1966-12-16",
               "A/RES/ES-11/1": "2022-03-02"}  # fmt: skip
    for symbol, day in adopted.items():
        bounds, date = date_bounds(interval_of(parse_symbol(symbol)) or ""), date_bounds(day)
        assert bounds.start
        assert date.start
        assert bounds.start <= date.start
        assert bounds.end is None or date.start <= bounds.end
