import json
from importlib.resources import files

import jsonschema
import pytest

from graph_schema.batch import GraphBatch
from graph_schema.extraction import as_json
from loaders.graph import build_batch
from loaders.pipeline import article_batch, extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary

NOTES = """A title about Chad

The Committee against Torture urged Chad to end corporal punishment in prisons.[1] Chad denied it.[2]

____________________

[1] Committee against Torture, “Concluding observations: Chad,” CAT/C/TCD/CO/2, January 5, 2023, para. 7.

[2] An open question, “as it has been called ever since.
"""


@pytest.fixture(scope="module")
def source():
    return source_from_bytes(NOTES.encode(), "chad.txt")


@pytest.fixture(scope="module", params=["rules", "parser"])
def extraction(source, request):
    return extract(source, load_vocabulary(), request.param)


def test_the_extraction_is_valid_by_the_shipped_schema(extraction):
    schema = json.loads(files("graph_schema").joinpath("extraction.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(as_json(extraction))))


def test_every_quote_is_the_text_between_its_offsets(extraction, source):
    assert extraction.claims
    for claim in extraction.claims:
        assert source.text[claim.start : claim.end] == claim.quote


def test_one_fault_told_by_two_steps_is_told_once(extraction):
    assert [p.code for p in extraction.problems].count("unclosed_quotation") == 1


def test_the_batch_is_complete_and_the_same_each_time(extraction, source):
    def batch() -> GraphBatch:
        return build_batch(extraction, source.text, load_vocabulary(), "rules")

    batch().check_complete()
    assert batch() == batch()


def test_a_claim_of_a_section_points_to_the_footnote_that_its_sentence_calls(source):
    _, batch = article_batch(source, load_vocabulary())
    noted = {source for source, *_ in batch.relationships["CITED_IN"]}
    assert any(node.endswith(":urged") for node in noted)


def test_the_committees_document_is_issued_by_the_committee(source):
    _, batch = article_batch(source, load_vocabulary())
    assert ("un:CAT/C/TCD/CO/2", "tb:CAT") in batch.relationships["ISSUED_BY"]
    (paragraph,) = (part for part in batch.nodes["Part"] if part.startswith("part:un:"))
    assert batch.nodes["Part"][paragraph] == {"kind": "para", "label": "7"}
