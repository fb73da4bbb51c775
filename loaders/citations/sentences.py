"""Where a note's sentences end: full stops that close none ("para. 3", "J. Smith") told from those that do."""

import re

from loaders.citations.masking import FILLER, MARKS, QUOTE_MARK, SYMBOL_MARK, MaskedNote
from loaders.citations.quotations import Quotation
from loaders.citations.words import load_words

EVENT = re.compile(
    rf"[()\[\];.?!{QUOTE_MARK}]"
    rf"(?:(?<=[()\[\]])|(?<=;)(?=\s)|(?<=[.?!])(?=[)\]]*(?:\s|\Z))|(?<={QUOTE_MARK}){FILLER}*)"
)
_NEXT_SENTENCE = re.compile(rf"[)\]]*\s+(?=[*_]{{0,2}}[A-Z0-9(\[“‘{MARKS}])")
_LAST_WORD = re.compile(r"[\w.’'&-]{1,14}\Z")
# "26 Hum. Rts. Q. 999": capitalised words after a volume's number are a journal's abbreviated name.
_JOURNAL = re.compile(r"(?<![\d-])\d{1,3} (?:(?:[A-Z][\w’'&.]*|&|of|and|the) ?){1,6}\Z")
# The Inter-American Court's own style: "A v. B. Merits. Judgment of 29 July 1988. Series C No. 4".
_CASE_GOES_ON = re.compile(
    r"(?:Advisory Opinion|Preliminary Objections?|Merits|Reparations|Interpretation of the|Provisional Measures|Series [AC] [Nn]o\.|Judgment of \ue003|Order of \ue003)"
)
_SENTENCE_ENDS = (".", "?", "!", "…")


def sentence_cut(note: MaskedNote, event: re.Match[str]) -> int | None:
    """Where the segment ends that this event closes; `None` when it closes none."""
    sign = event[0][0]
    if sign == ";":
        return event.end()
    following = _NEXT_SENTENCE.match(note.masked, event.end())
    if not following:
        return None
    if sign == QUOTE_MARK:
        part = note.parts[event.start()]
        inner = part.inner(note.text).rstrip("’'” ") if isinstance(part, Quotation) else ""
        return following.end() if inner.endswith(_SENTENCE_ENDS) else None
    if sign == "." and _CASE_GOES_ON.match(note.masked, following.end()):
        return None
    if sign == "." and _is_abbreviation(note.masked, event.start(), following.end()):
        return None
    return following.end()


def _is_abbreviation(masked: str, at: int, following: int) -> bool:
    word = _LAST_WORD.search(masked, max(0, at - 14), at)
    if not word or word[0][-1] == FILLER:
        return False
    letters = word[0]
    if len(letters) == 1 and letters.isalpha() and letters.isupper():
        return True
    if "." in letters and not letters[-1].isdigit():
        return masked[following] not in (QUOTE_MARK, SYMBOL_MARK) or letters.endswith("Doc")
    return letters.casefold() in load_words().abbreviations or bool(
        _JOURNAL.search(masked, max(0, at - 40), at)
    )
