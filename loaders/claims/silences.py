"""States that are said not to have replied, and what they left unanswered."""

from collections.abc import Iterator

from graph_schema import ids
from graph_schema.extraction import Mention, NoReply
from loaders.claims.acts import Span
from loaders.claims.telling import Cue, Telling, Told, cues, nearest

_BACK = 3
_UNSURE = (
    "if ",
    "whether ",
    "would ",
    "could ",
    "may ",
    "might ",
    "should ",
    "unless ",
    "because ",
)
_CONFIDENCE = 0.8


def read_silences(telling: Telling) -> Iterator[NoReply]:
    """In order of the text; `claims` is empty where no claim just before was put to the State."""
    digest = ids.text_digest(telling.text)[:12]
    for number, span in enumerate(telling.sentences):
        for cue, state in _silent(telling, span):
            start, end = min(cue.start, state.start), max(cue.end, state.end)
            code = state.id.removeprefix("state:")
            asked = [t.claim.id for t in _unanswered(telling, number, code, start)]
            yield NoReply(
                f"silence:{digest}:{start}-{end}", code, start, end, telling.text[start:end],
                cue.row, _CONFIDENCE, tuple(sorted(asked)),
            )  # fmt: skip


def _silent(telling: Telling, span: Span) -> Iterator[tuple[Cue, Mention]]:
    for cue in cues(telling, "silence", span):
        states = telling.named_in((span[0], cue.start), "state:")
        if states and not _is_unsure(telling.text[span[0] : cue.start]):
            yield cue, states[-1]
    for cue in cues(telling, "silence_from", span):
        states = telling.named_in((cue.end, min(span[1], cue.end + 60)), "state:")
        if states and not _is_unsure(telling.text[span[0] : cue.start]):
            yield cue, states[0]


def _is_unsure(words: str) -> bool:
    return any(word in f"{words.lower()} " for word in _UNSURE)


def _unanswered(telling: Telling, number: int, code: str, at: int) -> list[Told]:
    """What was put to the State in the nearest of the sentences just before."""
    earlier = [
        told for told in telling.before_position(at)
        if number - told.sentence <= _BACK
        and told.claim.claimant.kind != "state" and code in (*told.claim.addressees, *told.claim.subjects)
    ]  # fmt: skip
    return nearest(earlier)
