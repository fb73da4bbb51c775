"""Where the claimant said it, and when: the document cited for a sentence, and the date of the act."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from graph_schema.dates import date_bounds, is_edtf, overlaps
from graph_schema.extraction import Citation, Footnote, Party, Pinpoint, SourceBasis, StatedIn
from loaders.claims.acts import Act, Span
from loaders.claims.reasons import Decided, decided
from loaders.claims.sentences import is_quoted
from loaders.claims.units import Unit
from loaders.text_dates import TextDate
from loaders.vocabulary import Vocabulary

_NEWS = frozenset({"news", "web", "press_release", "newsletter"})
_ANCHOR_REACH = 4


@dataclass(frozen=True, slots=True)
class Sourced:
    """The documents in which the claimant said it, how they were found, and the citation used."""

    stated_in: tuple[StatedIn, ...]
    basis: SourceBasis
    citation: Citation | None


_NOWHERE = decided(
    Sourced((), "not_in_text", None), "no document of the speaker's own is cited for it"
)


def find_source(
    sentence: Span, unit: Unit, claimant: Party, cited: Sequence[Citation], vocabulary: Vocabulary
) -> Decided[Sourced]:
    """The first document cited after the sentence that the claimant could have spoken in.

    `cited` are the citations at hand for the sentence: of its own note, or of the note called at its end.
    """
    after = [c for c in cited if unit.footnote is None or c.end > sentence[0]]
    own = [c for c in after if c.symbol and is_of_body(c.symbol, claimant, vocabulary)]
    if own:
        return _of_own_series(own[0])
    for citation in after:
        if citation.document_id is None:
            continue
        if citation.symbol and body_of_symbol(citation.symbol, vocabulary) is not None:
            # Another body's document: it reports the claimant, as an inquiry quotes a State's letter.
            if claimant.kind == "state":
                return _cited(citation, "another body's document, which reports what a State said")
            continue
        if (
            citation is after[0]  # with another work between, the words before it are of that one
            and citation.symbol is None
            and claimant.kind != "state"
            and _published_by(citation, claimant)
        ):
            return _cited(citation, "the speaker wrote or published the work cited for it")
        if citation.kind in _NEWS:
            why = "only a news report or web page is cited for it"
            return decided(Sourced((), "news", citation), why, (citation.start, citation.end))
    return _NOWHERE


def _of_own_series(citation: Citation) -> Decided[Sourced]:
    basis: SourceBasis = "back_reference" if citation.back_reference else "in_text"
    if citation.document_id is None:
        return _NOWHERE
    why = f"the symbol {citation.symbol} is of a series of the speaker's"
    at = (citation.start, citation.end)
    return decided(Sourced((_stated(citation),), basis, citation), why, at)


def _cited(citation: Citation, why: str) -> Decided[Sourced]:
    at = (citation.start, citation.end)
    return decided(Sourced((_stated(citation),), "in_text", citation), why, at)


def find_elsewhere(
    claimant: Party, date: str | None, citations: Sequence[Citation], vocabulary: Vocabulary
) -> Decided[Sourced]:
    """A document of the claimant's own, cited in some other note, of the very date of the act."""
    if date is None or not is_edtf(date):
        return _NOWHERE
    when = date_bounds(date)
    if when.precision not in {"day", "month"}:
        return _NOWHERE
    for citation in citations:
        if not (citation.symbol and citation.document_id and citation.date):
            continue
        is_own = is_of_body(citation.symbol, claimant, vocabulary)
        if is_own and is_edtf(citation.date) and overlaps(when, date_bounds(citation.date)):
            found = Sourced((StatedIn(citation.document_id),), "resolved_by_footnote", citation)
            why = "a document of the speaker's, of the very date, is cited in another note"
            return decided(found, why, (citation.start, citation.end))
    return _NOWHERE


def anchors_of(footnotes: Sequence[Footnote]) -> list[tuple[int, int]]:
    """Where the body calls each note, with the note's number, in order of the text."""
    return sorted((anchor.start, note.number) for note in footnotes for anchor in note.anchors)


def notes_called(sentence: Span, anchors: Sequence[tuple[int, int]]) -> list[int]:
    """Numbers of the notes whose anchors stand in the sentence or right after it, the last first."""
    first = bisect_left(anchors, (sentence[0], -1))
    last = bisect_left(anchors, (sentence[1] + _ANCHOR_REACH + 1, -1))
    return [number for _, number in reversed(anchors[first:last])]


def _stated(citation: Citation) -> StatedIn:
    return StatedIn(str(citation.document_id), _pinpoint(citation.pinpoints))


def _pinpoint(pinpoints: Sequence[Pinpoint]) -> str | None:
    return pinpoints[0].value if pinpoints else None


def _published_by(citation: Citation, claimant: Party) -> bool:
    told = f"{citation.publisher or ''} {' '.join(citation.authors)}".casefold()
    return claimant.name.casefold() in told or claimant.id.split(":")[-1].casefold() in told.split()


@cache
def _prefixes(vocabulary: Vocabulary) -> dict[str, str]:
    """The body of each symbol prefix; the first row's where two claim one."""
    bodies: dict[str, str] = {}
    for entity in vocabulary.of_kind("body"):
        for prefix in entity.row.get("symbol_prefixes") or ():
            bodies.setdefault(str(prefix), entity.id)
    return bodies


@lru_cache(maxsize=8192)
def body_of_symbol(symbol: str, vocabulary: Vocabulary) -> str | None:
    """The body whose `symbol_prefixes` the symbol starts with, by the longest; `None` when no row has it."""
    bodies = _prefixes(vocabulary)
    ends = [len(symbol), *(at for at in range(len(symbol) - 1, 0, -1) if symbol[at] in "/.")]
    return next((bodies[symbol[:end]] for end in ends if symbol[:end] in bodies), None)


def is_of_body(symbol: str, claimant: Party, vocabulary: Vocabulary) -> bool:
    return body_of_symbol(symbol, vocabulary) == claimant.id


def date_of(act: Act, dates: Sequence[TextDate], text: str) -> TextDate | None:
    """The date told for an act: the nearest to its trigger, outside its content where there is one."""
    start = act.sentence.start
    inside = [
        d
        for d in dates
        if start <= d.start
        and d.end <= act.sentence.end
        and not is_quoted(text, start, d.start)
        and not d.edtf.endswith("X")  # "in the 1950s" tells of what is spoken of
    ]
    if not inside:
        return None
    outside = [d for d in inside if not any(s <= d.start and d.end <= e for s, e in act.pieces)]
    candidates = [d for d in (outside or inside) if not _is_of_something_else(text, d)]
    if not candidates:
        return None
    return min(
        candidates,
        key=lambda d: min(abs(d.start - act.trigger.end), abs(act.trigger.start - d.end)),
    )


def _is_of_something_else(text: str, date: TextDate) -> bool:
    """ "since 2004", "the 1951 Convention": the date of another thing."""
    words = text[date.start : date.end].lower()
    after = text[date.end : date.end + 14].lstrip().lower()
    return words.startswith(("since", "until", "by ")) or after.startswith(
        (
            "convention",
            "protocol",
            "covenant",
            "report",
            "resolution",
            "law",
            "act ",
            "constitution",
            "declaration",
            "agreement",
        )
    )
