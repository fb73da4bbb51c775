"""Strict reading of one symbol: a walk over its components, from left to right.

Old, irregular symbols are read as they stand (CCPR/CO/72/PRK, CRC/C/15/Add.56, A/C.3/307/Rev.2);
what no rule knows is refused, never guessed.
"""

import re
from functools import lru_cache
from typing import Literal

from graph_schema.errors import SymbolError, UnknownSeriesError
from loaders.symbols.grammar import (
    Bare,
    Grammar,
    Series,
    load_grammar,
    regional_opening,
    regional_series,
)
from loaders.symbols.symbol import Component, ComponentKind, DocumentSymbol, normal_form

_FIGURES = re.compile(r"\d{1,5}(?:-\d{1,5})?[a-z]?\Z")
_SHORT_YEAR = re.compile(r"\d\d\Z")
_GLUED_PART = re.compile(r"(?<=/)(\d{1,4})([A-Z])(?=\s?\(|\Z)")
_SPECIAL_SESSION = re.compile(r"(?:S|ES)-(?:\d{1,2}|[IVX]{1,5})\Z")
_ROMAN = re.compile(r"[IVXLC]{1,7}\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_DOTTED = re.compile(r"([A-Za-z]{1,6})\.([\dIVX]{1,5}(?:-\d{1,5})?[a-z]?|[A-Z])\Z")
_TAIL = re.compile(
    r"(?P<stem>[^\s(*]+)"
    r"(?:\s?(?P<part>[A-Z])(?=\s?\(|\Z))?"
    r"(?P<parens>(?:\s?\([^()]{1,20}\))*)"
    r"(?:\s?(?P<late_part>[A-Z]))?\s*(?P<star>\*)?\Z"
)
_TAILED = re.compile(r"[\s(*]")  # a symbol without blank or bracket is all components
_COMMUNICATION = re.compile(r"([A-Z]{2,3}) ([A-Z]{3}) (\d{1,3})/((?:19|20)\d\d)\Z")
_PARENTHESIS = re.compile(r"\(([^()]+)\)")
_PARENTHESISED = re.compile(
    r"(?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+|(?:Vol|Part)\.?\s?(?:[IVX]+|\d+)"
    r"|Resumption \d+|Findings|Recommendations|SUPP)\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def parse_symbol(text: str) -> DocumentSymbol:
    """The symbol that a text is, whole and in order.

    Raises `UnknownSeriesError` when its first components are in no series of the seeds, and
    `SymbolError` naming the component that no rule can read.
    """
    stripped = text.strip()
    if letter := _COMMUNICATION.match(stripped):
        return _communication(letter, text)
    if regional_opening().match(stripped) and (regional := _regional(stripped)):
        return regional
    stem, part, parentheses, star = _tail(stripped)
    grammar = load_grammar()
    components = [grammar.spelled(c) if "." in c else c for c in stem.split("/")]
    found = grammar.series_of(components)
    if not found:
        series = "/".join(components[:2]) if len(components) > 2 else components[0]
        raise UnknownSeriesError(
            f"Series {series!r} of symbol {text!r} is not in seeds/symbol_series.yaml. "
            "Add it there, or record the citation as unresolved."
        )
    series_row, taken = found
    rest = components[taken:]
    parsed = _components(rest, series_row, grammar, text)
    _refuse_early_session(parsed, series_row, text)
    named = series_row.name
    normal = normal_form(named, parsed, part, parentheses)
    return DocumentSymbol(named, parsed, part, parentheses, series_row.body, text, normal, star)


def _tail(text: str) -> tuple[str, str | None, tuple[str, ...], bool]:
    """The components of a symbol as printed, its part's letter, what stands in parentheses, a star."""
    if not _TAILED.search(text) and not text[-1:].isupper():
        return text, None, (), False
    tail = _TAIL.match(_GLUED_PART.sub(r"\1 \2", text))
    if not tail:
        raise SymbolError(f"{text!r} is no UN document symbol: expected components joined by '/'.")
    return (
        tail["stem"],
        tail["part"] or tail["late_part"],
        tuple(_parentheses(tail["parens"], text)),
        bool(tail["star"]),
    )


def _refuse_early_session(parsed: tuple[Component, ...], series: Series, text: str) -> None:
    if series.first_session == 1:
        return
    session = next((c.value for c in parsed if c.kind == "session"), "")
    if session.isdigit() and int(session) < series.first_session:
        raise SymbolError(
            f"{text!r} has session {session} before the number: in {series.name} that began with session "
            f"{series.first_session}, and earlier ones stand in Roman figures, as in A/RES/217 A (III)."
        )


def _communication(letter: re.Match[str], text: str) -> DocumentSymbol:
    grammar = load_grammar()
    if letter[1] not in grammar.communications or letter[2] not in grammar.states:
        raise SymbolError(
            f"{text!r} is no letter of the special procedures: unknown {letter[1]!r} or State."
        )
    parts = (
        Component("state", letter[2]),
        Component("number", letter[3]),
        Component("year", letter[4]),
    )
    normal = normal_form(letter[1], parts)
    return DocumentSymbol(letter[1], parts, text=text, normal=normal)


def _regional(text: str) -> DocumentSymbol | None:
    """The symbol of another organisation, kept whole; blanks inside are left out."""
    for row in regional_series():
        if match := row.printed.fullmatch(text):
            normal = row.normal.format(*match.groups()) if row.normal else match[0]
            if not row.normal or " " not in row.normal:
                normal = re.sub(r"\s", "", normal)
            whole = Component("printed", normal, row.gives)
            return DocumentSymbol(
                row.name, (whole,), text=text, normal=normal_form(row.name, (whole,))
            )
    return None


def _parentheses(text: str, symbol: str) -> list[str]:
    """The contents of each parenthesis, "Vol.I" as "Vol. I"."""
    found = []
    for words in map(str.strip, _PARENTHESIS.findall(text)):
        if not _PARENTHESISED.match(words):
            raise SymbolError(
                f"{words!r} in parentheses of {symbol!r} is no session, year or volume."
            )
        found.append(re.sub(r"(?i)\b(vol|part)(\.?)\s?(?=[IVX\d])", _volume, words))
    return found


def _volume(match: re.Match[str]) -> str:
    return "Vol. " if match[1].lower() == "vol" else "Part "


def _components(
    rest: list[str], series: Series, grammar: Grammar, text: str
) -> tuple[Component, ...]:
    if not any(map(str.isdigit, "".join(rest))) and not any(map(grammar.is_state, rest)):
        raise SymbolError(f"{text!r} ends after its series {series.name!r}: no document is named.")
    parsed: list[Component] = []
    for place, word in enumerate(rest):
        component = _figures(word, place, rest, series, parsed) or _word(word, series, grammar)
        if component is None:
            raise SymbolError(f"Component {word!r} of symbol {text!r} is of no known kind.")
        parsed.append(component)
    _refuse_open_end(parsed, grammar, text)
    return tuple(parsed)


def _refuse_open_end(parsed: list[Component], grammar: Grammar, text: str) -> None:
    last = next((c for c in reversed(parsed) if c.kind != "suffix"), None)
    if last and last.kind == "type" and not last.dotted and last.label not in grammar.closing_types:
        raise SymbolError(f"{text!r} ends with {last.label!r}: its number or State is missing.")


def _figures(
    word: str, place: int, rest: list[str], series: Series, parsed: list[Component]
) -> Component | None:
    """Bare figures: a session or year where the series has one there and more follows."""
    form = _form(word)
    if form == "session":
        return Component("session", word) if _is_session(word, series) else None
    if form == "letters":
        return None
    return Component(_kind_of_figures(word, place, rest, series, parsed), word)


def _kind_of_figures(
    word: str, place: int, rest: list[str], series: Series, parsed: list[Component]
) -> ComponentKind:
    last = parsed[-1] if parsed else None
    if last and last.kind == "number" and _is_communication(parsed):
        return "registration"
    if _states_year(word, place, rest, series, parsed):
        return "year"
    if last and last.kind == "year" and _is_session_of_year(word, place, rest, series):
        return "session"
    opens = not any(c.kind in ("session", "year", "state") for c in parsed)
    more = any(not _is_suffix(w) for w in rest[place + 1 :])
    if opens and more and not (last and last.label == "D"):
        return _opening_kind(word, series)
    return "number"


def _is_session(word: str, series: Series) -> bool:
    """Whether what can be a session in Roman figures is one: CIV is Côte d'Ivoire, C and D are types."""
    if series.states and load_grammar().is_state(word):
        return False
    return len(word) > 1 or word in "IVX"


@lru_cache(maxsize=8192)
def _form(word: str) -> Literal["session", "figures", "letters"]:
    if _SPECIAL_SESSION.match(word) or _ROMAN.match(word):
        return "session"
    return "figures" if _FIGURES.match(word) else "letters"


def _states_year(
    word: str, place: int, rest: list[str], series: Series, parsed: list[Component]
) -> bool:
    """Whether figures are a year: CEDAW/C/2009/…, CCPR/C/PRK/2000/2, HRI/CORE/CHN/2010, HCR/GIP/02/01."""
    last, following = place + 1 == len(rest), rest[place + 1 : place + 2]
    if place == 0:
        return (series.states and bool(_YEAR.match(word)) and not last) or (
            series.short_years and bool(_SHORT_YEAR.match(word)) and not last
        )
    if not parsed or parsed[-1].kind != "state" or not series.states:
        return False
    if series.year_after_state:
        return bool(_YEAR.match(word))
    figures_follow = bool(following) and bool(_FIGURES.match(following[0]))
    return figures_follow and bool(_YEAR.match(word) or _SHORT_YEAR.match(word))


def _is_session_of_year(word: str, place: int, rest: list[str], series: Series) -> bool:
    """Whether figures after a year are the committee's session, as in CEDAW/C/2010/47/GC.2."""
    more = any(not _is_suffix(w) for w in rest[place + 1 :])
    return series.states and more and word.isdigit() and len(word) <= 3


def _opening_kind(word: str, series: Series) -> Bare:
    if series.bare == "year":
        return "year" if _YEAR.match(word) else ("session" if series.states else "number")
    if series.bare == "session":
        return "session" if "-" not in word and len(word) <= 3 else "number"
    return "year" if _YEAR.match(word) else "session"


def _is_communication(parsed: list[Component]) -> bool:
    return len(parsed) > 1 and parsed[-2].label == "D"


def _is_suffix(word: str) -> bool:
    stem = word.partition(".")[0]
    return stem.upper() in load_grammar().suffixes


def _word(word: str, series: Series, grammar: Grammar) -> Component | None:
    """A component of letters: a suffix, a type, or a State's code."""
    if dotted := _DOTTED.match(word):
        label = dotted[1].upper()
        if label in grammar.suffixes:
            return Component("suffix", dotted[2], grammar.suffixes[label], dotted=True)
        if label in grammar.dotted_types:
            return Component("type", dotted[2], grammar.dotted_types[label], dotted=True)
        return None
    return _bare_word(word, series, grammar)


def _bare_word(word: str, series: Series, grammar: Grammar) -> Component | None:
    if word in grammar.bare_suffixes:
        return Component("suffix", "", word)
    if series.states and grammar.is_state(word):
        return Component("state", word)
    if word in grammar.bare_types:
        return Component("type", "", word)
    return None
