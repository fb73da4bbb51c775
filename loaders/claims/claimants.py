"""Whose act it is, told from words, quotations and brackets; and which modality the speaker gives it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph_schema.extraction import Party
from loaders.claims.acts import Act
from loaders.claims.article import Article
from loaders.claims.discourse import is_own_name, resolve
from loaders.claims.find_acts import governing_acts
from loaders.claims.frames import Frame, load_frames
from loaders.claims.implied import implied_speaker
from loaders.claims.memory import Memory, party_of
from loaders.claims.reasons import Decided, Reason, Speaker, decided
from loaders.claims.saying import is_hypothetical, modality_of_content
from loaders.claims.sentences import is_quoted
from loaders.claims.speakers import outer_speakers, speakers_of
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

Speakers = Mapping[int, Sequence[Speaker]]  # of each act, by its `id()`

_NOBODY_ELSE: Decided[Party | None] = decided(None, "nobody else is said to tell of it")
_PRONOUNS = frozenset({"it", "its", "they", "their"})


def parties_of(article: Article, act: Act, memory: Memory) -> tuple[Speaker, ...]:
    """Who does the act: by the words that name the speaker, else, in a resolution's paragraph, its organ."""
    if act.is_implied:
        speaker = implied_speaker(article, act, memory)
        return (speaker,) if speaker is not None else ()
    is_for_bodies = _asks_a_state(act)
    outer = outer_speakers(act.sentence, act.trigger, is_for_bodies)
    found = _told_by(article, act, act.speakers, memory)
    told = found or _told_by(article, act, outer, memory)
    return tuple(s for s in told if found or not is_for_bodies or s.value.kind != "state")


def _asks_a_state(act: Act) -> bool:
    """Whether a State is asked by name: "regretted that courts went on and urged Malawi" is the regretter's urging."""
    named = (word.mention for word in act.asked)
    is_named = any(m is not None and m.id.startswith("state:") for m in named)
    return act.frames[0].modality.family == "directive" and is_named


def _told_by(
    article: Article, act: Act, heads: tuple[Word, ...], memory: Memory
) -> tuple[Speaker, ...]:
    """Those whom the heads name, each once, without those of a quotation that is not their own."""
    found: list[Speaker] = []
    for head in heads:
        if head.lower in {"we", "i", "our", "my", "us", "me"}:
            found.extend(_first_person(article, act, head, memory))
            continue
        for told in resolve(act.sentence, head, memory, article.vocabulary):
            _keep_person(act.sentence, head, told.value, memory)
            speaker = _likely(act, head, told, memory, article)
            if speaker not in found and not _is_foreign_quote(article, act, head, speaker.value):
                found.append(speaker)
    return tuple(found)


def _keep_person(sentence: Sentence, head: Word, party: Party, memory: Memory) -> None:
    """A person told by office is the "he" or "she" of what follows, and goes by the name beside the office."""
    if head.mention is not None or head.lower not in word_list("persons"):
        return
    memory.person = party
    for near in sentence.under(head, "appos"):
        if near.tag == "NNP" and near.mention is None:
            memory.persons[near.text] = party


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
    quoted = is_quoted(article.text, opens, head.start)
    who = memory.speaker if quoted else memory.issuer
    meant = "who is quoted" if quoted else "who issued this text"
    speaker = memory.speaks(who, f"“{head.text}” is {meant}")
    return (speaker,) if speaker is not None else ()


def _quoter(article: Article, act: Act, memory: Memory) -> Speaker | None:
    """Who says the quotation that an act stands in: the subject of a verb of speech outside it."""
    for word in act.sentence.words:
        if word.lower not in word_list("saying") or is_quoted(
            article.text, act.sentence.start, word.start
        ):
            continue
        for head in speakers_of(act.sentence, word) or ():
            for speaker in resolve(act.sentence, head, memory, article.vocabulary):
                return speaker
    return None


def _is_foreign_quote(article: Article, act: Act, head: Word, party: Party) -> bool:
    """Inside a quotation only a speaker that names itself does an act of its own."""
    inside = is_quoted(article.text, act.sentence.start, act.trigger.start)
    if not inside or not is_quoted(article.text, act.sentence.start, head.start):
        return False
    return not is_own_name(head, party, article.vocabulary)


def frame_for(act: Act, party: Party, text: str, memory: Memory) -> Decided[Frame] | None:
    """The narrowest frame that such a speaker can mean, read by what is said."""
    side = "state" if party.kind == "state" else "body"
    frame = _frame_of_side(act, side)
    if frame is None and memory.main_state is not None and not _is_under_review(party, memory):
        # A State that speaks of another, as its peers do in a review, asks and judges as bodies do.
        frame = _frame_of_side(act, "body")
    if frame is None:
        return None
    plain = decided(frame, frame.told(), (act.trigger.start, act.trigger.end))
    if frame.modality.family != "assertive" or not act.pieces:
        return plain
    content, cut, left_out = _said(act, text)
    if is_hypothetical(content):
        return None
    meant = modality_of_content(content, side == "state")
    if meant is None:
        return plain
    modality = load_frames().modalities[meant.modality]
    start = act.pieces[0][0]
    at = (_back(meant.start, start, cut, left_out), _back(meant.end, start, cut, left_out))
    reason = Reason(f"a {side} that says so {modality.gloss}", at)
    return Decided(replace(frame, modality=modality), (*plain.reasons, reason))


def _frame_of_side(act: Act, side: str) -> Frame | None:
    return next((frame for frame in act.frames if frame.speaker in ("", side)), None)


def _said(act: Act, text: str) -> tuple[str, int, int]:
    """The content without the attribution put into it ("Such rooms, it added, should be closed"), where in the
    content it was cut, and how many characters were."""
    start, end = act.pieces[0]
    opens = min((act.sentence.words[head.left].start for head in act.speakers), default=start)
    closes = act.trigger.end
    if not start < opens < closes < end:
        return text[start:end], end - start, 0
    before = text[start:opens].rstrip(" ,")
    after = text[closes:end].lstrip(" ,")
    return f"{before} {after}", len(before) + 1, (end - start) - len(before) - 1 - len(after)


def _back(index: int, start: int, cut: int, left_out: int) -> int:
    """Where in the text an index into the content without its attribution is."""
    return start + index + (left_out if index > cut else 0)


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
