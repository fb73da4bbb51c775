"""Laws of symbols: what is formatted is read back as itself, and prose holds none by chance."""

import random
import string
from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loaders.symbols import (
    Component,
    DocumentSymbol,
    find_prose_symbols,
    find_symbols,
    format_symbol,
    parse_symbol,
)
from loaders.symbols.finding import is_too_bare
from loaders.symbols.grammar import SYMBOL_SERIES, Series, load_grammar
from loaders.vocabulary import read_rows

GRAMMAR = load_grammar()
ROWS = read_rows(SYMBOL_SERIES)
Parts = tuple[Component, ...]

ROMAN = st.sampled_from(["I", "III", "IX", "XXI", "XXX", "S-VII", "ES-I", "XLVIII"])
NUMBER = st.integers(1, 999).map(str)
RANGE = st.tuples(st.integers(1, 20), st.integers(1, 5)).map(lambda n: f"{n[0]}-{n[0] + n[1]}")
YEAR = st.integers(1978, 2030).map(str)
SPECIAL_SESSION = st.sampled_from(["S-13", "ES-8", "S-2"])
SUFFIXES = st.lists(
    st.tuples(st.sampled_from(["Add", "Corr", "Rev", "Amend"]), st.integers(1, 30)).map(
        lambda s: Component("suffix", str(s[1]), s[0], dotted=True)
    ),
    max_size=3,
).map(tuple)
STATE = st.sampled_from(sorted(GRAMMAR.states)) | st.sampled_from(["CHN-HKG", "CHN-MAC"])


def number(values: st.SearchStrategy[str] = NUMBER | RANGE) -> st.SearchStrategy[Parts]:
    return values.map(lambda value: (Component("number", value),))


def typed_number(name: str) -> st.SearchStrategy[Parts]:
    """A type with its number, of those that do not open a series of their own here."""
    dotted = [
        printed
        for word, printed in GRAMMAR.dotted_types.items()
        if f"{name}/{printed}.#" not in GRAMMAR.series and word not in ("SER", "RES")
    ]
    bare = [word for word in GRAMMAR.bare_types - {"D"} if f"{name}/{word}" not in GRAMMAR.series]
    with_dot = st.tuples(st.sampled_from(sorted(dotted)), NUMBER).map(
        lambda t: (Component("type", t[1], t[0], dotted=True),)
    )
    without = st.tuples(st.sampled_from(sorted(bare)), NUMBER).map(
        lambda t: (Component("type", "", t[0]), Component("number", t[1]))
    )
    return with_dot | without


def opened(
    kind: str, values: st.SearchStrategy[str], rest: st.SearchStrategy[Parts]
) -> st.SearchStrategy[Parts]:
    return st.tuples(values, rest).map(lambda t: (Component(kind, t[0]), *t[1]))  # type: ignore[arg-type]


def of_states(series: Series) -> st.SearchStrategy[Parts]:
    """What the series of committees and of the periodic review add: States, communications."""
    if series.year_after_state:
        return opened("state", STATE, YEAR.map(lambda year: (Component("year", year),)))
    announced = st.tuples(st.sampled_from(["CO", "Q", "QPR", "FCO"]), NUMBER | RANGE).map(
        lambda t: (Component("type", "", t[0]), Component("number", t[1]))
    )
    dated = st.tuples(YEAR | st.sampled_from(["98", "99"]), NUMBER).map(
        lambda t: (Component("year", t[0]), Component("number", t[1]))
    )
    sessions = st.integers(1, 150).map(str)
    communications = st.tuples(sessions, NUMBER | RANGE, YEAR).map(
        lambda t: (
            Component("session", t[0]),
            Component("type", "", "D"),
            Component("number", t[1]),
            Component("registration", t[2]),
        )
    )
    questions = st.tuples(STATE, NUMBER).map(
        lambda t: (Component("type", "", "Q"), Component("state", t[0]), Component("number", t[1]))
    )
    of_session = st.tuples(sessions, STATE, NUMBER).map(
        lambda t: (Component("session", t[0]), Component("state", t[1]), Component("number", t[2]))
    )
    return (
        opened("state", STATE, number() | announced | dated)
        | communications
        | questions
        | of_session
    )


