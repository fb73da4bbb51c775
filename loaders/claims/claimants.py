"""Whose act it is, told from words, quotations and brackets; and which modality the speaker gives it."""

import re
from dataclasses import replace

from graph_schema.extraction import Party
from loaders.claims.acts import Act
from loaders.claims.article import Article
from loaders.claims.discourse import is_own_name, resolve
from loaders.claims.find_acts import governing_acts
from loaders.claims.frames import Frame, load_frames
from loaders.claims.memory import JUDGING, Memory, generic_heads, party_of
from loaders.claims.saying import is_hypothetical, modality_of_content
from loaders.claims.sourcing import (
    body_of_symbol,
)
from loaders.claims.speakers import outer_speakers, speakers_of
from loaders.claims.units import mentions_in
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

_BRACKET, _NEAR, _SIGNAL = 300, 80, 16
_OPENS_BY_DOING = re.compile(r"(?:also |again |further |strongly )?[a-z]+ing\b")
_PRONOUNS = frozenset({"it", "its", "they", "their"})


def parties_of(article: Article, act: Act, memory: Memory) -> tuple[Party, ...]:
    """Who does the act: by the words that name the speaker, else, in a resolution's paragraph, its organ."""
    if act.is_implied:
        speaker = _implied_speaker(article, act, memory)
        return (speaker,) if speaker is not None else ()
    is_for_bodies = _asks_a_state(act)
    outer = outer_speakers(act.sentence, act.trigger, is_for_bodies)
    found = _told_by(article, act, act.speakers, memory)
    told = found or _told_by(article, act, outer, memory)
    return tuple(p for p in told if found or not is_for_bodies or p.kind != "state")


def _asks_a_state(act: Act) -> bool:
    """Whether a State is asked by name: "regretted that courts went on and urged Malawi" is the regretter's urging."""
    named = (word.mention for word in act.asked)
    is_named = any(m is not None and m.id.startswith("state:") for m in named)
    return act.frames[0].modality.family == "directive" and is_named


def _told_by(
    article: Article, act: Act, heads: tuple[Word, ...], memory: Memory
) -> tuple[Party, ...]:
    """The parties that the heads name, each once, without those of a quotation that is not their own."""
    found: list[Party] = []
    for head in heads:
        if head.lower in {"we", "i", "our", "my", "us", "me"}:
            found.extend(_first_person(article, act, head, memory))
            continue
        for told in resolve(act.sentence, head, memory, article.vocabulary):
            _keep_person(act.sentence, head, told, memory)
            party = _likely(act, head, told, memory, article)
            if party not in found and not _is_foreign_quote(article, act, head, party):
                found.append(party)
    return tuple(found)


def _keep_person(sentence: Sentence, head: Word, party: Party, memory: Memory) -> None:
    """A person told by office is the "he" or "she" of what follows, and goes by the name beside the office."""
    if head.mention is not None or head.lower not in word_list("persons"):
        return
    memory.person = party
    for near in sentence.under(head, "appos"):
        if near.tag == "NNP" and near.mention is None:
            memory.persons[near.text] = party


def _likely(act: Act, head: Word, party: Party, memory: Memory, article: Article) -> Party:
    """Who rather does such an act: a State under review asks nothing of itself, nor finds or deplores its own deeds.

    Where "it", "the experts" or "its Chair" was taken for that State, the body told of last is meant.
    """
    if party.kind != "state" or not _is_under_review(party, memory):
        return party
    is_members = head.lower in word_list("body_members")
    is_pronoun = head.lower in _PRONOUNS and head.mention is None
    if not is_members and not (is_pronoun and _is_for_bodies(act)) and not _asks_itself(act):
        return party
    for known in (memory.teller, memory.latest, memory.speaker):
        if known is not None and known.kind != "state":
            return known
    body = article.vocabulary.entities.get(memory.body or "")
    return party_of(body) if body is not None else party


