"""Symbols: every real one is read into its parts, and a symbol read from its normal form is itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import SymbolError, UnknownSeriesError
from loaders.symbols import (
    DocumentSymbol,
    find_prose_symbols,
    find_symbols,
    format_symbol,
    parse_symbol,
    slugged_symbol,
)
from loaders.symbols.grammar import SYMBOL_SERIES, load_grammar
from loaders.vocabulary import load_vocabulary, read_rows

GOLDEN = Path(__file__).parents[1] / "golden"
REAL = yaml.load((GOLDEN / "symbols.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
DIRTY = yaml.load(
    (GOLDEN / "dirty_symbols.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
ROWS = read_rows(SYMBOL_SERIES)
FIELDS = (
    "series",
    "body",
    "session",
    "year",
    "state",
    "region",
    "type",
    "number",
    "cycle",
    "registration_year",
    "part",
)


def said(symbol: DocumentSymbol) -> dict[str, Any]:
    """What a symbol says, in the form of the golden table."""
    found: dict[str, Any] = {"symbol": symbol.normal}
    found |= {name: value for name in FIELDS if (value := getattr(symbol, name)) is not None}
    found |= {"suffixes": list(symbol.suffixes)} if symbol.suffixes else {}
    return found | ({"parentheses": list(symbol.parentheses)} if symbol.parentheses else {})


@pytest.mark.parametrize("row", REAL, ids=lambda row: row["symbol"])
def test_a_real_symbol_says_what_the_table_tells(row: Mapping[str, Any]) -> None:
    assert said(parse_symbol(row["symbol"])) == row


@pytest.mark.parametrize("row", REAL, ids=lambda row: row["symbol"])
def test_a_real_symbol_is_found_in_a_sentence(row: Mapping[str, Any]) -> None:
    sentence = f"It is told in {row['symbol']}, para. 3."
    found = find_symbols(sentence)
    assert [(f.symbol.normal, sentence[f.start : f.end]) for f in found] == [
        (row["symbol"], row["symbol"])
    ]
    assert found[0].repairs == ()


def test_the_table_covers_at_least_150_symbols() -> None:
    assert len({row["symbol"] for row in REAL}) >= 150


@pytest.mark.parametrize("row", DIRTY, ids=lambda row: row["text"])
def test_a_dirty_form_is_mended_and_says_so(row: Mapping[str, Any]) -> None:
    found = find_symbols(row["text"])
    assert [f.symbol.normal for f in found] == row["symbols"]
    assert any(f.repairs for f in found) == row.get("repaired", True)
    assert [f.symbol.normal for f in found if f.joint_with] == row.get("joint", [])


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row["kind"] not in ("prose", "misprint")],
    ids=lambda row: f"{row['kind']}-{row['example']}",
)
def test_the_example_of_a_seed_row_is_read(row: Mapping[str, Any]) -> None:
    assert parse_symbol(row["example"]).normal == row["example"]
    assert row["source"]


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["kind"] == "prose"], ids=lambda r: r["example"]
)
def test_a_body_named_in_prose_gives_the_symbol(row: Mapping[str, Any]) -> None:
    (found,) = find_prose_symbols(row["example"])
    expected = row.get("gives") or parse_symbol(row["example"]).normal
    assert found.symbol.normal == expected
    assert (found.start, found.end) == (0, len(row["example"]))


def test_every_series_names_a_body_that_the_vocabulary_knows() -> None:
    named = {row["body"] for row in ROWS if row.get("body")}
    assert named <= set(load_vocabulary().entities)


SERIES = st.sampled_from(sorted(n for n in load_grammar().series if "#" not in n))
NUMBER = st.integers(1, 999).map(str)
RANGE = st.tuples(st.integers(1, 20), st.integers(1, 5)).map(lambda n: f"{n[0]}-{n[0] + n[1]}")
SUFFIXES = st.lists(
    st.tuples(st.sampled_from(["Add", "Corr", "Rev", "Amend"]), st.integers(1, 30)).map(
        lambda s: f"{s[0]}.{s[1]}"
    ),
    max_size=2,
)
DOTTED = st.tuples(st.sampled_from(["L", "SR", "CRP", "WP"]), NUMBER).map(
    lambda d: f"{d[0]}.{d[1]}"
)


@st.composite
def symbols(draw: st.DrawFn) -> str:
    """Symbols of every series in the shapes that occur: session, number, type, State, suffixes."""
    series = draw(SERIES)
    words = [series]
    if load_grammar().series[series].states and draw(st.booleans()):
        words.append(draw(st.sampled_from(["CHN", "CHN-HKG", "PRK", "SUN", "HKG"])))
        words += draw(st.sampled_from([[], ["CO"], ["Q"]]))
        words.append(draw(NUMBER | RANGE))
    else:
        words += draw(st.sampled_from([[], ["58"], ["2005"], ["S-13"]]))
        words.append(draw(NUMBER | DOTTED))
    year = " (2005)" if series == "S/RES" and draw(st.booleans()) else ""
    return "/".join([*words, *draw(SUFFIXES)]) + year


@given(symbols())
def test_a_symbol_read_from_its_normal_form_is_itself(text: str) -> None:
    symbol = parse_symbol(text)
    assert parse_symbol(format_symbol(symbol)) == symbol
    assert format_symbol(symbol) == symbol.normal == text


@given(st.lists(symbols() | st.text(max_size=20), max_size=6).map(" ".join))
def test_spans_of_found_symbols_are_in_order_and_slice_back(text: str) -> None:
    reached = 0
    for found in find_symbols(text):
        assert reached <= found.start < found.end <= len(text)
        assert found.symbol.text == text[found.start : found.end]
        reached = found.end


@given(st.text(alphabet="ACS/EHR.-0123456789 (I)V?,", max_size=60))
def test_no_text_makes_the_search_fail(text: str) -> None:
    for found in find_symbols(text) + find_prose_symbols(text):
        assert parse_symbol(found.symbol.normal) == found.symbol


def test_an_unknown_series_is_named_with_what_to_do() -> None:
    with pytest.raises(UnknownSeriesError) as raised:
        parse_symbol("CCPX/C/GC/36")
    assert str(raised.value) == (
        "Series 'CCPX/C' of symbol 'CCPX/C/GC/36' is not in seeds/symbol_series.yaml. "
        "Add it there, or record the citation as unresolved."
    )


def test_a_component_that_no_rule_knows_is_named() -> None:
    with pytest.raises(SymbolError, match="'XYZZY'"):
        parse_symbol("A/HRC/25/XYZZY")


def test_a_session_is_never_taken_for_a_year() -> None:
    assert parse_symbol("A/RES/69/188").year is None
    assert parse_symbol("A/59/2005").year is None
    assert parse_symbol("CCPR/C/66/D/613/1995").year is None


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (
            "Security Council resolutions 1325 (2000) and 1820 (2008)",
            ["S/RES/1325 (2000)", "S/RES/1820 (2008)"],
        ),
        ("resolution 217 A (III)", ["A/RES/217 A (III)"]),
        ("resolution 69/188 of the UN General Assembly", ["A/RES/69/188"]),
        ("In its General Comment No. 31, the Human Rights Committee", ["CCPR/C/21/Rev.1/Add.13"]),
        ("S.C. Res. 1593", ["S/RES/1593"]),
        ("the Council adopted resolution 28/22", []),
        ("General Assembly decision 50/411", []),
    ],
)
def test_prose_names_a_document_only_where_its_body_is_sure(text: str, normal: list[str]) -> None:
    assert [found.symbol.normal for found in find_prose_symbols(text)] == normal


@pytest.mark.parametrize(
    ("slug", "normal"),
    [
        ("a-hrc-27-10", "A/HRC/27/10"),
        ("a-hrc-25-crp.1_en.pdf", "A/HRC/25/CRP.1"),
        ("a-hrc-27-10-add1", "A/HRC/27/10/Add.1"),
    ],
)
def test_a_slug_spells_a_symbol(slug: str, normal: str) -> None:
    symbol = slugged_symbol(slug)
    assert symbol is not None
    assert symbol.normal == normal


NO_SYMBOLS = (
    "Men and/or women drove 90 km/h on 3/4/2015 and 2014/15; s/he paid 12 EUR/t. A/B testing, an A/C unit, I/O, S/N 12, "
    "T/F, E/M, CD/DVD, DP/MM, A/V and 24/7 are none. Press releases HR/CN/1109, HR/CN//1108, SC/15504, GA/SHC/4100 and "
    "WOM/1575, job numbers GE.14-10866 and the paths /usr/A/lib, C:/A/12, a/hrc/25 and http://example.org/A/RES/69/188 are none. "
    "Ratios such as 1/2, the term N/A, the road A/4, TCP/IP, w/o, c/o, P/E ratios of 12/1 and Q/A sessions are none either. "
)


def test_prose_with_slashes_holds_no_symbol() -> None:
    megabyte = NO_SYMBOLS * (1_000_000 // len(NO_SYMBOLS))
    assert find_symbols(megabyte) == []
    assert find_prose_symbols(NO_SYMBOLS) == []
