"""An act: a frame that fired, with who speaks, who is asked, and which words carry its content."""

from dataclasses import dataclass

from loaders.claims.frames import Frame
from loaders.claims.rules import RuleName
from loaders.claims.words import Sentence, Word

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """One act in one sentence.

    `frames` fit the words around the trigger, the narrowest first; who speaks decides among them.
    `speakers` are the heads of the phrases that name who does it, empty where the sentence leaves it
    to what stands before (`is_implied`). `asked` are the heads of the phrases that name of whom.
    `pieces` are the spans of the content, one for each claim that it makes. `rule` is the way it is told,
    `word` the lemma that the rule hangs on, where it hangs on one.
    """

    sentence: Sentence
    trigger: Word
    frames: tuple[Frame, ...]
    speakers: tuple[Word, ...]
    pieces: tuple[Span, ...]
    clause: Span
    rule: RuleName
    word: str = ""
    asked: tuple[Word, ...] = ()
    count: int | None = None
    is_implied: bool = False
    is_negated: bool = False
