"""A sentence while its grammar is guessed: tags, relations and heads so far, and the clauses still open."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.claims.frames import load_frames
from loaders.claims.verb_shapes import shape_of
from loaders.claims.wordlists import word_list
from loaders.claims.words import Word


@dataclass(slots=True)
class Clause:
    """A clause being read: how it hangs on its `owner`, its subject, verb and opening word, each -1 while
    unknown; `start` is the place where it was opened."""

    dep: str
    owner: int
    subject: int = -1
    verb: int = -1
    mark: int = -1
    start: int = -1


@dataclass(slots=True)
class Reading:
    """What is known of the words read so far; `tags`, `deps` and `heads` are the answer, by the word's index.

    `stack` holds the open clauses, `phrase` the noun phrase and `helpers` the auxiliaries being read. `verb`,
    `noun`, `preposition` (one that waits for its noun) and `infinitive` ("to") are the last of their kind, -1
    where there is none; `awaits_speaker` is a verb of speech before its subject.
    """

    words: Sequence[Word]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    stack: list[Clause]
    phrase: list[int] = field(default_factory=list)
    helpers: list[int] = field(default_factory=list)
    set_words: frozenset[int] = frozenset()
    root: int = -1
    verb: int = -1
    noun: int = -1
    preposition: int = -1
    infinitive: int = -1
    awaits_speaker: int = -1
    is_quoted: bool = False

    def push(self, clause: Clause) -> None:
        clause.start = len(self.tags)
        self.stack.append(clause)

    def hang(self, at: int, head: int, dep: str) -> None:
        if head >= 0 and head != at:
            self.heads[at], self.deps[at] = head, dep

    def pop_to(self, clause: Clause) -> None:
        while self.stack[-1] is not clause:
            self.stack.pop()

    def has_verb(self) -> bool:
        """Whether no clause waits for a finite verb; a phrase just read may open a clause of its own."""
        for clause in self.stack:
            if clause.verb < 0 <= clause.subject:
                return False
        return self.stack[-1].verb >= 0 or (not self.phrase and self.noun < 0)

    def is_verb(self, at: int) -> bool:
        word = self.words[at] if at < len(self.words) else None
        return (
            word is not None and word.mention is None and bool({*shape_of(word.lower)} & set("DPZ"))
        )

    def takes_infinitive(self, noun: int) -> bool:
        lower = self.words[noun].lower
        is_named = lower in load_frames().nouns or lower in word_list("clause_nouns")
        return is_named and self.words[noun].mention is None

    def telling_verb(self) -> int:
        """The verb that a "that" goes with: the last, or the last of an act."""
        return self.verb if self.verb >= 0 else self.root
