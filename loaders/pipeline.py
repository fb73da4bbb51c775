"""From a text to an extraction and a batch: the steps in order, each pure.

read → split → citations → mentions → claims → other facts → batch
"""

from dataclasses import dataclass, replace

from graph_schema import ids
from graph_schema.batch import GraphBatch
from graph_schema.extraction import DocumentRecord, Extraction, Problem
from loaders.citations import read_citations
from loaders.claims import Draft, read_claims
from loaders.facts import read_facts
from loaders.graph import build_batch
from loaders.language import Mode
from loaders.mentions import find_mentions
from loaders.read import SourceText
from loaders.source_errors import protocol_errors
from loaders.split import Outline, split_article
from loaders.text_dates import infer_today
from loaders.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What a text says, and for each claim, in the same order, which act it was read from and why."""

    extraction: Extraction
    drafts: tuple[Draft, ...]


def extract(source: SourceText, vocabulary: Vocabulary, mode: Mode = "parser") -> Extraction:
    """All that the text says. The same text, vocabulary and mode give the same extraction."""
    return read_article(source, vocabulary, mode).extraction


def read_article(
    source: SourceText, vocabulary: Vocabulary, mode: Mode = "parser"
) -> ArticleReading:
    """All that the text says, with the reasons."""
    text = source.text
    outline = split_article(text)
    cited = read_citations(text, outline.footnotes, vocabulary)
    mentions = find_mentions(text, vocabulary)
    date = outline.date or source.origin.date or infer_today(text, outline.body[1])
    outline = replace(outline, footnotes=cited.footnotes, date=date)
    claimed = read_claims(text, outline, cited.citations, mentions, vocabulary, mode)
    facts = read_facts(text, outline, cited.citations, mentions, claimed.claims)
    problems = [*source.problems, *outline.problems, *cited.problems, *claimed.problems]
    problems += facts.problems
    problems += protocol_errors(text)
    extraction = Extraction(
        document=_document_record(source, outline),
        sections=outline.sections,
        footnotes=cited.footnotes,
        citations=cited.citations,
        mentions=mentions,
        claims=claimed.claims,
        claim_links=claimed.links,
        no_replies=claimed.no_replies,
        tallies=facts.tallies,
        treaty_actions=facts.treaty_actions,
        mandates=facts.mandates,
        events=facts.events,
        problems=_told_once(problems),
        offsets=source.offsets,
    )
    return ArticleReading(extraction, claimed.drafts)


def article_batch(
    source: SourceText, vocabulary: Vocabulary, mode: Mode = "parser"
) -> tuple[Extraction, GraphBatch]:
    """The extraction of a text, and the batch that puts it into the graph."""
    extraction = extract(source, vocabulary, mode)
    return extraction, build_batch(extraction, source.text, vocabulary, mode)


def _told_once(problems: list[Problem]) -> tuple[Problem, ...]:
    """In order of their start; where two steps tell of one fault, the first telling stays."""
    kept: list[Problem] = []
    for problem in problems:
        twin = (
            p
            for p in kept
            if p.code == problem.code and p.start < problem.end and problem.start < p.end
        )
        if problem not in kept and next(twin, None) is None:
            kept.append(problem)
    return tuple(sorted(kept, key=lambda p: (p.start, p.end, p.code)))


def _document_record(source: SourceText, outline: Outline) -> DocumentRecord:
    """What a page's own record tells of title, authors and publisher goes before what its text shows."""
    origin = source.origin
    return DocumentRecord(
        id=ids.article_id(source.sha256),
        title=origin.title or outline.title,
        authors=origin.authors or outline.authors,
        publisher=origin.publisher or outline.publisher,
        date=outline.date,
        url=origin.url or outline.url,
        language=origin.language or "en",
        sha256=source.sha256,
        characters=len(source.text),
        format=source.format,
    )