def of_series(series: Series) -> st.SearchStrategy[Parts]:
    """The parts that symbols of a series consist of, suffixes apart."""
    if series.short_years:
        return opened("year", YEAR | st.sampled_from(["02", "98"]), number(NUMBER))
    plain = number() | typed_number(series.name)
    sessions = st.integers(series.first_session, 99).map(str) | SPECIAL_SESSION
    after = number(NUMBER | YEAR) | typed_number(series.name)
    opening = {
        "session": opened("session", sessions, after),
        "year": opened("year", YEAR, after),
        "number": typed_number(series.name),
    }[series.bare]
    return plain | opening | (of_states(series) if series.states else st.nothing())


@st.composite
def symbols(draw: st.DrawFn) -> DocumentSymbol:
    """Typed parts of every series, in the shapes that its symbols have."""
    row = GRAMMAR.series[draw(st.sampled_from(sorted(GRAMMAR.series)))]
    name = row.name.replace("#", str(draw(st.integers(20, 99))))
    if name in ("A/RES", "E/RES", "T/RES", "E/CN.4/RES") and draw(st.booleans()):
        part = draw(st.none() | st.sampled_from(string.ascii_uppercase))
        parts = (Component("number", str(draw(st.integers(1, 3500)))),)
        return DocumentSymbol(name, parts, part, (draw(ROMAN),))
    parts = draw(of_series(row)) + draw(SUFFIXES)
    parentheses: tuple[str, ...] = ()
    if name == "S/RES":
        parts, parentheses = (Component("number", draw(NUMBER)),), (draw(YEAR),)
    elif draw(st.booleans()):
        parentheses = (draw(st.sampled_from(["Vol. I", "Part II", "SUPP"])),)
    return DocumentSymbol(name, parts, None, parentheses)


@st.composite
def letters(draw: st.DrawFn) -> DocumentSymbol:
    parts = (
        Component("state", draw(st.sampled_from(["CHN", "JPN", "SAU"]))),
        Component("number", str(draw(st.integers(1, 99)))),
        Component("year", draw(YEAR)),
    )
    return DocumentSymbol(draw(st.sampled_from(sorted(GRAMMAR.communications))), parts)


WORDS = st.lists(
    st.text(string.ascii_lowercase, min_size=1, max_size=9), min_size=1, max_size=8
).map(" ".join)


@given(symbols() | letters())
def test_a_symbol_read_from_its_normal_form_is_itself(symbol: DocumentSymbol) -> None:
    normal = format_symbol(symbol)
    read = parse_symbol(normal)
    assert read == symbol
    assert read.normal == format_symbol(read) == normal


@pytest.mark.parametrize("name", sorted(GRAMMAR.series))
def test_every_series_has_symbols_that_are_read_back(name: str) -> None:
    row = GRAMMAR.series[name]

    @settings(max_examples=15)
    @given(of_series(row))
    def read_back(parts: Parts) -> None:
        symbol = DocumentSymbol(row.name.replace("#", "77"), parts)
        read = parse_symbol(format_symbol(symbol))
        assert (read, read.body) == (symbol, row.body)

    read_back()


@pytest.mark.parametrize("example", [row["example"] for row in ROWS if row["kind"] == "regional"])
def test_a_symbol_of_another_organisation_is_read_from_its_normal_form(example: str) -> None:
    symbol = parse_symbol(example)
    assert parse_symbol(format_symbol(symbol)) == symbol


