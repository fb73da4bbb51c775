"""From a text to its claims: every sentence's acts, each completed with speaker, States, topics, date, source.

Body paragraphs are read first, then the notes, each note with what the reader had in mind at its anchor.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_schema import ids
from graph_schema.extraction import Citation, Claim, ClaimLink, Mention, NoReply, Party, Problem
from loaders.claims.acts import Act, Span
from loaders.claims.article import Article
from loaders.claims.claimants import Speakers, attributed_to, frame_for, is_inner_twin, parties_of
from loaders.claims.completing import complete, draft_claims
from loaders.claims.find_acts import find_acts, governing_acts
from loaders.claims.guessing import guess_grammar
from loaders.claims.links import link_claims
from loaders.claims.memory import Memory, is_collective, states_of
from loaders.claims.opening import keep_author, opening_memory, recall_symbols, suggest_cited
from loaders.claims.places import states_in
from loaders.claims.quotations import read_on
from loaders.claims.reasons import Decided, Draft, Speaker
from loaders.claims.sourcing import (
    anchors_of,
    date_of,
    notes_called,
)
from loaders.claims.units import Unit, may_hold_act, mentions_in, read_units
from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, parse_all, read_words
from loaders.language import Mode, load_language
from loaders.split import Outline
from loaders.text_dates import TextDate, find_dates
from loaders.topics import build_lexicon
from loaders.vocabulary import Vocabulary

_OPENING_ARTICLE = 4
# A sentence that names one of these is parsed even where nothing is said: "it" in the next may be its subject.
_SPEAKING = ("tb:", "sp:", "org:")
_LIST_MARK = re.compile(r"(?:\(?(?:[a-z]{1,4}|\d{1,2})[.)]|[•*–—-])\s+")


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """Claims in order of their start, links between them, and what could not be read.

    `drafts` tell of each claim, in the same order, which act it was read from and why.
    """

    claims: tuple[Claim, ...] = ()
    links: tuple[ClaimLink, ...] = ()
    no_replies: tuple[NoReply, ...] = ()
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_claims(
    text: str,
    outline: Outline,
    citations: Sequence[Citation],
    mentions: Sequence[Mention],
    vocabulary: Vocabulary,
    mode: Mode = "parser",
) -> ClaimReading:
    """The claims of an article's body and notes; `mode` "rules" reads without a language model.

    Raises `LanguageModelError` in the mode "parser" when the model is missing or is not the one pinned.
    """
    # What refers back is resolved here with the place of its note in mind, better than by order alone.
    named = [mention for mention in mentions if mention.rule != "generic"]
    names = list(_at_home(named, vocabulary))
    article = Article(
        text, ids.text_digest(text), outline, citations, names, vocabulary,
        build_lexicon(vocabulary, "topic"), build_lexicon(vocabulary, "group"),
        [mention.start for mention in names], anchors_of(outline.footnotes),
    )  # fmt: skip
    for citation in citations:
        article.by_note.setdefault(citation.footnote, []).append(citation)
    units = read_units(text, outline, citations)
    sentences = _read_sentences(article, units, mode)
    _read_all(article, units, sentences)
    drafts = _without_twins(article.drafts)
    claims = tuple(draft.claim for draft in drafts)
    linked = link_claims(text, claims, units, mentions)
    return ClaimReading(claims, linked.links, linked.no_replies, drafts)


def _at_home(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Mention]:
    """The mentions without bodies for States that the text never names: "the ILO commission of inquiry" in an
    article on Venezuela is not the one on Myanmar."""
    states = {mention.id for mention in mentions if mention.id.startswith("state:")}
    for mention in mentions:
        entity = vocabulary.entities.get(mention.id)
        mandate = states_of(entity) if entity is not None and entity.kind == "body" else ()
        is_home = any(
            f"state:{code}" in states or _names_state(mention.text, vocabulary, code)
            for code in mandate
        )
        if is_home or not mandate:
            yield mention


def _names_state(words: str, vocabulary: Vocabulary, code: str) -> bool:
    state = vocabulary[f"state:{code}"]
    return any(name in words for name in (state.name.partition(",")[0], *state.aliases))


def _read_sentences(article: Article, units: Sequence[Unit], mode: Mode) -> dict[Span, Sentence]:
    """Grammar for the sentences that may hold an act, by span."""
    pieces = []
    anchors = sorted((a.start, a.end) for note in article.outline.footnotes for a in note.anchors)
    for unit in units:
        for span in unit.sentences:
            inside = mentions_in(article.mentions, article.starts, span)
            names_somebody = any(mention.id.startswith(_SPEAKING) for mention in inside)
            if names_somebody or may_hold_act(article.text, span):
                marks = anchors[bisect_left(anchors, span) : bisect_left(anchors, (span[1], 0))]
                words = read_words(article.text, *span, inside, marks)
                if words:
                    pieces.append((*span, words))
    if mode == "rules":
        return {(s, e): guess_grammar(s, e, words) for s, e, words in pieces}
    return {
        (p[0], p[1]): sentence
        for p, sentence in zip(pieces, parse_all(load_language(), pieces), strict=True)
    }


def _read_all(article: Article, units: Sequence[Unit], sentences: dict[Span, Sentence]) -> None:
    at_anchor: dict[int, Memory] = {}
    opening = opening_memory(article)
    memory = opening.copy()
    section = None
    for unit in units:
        memory.fresh, memory.teller = set(), None
        if unit.section != section:
            memory.heads.update(memory.main_heads)
            section = unit.section
        if unit.footnote is not None:
            memory = at_anchor.get(unit.footnote, opening).copy()
            recall_symbols(article, unit, memory)
        _read_unit(article, unit, sentences, memory, at_anchor)


def _read_unit(
    article: Article,
    unit: Unit,
    sentences: dict[Span, Sentence],
    memory: Memory,
    at_anchor: dict[int, Memory],
) -> None:
    last_date: dict[str, TextDate] = {}
    first = len(article.drafts)
    dates = find_dates(article.text, unit.start, unit.end, article.outline.date)
    keep_author(article, unit, memory)
    _turn_to_state(article, unit, memory)
    for span in unit.sentences:
        is_item = _read_list_item(article, unit, span, memory)
        sentence = sentences.get(span)
        inside = mentions_in(article.mentions, article.starts, span)
        before = memory.copy() if sentence else memory
        before.acting = None
        for mention in inside:
            memory.recall(mention, article.vocabulary)
        if sentence is not None:
            if unit.footnote is None:
                suggest_cited(article, span, unit, before)
            told = [a for a in find_acts(sentence) if not (is_item and a.is_implied)]
            reading = _merged(before, memory)
            _read_acts(article, unit, told, reading, dates, last_date)
            _keep_subject(article, sentence, memory)
            memory.claim_states = before.claim_states
            memory.open_list = memory.open_list if is_item else before.open_list
            memory.plural, memory.person = before.plural, before.person
            memory.speaker = before.speaker or memory.speaker
            memory.teller = before.teller
            if before.acting is not None:
                memory.subject = before.acting or None
            elif (only := _only_body(inside)) is not None:
                memory.subject = only
        elif inside and inside[0].start - span[0] <= _OPENING_ARTICLE:
            _keep_opening(article, inside[0], memory)
        memory.last_sentence = span
        for number in notes_called(span, article.anchors):
            at_anchor.setdefault(number, memory.copy())
    made = [draft.claim for draft in article.drafts[first:]]
    read_on(article, unit, made, memory)


def _turn_to_state(article: Article, unit: Unit, memory: Memory) -> None:
    """A paragraph that names one State, and not the one spoken to before, speaks to that State."""
    inside = mentions_in(article.mentions, article.starts, (unit.start, unit.end))
    named = {m.id for m in inside if m.id.startswith("state:") and m.rule != "state_people"}
    code = next(iter(named)).removeprefix("state:") if len(named) == 1 else None
    if code is not None and unit.footnote is None and memory.main_state is None:
        memory.claim_states = (code,)


def _only_body(inside: Sequence[Mention]) -> str | None:
    """The one body that a sentence without acts names: "it" in the next one."""
    named = {m.id for m in inside if m.id.startswith(_SPEAKING) and m.rule != "holder_name"}
    return next(iter(named)) if len(named) == 1 else None


def _keep_opening(article: Article, mention: Mention, memory: Memory) -> None:
    """A sentence without acts that opens with a body or a delegation is about it: "it" in the next one is that."""
    entity = article.vocabulary.entities.get(mention.id)
    is_subject = article.text[mention.end : mention.end + 1] in {" ", "’", "'"}
    is_acting = entity is not None and (entity.kind == "body" or mention.rule == "state_government")
    if entity is not None and is_acting and is_subject:
        memory.subject, memory.latest = entity.id, None


def _read_list_item(article: Article, unit: Unit, span: Span, memory: Memory) -> bool:
    """An item under "urges the State party to:" is content of that act; anything else closes the list."""
    mark = _LIST_MARK.match(article.text, span[0], span[1])
    if memory.open_list is None:
        return False
    if mark is None:
        memory.open_list = None
        return False
    act, meant, speaker = memory.open_list
    end = span[1]
    while end > mark.end() and article.text[end - 1] in ";,. ":
        end -= 1
    if end - mark.end() < 8:
        return True
    listed = replace(act, pieces=((mark.end(), end),), clause=(mark.end(), end))
    drafts = draft_claims(article, unit, listed, meant, speaker, memory)
    complete(article, unit, listed, drafts, None, False)
    return True


def _merged(before: Memory, after: Memory) -> Memory:
    """What is in mind within a sentence: its own names count for phrases that refer back."""
    before.heads |= {head: after.heads[head] for head in after.fresh}
    before.named_at = {**after.named_at, **before.named_at}
    before.person = after.person
    before.persons = after.persons
    return before


def _keep_subject(article: Article, sentence: Sentence, memory: Memory) -> None:
    for word in sentence.words:
        if word.dep in {"nsubj", "nsubjpass"} and word.mention is not None:
            entity = article.vocabulary.entities.get(word.mention.id)
            governor = sentence.governor(word)
            is_main = governor is not None and governor.dep in {"ROOT", "conj"}
            if (
                is_main
                and entity is not None
                and entity.kind in {"state", "body"}
                and word.mention.rule != "state_people"
            ):
                memory.subject = entity.id


def _read_acts(
    article: Article,
    unit: Unit,
    acts: list[Act],
    memory: Memory,
    dates: Sequence[TextDate],
    last_date: dict[str, TextDate],
) -> None:
    parties = _all_parties(article, acts, memory)
    for act in acts:
        told_together = [speaker.value for speaker in parties[id(act)]]
        if _are_several(act, told_together):
            memory.plural = tuple(told_together)
        for speaker in parties[id(act)]:
            party = speaker.value
            meant = frame_for(act, party, article.text, memory)
            if meant is None or party.id in word_list("vague_speakers"):
                continue
            if is_inner_twin(act, speaker, acts, parties):
                continue
            if _opens_list(article.text, act.sentence) and _may_list(act, act.sentence):
                memory.open_list, memory.speaker = (act, meant, speaker), party
                continue
            told = date_of(act, dates, article.text)
            if told is not None:
                last_date[party.id] = told
            around = attributed_to(act, speaker, acts, parties)
            drafts = [
                _attributed(draft, around)
                for draft in draft_claims(article, unit, act, meant, speaker, memory)
            ]
            complete(article, unit, act, drafts, told or last_date.get(party.id), told is not None)
            _keep_speaker(article, act, drafts, party, memory)


def _attributed(draft: Draft, around: Decided[Party | None]) -> Draft:
    reasons = {**draft.reasons, "attributed_to": around.reasons}
    claim = replace(draft.claim, attributed_to=around.value) if around.value else draft.claim
    return Draft(claim, draft.act, reasons)


def _are_several(act: Act, parties: Sequence[Party]) -> bool:
    """Whether "they" can be who acts: several, a collective, or a body's members ("the investigators")."""
    if len(parties) == 1 and not is_collective(parties[0]):
        members = word_list("governments") | word_list("roles") | word_list("bodies")
        return any(
            head.mention is None and head.tag in {"NNS", "NNPS"} and head.lower in members
            for head in act.speakers
        )
    return bool(parties) and all(party.kind != "state" for party in parties)


