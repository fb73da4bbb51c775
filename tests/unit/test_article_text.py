"""An article's text on its page: nothing of it lost, each claim marked, each note beside the block that calls it."""

from importlib.resources import files
from pathlib import Path

import pytest

from app.pages.article_text import article_blocks, contents, legend
from loaders.pipeline import extract
from loaders.read import read_source
from loaders.vocabulary import load_vocabulary

SAMPLE = Path(str(files("seeds"))) / "sample_article.txt"


@pytest.fixture(scope="module")
def extraction():
    return extract(read_source(SAMPLE), load_vocabulary())


@pytest.fixture(scope="module")
def row(extraction):
    """The article as `lookup/article_text.cypher` tells it."""
    text = read_source(SAMPLE).text
    return {
        "text": text,
        "text_sha256": extraction.document.sha256,
        "title": extraction.document.title,
        "language": "en",
        "sections": [
            {"id": s.id, "number": s.number, "heading": s.heading, "start": s.start, "end": s.end}
            for s in extraction.sections
        ],
        "footnotes": [
            {
                "number": str(n.number), "start": n.start, "end": n.end, "text": text[n.start : n.end],
                "anchors": [{"start": a.start, "end": a.end, "section": a.section} for a in n.anchors],
            }
            for n in extraction.footnotes
        ],
        "claims": [
            {
                "id": c.id, "start": c.start, "end": c.end, "family": c.family, "modality": c.modality,
                "speaker": c.claimant.name, "confidence": c.confidence,
            }
            for c in extraction.claims
        ],
        "citations": [
            {
                "id": c.id, "footnote": str(c.footnote), "start": c.start, "end": c.end, "kind": c.kind,
                "document": c.title, "document_id": c.document_id, "confidence": c.confidence,
            }
            for c in extraction.citations
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def blocks(row):
    return article_blocks(row)


def words(block):
    return "".join(token.text for token in block.tokens if token.step == "text")


def test_each_block_holds_its_words_and_all_blocks_all_words_but_the_title(row, blocks):
    assert all(words(b) == row["text"][b.region.start : b.region.end] for b in blocks)
    shown = "".join("".join(map(words, blocks)).split())
    assert shown == "".join(row["text"].replace(row["title"], "", 1).split())


def test_each_claim_is_opened_once_as_itself(row, blocks):
    opened = [
        token.span.id
        for block in blocks
        for token in block.tokens
        if token.step == "open" and token.first and "claim" in token.span.classes
    ]
    assert len(set(opened)) == len(opened) == len(row["claims"]) > 0


def test_a_note_stands_beside_the_block_that_calls_it_and_at_its_own_place(extraction, row, blocks):
    for note in extraction.footnotes:
        (own,) = [block for block in blocks if block.note == note.number]
        assert own.region.role == "note"
        for anchor in note.anchors:
            (calling,) = [b for b in blocks if b.region.start <= anchor.start < b.region.end]
            text = " ".join(row["text"][note.start : note.end].split())
            assert (note.number, text) in [(c.number, c.text) for c in calling.calls]


def test_the_contents_lead_to_blocks_that_are_there(row, blocks):
    places = {block.region.id for block in blocks}
    assert [heading for heading, _ in contents(row)]
    assert {place for _, place in contents(row)} <= places


def test_the_legend_has_the_families_that_occur(row):
    assert {family for family, _ in legend(row)} == {claim["family"] for claim in row["claims"]}


def test_a_citation_of_a_kind_that_is_not_known_is_still_marked(row):
    strange = [citation | {"kind": "scroll"} for citation in row["citations"]]
    marked = [
        token.span.tag
        for block in article_blocks(row | {"citations": strange})
        for token in block.tokens
        if token.step == "open" and "scroll" in token.span.classes
    ]
    assert set(marked) == {"cit."}
