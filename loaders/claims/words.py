"""A sentence as words with their grammar, each tied to its span in the article.

Every mention is one word, spelt as a short stand-in ("Committee", "China"): a parser trained on news
knows those, and a name of twelve words full of prepositions would break its parse.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graph_schema.extraction import Mention

if TYPE_CHECKING:
    from spacy.language import Language

_STAND_INS = {
    "state_adjective": "Chinese",
    "state_people": "Koreans",
    "holder_name": "Smith",
}
# A note's anchor is no word; an ending cut from a name ("China|’s") is one word; so is a document symbol.
_TOKEN = re.compile(
    r"(?P<skip>\[\^?\w{1,8}\](?!\()|\]\([^)\s]{0,400}\)|https?://\S+|[*_`#>|]+|\[(?=[^\]]{0,300}\]\()|[¹²³⁴-⁹⁰]+|\n)|['’](?:s|re|ve|ll|d|m)\b|[A-Z]+(?:/[\w.]+)+|\d{1,3}(?:,\d{3})+|\w+(?:[.’'-]\w+)*|[^\w\s]"
)
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
# "Ntikarahera v. Burundi" is one name, in which no State acts.
_CASE = re.compile(
    r"(?!In |As |On |Under |The |See |And |But |Since |After )[A-Z][\w’'.-]{0,40}"
    r"(?:,? (?:and|et|al\.?|of|de|[A-Z][\w’'.-]{0,40})){0,6}? (?:v\.?|vs\.?|c\.) (?:the )?"
    r"[A-Z][\w’-]*(?: (?:and|of) (?:the )?[A-Z][\w’-]*){0,3}"
)
# "GENEVA, 3 May – " tells where a report was written; it is no part of its first sentence.
_DATELINE = re.compile(
    r"[A-Z][A-Z’' .]{3,30}(?:,[^–—\n-]{0,30}|\([^)\n]{0,30}\) ?)?\s?[–—-]{1,2}\s+(?=\S)"
)
_DETERMINER_BEFORE = re.compile(
    r"\b(?:the|a|an|its|their|this|that|UN|former|current|new)\s\Z", re.IGNORECASE
)


class Word(NamedTuple):
    """One word or mention; `head` is the index of its governor, its own index at a root.

    A tuple, since no other value is made so often: twice for each word of each sentence that is read.
    """

    index: int  # type: ignore[assignment]  # hides `tuple.index`, which nobody asks of a word
    text: str
    lower: str
    start: int
    end: int
    mention: Mention | None
    tag: str = ""
    dep: str = ""
    head: int = 0
    left: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence, with the span of the sentence in the article."""

    start: int
    end: int
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...] = ()

    def under(self, word: Word, *deps: str) -> list[Word]:
        """The words that `word` governs, in order; only those of the given relations, when any."""
        below = self.children[word.index]
        if not below:
            return []
        words = self.words
        if not deps:
            return [words[index] for index in below]
        return [child for index in below if (child := words[index]).dep in deps]

    def first_under(self, word: Word, *deps: str) -> Word | None:
        return next(iter(self.under(word, *deps)), None)

    def governor(self, word: Word) -> Word | None:
        """The word that governs `word`; `None` at a root."""
        return self.words[word.head] if word.head != word.index else None

    def governors(self, word: Word) -> Iterator[Word]:
        """From the nearest to the root."""
        current = self.governor(word)
        while current is not None:
            yield current
            current = self.governor(current)

    def subtree(self, word: Word) -> Sequence[Word]:
        return self.words[word.left : word.right + 1]


def read_words(
    text: str,
    start: int,
    end: int,
    mentions: Iterable[Mention],
    anchors: Sequence[tuple[int, int]] = (),
) -> tuple[Word, ...]:
    """The words of text[start:end] without grammar, mentions as one word each, anchors of notes left out."""
    words: list[Word] = []
    dateline = _DATELINE.match(text, start, end)
    at = dateline.end() if dateline else start
    marks = [Mention("", left, right, "", "anchor", 1.0) for left, right in anchors]
    marks += [Mention("", *case.span(), "", "case", 1.0) for case in _cases(text, start, end)]
    for mention in sorted([*mentions, *marks], key=lambda m: m.start):
        if mention.start < at or mention.end > end:
            continue
        _add_plain(text, at, mention.start, words)
        if mention.rule == "anchor":
            at = mention.end
            continue
        if mention.rule == "case":
            words.append(Word(len(words), "Smith", "smith", mention.start, mention.end, None))
            at = mention.end
            continue
        stand_in = _stand_in(text, mention)
        words.append(
            Word(len(words), stand_in, stand_in.lower(), mention.start, mention.end, mention)
        )
        at = mention.end
    _add_plain(text, at, end, words)
    return tuple(words)


