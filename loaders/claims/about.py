"""What a claim is about: the topics that its words name, and those of the words around it.

Every topic named near a claim is weighed by where it is named. The claim's own words decide; its
sentence, the sentences before it, its paragraph, the section's heading and the speaker's mandate tell
what "this practice", "the findings" or a bare "an inquiry" are about. Beside a subject of its own words,
only that subject's kin is readily taken from around it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_schema.extraction import Party
from loaders.claims.acts import Span
from loaders.claims.article import Article
from loaders.claims.reasons import Codes, Decided, Reason
from loaders.claims.units import Unit, mentions_in
from loaders.topics import Naming

_MOST = 4
_GENERAL, _COOPERATION = "topic:general", "topic:cooperation"

# How much a naming in each place tells; measured on the seen articles of tests/golden, and rounded.
_OWN, _BROADER, _CLAUSE, _SENTENCE = 2.5, 1.0, 1.25, 1.25
_LAST_SENTENCE, _LAST_SIGN, _EARLIER, _PARAGRAPH = 1.25, 0.75, 0.75, 1.0
_HEADING, _TITLE, _MANDATE, _ANSWER = 1.75, 1.0, 1.0, 2.0
# What a topic loses that the claim's own words do not name: beside those that they do, beside its kin or
# a mere means among those, and as a means.
_BESIDE_OWN, _BESIDE_KIN, _MEANS_ELSEWHERE = 1.5, 0.75, 1.25
_ENOUGH, _SURE = 1.25, 2.5

# A content that only points back: "this topic", "such recommendations", "the matter".
_POINTS_BACK = re.compile(
    r"(?:[Tt]his|[Tt]hese|[Ss]uch|[Tt]hat|[Tt]he|[Ii]t|[Ii]ts) ?(?:same |latter )?(?:topic|issue|matter|subject|concern|question|problem|position|view|practice|finding|case)?s?(?=[.,;:]|\Z)"
)
_MANDATE_OF = re.compile(r" (?:on|against|for|of) ")


# A place, how much a naming there tells, and the topics that it names.
Evidence = tuple[str, float, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Content:
    """Where a claim's content stands: its own span, its clause's, its sentence's, the sentence before.
    `is_answer` where a State answers what others said of it."""

    piece: Span
    clause: Span
    sentence: Span
    before: Span | None
    is_answer: bool


def topics_of(article: Article, unit: Unit, content: Content, party: Party) -> Codes:
    """The topics of the claim's own words, and with others at most four, the surest first.

    "general" is among them where the sentence names no subject and nothing around it tells one for sure,
    and never beside a subject of the claim's own words: a claim on torture is not on human rights in general.
    """
    points_back = content.before and _POINTS_BACK.match(article.text, *content.piece)
    own = frozenset() if points_back else _named(article, content.piece, party, unit)
    evidence = list(_evidence(article, unit, content, party, own))
    weighed = _weigh(article, own, evidence)
    ranked = sorted(weighed, key=lambda topic: (-weighed[topic], topic))
    chosen = [topic for topic in ranked if weighed[topic] >= _ENOUGH] or ranked[:1]
    chosen = [topic for place, topic in enumerate(chosen) if place < _MOST or topic in own]
    if own - article.topics.means - {_GENERAL}:
        chosen = [topic for topic in chosen if topic != _GENERAL]
    is_untold = own | _named(article, content.sentence, party, unit) <= article.topics.means
    is_guess = is_untold and (not chosen or weighed[chosen[0]] < _SURE)
    if is_guess and _GENERAL not in chosen:
        chosen = [*chosen[: _MOST - 1], _GENERAL]
    named = _namings_inside(article, content.sentence, unit)
    return Decided(
        tuple(topic.removeprefix("topic:") for topic in chosen),
        tuple(_reason(named, topic, weighed, evidence) for topic in chosen),
    )


def _reason(
    named: Sequence[Naming],
    topic: str,
    weighed: Mapping[str, float],
    evidence: Sequence[Evidence],
) -> Reason:
    """The places that name a topic, what they weigh together, and the first words in the sentence that do;
    `named` are the sentence's namings."""
    first = next(((n.start, n.end) for n in named if n.entity == topic), None)
    places = [place for place, _, topics in evidence if topic in topics]
    why = "the sentence names no subject: others are a guess"
    if places:
        why = f"named in {', '.join(places)} (weight {weighed[topic]:.2f})"
    return Reason(why, first, topic.removeprefix("topic:"))


def _weigh(article: Article, own: frozenset[str], evidence: Iterable[Evidence]) -> dict[str, float]:
    weighed: defaultdict[str, float] = defaultdict(float)
    for _, weight, topics in evidence:
        for topic in topics:
            weighed[topic] += weight
    wider = {topic for narrower in own for topic in article.topics.broader.get(narrower, ())}
    kin = {other for topic in own for other in article.topics.kin[topic]}
    is_told = not own <= article.topics.means
    for topic in set(weighed) - own:
        lost = _BESIDE_OWN if is_told and topic not in kin else _BESIDE_KIN
        weighed[topic] -= lost * bool(own)
        weighed[topic] -= _MEANS_ELSEWHERE * (topic in article.topics.means - wider)
    return weighed


