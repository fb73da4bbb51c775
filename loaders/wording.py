"""The words by which parts of an article are known, from `seeds/headings.yaml`."""

import re
from functools import cache

from loaders.vocabulary import read_rows

_NUMBERING = re.compile(r"(?:\d{1,2}|[ivxlc]{1,6}|[a-z])[.)] ")
_LONGEST_HEADING_OF_NOTES = 60


@cache
def words_of(part: str) -> frozenset[str]:
    """The words of one row, casefolded. Raises `KeyError` when the file has no such row."""
    rows = {row["id"]: row["words"] for row in read_rows("headings.yaml")}
    return frozenset(word.casefold() for word in rows[part])


@cache
def pattern_of(part: str) -> re.Pattern[str]:
    """Matches any of a row's words, as whole words, in any case; a sign such as © stands anywhere."""
    words = sorted(words_of(part), key=len, reverse=True)
    whole = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in words if word[0].isalnum()]
    signs = [re.escape(word) for word in words if not word[0].isalnum()]
    return re.compile("|".join([*whole, *signs]), re.IGNORECASE)


def is_notes_heading(line: str) -> bool:
    """Whether a whole line is a heading such as `Notes`, `## Endnotes:` or `VI. REFERENCES`."""
    if len(line) > _LONGEST_HEADING_OF_NOTES:
        return False
    plain = line.strip("#*_:. \t\u00a0=-").casefold()
    return plain in words_of("notes") or _NUMBERING.sub("", plain, count=1) in words_of("notes")
