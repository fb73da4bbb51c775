"""Whose act it is, told from words, quotations and brackets; and which modality the speaker gives it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph_schema.extraction import Party
from loaders.claims.acts import Act
from loaders.claims.article import Article
from loaders.claims.discourse import is_own_name, resolve
from loaders.claims.find_acts import governing_acts
from loaders.claims.frames import Frame, load_frames
from loaders.claims.memory import Memory, party_of
from loaders.claims.reasons import Decided, Reason, Speaker, decided
from loaders.claims.saying import is_hypothetical, modality_of_content
from loaders.claims.sourcing import (
    body_of_symbol,
)
from loaders.claims.speakers import speakers_of
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

Speakers = Mapping[int, Sequence[Speaker]]  # of each act, by its `id()`

_NOBODY_ELSE: Decided[Party | None] = decided(None, "nobody else is said to tell of it")
_PRONOUNS = frozenset({"it", "its", "they", "their"})


def parties_of(article: Article, act: Act, memory: Memory) -> tuple[Speaker, ...]:
    """Who does the act: by the words that name the speaker, else, in a resolution's paragraph, its organ."""
    if act.is_implied:
        speaker = _implied_speaker(article, act, memory)
        return (speaker,) if speaker is not None else ()
    found: list[Speaker] = []
    for head in act.speakers:
        if head.lower in {"we", "i", "our", "my"}:
            found.extend(_first_person(article, act, head, memory))
            continue
        for told in resolve(act.sentence, head, memory, article.vocabulary):
            speaker = _likely(act, head, told, memory, article)
            if speaker not in found and not _is_foreign_quote(article, act, head, speaker.value):
                found.append(speaker)
    return tuple(found)


def _likely(act: Act, head: Word, told: Speaker, memory: Memory, article: Article) -> Speaker:
    """Who rather does such an act: a State under review asks nothing of itself, nor finds or deplores its own deeds.

    Where "it", "the experts" or "its Chair" was taken for that State, the body told of last is meant.
    """
    if told.value.kind != "state" or not _is_under_review(told.value, memory):
        return told
    is_members = head.lower in word_list("body_members")
    is_pronoun = head.lower in _PRONOUNS and head.mention is None
    if not is_members and not (is_pronoun and _is_for_bodies(act)) and not _asks_itself(act):
        return told
    body = article.vocabulary.entities.get(memory.body or "")
    named = party_of(body) if body is not None else None
    for known in (memory.teller, memory.latest, memory.speaker, named):
        if known is not None and known.kind != "state":
            why = "the body told of last: the State under review does no such act to itself"
            return memory.speaks(known, why) or told
    return told


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


def _first_person(article: Article, act: Act, head: Word, memory: Memory) -> tuple[Speaker, ...]:
    """ "We": in a quotation who is quoted, else who issued the text; an author's "we" is nobody known."""
    if quoter := _quoter(article, act, memory):
        return (quoter,)
    opens = max(article.text.rfind("\n\n", 0, head.start), 0)
    before = article.text[opens : head.start]
    curly = before.count("“") - before.count("”")
    is_quoted = curly > 0 or (curly == 0 and before.count('"') % 2 == 1)
    who = memory.speaker if is_quoted else memory.issuer
    meant = "who is quoted" if is_quoted else "who issued this text"
    speaker = memory.speaks(who, f"“{head.text}” is {meant}")
    return (speaker,) if speaker is not None else ()