@given(symbols() | letters(), WORDS, WORDS)
def test_a_normal_form_in_prose_is_found_as_it_stands(
    symbol: DocumentSymbol, before: str, after: str
) -> None:
    assume(not is_too_bare(symbol))
    normal = format_symbol(symbol)
    text = f"{before} {normal}, {after}"
    (found,) = find_symbols(text)
    assert (found.symbol, text[found.start : found.end], found.repairs) == (symbol, normal, ())
    assert find_symbols(found.symbol.normal)[0].symbol == symbol


@given(st.lists(symbols().map(format_symbol) | st.text(max_size=20), max_size=6).map(" ".join))
def test_spans_of_found_symbols_are_in_order_and_slice_back(text: str) -> None:
    reached = 0
    for found in find_symbols(text):
        assert reached <= found.start < found.end <= len(text)
        assert found.symbol.text == text[found.start : found.end]
        reached = found.end


@given(st.text(alphabet="ACS/EHR.-–0123456789 (I)V?,", max_size=60))
def test_no_text_makes_the_search_fail(text: str) -> None:
    for found in find_symbols(text) + find_prose_symbols(text):
        assert parse_symbol(found.symbol.normal) == found.symbol


@given(st.text(alphabet="ACS/EHR.-–0123456789 (I)V?,", max_size=60))
def test_nothing_is_mended_silently(text: str) -> None:
    for found in find_symbols(text):
        printed = found.symbol.text.replace(" ", "").rstrip("*")
        assert found.repairs or printed == found.symbol.normal.replace(" ", "") or "(" in printed


# --- Prose with slashes that are no symbols

NOUNS = [
    "road",
    "river",
    "tribunal",
    "report",
    "engine",
    "network",
    "patient",
    "market",
    "garden",
    "vessel",
    "contract",
    "sensor",
]
VERBS = [
    "measured",
    "changed",
    "described",
    "compared",
    "reached",
    "followed",
    "replaced",
    "covered",
    "improved",
    "left",
]


def noun(chance: random.Random) -> str:
    return chance.choice(NOUNS)


def figures(chance: random.Random, low: int, high: int) -> str:
    return str(chance.randint(low, high))