def _all_parties(
    article: Article, acts: Sequence[Act], memory: Memory
) -> dict[int, tuple[Speaker, ...]]:
    """Who does each act. An "it" in a later clause is who did the earlier one: "held that …, though it did find"."""
    found: dict[int, tuple[Speaker, ...]] = {}
    inner = memory.copy()
    for act in acts:
        inner.teller = _around(act, acts, found) or memory.teller
        found[id(act)] = told = parties_of(article, act, inner)
        if len(told) == 1 and told[0].value.kind != "state":
            inner.latest = told[0].value
    memory.person, memory.persons = inner.person, inner.persons
    return found


def _around(act: Act, acts: Sequence[Act], found: Speakers) -> Party | None:
    """The body in whose words an act is told: "the Subcommittee said that Togo had been urged to"."""
    if any(w.dep == "relcl" for w in (act.trigger, *act.sentence.governors(act.trigger))):
        return None
    told = (s.value for outer in governing_acts(act, acts) for s in found.get(id(outer), ()))
    return next((party for party in told if party.kind != "state"), None)


def _keep_speaker(
    article: Article, act: Act, drafts: Sequence[Draft], party: Party, memory: Memory
) -> None:
    memory.speaker = party
    if party.kind != "state":
        memory.teller = party
    memory.acting = party.id if party.id in article.vocabulary.entities else ""
    memory.subject = memory.acting or None
    if drafts and party.kind != "state":
        _keep_states(article, act, drafts[0].claim, memory)