def _asks_itself(act: Act) -> bool:
    """ "CED insisted that Chad keep a register and encouraged it to": a subject that the parser took from inside
    the clause would ask "it", itself."""
    asked = {word.lower for word in act.asked if word.mention is None}
    return act.frames[0].modality.family == "directive" and bool(asked & {"it", "them"})


def _is_under_review(party: Party, memory: Memory) -> bool:
    return party.id == memory.main_state or party.id.removeprefix("state:") in memory.claim_states


def _is_for_bodies(act: Act) -> bool:
    frame = act.frames[0]
    if frame.modality.family in {"directive", "evaluative"}:
        return True
    return frame.verb in word_list("finding")


def _first_person(article: Article, act: Act, head: Word, memory: Memory) -> tuple[Party, ...]:
    """ "We": in a quotation who is quoted, else who issued the text; an author's "we" is nobody known."""
    if quoter := _quoter(article, act, memory):
        return (quoter,)
    opens = max(article.text.rfind("\n\n", 0, head.start), 0)
    before = article.text[opens : head.start]
    curly = before.count("“") - before.count("”")
    is_quoted = curly > 0 or (curly == 0 and before.count('"') % 2 == 1)
    speaker = memory.speaker if is_quoted else memory.issuer
    return (speaker,) if speaker is not None else ()


def _implied_speaker(article: Article, act: Act, memory: Memory) -> Party | None:
    """The organ whose resolution begins the paragraph with a verb; in a note, the body whose document is
    cited right before a bracket such as "(finding that …)"."""
    if act.rule.startswith("agentless"):
        if act.frames[0].modality.family in {"dissent", "response"}:
            return party_of(article.vocabulary[memory.main_state]) if memory.main_state else None
        return memory.teller or _author_named(article, act) or _at_work(article, memory)
    if act.rule == "state_party_should":
        body = memory.heads.get("committee", "")
        return party_of(article.vocabulary[body]) if body.startswith("tb:") else None
    if act.trigger.index <= 6 and memory.author is not None:
        return memory.author
    return _cited_before(article, act) if act.trigger.tag == "VBG" else None


def _cited_before(article: Article, act: Act) -> Party | None:
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
    if cited is not None:
        return party_of(article.vocabulary[cited])
    left = max((c.end for c in before[:-1]), default=0)
    note = next((n for n in article.outline.footnotes if n.number == before[-1].footnote), None)
    left = max(left, note.start if note is not None else left)
    for mention in mentions_in(article.mentions, article.starts, (left, opens)):
        entity = article.vocabulary.entities.get(mention.id)
        is_issuer = mention.rule == "state_government" or mention.start - left < _SIGNAL
        if entity is not None and entity.kind in {"state", "body"} and is_issuer:
            return party_of(entity)
    return None


def _at_work(article: Article, memory: Memory) -> Party | None:
    """Whose document the sentence cites, else the court, committee or inquiry named last in the paragraph."""
    cited = article.vocabulary.entities.get(memory.cited or "")
    named = article.vocabulary.entities.get(memory.body or "")
    if cited is None and named is not None:
        is_here = not memory.fresh.isdisjoint(generic_heads(named))
        cited = named if is_here and named.row.get("kind") in JUDGING else None
    return party_of(cited) if cited is not None else None


def _author_named(article: Article, act: Act) -> Party | None:
    """The one body that a sentence names after "by" before its passive: "an exercise led by OHCHR, in which …"."""
    found = {}
    for word in act.sentence.words[1 : act.trigger.index]:
        entity = article.vocabulary.entities.get(word.mention.id) if word.mention else None
        before = [w.lower for w in act.sentence.words[max(0, word.index - 2) : word.index]]
        if entity is not None and entity.kind == "body" and "by" in before:
            found[entity.id] = entity
    return party_of(next(iter(found.values()))) if len(found) == 1 else None


def _quoter(article: Article, act: Act, memory: Memory) -> Party | None:
    """Who says the quotation that an act stands in: the subject of a verb of speech outside it."""
    for word in act.sentence.words:
        if word.lower not in word_list("saying") or _is_inside_quote(
            article.text, word.start, act.sentence
        ):
            continue
        for head in speakers_of(act.sentence, word) or ():
            for party in resolve(act.sentence, head, memory, article.vocabulary):
                return party
    return None


