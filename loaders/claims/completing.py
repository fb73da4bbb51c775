"""From an act and its speaker to claims: States, topics, groups, source and date, each with the reason for it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from graph_schema import ids
from graph_schema.extraction import Claim, Party
from loaders.claims.about import Content, topics_of
from loaders.claims.acts import Act, Span
from loaders.claims.article import Article
from loaders.claims.frames import Frame
from loaders.claims.memory import Memory, states_of
from loaders.claims.places import asked_states, codes_of, reasons_for, states_in
from loaders.claims.reasons import Codes, Decided, Draft, Reason, Speaker, decided
from loaders.claims.rules import RuleName, load_claim_rules
from loaders.claims.sourcing import (
    Sourced,
    find_elsewhere,
    find_source,
    notes_called,
)
from loaders.claims.units import Unit, mentions_in
from loaders.claims.words import Sentence
from loaders.text_dates import TextDate

_NOBODY_ASKED: Codes = decided((), "only a directive asks somebody")
_NO_GROUP: Codes = decided((), "its own words name no group")
_UNDATED: Decided[tuple[str | None, str | None]] = decided(
    (None, None), "no date is told of the act, nor of a document of the speaker's own"
)


def draft_claims(
    article: Article, unit: Unit, act: Act, meant: Decided[Frame], speaker: Speaker, memory: Memory
) -> list[Draft]:
    """One claim for each piece of the content, without date and source."""
    frame, party = meant.value, speaker.value
    drafts = []
    for start, end in act.pieces:
        span = (start, end)
        addressees = _NOBODY_ASKED
        if frame.modality.family == "directive":
            addressees = _addressees(article, act, span, party, memory)
        subjects = _subjects(article, act, span, party, memory, addressees.value)
        topics = topics_of(article, unit, _content(act, span, frame, party, memory), party)
        groups = _groups(article, span)
        sure = _confidence(act.rule, act.is_implied)
        claim = Claim(
            id=ids.claim_id(article.sha256, start, end, frame.modality.id),
            claimant=party,
            family=frame.modality.family,
            modality=frame.modality.id,
            start=start,
            end=end,
            quote=article.text[start:end],
            rule=f"{act.rule}:{act.word}" if act.word else act.rule,
            confidence=sure.value,
            source_basis="not_in_text",
            addressees=addressees.value,
            subjects=subjects.value,
            topics=topics.value,
            groups=groups.value,
            footnote=unit.footnote,
            section=unit.section,
            counts={frame.modality.id: act.count} if act.count is not None else None,
            trigger=(act.trigger.start, act.trigger.end),
        )
        reasons = {
            "claimant": speaker.reasons, "modality": meant.reasons, "confidence": sure.reasons,
            "addressees": addressees.reasons, "subjects": subjects.reasons,
            "topics": topics.reasons, "groups": groups.reasons,
        }  # fmt: skip
        drafts.append(Draft(claim, act, reasons))
    return drafts


@cache
def _confidence(name: RuleName, is_implied: bool) -> Decided[float]:
    rule = load_claim_rules()[name]
    if is_implied:
        why = "the rule's, where the sentence does not say who acts"
        return decided(rule.confidence_implied, why)
    return decided(rule.confidence, "the rule's, where the sentence says who acts")


def _groups(article: Article, piece: Span) -> Codes:
    """The groups of people that the claim's own words name."""
    at = piece[0]
    named: dict[str, Reason] = {}
    for naming in article.groups.find(article.text[slice(*piece)]):
        span = (at + naming.start, at + naming.end)
        named.setdefault(naming.entity, Reason("named in its own words", span, naming.entity))
    return codes_of(named) if named else _NO_GROUP


def _addressees(article: Article, act: Act, piece: Span, party: Party, memory: Memory) -> Codes:
    asked = asked_states(act, act.asked, memory, article.vocabulary)
    if asked is not None:
        return asked
    inside = mentions_in(article.mentions, article.starts, (act.sentence.start, act.sentence.end))
    named = _named(
        states_in(inside, piece, article.text, article.vocabulary, is_acting=True),
        "named as acting in what is asked",
    )
    own = _mandate_states(article, party)
    if party.kind == "state":
        named = {code: why for code, why in named.items() if f"state:{code}" != party.id}
    if act.rule == "noun_frame":
        named = named or _main_subject(article, act.sentence)
    review = tuple(code for code in memory.claim_states if f"state:{code}" != party.id)
    return codes_of(
        named
        or reasons_for(own, "the State of the speaker's mandate")
        or _under_review(review, memory)
        or _of_the_text(party, memory)
    )


def _of_the_text(party: Party, memory: Memory) -> dict[str, Reason]:
    """The State that the text is about, for whoever is not it."""
    if memory.main_state in (None, party.id):
        return {}
    main = str(memory.main_state)
    at = memory.named_at.get(main)
    return reasons_for((main.removeprefix("state:"),), "the State that the text is about", at)


