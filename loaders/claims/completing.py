"""From an act and its speaker to claims: States, topics, groups, source and date."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph_schema import ids
from graph_schema.extraction import Claim, Party
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

# A content that only points back: "this topic", "such recommendations", "the matter".
_POINTS_BACK = re.compile(
    r"(?:[Tt]his|[Tt]hese|[Ss]uch|[Tt]hat|[Tt]he|[Ii]t|[Ii]ts) ?(?:same |latter )?(?:topic|issue|matter|subject|concern|question|problem|position|view|practice|finding|case)?s?(?=[.,;:]|\Z)"
)


# Topics that name a means or a forum; what it is for is often said in the words around it.
_MEANS = frozenset(
    {
        "topic:legislation", "topic:treaty_ratification", "topic:reservations", "topic:action_plan",
        "topic:technical_cooperation", "topic:country_mandate", "topic:upr_followup",
        "topic:cooperation", "topic:general", "topic:un_coherence",
    }
)  # fmt: skip


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
                topics=_topics(article, unit, act, span, party, memory),
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
    review = tuple(code for code in memory.claim_states if f"state:{code}" != party.id)
    return named or own or review


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
    if not more and memory.main_state:
        more = (memory.main_state.removeprefix("state:"),)
    return tuple(dict.fromkeys((*named, *(addressees if addressees else more))))


def _topics(
    article: Article, unit: Unit, act: Act, piece: Span, party: Party, memory: Memory
) -> tuple[str, ...]:
    """Topics of the content, else of its clause, else of its sentence. Where these name none, those of the
    sentence before or of the section's heading, with "general" beside them, for they are a guess."""
    own = [piece, act.clause, (act.sentence.start, act.sentence.end)]
    before = [memory.last_sentence] if memory.last_sentence else []
    found: tuple[str, ...] = ()
    if not (_POINTS_BACK.match(article.text, *piece) and before):
        found = _first_topics(article, own)
    if not found:
        guessed = (
            _mandate_topics(article, party)
            or _first_topics(article, before)
            or _heading_topics(article, unit)
        )
        found = (*guessed, "general")
    if "similar" in article.text[piece[0] : piece[1]].lower():
        earlier = [
            c for c in article.claims if c.footnote == unit.footnote and c.family == "directive"
        ]
        inherited = [topic for claim in earlier for topic in claim.topics]
        return tuple(dict.fromkeys((*found, *inherited)))
    return found


def _first_topics(article: Article, spans: Sequence[Span]) -> tuple[str, ...]:
    """Topics of the first span that names one, the wider topic beside a narrower one. Where it names only
    means ("a law", "a treaty"), what they are for is read from the next span."""
    found: dict[str, None] = {}
    for start, end in spans:
        for topic in article.topics.read(_without_names(article, (start, end))):
            found[topic] = None
        if any(topic not in _MEANS for topic in found):
            break
    for topic in tuple(found):
        found.update(dict.fromkeys(sorted(article.topics.broader.get(topic, ()))))
    return tuple(dict.fromkeys(topic.removeprefix("topic:") for topic in found))


def _without_names(article: Article, span: Span) -> str:
    """The words of a span, names of bodies and holders blotted out: the Committee against Torture is no torture."""
    text = article.text[span[0] : span[1]]
    for mention in mentions_in(article.mentions, article.starts, span):
        if mention.id.startswith(("tb:", "sp:")) and mention.rule.startswith("body"):
            left, right = mention.start - span[0], mention.end - span[0]
            text = f"{text[:left]}{'.' * (right - left)}{text[right:]}"
    return text


def _mandate_topics(article: Article, party: Party) -> tuple[str, ...]:
    """What a special procedure speaks about when it does not say: its mandate."""
    found = article.topics.read(party.name) if party.id.startswith("sp:") else ()
    return tuple(topic.removeprefix("topic:") for topic in found if topic not in _MEANS)


def _heading_topics(article: Article, unit: Unit) -> tuple[str, ...]:
    heading = next((s.heading for s in article.outline.sections if s.id == unit.section), None)
    found = article.topics.read(heading) if heading else ()
    return tuple(topic.removeprefix("topic:") for topic in found)


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
