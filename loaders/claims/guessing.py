"""Grammar without a model: a rough reading of who does what, for the mode "rules".

The words get the same tags and relations as a parser would give, so that all later steps are shared.
"""

from collections.abc import Sequence

from loaders.claims.guess_clauses import read_clauses
from loaders.claims.words import Sentence, Word


def guess_grammar(start: int, end: int, words: Sequence[Word]) -> Sentence:
    """The sentence with guessed tags, relations and heads; its words in a tree without loops."""
    reading = read_clauses(words)
    heads = reading.heads
    _cut_loops(heads)
    lefts, rights = _spans(heads)
    placed = tuple(
        Word(w.index, w.text, w.lower, w.start, w.end, w.mention, tag, dep, head, left, right)
        for w, tag, dep, head, left, right in zip(
            words, reading.tags, reading.deps, heads, lefts, rights, strict=True
        )
    )
    children: list[list[int]] = [[] for _ in words]
    for at, head in enumerate(heads):
        if head != at:
            children[head].append(at)
    return Sentence(start, end, placed, tuple(map(tuple, children)))


def _cut_loops(heads: list[int]) -> None:
    """Make a root of the word at which a loop of governors closes."""
    done = [False] * len(heads)
    for first in range(len(heads)):
        path: list[int] = []
        at = first
        while not done[at]:
            done[at] = True
            path.append(at)
            at = heads[at]
        if at in path and heads[at] != at:
            heads[at] = at


def _spans(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and last word that each word governs, itself included."""
    lefts, rights = list(range(len(heads))), list(range(len(heads)))
    for at, head in enumerate(heads):
        current, above = at, head
        # What reaches so far already, all above it does too.
        while above != current and not lefts[above] <= at <= rights[above]:
            if at < lefts[above]:
                lefts[above] = at
            else:
                rights[above] = at
            current, above = above, heads[above]
    return lefts, rights