def _named(states: dict[str, Span], why: str) -> dict[str, Reason]:
    return {code: Reason(why, at, code) for code, at in states.items()}


def _under_review(codes: Iterable[str], memory: Memory) -> dict[str, Reason]:
    why = "the State of the claim before, or of the document symbol that the note cites"
    return {code: Reason(why, memory.named_at.get(ids.state_id(code)), code) for code in codes}


def _main_subject(article: Article, sentence: Sentence) -> dict[str, Reason]:
    """The State whose deed the sentence weighs against a recommendation."""
    for word in sentence.words:
        mention = word.mention
        if mention is None or word.dep != "nsubj" or not mention.id.startswith("state:"):
            continue
        governor = sentence.governor(word)
        if governor is not None and governor.dep == "ROOT" and mention.rule != "state_people":
            codes = states_of(article.vocabulary[mention.id])
            return reasons_for(codes, "whose deed the sentence tells", (word.start, word.end))
    return {}


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
) -> Codes:
    inside = mentions_in(article.mentions, article.starts, (act.sentence.start, act.sentence.end))
    named = states_in(inside, piece, article.text, article.vocabulary)
    told = _named(named, "named in its own words")
    if party.kind == "state":
        own = party.id.removeprefix("state:")
        return codes_of({**reasons_for((own,), "the State that speaks"), **told})
    if not named:
        beside = states_in(inside, act.clause, article.text, article.vocabulary)
        told = _named(beside, "named in the clause of the act")
    for code, reason in _spoken_to(article, party, memory, addressees).items():
        told.setdefault(code, reason)
    return codes_of(told)


def _spoken_to(
    article: Article, party: Party, memory: Memory, addressees: tuple[str, ...]
) -> dict[str, Reason]:
    """Whom a body speaks of though no word beside the act says so."""
    if addressees:
        return reasons_for(addressees, "the State that is asked")
    if mandate := _mandate_states(article, party):
        return reasons_for(mandate, "the State of the speaker's mandate")
    return _under_review(memory.claim_states, memory) or _of_the_text(party, memory)


def _content(act: Act, piece: Span, frame: Frame, party: Party, memory: Memory) -> Content:
    is_answer = party.kind == "state" and frame.modality.family in {"dissent", "response"}
    sentence = (act.sentence.start, act.sentence.end)
    return Content(piece, act.clause, sentence, memory.last_sentence, is_answer)


def complete(
    article: Article,
    unit: Unit,
    act: Act,
    drafts: list[Draft],
    dated: TextDate | None,
    is_told: bool,
) -> None:
    """Add the drafts with their source and date."""
    for draft in drafts:
        sourced = _sourced(article, unit, act, draft.claim.claimant, dated)
        date = _dated(draft.claim, dated, is_told, sourced.value)
        edtf, basis = date.value
        claim = replace(
            draft.claim,
            stated_in=sourced.value.stated_in,
            source_basis=sourced.value.basis,
            date=edtf,
            date_basis=basis,
        )
        reasons = {**draft.reasons, "stated_in": sourced.reasons, "date": date.reasons}
        article.drafts.append(Draft(claim, draft.act, reasons))


def _sourced(
    article: Article, unit: Unit, act: Act, claimant: Party, dated: TextDate | None
) -> Decided[Sourced]:
    sentence = (act.sentence.start, act.sentence.end)
    if unit.footnote is not None:
        cited = article.by_note.get(unit.footnote, [])
    else:
        called = notes_called(sentence, article.anchors)
        cited = [c for number in called for c in article.by_note.get(number, [])]
    sourced = find_source(sentence, unit, claimant, cited, article.vocabulary)
    if sourced.value.basis == "not_in_text" and dated is not None:
        return find_elsewhere(claimant, dated.edtf, article.citations, article.vocabulary)
    return sourced


def _dated(
    claim: Claim, dated: TextDate | None, is_told: bool, sourced: Sourced
) -> Decided[tuple[str | None, str | None]]:
    """The date as EDTF, and what it rests on."""
    citation = sourced.citation
    at = (dated.start, dated.end) if dated is not None else None
    if dated is not None and is_told:
        counted = ", counted from the article's own date" if dated.basis == "relative" else ""
        why = f"the date told nearest to the act{counted}"
        return decided((dated.edtf, dated.basis), why, at)
    if (
        sourced.basis in {"in_text", "back_reference"}
        and citation is not None
        and claim.claimant.kind != "state"
        and citation.date
    ):
        why = "the date of the document in which it was said"
        return decided((citation.date, "document"), why, (citation.start, citation.end))
    if dated is not None:
        why = "the last date told of an act of this speaker in the paragraph or note"
        return decided((dated.edtf, "carried"), why, at)
    return _UNDATED
