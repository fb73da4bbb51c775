"""Symbols: every real one is read into its parts, and a symbol read from its normal form is itself."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_schema.errors import SymbolError, UnknownSeriesError
from loaders.symbols import (
    DocumentSymbol,
    find_symbols,
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


def test_the_table_covers_at_least_200_symbols() -> None:
    assert len({row["symbol"] for row in REAL}) >= 200


def test_a_star_marks_a_new_issue_of_the_same_document() -> None:
    starred, plain = parse_symbol("CAT/C/CHN/CO/5*"), parse_symbol("CAT/C/CHN/CO/5")
    assert starred == plain
    assert (starred.is_reissue, plain.is_reissue) == (True, False)
    assert starred.normal == "CAT/C/CHN/CO/5"


@pytest.mark.parametrize("row", DIRTY, ids=lambda row: row["text"])
def test_a_dirty_form_is_mended_and_says_so(row: Mapping[str, Any]) -> None:
    found = find_symbols(row["text"])
    assert [f.symbol.normal for f in found] == row["symbols"]
    assert any(f.repairs for f in found) == row.get("repaired", True)
    assert [f.symbol.normal for f in found if f.joint_with] == row.get("joint", [])


def test_the_dirty_table_covers_at_least_45_forms() -> None:
    assert len({row["text"] for row in DIRTY}) >= 45


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row["kind"] not in ("prose", "misprint")],
    ids=lambda row: f"{row['kind']}-{row['example']}",
)
def test_the_example_of_a_seed_row_is_read(row: Mapping[str, Any]) -> None:
    assert parse_symbol(row["example"]).normal == row["example"]
    assert row["source"]


def is_shown(kind: str, row: Mapping[str, Any], symbol: DocumentSymbol) -> bool:
    """Whether an example shows what its row is about."""
    shows = {
        "series": lambda: re.fullmatch(row.get("series", "").replace("#", r"\d+"), symbol.series),
        "regional": lambda: symbol.series == row["series"] and symbol.gives == row["gives"],
        "communication": lambda: symbol.series == row["series"],
        "suffix": lambda: any(s.startswith(row["suffix"]) for s in symbol.suffixes),
        "state": lambda: (symbol.state, symbol.region) == (row["state"], row.get("region")),
        "type": lambda: (
            row.get("printed", row["type"]) in symbol.types
            or f"/{row.get('printed', row['type'])}" in symbol.series
        ),
    }
    return bool(shows[kind]())


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row["kind"] not in ("prose", "misprint")],
    ids=lambda row: f"{row['kind']}-{row['example']}",
)
def test_the_example_of_a_seed_row_shows_what_the_row_says(row: Mapping[str, Any]) -> None:
    symbol = parse_symbol(row["example"])
    assert symbol.normal == row["example"]
    assert is_shown(row["kind"], row, symbol)
    assert row["source"]


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["kind"] == "misprint"], ids=lambda row: row["example"]
)
def test_a_misprinted_series_is_read_as_the_one_meant_and_says_so(row: Mapping[str, Any]) -> None:
    (found,) = find_symbols(row["example"])
    assert found.symbol.normal == row["example"].replace(row["printed"], row["series"])
    assert found.repairs == (f"read {row['printed']} as {row['series']}",)
    assert row["source"]


@pytest.mark.parametrize("series", sorted(load_vocabulary().issuers.items()), ids=lambda s: s[0])
def test_series_and_vocabulary_name_the_same_body(series: tuple[str, str]) -> None:
    name, body = series
    row = load_grammar().series.get(name)
    assert row is None or row.body == body


def test_every_series_names_a_body_that_the_vocabulary_knows() -> None:
    named = {row["body"] for row in ROWS if row.get("body")}
    assert named <= set(load_vocabulary().entities)


def test_an_unknown_series_is_named_with_what_to_do() -> None:
    with pytest.raises(UnknownSeriesError) as raised:
        parse_symbol("CCPX/C/GC/36")
    assert str(raised.value) == (
        "Series 'CCPX/C' of symbol 'CCPX/C/GC/36' is not in seeds/symbol_series.yaml. "
        "Add it there, or record the citation as unresolved."
    )


def test_a_session_in_figures_before_the_31st_is_refused_in_the_general_assembly() -> None:
    with pytest.raises(SymbolError, match=r"A/RES/217 A \(III\)"):
        parse_symbol("A/RES/3/217")


def test_a_symbol_in_a_url_is_no_second_citation() -> None:
    assert (
        find_symbols("https://undocs.org/A/HRC/25/63 and https://undocs.org/?s=CAT/C/CHN/CO/5")
        == []
    )


def test_a_type_without_its_number_is_no_symbol() -> None:
    with pytest.raises(SymbolError, match="'CO'"):
        parse_symbol("CRPD/C/CHN/CO")


def test_a_component_that_no_rule_knows_is_named() -> None:
    with pytest.raises(SymbolError, match="'XYZZY'"):
        parse_symbol("A/HRC/25/XYZZY")


def test_a_session_is_never_taken_for_a_year() -> None:
    assert parse_symbol("A/RES/69/188").year is None
    assert parse_symbol("A/59/2005").year is None
    assert parse_symbol("CCPR/C/66/D/613/1995").year is None


@pytest.mark.parametrize(
    ("slug", "normal"),
    [
        ("a-hrc-27-10", "A/HRC/27/10"),
        ("a-hrc-25-crp.1_en.pdf", "A/HRC/25/CRP.1"),
        ("a-hrc-27-10-add1", "A/HRC/27/10/Add.1"),
        ("crpd-c-chn-co-1.docx", "CRPD/C/CHN/CO/1"),
        ("e-cn.4-sub.2-2003-12_rev.2", "E/CN.4/Sub.2/2003/12/Rev.2"),
        ("a-conf.157-23", "A/CONF.157/23"),
    ],
)
def test_a_slug_spells_a_symbol(slug: str, normal: str) -> None:
    symbol = slugged_symbol(slug)
    assert symbol is not None
    assert symbol.normal == normal
