"""What a reader knows before a sentence: title, symbols, the State that the text is about, a resolution's organ."""

import re
from collections import Counter

from graph_schema.extraction import Mention, Party
from loaders.claims.acts import Span
from loaders.claims.article import Article
from loaders.claims.memory import JUDGING, Memory, generic_heads, party_of
from loaders.claims.sourcing import (
    body_of_symbol,
    notes_called,
)
from loaders.claims.strangers import organization
from loaders.claims.units import Unit, mentions_in

_SYMBOL = re.compile(r"\b[A-Z]{1,5}(?:/[\w.()-]+){2,}")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"")
_OFTEN, _NEAR, _AHEAD = 3, 40, 400
_ISSUED_BY = re.compile(
    r"\b(?:[Ss]tatement|STATEMENT|[Rr]elease|RELEASE|[Dd]eclaration|[Rr]emarks|[Ll]etter|[Ss]ubmission|[Rr]esponse|[Bb]riefing)\s+"
    r"(?:delivered |issued |made )?(?:by|of|from|BY)\s+(?:the |THE )?"
)
# What kind of text says "we" of those who issue it, though they have no name that is known.
_ISSUED_AS = re.compile(
    r"(?i:\b(?:statement|press release|media release|submission|submitted (?:jointly )?by|(?:alternative|shadow|parallel) report|open letter"
    r"|joint letter|petition|joint communication|communiqu[eé]|declaration|written contribution)\b)"
)
_AUTHOR = "author"
_ADDRESSED = re.compile(r"\b[Tt]o (?:the )?\Z")
_NAME = re.compile(
    r"(?:[A-Z][\w’'-]+|(?:of|for|and|on) (?=[A-Z]))(?: (?:[A-Z][\w’'-]+|(?:of|for|and|on)(?= [A-Z])))+"
)
_ENACTS = re.compile(r"The [A-Z][\w ]{3,60},\Z")


def opening_memory(article: Article) -> Memory:
    """A title naming one State or body sets what the text is about."""
    memory = Memory(main_state=_main_state(article))
    holders: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for mention in article.mentions:
        memory.named_at.setdefault(mention.id, (mention.start, mention.end))
        entity = article.vocabulary.entities.get(mention.id)
        if entity is not None and entity.kind == "body" and mention.rule != "holder_name":
            kinds.setdefault(str(entity.row.get("kind")), set()).add(entity.id)
            for head in (head for head in generic_heads(entity) if " " in head):
                holders.setdefault(head, set()).add(entity.id)
    memory.heads = {head: next(iter(found)) for head, found in holders.items() if len(found) == 1}
    memory.of_kind = {kind: next(iter(found)) for kind, found in kinds.items() if len(found) == 1}
    front = (0, max(article.outline.title_span[1], article.outline.body[0]))
    for match in _SYMBOL.finditer(article.text, *front):
        if body := body_of_symbol(match[0], article.vocabulary):
            memory.suggest(article.vocabulary[body])
    for mention in mentions_in(article.mentions, article.starts, front):
        memory.recall(mention, article.vocabulary)
    _know_heads_of_offices(article, memory)
    memory.issuer = _issuer(article, front)
    memory.main_heads = _main_heads(article)
    return memory


def _know_heads_of_offices(article: Article, memory: Memory) -> None:
    """ "The High Commissioner" of a text that names only the office: the holder who is part of it."""
    named = {mention.id for mention in article.mentions}
    holders: dict[str, set[str]] = {}
    for entity in article.vocabulary.of_kind("body"):
        office = entity.row.get("part_of") or ()
        if entity.row.get("kind") == "office_holder" and not named.isdisjoint(office):
            for head in (head for head in generic_heads(entity) if " " in head):
                holders.setdefault(head, set()).add(entity.id)
    for head, found in holders.items():
        if len(found) == 1:
            memory.heads.setdefault(head, next(iter(found)))


def _main_heads(article: Article) -> dict[str, str]:
    """ "The Committee" of a text: the one named three times, and twice as often as any other committee."""
    counts: dict[str, Counter[str]] = {}
    for mention in mentions_in(article.mentions, article.starts, article.outline.body):
        entity = article.vocabulary.entities.get(mention.id)
        if entity is not None and entity.kind == "body" and mention.rule != "holder_name":
            for head in generic_heads(entity):
                counts.setdefault(head, Counter())[entity.id] += 1
    ranked = {head: [*found.most_common(2), ("", 0)] for head, found in counts.items()}
    return {
        head: first[0]
        for head, (first, second, *_) in ranked.items()
        if first[1] >= max(_OFTEN, 2 * second[1])
    }


