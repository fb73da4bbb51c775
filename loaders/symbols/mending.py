"""What pages misprint in symbols, put right and said.

Each function gives the mended words with a sentence for everything that it changed: nothing is
mended silently. Blanks before a session or year in parentheses are no fault.
"""

import re
from functools import lru_cache

from loaders.symbols.grammar import Grammar, load_grammar

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
BLANK = r"[ \n\u00a0\u200b]"

_GLUED_DATE = re.compile(rf"\d+(?= (?:{MONTHS})\b\.? (?:19|20)\d\d)")
_LAST_FIGURES = re.compile(r"(?<!\d)\d+\Z")
_HYPHENS = str.maketrans(dict.fromkeys("–—−‑", "-") | dict.fromkeys(" \n\u00a0\u200b"))
_UNDOTTED = re.compile(r"([A-Za-z]+)(\d{1,4})\Z")
_SHOUTED = ("RES", "DEC", "HRC", "CO")
_NUMBERED_BY_DOT = ("SR", "PV", "CRP")
_UNUSUAL = re.compile(r"[\s?\u200b]|//|-(?=[ACR][a-z]+\.)|(?i:res)\d")
_BLANK_INSIDE = re.compile(rf"[/.]{BLANK}|{BLANK}/|[A-Z],{BLANK}?/")
_SLASH_OF_RES = re.compile(rf"(?i:/res){BLANK}?\d")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def surface_repairs(printed: str) -> list[str]:
    """What the printed form alone shows to have been mended."""
    stem = printed.partition(" (")[0]
    if stem.isascii() and not _UNUSUAL.search(stem):
        return []
    repairs = []
    if _SLASH_OF_RES.search(stem):
        repairs.append("put in the missing slash")
    if _BLANK_INSIDE.search(stem):
        repairs.append("took out a space or comma inside the symbol")
    if re.search(r"[–—-](?=[ACR][a-z]+\.)", stem):
        repairs.append("read a dash before a suffix as a slash")
    if re.search(r"[–—−‑]\d", stem):
        repairs.append("wrote a dash as a hyphen")
    if "?" in stem:
        repairs.append("read a question mark as a slash")
    if "//" in stem:
        repairs.append("took out a doubled slash")
    return repairs


def without_glued_date(text: str, words: list[str], stop: int) -> tuple[list[str], int, str | None]:
    """ "CO/224 November 2005" is CO/2 of 24 November: the longest possible day is the date's."""
    if text[stop : stop + 1] != " ":
        return words, stop, None
    figures = _LAST_FIGURES.search(words[-1])
    if not figures or not _GLUED_DATE.match(text, stop - len(figures[0])):
        return words, stop, None
    for length in (2, 1):
        day = figures[0][-length:]
        if len(figures[0]) > length and 1 <= int(day) <= 31 and day[0] != "0":
            return (
                [*words[:-1], words[-1][:-length]],
                stop - length,
                f"took the glued day {day} for the start of a date",
            )
    return words, stop, None


def mended(words: list[str]) -> tuple[list[str], list[str]]:
    """Words in normal spelling, and what that took beyond blanks and dashes."""
    grammar = load_grammar()
    repairs: list[str] = []
    spelled: list[str] = []
    for word in words:
        right, repair = _spelled(word)
        spelled += right
        repairs += repair
    if meant := grammar.misprints.get("/".join(spelled[:2])):
        repairs.append(f"read {'/'.join(spelled[:2])} as {meant}")
        spelled[:2] = meant.split("/")
    if f"{spelled[0]}/C" in grammar.series and grammar.is_state(spelled[1]):
        spelled.insert(1, "C")
        repairs.append("added the missing /C/")
    for place in range(len(spelled) - 1, 0, -1):
        if _is_res_of_series(spelled, place, grammar):
            spelled[place : place + 1] = ["RES", spelled[place].partition(".")[2]]
            repairs.append("read the dot after Res as a slash")
        if spelled[place - 1] in _NUMBERED_BY_DOT and spelled[place].isdigit():
            spelled[place - 1 : place + 1] = [f"{spelled[place - 1]}.{spelled[place]}"]
            repairs.append("read the slash before a number as a dot")
    return spelled, repairs


def _is_res_of_series(words: list[str], place: int, grammar: Grammar) -> bool:
    """Whether "Res.1325" is no type of its own, as in UNEP/EA.4/Res.1, but S/RES and a number."""
    if not words[place].upper().startswith("RES."):
        return False
    return "/".join([*words[:place], "RES"]) in grammar.series


def with_roman_session(words: list[str]) -> tuple[list[str], str] | None:
    """A/RES/3/217 as A/RES/217 and "III": how resolutions to the 30th session are numbered."""
    early = words[:2] == ["A", "RES"] and len(words) == 4 and words[2].isdigit()
    if not early or not 1 <= int(words[2]) < load_grammar().series["A/RES"].first_session:
        return None
    return ["A", "RES", words[3]], _roman(int(words[2]))


@lru_cache(maxsize=8192)
def _spelled(printed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One word as the grammar spells it, and what that took.

    Res is RES, add.1 Add.1, CN4 CN.4, HRC25 two words.
    """
    grammar, word = load_grammar(), printed.translate(_HYPHENS)
    if word.isalpha():
        if not word.isupper() and word.upper() in _SHOUTED:
            return (word.upper(),), (f"wrote {word} in capitals",)
        return (word,), ()
    if "." in word:
        right = grammar.spelled(word)
        return (right,), (() if right == word else (f"wrote {word} as {right}",))
    if undotted := _UNDOTTED.match(word):
        right = grammar.spelled(f"{undotted[1]}.{undotted[2]}")
        if grammar.is_dotted(right):
            return (right,), (f"put the missing dot into {word}",)
        if undotted[1] in _SHOUTED:
            return (undotted[1], undotted[2]), ("put in the missing slash",)
    return (word,), ()


def _roman(number: int) -> str:
    figures = ""
    for value, letters in _ROMAN:
        figures += letters * (number // value)
        number %= value
    return figures
