"""Whose act it is where the sentence does not say: an organ's resolution, a passive, a bracket after a cited work."""

import re
from collections.abc import Sequence

from graph_schema.extraction import Citation
from loaders.claims.acts import Act
from loaders.claims.article import Article
from loaders.claims.memory import JUDGING, Memory, generic_heads, party_of
from loaders.claims.reasons import Speaker, decided
from loaders.claims.sourcing import body_of_symbol
from loaders.claims.units import mentions_in

_BRACKET, _NEAR, _SIGNAL = 300, 80, 16
_OPENS_BY_DOING = re.compile(r"(?:also |again |further |strongly )?[a-z]+ing\b")


def implied_speaker(article: Article, act: Act, memory: Memory) -> Speaker | None:
    """The organ whose resolution begins the paragraph with a verb; in a note, the body whose document is
    cited right before a bracket such as "(finding that …)"."""
    if act.rule == "agentless":
        return _left_out(article, act, memory)
    if act.rule == "state_party_should":
        body = memory.heads.get("committee", "")
        known = party_of(article.vocabulary[body]) if body.startswith("tb:") else None
        return memory.speaks(known, "the treaty body named last, which words its requests so")
    if act.trigger.index <= 6 and memory.author is not None:
        why = "the organ whose resolution this is, for a verb opens the text"
        return memory.speaks(memory.author, why)
    return _cited_before(article, act) if act.trigger.tag == "VBG" else None


def _cited_before(article: Article, act: Act) -> Speaker | None:
    """Whose document is cited right before a bracket that tells what it does: "(finding that …, and urging …)"."""
    opens = article.text.rfind("(", max(0, act.trigger.start - _BRACKET), act.trigger.start)
    if opens < 0 or ")" in article.text[opens : act.trigger.start]:
        return None
    if not _OPENS_BY_DOING.match(article.text, opens + 1):
        return None
    before = [c for c in article.citations if c.start < opens and 0 <= opens - c.end < _NEAR]
    if not before:
        return None
    cited = body_of_symbol(before[-1].symbol or "", article.vocabulary)
    if cited is None:
        return _issuer_of(article, before, opens)
    why = "the body whose document is cited before the bracket"
    return decided(party_of(article.vocabulary[cited]), why, (before[-1].start, before[-1].end))


def _issuer_of(article: Article, cited: Sequence[Citation], opens: int) -> Speaker | None:
    """The body or government by whose name the last of the cited works opens."""
    left = max((citation.end for citation in cited[:-1]), default=0)
    number = cited[-1].footnote
    note = next((note for note in article.outline.footnotes if note.number == number), None)
    left = max(left, note.start if note is not None else left)
    for mention in mentions_in(article.mentions, article.starts, (left, opens)):
        entity = article.vocabulary.entities.get(mention.id)
        is_issuer = mention.rule == "state_government" or mention.start - left < _SIGNAL
        if entity is not None and entity.kind in {"state", "body"} and is_issuer:
            why = "whose work is cited before the bracket"
            return decided(party_of(entity), why, (mention.start, mention.end))
    return None


def _left_out(article: Article, act: Act, memory: Memory) -> Speaker | None:
    """Who did what a passive tells: the State of the text turns down, the body told of asks and judges."""
    if act.frames[0].modality.family in {"dissent", "response"}:
        state = party_of(article.vocabulary[memory.main_state]) if memory.main_state else None
        return memory.speaks(state, "left out; the State that the text is about turns down")
    if memory.teller is not None:
        return memory.speaks(
            memory.teller, "left out; the body that spoke before, of whom it tells"
        )
    return _author_named(article, act) or _at_work(article, memory)


def _at_work(article: Article, memory: Memory) -> Speaker | None:
    """Whose document the sentence cites, else the court, committee or inquiry named last in the paragraph."""
    cited = article.vocabulary.entities.get(memory.cited or "")
    if cited is not None:
        return memory.speaks(party_of(cited), "left out; the body whose document is cited here")
    named = article.vocabulary.entities.get(memory.body or "")
    if named is None or named.row.get("kind") not in JUDGING:
        return None
    is_here = not memory.fresh.isdisjoint(generic_heads(named))
    why = "left out; the body that the paragraph names"
    return memory.speaks(party_of(named), why) if is_here else None


def _author_named(article: Article, act: Act) -> Speaker | None:
    """The one body that a sentence names after "by" before its passive: "an exercise led by OHCHR, in which …"."""
    found: dict[str, Speaker] = {}
    for word in act.sentence.words[1 : act.trigger.index]:
        entity = article.vocabulary.entities.get(word.mention.id) if word.mention else None
        before = [w.lower for w in act.sentence.words[max(0, word.index - 2) : word.index]]
        if entity is not None and entity.kind == "body" and "by" in before:
            why = "left out; the one body that the sentence names after “by”"
            found[entity.id] = decided(party_of(entity), why, (word.start, word.end))
    return next(iter(found.values())) if len(found) == 1 else None