def _opens_list(text: str, sentence: Sentence) -> bool:
    """A colon at the end of a line; one before a citation opens no list."""
    return text[sentence.end - 1] == ":" and "\n" in text[sentence.end : sentence.end + 3]


def _may_list(act: Act, sentence: Sentence) -> bool:
    """Whether the act's content is the list that follows the sentence's colon."""
    left = sentence.end - max(end for _, end in act.pieces)
    return act.frames[0].modality.family in {"directive", "evaluative", "assertive"} and left < 60


def _keep_states(article: Article, act: Act, claim: Claim, memory: Memory) -> None:
    """The State that later claims of the unit speak to: who was asked, else who was said to act."""
    if claim.addressees:
        memory.claim_states = claim.addressees
        return
    inside = mentions_in(article.mentions, article.starts, act.clause)
    named = states_in(inside, act.clause, article.text, article.vocabulary, is_acting=True)
    acting = tuple(named)
    is_known = len(acting) == 1 and memory.main_state in (None, f"state:{acting[0]}")
    if is_known and not memory.claim_states:
        memory.claim_states = acting


def _without_twins(drafts: list[Draft]) -> tuple[Draft, ...]:
    """In order of start, each claimant and span once, the surer of two that say the same."""
    kept: dict[tuple[str, int, int, str], Draft] = {}
    for draft in drafts:
        claim = draft.claim
        key = (claim.claimant.id, claim.start, claim.end, claim.family)
        if key not in kept or kept[key].claim.confidence < claim.confidence:
            kept[key] = draft
    ordered = sorted(kept.values(), key=lambda d: (d.claim.start, d.claim.end, d.claim.modality))
    return tuple(_with_own_ids(ordered))


def _with_own_ids(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Two speakers of the same words get ids that tell them apart."""
    seen: set[str] = set()
    for draft in drafts:
        claim = draft.claim
        if claim.id in seen:
            claim = replace(claim, id=f"{claim.id}:{claim.claimant.id}")
        seen.add(claim.id)
        yield draft if claim is draft.claim else replace(draft, claim=claim)
