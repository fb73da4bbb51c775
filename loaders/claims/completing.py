"""From an act and its speaker to claims: States, topics, groups, source and date."""

from dataclasses import replace

from graph_schema import ids
from graph_schema.extraction import Claim, Party
from loaders.claims.about import Content, topics_of
from loaders.claims.acts import Act, Span
from loaders.claims.article import Article
from loaders.claims.frames import Frame
from loaders.claims.memory import Memory, states_of
from loaders.claims.places import asked_states, states_in
from loaders.claims.sourcing import (
    Sourced,
    find_elsewhere,
    find_source,
    notes_called,
)
from loaders.claims.units import Unit, mentions_in
from loaders.claims.words import Sentence
from loaders.text_dates import TextDate


def draft_claims(
    article: Article, unit: Unit, act: Act, frame: Frame, party: Party, memory: Memory
) -> list[Claim]:
    """One claim for each piece of the content, without date and source."""
    drafts = []
    for start, end in act.pieces:
        span = (start, end)
        addressees: tuple[str, ...] = ()
        if frame.modality.family == "directive":
            addressees = _addressees(article, act, span, party, memory)
        drafts.append(
            Claim(
                id=ids.claim_id(article.sha256, start, end, frame.modality.id),
                claimant=party,
                family=frame.modality.family,
                modality=frame.modality.id,
                start=start,
                end=end,
                quote=article.text[start:end],
                rule=act.rule,
                confidence=act.confidence,
                source_basis="not_in_text",
                addressees=addressees,
                subjects=_subjects(article, act, span, party, memory, addressees),
                topics=topics_of(article, unit, _content(act, span, frame, party, memory), party),
                groups=article.groups.read(article.text[start:end]),
                footnote=unit.footnote,
                section=unit.section,
                counts={frame.modality.id: act.count} if act.count is not None else None,
                trigger=(act.trigger.start, act.trigger.end),
            )
        )
    return drafts


def _addressees(
    article: Article, act: Act, piece: Span, party: Party, memory: Memory
) -> tuple[str, ...]:
    asked = asked_states(act, act.asked, memory, article.vocabulary)
    if asked is not None:
        return asked
    inside = mentions_in(article.mentions, article.starts, (act.sentence.start, act.sentence.end))
    named = states_in(inside, piece, article.text, article.vocabulary, is_acting=True)
    own = _mandate_states(article, party)
    if party.kind == "state":
        named = tuple(code for code in named if f"state:{code}" != party.id)
    if act.rule.startswith("noun_frame"):
        named = named or _main_subject(article, act.sentence)
    known = memory.claim_states or _main_state(memory)
    review = tuple(code for code in known if f"state:{code}" != party.id)
    return named or own or review


def _main_state(memory: Memory) -> tuple[str, ...]:
    return (memory.main_state.removeprefix("state:"),) if memory.main_state else ()


def _main_subject(article: Article, sentence: Sentence) -> tuple[str, ...]:
    """The State whose deed the sentence weighs against a recommendation."""
    for word in sentence.words:
        mention = word.mention
        if mention is None or word.dep != "nsubj" or not mention.id.startswith("state:"):
            continue
        governor = sentence.governor(word)
        if governor is not None and governor.dep == "ROOT" and mention.rule != "state_people":
            return states_of(article.vocabulary[mention.id])
    return ()


def _mandate_states(article: Article, party: Party) -> tuple[str, ...]:
    entity = article.vocabulary.entities.get(party.id)
    return states_of(entity) if entity is not None and entity.kind == "body" else ()


def _subjects(
    article: Article,
    act: Act,
    piece: Span,
    party: Party,
    memory: Memory,
    addressees: tuple[str, ...],
) -> tuple[str, ...]:
    inside = mentions_in(article.mentions, article.starts, (act.sentence.start, act.sentence.end))
    named = states_in(inside, piece, article.text, article.vocabulary)
    if party.kind == "state":
        own = party.id.removeprefix("state:")
        return tuple(dict.fromkeys((own, *named)))
    named = named or states_in(inside, act.clause, article.text, article.vocabulary)
    more = addressees or _mandate_states(article, party) or memory.claim_states
    more = more or _main_state(memory)
    return tuple(dict.fromkeys((*named, *(addressees if addressees else more))))


def _content(act: Act, piece: Span, frame: Frame, party: Party, memory: Memory) -> Content:
    is_answer = party.kind == "state" and frame.modality.family in {"dissent", "response"}
    sentence = (act.sentence.start, act.sentence.end)
    return Content(piece, act.clause, sentence, memory.last_sentence, is_answer)


def complete(
    article: Article,
    unit: Unit,
    act: Act,
    drafts: list[Claim],
    dated: TextDate | None,
    is_told: bool,
) -> None:
    """Add the drafts with their source and date."""
    for draft in drafts:
        sourced = _sourced(article, unit, act, draft.claimant, dated)
        date, basis = _dated(draft, dated, is_told, sourced)
        article.claims.append(
            replace(
                draft,
                stated_in=sourced.stated_in,
                source_basis=sourced.basis,
                date=date,
                date_basis=basis,
            )
        )


def _sourced(
    article: Article, unit: Unit, act: Act, claimant: Party, dated: TextDate | None
) -> Sourced:
    sentence = (act.sentence.start, act.sentence.end)
    if unit.footnote is not None:
        cited = article.by_note.get(unit.footnote, [])
    else:
        called = notes_called(sentence, article.outline.footnotes)
        cited = [c for number in called for c in article.by_note.get(number, [])]
    sourced = find_source(sentence, unit, claimant, cited, article.vocabulary)
    if sourced.basis == "not_in_text" and dated is not None:
        return find_elsewhere(claimant, dated.edtf, article.citations, article.vocabulary)
    return sourced


def _dated(
    draft: Claim, dated: TextDate | None, is_told: bool, sourced: Sourced
) -> tuple[str | None, str | None]:
    if dated is not None and is_told:
        return dated.edtf, dated.basis
    if (
        sourced.basis in {"in_text", "back_reference"}
        and sourced.citation
        and draft.claimant.kind != "state"
    ) and sourced.citation.date:
        return sourced.citation.date, "document"
    if dated is not None:
        return dated.edtf, "carried"
    return None, None