def _implied_speaker(article: Article, act: Act, memory: Memory) -> Speaker | None:
    """The organ whose resolution begins the paragraph with a verb; in a note, the body whose document is
    cited right before a bracket such as "(finding that …)"."""
    if act.rule == "agentless":
        return _left_out(article, act, memory)
    if act.rule == "state_party_should":
        body = memory.heads.get("committee", "")
        known = party_of(article.vocabulary[body]) if body.startswith("tb:") else None
        return memory.speaks(known, "the treaty body named last, which words its requests so")
    if act.trigger.index <= 6 and memory.author is not None:
        organ = party_of(article.vocabulary[memory.author])
        return memory.speaks(organ, "the organ whose resolution this is, for a verb opens the text")
    opens = article.text.rfind("(", max(0, act.trigger.start - 12), act.trigger.start)
    if act.trigger.tag != "VBG" or opens < 0:
        return None
    before = [
        c
        for c in article.citations
        if c.end <= act.trigger.start and c.symbol and act.trigger.start - c.end < 80
    ]
    cited = body_of_symbol(before[-1].symbol or "", article.vocabulary) if before else None
    if cited is None:
        return None
    why = "the body whose document is cited before the bracket"
    return decided(party_of(article.vocabulary[cited]), why, (before[-1].start, before[-1].end))


def _left_out(article: Article, act: Act, memory: Memory) -> Speaker | None:
    """Who did what a passive tells: the State of the text turns down, the body told of asks and judges."""
    if act.frames[0].modality.family in {"dissent", "response"}:
        state = party_of(article.vocabulary[memory.main_state]) if memory.main_state else None
        return memory.speaks(state, "left out; the State that the text is about turns down")
    if memory.teller is not None:
        return memory.speaks(
            memory.teller, "left out; the body that spoke before, of whom it tells"
        )
    return _author_named(article, act)


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


def _quoter(article: Article, act: Act, memory: Memory) -> Speaker | None:
    """Who says the quotation that an act stands in: the subject of a verb of speech outside it."""
    for word in act.sentence.words:
        if word.lower not in word_list("saying") or _is_inside_quote(
            article.text, word.start, act.sentence
        ):
            continue
        for head in speakers_of(act.sentence, word) or ():
            for speaker in resolve(act.sentence, head, memory, article.vocabulary):
                return speaker
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


def frame_for(act: Act, party: Party, text: str) -> Decided[Frame] | None:
    """The narrowest frame that such a speaker can mean, read by what is said."""
    side = "state" if party.kind == "state" else "body"
    frame = next((frame for frame in act.frames if frame.speaker in ("", side)), None)
    if frame is None:
        return None
    plain = decided(frame, frame.told(), (act.trigger.start, act.trigger.end))
    if frame.modality.family != "assertive" or not act.pieces:
        return plain
    start, end = act.pieces[0]
    content = text[start:end]
    if is_hypothetical(content):
        return None
    meant = modality_of_content(content, side == "state")
    if meant is None:
        return plain
    modality = load_frames().modalities[meant.modality]
    at = (start + meant.start, start + meant.end)
    reason = Reason(f"a {side} that says so {modality.gloss}", at)
    return Decided(replace(frame, modality=modality), (*plain.reasons, reason))


def is_inner_twin(act: Act, speaker: Speaker, acts: list[Act], parties: Speakers) -> bool:
    """ "said it believed": an assertion around an act of the same speaker adds nothing."""
    if act.frames[0].modality.family != "assertive":
        return False
    if act.trigger.tag == "VBG" and act.trigger.dep == "advcl":
        # "Recalling that …, the Committee urges": a step towards the act, not one of its own.
        later = [other for other in acts if other.trigger.start > act.trigger.start]
        return any(speaker in parties[id(other)] for other in later)
    for inner in acts:
        if inner is act or speaker not in parties[id(inner)]:
            continue
        if _is_content_of(inner, act):
            return True
        if (
            act.rule == "according_to"
            and act.pieces[0][0] <= inner.trigger.start < act.pieces[0][1]
        ):
            return True
    return False


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
    act: Act, speaker: Speaker, acts: list[Act], parties: Speakers
) -> Decided[Party | None]:
    """Somebody else who tells of the act; `None` where the text itself does."""
    for outer in acts:
        is_around = any(other is outer for other in governing_acts(act, acts)) or (
            outer.rule == "according_to" and outer is not act
        )
        if is_around:
            for other in parties[id(outer)]:
                if other != speaker:
                    why = f"the act stands in what is told by “{outer.trigger.text}”"
                    return decided(other.value, why, (outer.trigger.start, outer.trigger.end))
    return _NOBODY_ELSE