SENTENCES: tuple[Callable[[random.Random], str], ...] = (
    lambda c: f"The {noun(c)} and/or the {noun(c)} {c.choice(VERBS)} {figures(c, 20, 300)} km/h.",
    lambda c: f"On {figures(c, 1, 28)}/{figures(c, 1, 12)}/{figures(c, 1990, 2024)} the {noun(c)} moved w/o a {noun(c)}.",
    lambda c: f"In {figures(c, 1990, 2024)}/{figures(c, 10, 25)} s/he or S/he paid {figures(c, 2, 90)} EUR/t, n/a elsewhere.",
    lambda c: f"A/B testing of the {noun(c)}, the A/C repair, I/O and TCP/IP ran 24/7 in the {noun(c)}.",
    lambda c: f"See a/hrc/{figures(c, 1, 60)}, /usr/A/lib, /usr/share/{noun(c)}/{figures(c, 1, 999)} and C:/A/{figures(c, 1, 99)}/{noun(c)}.txt for the {noun(c)}.",
    lambda c: f"It is at https://example.org/A/HRC/{figures(c, 1, 60)}/{figures(c, 1, 99)}?s=A/RES/{figures(c, 31, 79)}/{figures(c, 1, 300)} now.",
    lambda c: f"Press releases HR/CN/{figures(c, 100, 1999)}, HR/CN//{figures(c, 100, 1999)}, SC/{figures(c, 9000, 15999)}, GA/SHC/{figures(c, 3000, 4999)} and WOM/{figures(c, 1000, 1999)} followed.",
    lambda c: f"SG/SM/{figures(c, 9000, 19999)}, DSG/SM/{figures(c, 100, 999)}, GA/{figures(c, 9000, 12999)} and IHA/{figures(c, 100, 1999)} are releases.",
    lambda c: f"The job number was GE.{figures(c, 10, 24)}-{figures(c, 10000, 19999)} (E) or {figures(c, 10, 24)}-{figures(c, 10000, 69999)}.",
    lambda c: f"In case ICC-0{figures(c, 1, 9)}/0{figures(c, 1, 9)}, C-{figures(c, 100, 999)}/{figures(c, 10, 22)} and T-{figures(c, 100, 999)}/{figures(c, 10, 22)} P the {noun(c)} lost.",
    lambda c: f"Application no. {figures(c, 1000, 70000)}/{figures(c, 10, 22)} and case IT-{figures(c, 94, 99)}-{figures(c, 1, 20)}-T {c.choice(VERBS)} the {noun(c)}.",
    lambda c: f"ISO/IEC 27001:{figures(c, 2005, 2022)}, ISO 3166-1 alpha-3 and ISO 8601/{figures(c, 1, 9)} cover the {noun(c)}.",
    lambda c: f"{figures(c, 1, 2999)} UNTS {figures(c, 1, 400)}; [{figures(c, 1990, 2024)}] EWHC {figures(c, 1, 999)}; [{figures(c, 1960, 2024)}] 2 SCR {figures(c, 100, 999)}; {figures(c, 1, 99)} GA App. {figures(c, 100, 999)}; {figures(c, 1, 600)} US {figures(c, 1, 999)}; {figures(c, 10, 60)} ILM {figures(c, 1, 999)}.",
    lambda c: f"The E/W wall, the N/S line, P/E ratios of {figures(c, 8, 30)}/1, Q/A, CD/DVD and S/N {figures(c, 1, 99)} stay.",
    lambda c: f"The ratio was {figures(c, 1, 9)}/{figures(c, 10, 99)}; the screen's resolution {figures(c, 800, 3840)}x{figures(c, 600, 2160)}; a decision in {figures(c, 1, 9)}/{figures(c, 1, 9)} time.",
    lambda c: f"He/she, his/her, either/or, input/output, client/server and North/South {c.choice(VERBS)} it.",
    lambda c: f"Blood pressure {figures(c, 90, 160)}/{figures(c, 60, 99)} mmHg, {figures(c, 5, 90)} mg/kg/day, c/o Dr. {noun(c).title()}, room A/{figures(c, 1, 99)}.",
    lambda c: f"Flats E/{figures(c, 1, 99)} and S/{figures(c, 1, 99)}, boxes T/{figures(c, 1, 99)} and A/{figures(c, 1, 30)}/{figures(c, 2000, 2024)} went to the {noun(c)}.",
    lambda c: f"OJ L {figures(c, 1, 350)}/{figures(c, 1, 99)}, Directive {figures(c, 1990, 2015)}/{figures(c, 10, 99)}/EC and Regulation (EU) {figures(c, 2015, 2024)}/{figures(c, 100, 2999)} apply.",
    lambda c: f"UNEP/WHO guidance, UNDP/GEF funds, UNHCR/IOM staff and CAT/MRI scans {c.choice(VERBS)} the {noun(c)}.",
    lambda c: f"Paragraph {figures(c, 1, 99)} (a)/(b), section {figures(c, 1, 9)}.{figures(c, 1, 9)}/A and annex I/II {c.choice(VERBS)} general comments on the {noun(c)}.",
)  # fmt: skip


def prose_without_symbols(length: int) -> str:
    """Varied sentences, the same on every run."""
    chance = random.Random(20_240_229)  # noqa: S311 - a reproducible text, no secret
    sentences: list[str] = []
    size = 0
    while size < length:
        sentence = chance.choice(SENTENCES)(chance)
        sentences.append(sentence)
        size += len(sentence) + 1
    return " ".join(sentences)


def test_a_megabyte_of_prose_with_slashes_holds_no_symbol() -> None:
    text = prose_without_symbols(1_000_000)
    found = find_symbols(text) + find_prose_symbols(text)
    assert [text[f.start - 20 : f.end + 20] for f in found] == []