def _evidence(
    article: Article, unit: Unit, content: Content, party: Party, own: frozenset[str]
) -> Iterator[Evidence]:
    """What each place names: the claim's own words, then those around them, from near to far."""
    yield "its own words", _OWN, own
    yield "an earlier request that this one is like", _OWN, _repeated(article, unit, content)
    broader = {topic for narrower in own for topic in article.topics.broader[narrower]}
    yield "a narrower topic of its own words", _BROADER, broader
    clause = _named(article, content.clause, party, unit)
    yield "its clause", _CLAUSE, clause - own
    sentence = _named(article, content.sentence, party, unit)
    yield "its sentence", _SENTENCE, sentence - clause - own
    if content.before is not None:
        before = _named(article, content.before, party, unit)
        called = {n.entity for n in _namings_inside(article, content.before, unit) if n.is_name}
        yield "the sentence before", _LAST_SENTENCE, before & called
        yield "a sign in the sentence before", _LAST_SIGN, before - called
    yield from _of_paragraph(article, unit, content, party)
    yield "the heading", _HEADING, _heading_topics(article, unit)
    yield "the title", _TITLE, _named(article, article.outline.title_span, party)
    if party.kind != "state":
        mandate = {*_name_topics(article, party.name)} - {_GENERAL}
        yield "the speaker's name", _MANDATE, mandate
    if content.is_answer and own <= article.topics.means:
        # An answer that names no subject: the means' loss, which it is spared, is added here.
        answer = _ANSWER + _MEANS_ELSEWHERE
        yield "that it answers without a subject", answer, (_GENERAL, _COOPERATION)


def _of_paragraph(
    article: Article, unit: Unit, content: Content, party: Party
) -> Iterator[Evidence]:
    """What earlier sentences named, and what the paragraph keeps naming: twice its share of sentences."""
    spoken: Counter[str] = Counter()
    earlier: set[str] = set()
    for span in unit.sentences:
        named = _named(article, span, party, unit)
        spoken.update(named)
        if span[1] <= content.sentence[0] and span != content.before:
            earlier |= named
    yield "an earlier sentence", _EARLIER, earlier
    for topic, count in spoken.items():
        share = _PARAGRAPH * 2 * count / len(unit.sentences)
        yield "the paragraph", share, (topic,)


def _repeated(article: Article, unit: Unit, content: Content) -> set[str]:
    """The topics of the note's earlier requests, where this one is for something "similar"."""
    if "similar" not in article.text[slice(*content.piece)].lower():
        return set()
    told = [draft.claim for draft in article.drafts]
    earlier = [c for c in told if c.footnote == unit.footnote and c.family == "directive"]
    return {f"topic:{topic}" for claim in earlier for topic in claim.topics}


def _heading_topics(article: Article, unit: Unit) -> tuple[str, ...]:
    """What the heading names of the unit's section; a note's is that of the place that calls it."""
    called = None if unit.footnote is None else article.called_from.get(unit.footnote)
    section = unit.section or called
    heading = None if section is None else article.headings.get(section)
    return _name_topics(article, heading) if heading else ()


def _name_topics(article: Article, name: str) -> tuple[str, ...]:
    """The topics of a heading or a speaker's name; each is read once."""
    if name not in article.name_topics:
        article.name_topics[name] = article.topics.read(name)
    return article.name_topics[name]


def _named(article: Article, span: Span, party: Party, unit: Unit | None = None) -> frozenset[str]:
    """The topics named inside a span, but for those in the speaker's own name; found once for each speaker.
    A span inside a paragraph that is read anyway is looked up there."""
    key = (span, party.id)
    if key not in article.named:
        inside = _namings_inside(article, span, unit)
        article.named[key] = (
            _without_own_name(article, span, party, inside) if inside else frozenset()
        )
    return article.named[key]


def _namings_inside(article: Article, span: Span, unit: Unit | None) -> list[Naming]:
    """The namings inside a span, looked up in its paragraph where it has one."""
    around = (unit.start, unit.end) if unit and unit.start <= span[0] < unit.end else span
    return [n for n in _namings(article, around) if span[0] <= n.start and n.end <= span[1]]


def _without_own_name(
    article: Article, span: Span, party: Party, inside: Sequence[Naming]
) -> frozenset[str]:
    names = mentions_in(article.mentions, article.starts, span)
    own_name = [(name.start, name.end) for name in names if name.id == party.id]
    return frozenset(
        naming.entity
        for naming in inside
        if not any(start <= naming.start and naming.end <= end for start, end in own_name)
    )


def _namings(article: Article, span: Span) -> Sequence[Naming]:
    """Where a span's words name topics, by their place in the article; each span is read once."""
    if span not in article.namings:
        text = _without_mandates(article, span)
        article.namings[span] = [
            naming._replace(start=span[0] + naming.start, end=span[0] + naming.end)
            for naming in article.topics.find_whole(text)
        ]
    return article.namings[span]


def _without_mandates(article: Article, span: Span) -> str:
    """The words of a span, what bodies and holders are for blotted out: the Committee against Torture is
    no torture."""
    pieces, at = [], span[0]
    for mention in mentions_in(article.mentions, article.starts, span):
        if not (mention.id.startswith(("tb:", "sp:")) and mention.rule.startswith("body")):
            continue
        purpose = _MANDATE_OF.search(article.text, mention.start, mention.end)
        if purpose is not None and purpose.end() >= at:
            pieces += [article.text[at : purpose.end()], "." * (mention.end - purpose.end())]
            at = mention.end
    return "".join([*pieces, article.text[at : span[1]]])
