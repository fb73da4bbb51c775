"""Grammar without a model: a rough reading of who does what, for the mode "rules".

The words get the same tags and relations as a parser would give, so that all later steps are shared.
"""

from collections.abc import Sequence

from loaders.claims.clause_reader import ClauseReader
from loaders.claims.words import Sentence, Word


def guess_grammar(start: int, end: int, words: Sequence[Word]) -> Sentence:
    """The sentence with guessed tags, relations and heads; its words in a tree without loops."""
    reader = ClauseReader(words)
    reader.read()
    heads = reader.heads
    lefts, rights = list(range(len(words))), list(range(len(words)))
    for at in range(len(words)):
        _reach(at, heads, lefts, rights)
    placed = tuple(
        Word(w.index, w.text, w.lower, w.start, w.end, w.mention, tag, dep, head, left, right)
        for w, tag, dep, head, left, right in zip(
            words, reader.tags, reader.deps, heads, lefts, rights, strict=True
        )
    )
    children: list[list[int]] = [[] for _ in words]
    for at, head in enumerate(heads):
        if head != at:
            children[head].append(at)
    return Sentence(start, end, placed, tuple(map(tuple, children)))


def _reach(at: int, heads: list[int], lefts: list[int], rights: list[int]) -> None:
    """Widen all that governs a word so far that it is inside; a loop is cut where it closes."""
    current, seen = at, {at}
    while heads[current] != current:
        above = heads[current]
        if above in seen:
            heads[current] = current
            return
        seen.add(above)
        lefts[above], rights[above] = min(lefts[above], at), max(rights[above], at)
        current = above