def _is_foreign_quote(article: Article, act: Act, head: Word, party: Party) -> bool:
    """Inside a quotation only a speaker that names itself does an act of its own."""
    inside = _is_inside_quote(article.text, act.trigger.start, act.sentence)
    if not inside or not _is_inside_quote(article.text, head.start, act.sentence):
        return False
    return not is_own_name(head, party, article.vocabulary)


def _is_inside_quote(text: str, at: int, sentence: Sentence) -> bool:
    before = text[sentence.start : at]
    curly = before.count("“") - before.count("”")
    return curly > 0 or (curly == 0 and before.count('"') % 2 == 1)


def frame_for(act: Act, party: Party, text: str, memory: Memory) -> Frame | None:
    """The narrowest frame that such a speaker can mean, read by what is said."""
    side = "state" if party.kind == "state" else "body"
    frame = _frame_of_side(act, side)
    if frame is None and memory.main_state is not None and not _is_under_review(party, memory):
        # A State that speaks of another, as its peers do in a review, asks and judges as bodies do.
        frame = _frame_of_side(act, "body")
    if frame is None or frame.modality.family != "assertive" or not act.pieces:
        return frame
    content = _said(act, text)
    if is_hypothetical(content):
        return None
    modality = modality_of_content(content, frame.modality.id, side == "state")
    return replace(frame, modality=load_frames().modalities[modality])


def _frame_of_side(act: Act, side: str) -> Frame | None:
    return next((frame for frame in act.frames if frame.speaker in ("", side)), None)


def _said(act: Act, text: str) -> str:
    """The content without the attribution put into it: "Such rooms, it added, should be closed"."""
    start, end = act.pieces[0]
    opens = min((act.sentence.words[head.left].start for head in act.speakers), default=start)
    closes = act.trigger.end
    if not start < opens < closes < end:
        return text[start:end]
    return f"{text[start:opens].rstrip(' ,')} {text[closes:end].lstrip(' ,')}"


def is_inner_twin(
    act: Act, party: Party, acts: list[Act], parties: dict[int, tuple[Party, ...]]
) -> bool:
    """ "said it believed": an assertion around an act of the same speaker adds nothing."""
    if act.frames[0].modality.family != "assertive":
        return False
    if act.trigger.tag == "VBG" and act.trigger.dep == "advcl":
        # "Recalling that …, the Committee urges": a step towards the act, not one of its own.
        later = [other for other in acts if other.trigger.start > act.trigger.start]
        return any(party in parties[id(other)] for other in later)
    for inner in acts:
        if inner is act or party not in parties[id(inner)]:
            continue
        if _is_content_of(inner, act):
            return True
        if act.rule == "according_to" and _overlaps(act, inner):
            return True
    return False


def _overlaps(act: Act, inner: Act) -> bool:
    """Whether the other act tells of the same words, or stands in them."""
    start, end = act.pieces[0]
    is_inside = start <= inner.trigger.start < end
    return is_inside or any(left < end and start < right for left, right in inner.pieces)


def _is_content_of(inner: Act, act: Act) -> bool:
    """Whether the inner act is the very thing said, not one told in passing."""
    word = inner.trigger
    while word.dep in {"ccomp", "xcomp", "acomp", "attr"}:
        governor = act.sentence.governor(word)
        if governor is None:
            return False
        if governor.index == act.trigger.index:
            return True
        word = governor
    return False


def attributed_to(
    act: Act, party: Party, acts: list[Act], parties: dict[int, tuple[Party, ...]]
) -> Party | None:
    for outer in acts:
        is_around = any(other is outer for other in governing_acts(act, acts)) or (
            outer.rule == "according_to" and outer is not act
        )
        if is_around:
            for other in parties[id(outer)]:
                if other != party:
                    return other
    return None