def _cases(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Names of court cases; the letters "v." are looked for first, since most sentences have none."""
    if re.search(r" (?:v\.?|vs\.?|c\.) ", text[start:end]):
        yield from _CASE.finditer(text, start, end)


def _add_plain(text: str, start: int, end: int, words: list[Word]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        if match["skip"]:
            continue
        left, right = match.span()
        pieces = [(left, right)]
        token = match[0]
        # Only a word with an apostrophe in it may be a contraction.
        cut = _CONTRACTION.search(token) if "’" in token or "'" in token else None
        if cut and cut.start():
            middle = left + cut.start()
            pieces = [(left, middle), (middle, right)]
        for left, right in pieces:
            spelt = _straight(text[left:right])
            words.append(Word(len(words), spelt, spelt.lower(), left, right, None))


def _straight(word: str) -> str:
    """The word with straight quotation marks and apostrophes."""
    if word.isascii():
        return word
    return word.replace("’", "'").replace("“", '"').replace("”", '"').replace("‘", "'")


def _stand_in(text: str, mention: Mention) -> str:
    if mention.rule in _STAND_INS:
        return _STAND_INS[mention.rule]
    if mention.id.startswith("state:"):
        return "China"
    if mention.id.startswith("treaty:"):
        return "Convention"
    if mention.id.endswith("*") or (
        text[mention.start : mention.end].endswith("s") and " " in mention.text
    ):
        is_plural = (
            not mention.text.endswith(("Nations", "ss", "us", "States", "is"))
            and mention.text[-6:] != "Rights"
        )
        if is_plural and mention.text.split()[-1] in _PLURAL_HEADS:
            return "Committees"
    if _DETERMINER_BEFORE.search(text, max(0, mention.start - 10), mention.start):
        return "Committee"
    return "NATO"


_PLURAL_HEADS = frozenset(
    {
        "Bodies", "bodies", "mechanisms", "Rapporteurs", "rapporteurs", "Procedures",
        "procedures", "experts", "Experts", "states", "States", "parties", "organizations",
        "organisations", "NGOs", "groups", "officials", "governments", "Committees",
        "committees", "members", "countries",
    }
)  # fmt: skip


def parse_all(
    nlp: "Language", pieces: Sequence[tuple[int, int, tuple[Word, ...]]]
) -> Iterator[Sentence]:
    """The sentences with their grammar, in order, parsed in batches."""
    from spacy.tokens import Doc  # noqa: PLC0415 (only the parser mode may import spaCy)

    docs = (
        Doc(nlp.vocab, words=[word.text for word in words], spaces=_spaces(words))
        for _, _, words in pieces
    )
    for (start, end, words), doc in zip(pieces, nlp.pipe(docs, batch_size=64), strict=True):
        yield _with_grammar(start, end, words, doc)


def _spaces(words: Sequence[Word]) -> list[bool]:
    gaps = [after.start > before.end for before, after in itertools.pairwise(words)]
    return [*gaps, False]


def _with_grammar(start: int, end: int, words: tuple[Word, ...], doc: Any) -> Sentence:
    parsed = tuple(
        Word(
            w.index,
            w.text,
            w.lower,
            w.start,
            w.end,
            w.mention,
            t.tag_,
            t.dep_,
            t.head.i,
            t.left_edge.i,
            t.right_edge.i,
        )
        for w, t in zip(words, doc, strict=True)
    )
    children: list[list[int]] = [[] for _ in parsed]
    for word in parsed:
        if word.head != word.index:
            children[word.head].append(word.index)
    return Sentence(start, end, parsed, tuple(tuple(found) for found in children))
