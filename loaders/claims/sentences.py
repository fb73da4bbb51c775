"""Sentences of prose and of footnotes, as spans.

Footnotes abound in stops that end nothing: "para. 16", "ed. Felice", "U.N.", "Add.1". A stop ends a
sentence when white space follows and then a capital, a digit at a note's start, or an opening quote.
"""

import re
from collections.abc import Iterator

_ANCHOR = r"(?:\s?(?:\[\^?\w{1,4}\]|[⁰¹²³⁴-⁹]+|\(\d{1,3}\)|<sup>\d+</sup>))*"
_END = re.compile(
    r"(?:(?<![.!?])[.!?]+[”’\"')\]]*"
    + _ANCHOR
    + r"|[.!?]?[”\"])(?=\s+[“‘\"(\[]*[A-Z0-9“‘\"])|\n\s*\n|\n(?=\s*(?:\(?[a-z0-9]{1,3}[.)]\s|[•*–-]\s))|;(?=\s*\n)"
)
_SEMICOLON = re.compile(
    r";"
    + _ANCHOR
    + r"(?!\s+(?:and\s+|or\s+)?(?:that|to|\()\b)(?=\s+(?:[“\"]?(?:it|its|they|he|she|the|an?|in|on|this|that|these|those|while|but|and|however|moreover|both|no|any|his|her|until|since|there|at|by|after|before|when|although|nobody|nothing|yet|so|also|meanwhile|instead|later|most|many|others|none|where|[A-Z]\w+)\b))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Hon|St|Jr|Sr|No|Nos|no|nos|para|paras|Para|Paras|p|pp|art|arts|Art|Arts|"
    r"ch|Ch|sec|Sec|sect|vol|Vol|ed|eds|Ed|Eds|trans|rev|Rev|Add|Corr|cf|Cf|e\.g|i\.e|viz|vs|v|al|etc|Inc|Ltd|Co|Corp|fig|Fig|n|nn|ibid|Ibid|supra|"
    r"Doc|doc|Res|res|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|ca|c|U\.N|U\.S|U\.K|E\.U|D\.C|Ph\.D|Univ|Int|Intl|Comm)|(?<![A-Za-z])[A-Z](?:\.[A-Z])+)\Z"
)


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of text[start:end], trimmed of white space, in order."""
    at = start
    for match in _END.finditer(text, start, end):
        if not _ends_sentence(text, at, match):
            continue
        yield from _clauses(text, at, match.end())
        at = match.end()
    yield from _clauses(text, at, end)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a sentence between semicolons, where each could stand alone."""
    at = start
    for match in _SEMICOLON.finditer(text, start, end):
        is_quoted = text.count("“", at, match.start()) > text.count("”", at, match.start())
        is_bracketed = text.count("(", at, match.start()) > text.count(")", at, match.start())
        if not (is_quoted or is_bracketed):
            yield from _trimmed(text, at, match.end())
            at = match.end()
    yield from _trimmed(text, at, end)


def _ends_sentence(text: str, at: int, match: re.Match[str]) -> bool:
    mark = match[0]
    if mark[0] in "\n;":
        return True
    if mark[0] in '”"':
        # A closing quote without a stop ends a title in a note: “Title” New citation. Rarely a sentence.
        return False
    before = text[max(at, match.start() - 12) : match.start()]
    is_closed = len(mark) > 1 and mark[1] in "”’\"')]"
    if mark[0] == "." and not is_closed and _ABBREVIATION.search(before):
        return False
    # "Rev." and "para." apart, a stop before a digit is a number's or a symbol's.
    follows = text[match.end() :].lstrip()[:1]
    return not (
        mark == "." and follows.isdigit() and before[-1:].isdigit() and len(before.split()[-1]) < 3
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def is_quoted(text: str, start: int, at: int) -> bool:
    """Whether a place stands inside a quotation that opened after `start`."""
    before = text[start:at]
    curly = before.count("“") - before.count("”")
    return curly > 0 or (curly == 0 and before.count('"') % 2 == 1)
