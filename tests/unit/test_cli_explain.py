"""`citetrail explain CLAIM_ID FILE`: what it prints for people and for programs, and what it refuses."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from graph_schema.errors import UnknownNameError
from loaders.pipeline import extract
from loaders.read import read_source
from loaders.vocabulary import load_vocabulary

SAMPLE = Path(str(files("seeds"))) / "sample_article.txt"


@pytest.fixture(scope="module")
def claim():
    claims = extract(read_source(SAMPLE), load_vocabulary(), "rules").claims
    return next(claim for claim in claims if claim.modality == "urged")


def run(*arguments):
    return CliRunner().invoke(
        app, ["explain", *map(str, arguments), "--mode", "rules"], env={"COLUMNS": "160"}
    )


def test_it_prints_the_sentence_the_parse_the_rule_and_the_reasons(claim):
    done = run(claim.id, SAMPLE)
    assert done.exit_code == 0, done.output
    shown = " ".join(done.stdout.split())
    assert claim.id in shown
    assert f"»{' '.join(claim.quote.split())}«" in shown
    assert "part of speech" in shown
    assert "Rule verb_frame:urge" in shown
    assert "who is asked: “China”, in this sentence" in shown


def test_the_json_is_for_programs(claim):
    told = json.loads(run(claim.id, SAMPLE, "--format", "json").stdout)
    assert told["claim"]["id"] == claim.id
    assert set(told["fields"]) >= {"claimant", "modality", "addressees", "topics", "date"}


def test_the_beginning_of_an_id_is_enough(claim):
    told = json.loads(run(claim.id.rpartition(":")[0], SAMPLE, "-f", "json").stdout)
    assert told["claim"]["id"] == claim.id


def test_an_unknown_claim_is_refused(claim):
    refused = run("claim:none", SAMPLE).exception
    assert isinstance(refused, UnknownNameError)
    assert "Nearest" in str(refused)


def test_the_help_has_an_example():
    assert "Example: citetrail explain claim:" in " ".join(run("--help").stdout.split())
