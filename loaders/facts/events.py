"""Things that happened on a date that the sentence tells: visits, killings, releases, elections, sessions.

The words of each kind are rows of `seeds/event_kinds.yaml`. An event takes the date nearest to its words in
one clause or the next; what is planned, asked for or denied is none, but a session has its dates beforehand.
"""

import re
from dataclasses import dataclass
from functools import cache

from graph_schema.extraction import Event
from loaders.facts.passages import (
    Passage,
    Span,
    fact_id,
    is_date_of_another,
    is_told_as_fact,
    subjects_before,
)
from loaders.text_dates import TextDate
from loaders.vocabulary import read_rows

_REACH = 90
_OBJECT_REACH = 40
_SESSION_REACH = 40
_BREAK = re.compile(r"[.,;:()]")
_NOT_YET = re.compile(
    r"\b(?:since|by|until|before|after)\s+\Z|\Aby |\Auntil |\Asince ", re.IGNORECASE
)
_OTHER_VERB = re.compile(r"[;:)]|\b(?:which|who|that|because|although|when)\b")
# "adopted" makes an event only of a text, "opened" and "launched" only of an institution or an initiative.
_OBJECTS = {
    "adoption": re.compile(
        r"\b(?:[Rr]esolution|[Dd]eclaration|[Cc]onvention|[Cc]ovenant|[Pp]rotocol|[Rr]ules|[Pp]rinciples|[Gg]uidelines|[Oo]bservations|[Tt]reaty|[Ss]tatute|[Ll]aw|[Cc]onstitution)\b|state:|treaty:"
    ),
    "opening": re.compile(
        r"\b(?:[Oo]ffice|[Mm]ission|[Ii]nitiative|[Cc]entre|[Cc]ommission|[Ii]nquiry|[Pp]resence|[Cc]ourt|[Tt]ribunal|[Cc]ampaign|[Pp]rogramme|[Cc]ouncil|structure)\b"
    ),
}
_INVOLVED = ("state:", "tb:", "sp:", "org:")
_CONFIDENCE = 0.75


@dataclass(frozen=True, slots=True)
class _Kind:
    id: str
    words: re.Pattern[str]
    is_scheduled: bool


def read_events(passage: Passage) -> list[Event]:
    """The events of a passage in order, one a date and kind."""
    found: dict[tuple[str, str, int], Event] = {}
    for sentence in passage.sentences:
        dates = passage.dates_in(sentence)
        if not dates or not _any_kind().search(passage.text, *sentence):
            continue
        for kind in _kinds():
            for words in kind.words.finditer(passage.text, *sentence):
                event = _event(passage, sentence, kind, words.span(), dates)
                if event is not None:
                    found.setdefault((kind.id, str(event.date), sentence[0]), event)
    return sorted(found.values(), key=lambda e: (e.start, e.end))


@cache
def _any_kind() -> re.Pattern[str]:
    """Any word of any kind: most dated sentences have none."""
    return re.compile("|".join(kind.words.pattern for kind in _kinds()))


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(row["id"], re.compile(rf"\b(?:{row['words']})\b"), bool(row.get("scheduled")))
        for row in read_rows("event_kinds.yaml")
    )


def _event(
    passage: Passage, sentence: Span, kind: _Kind, words: Span, dates: list[TextDate]
) -> Event | None:
    if not kind.is_scheduled and (
        passage.is_cited_at(words) or not is_told_as_fact(passage.text, sentence, words)
    ):
        return None
    objects = _OBJECTS.get(kind.id)
    if objects and not objects.search(passage.text, *sentence):
        return None
    date = _date_of(passage, kind, words, dates)
    if date is None:
        return None
    subjects = [
        s.start for s in subjects_before(passage, sentence, words[0]) if words[0] - s.start < _REACH
    ]
    start, end = min(words[0], date.start, *subjects), max(words[1], date.end)
    end = _with_object(passage, sentence, words[1], end)
    involved = dict.fromkeys(
        m.id for m in passage.mentions_in(_clause(passage, sentence, (start, end)), *_INVOLVED)
    )
    return Event(
        id=fact_id("event", passage, start, end), kind=kind.id, name=_name(passage.text[start:end]),
        date=date.edtf, start=start, end=end, quote=passage.quote(start, end), rule=f"event_{kind.id}",
        confidence=_CONFIDENCE, involves=tuple(involved),
    )  # fmt: skip


def _date_of(passage: Passage, kind: _Kind, words: Span, dates: list[TextDate]) -> TextDate | None:
    """The nearest date within reach that no other clause owns; a session's dates follow its name."""
    near = [
        (max(words[0], date.start) - min(words[1], date.end), date.start, date)
        for date in dates
        if not is_date_of_another(passage, date)
        and not date.edtf.endswith("~")
        and (date.start >= words[0] or not kind.is_scheduled)
        and (_opens_then(kind, words, date) or _is_dated_by(passage.text, words, date))
    ]
    return min(near)[2] if near else None


def _opens_then(kind: _Kind, words: Span, date: TextDate) -> bool:
    """ "its 56th session, scheduled to run from …": a session's dates may follow a comma."""
    return kind.is_scheduled and 0 <= date.start - words[1] < _SESSION_REACH


def _is_dated_by(text: str, words: Span, date: TextDate) -> bool:
    """Whether date and words stand in one clause: no other verb's words, and no comma before a date that follows."""
    if _NOT_YET.search(text[max(0, date.start - 8) : date.start]) or _NOT_YET.search(
        text[date.start : date.end]
    ):
        return False
    is_after = date.start >= words[1]
    between = text[words[1] : date.start] if is_after else text[date.end : words[0]]
    if len(between) > _REACH or _OTHER_VERB.search(between):
        return False
    return "," not in between if is_after and len(between) > len(", ") else True


def _clause(passage: Passage, sentence: Span, span: Span) -> Span:
    """The span and what stands before it in the sentence, where the one who acted is named."""
    breaks = [m.end() for m in re.compile(r"[;:]").finditer(passage.text, sentence[0], span[0])]
    return (breaks[-1] if breaks else sentence[0], span[1])


def _with_object(passage: Passage, sentence: Span, words_end: int, end: int) -> int:
    """The end of what is named right after the words, so that the quote tells what was adopted or visited."""
    near = [
        last for first, last in passage.names_in((words_end, min(sentence[1], words_end + _OBJECT_REACH)))
        if last <= sentence[1]
        and not _BREAK.search(passage.text, words_end, first)
    ]  # fmt: skip
    return max([end, *near])


def _name(words: str) -> str:
    return " ".join(words.split())[:160]