def _issuer(article: Article, front: Span) -> Party | None:
    """Who says "we" in a statement or release: the body, delegation or organization that its head names.

    A text that never says "we" outside a quotation has none, nor does an article whose author says "we".
    """
    body = article.text[slice(*article.outline.body)]
    if len(_WE.findall(_QUOTED.sub(" ", body))) < _OFTEN:
        return None
    left, right = front[0], max(front[1], article.outline.body[0] + 400)
    named = _ISSUED_BY.search(article.text, left, right)
    if named is not None:
        for mention in mentions_in(
            article.mentions, article.starts, (named.end(), named.end() + 120)
        ):
            entity = article.vocabulary.entities.get(mention.id)
            if (
                entity is not None
                and entity.kind in {"state", "body"}
                and (mention.start - named.end() < _NEAR)
            ):
                return party_of(entity)
        if name := _NAME.match(article.text, named.end(), right):
            return organization(name[0])
    if alone := _alone_in_line(article, left, right):
        return alone
    is_issued = _ISSUED_AS.search(article.text, left, max(front[1], article.outline.body[0]))
    return party_of(article.vocabulary[_AUTHOR]) if is_issued else None


def _alone_in_line(article: Article, left: int, right: int) -> Party | None:
    """The body whose name makes up a line at the head of a text, or a signature at its foot."""
    foot = (max(right, article.outline.body[1] - 300), article.outline.body[1])
    for start, end in ((left, right), foot):
        for mention in mentions_in(article.mentions, article.starts, (start, end)):
            entity = article.vocabulary.entities.get(mention.id)
            line = article.text[
                article.text.rfind("\n", 0, mention.start) + 1 : article.text.find(
                    "\n", mention.end
                )
            ]
            if (
                entity is not None
                and entity.kind == "body"
                and (len(line) - (mention.end - mention.start) < _NEAR)
                and not _ADDRESSED.search(article.text, start, mention.start)
            ):
                return party_of(entity)
    return None


def _main_state(article: Article) -> str | None:
    """The State that the text is about: named twice as often as any other, or else alone in the title."""
    counts = Counter(
        m.id for m in article.mentions if m.id.startswith("state:") and m.rule != "state_people"
    )
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    if ranked[0][1] >= max(3, 2 * ranked[1][1]):
        return ranked[0][0]
    titled = {
        m.id
        for m in mentions_in(article.mentions, article.starts, article.outline.title_span)
        if m.id.startswith("state:") and m.rule != "state_people"
    }
    return next(iter(titled)) if len(titled) == 1 else None


def suggest_cited(article: Article, span: Span, unit: Unit, memory: Memory) -> None:
    """A note called in a sentence, or else next in its paragraph, tells which "Committee" the sentence means,
    by a body that it names or by its document symbol."""
    memory.cited = None
    called = notes_called(span, article.anchors)
    for number in (
        called or notes_called((span[1], min(unit.end, span[1] + _AHEAD)), article.anchors)[-1:]
    ):
        for note in article.outline.footnotes:
            if note.number == number:
                _suggest_named(article, (note.start, note.end), memory)
        for citation in article.by_note.get(number, ()):
            body = body_of_symbol(citation.symbol, article.vocabulary) if citation.symbol else None
            if body is not None:
                memory.suggest(article.vocabulary[body])
                memory.cited = body


def _suggest_named(article: Article, note: Span, memory: Memory) -> None:
    for mention in reversed(mentions_in(article.mentions, article.starts, note)):
        entity = article.vocabulary.entities.get(mention.id)
        if entity is not None and entity.kind == "body" and mention.rule != "holder_name":
            memory.suggest(entity)
            memory.cited = entity.id if entity.row.get("kind") in JUDGING else memory.cited


def recall_symbols(article: Article, unit: Unit, memory: Memory) -> None:
    """A note's document symbol says which body "the Committee" is, and which State it speaks to."""
    for citation in reversed(article.by_note.get(unit.footnote or 0, [])):
        if not citation.symbol:
            continue
        body = body_of_symbol(citation.symbol, article.vocabulary)
        if body is not None:
            found = Mention(body, citation.start, citation.end, "", "symbol", 0.9)
            memory.recall(found, article.vocabulary)
        codes = [
            part
            for part in citation.symbol.split("/")
            if f"state:{part}" in article.vocabulary.entities
        ]
        if codes:
            memory.claim_states = tuple(codes)


def keep_author(article: Article, unit: Unit, memory: Memory) -> None:
    """A paragraph that is only "The Human Rights Council," makes that body speak in the paragraphs after it."""
    line = article.text[unit.start : unit.end].strip()
    if unit.footnote is not None or not _ENACTS.match(line):
        return
    for mention in mentions_in(article.mentions, article.starts, (unit.start, unit.end)):
        entity = article.vocabulary.entities.get(mention.id)
        is_whole = article.text[mention.end : unit.end].strip() == ","
        if entity is not None and entity.kind == "body" and is_whole:
            memory.author = party_of(entity)
            return
    name = line.removeprefix("The ").removesuffix(",")
    memory.author = organization(name)
