"""Loads articles and the vocabularies into the graph."""

from dataclasses import dataclass
from importlib.resources import as_file, files

from graph_schema.extraction import Extraction
from loaders.language import Mode
from loaders.meaning import add_meanings
from loaders.pipeline import article_batch
from loaders.read import SourceText, read_source
from loaders.vocabulary import Vocabulary, load_vocabulary, vocabulary_digest
from loaders.vocabulary_graph import vocabulary_batch
from queries.store import Store, Written


@dataclass(frozen=True, slots=True)
class Loaded:
    """One article that is in the graph now."""

    extraction: Extraction
    written: Written


async def load_article(store: Store, source: SourceText, mode: Mode = "parser") -> Loaded:
    """Puts one article into the graph, in place of what the same text gave before.

    The vocabularies go first when the graph does not hold these. Claims get their meanings when the model
    for that is installed.
    """
    vocabulary = load_vocabulary()
    extraction, batch = article_batch(source, vocabulary, mode)
    add_meanings(batch)
    await ensure_vocabulary(store, vocabulary)
    written = await store.write_article(batch, extraction.document.id, source.sha256)
    return Loaded(extraction, written)


async def ensure_vocabulary(store: Store, vocabulary: Vocabulary) -> None:
    """Writes the vocabularies unless the graph holds these already."""
    digest = vocabulary_digest()
    if await store.vocabulary_digest() != digest:
        await store.write_vocabulary(vocabulary_batch(vocabulary), digest)


def sample_article() -> SourceText:
    """The article that is shipped for a first look."""
    with as_file(files("seeds").joinpath("sample_article.txt")) as path:
        return read_source(path)
