"""The catalogue of claim rules: each rule that the code knows has its row, and each row's examples fire it."""

from typing import Any

import pytest

from graph_schema.extraction import Claim, Section
from loaders.claims import read_claims
from loaders.claims.rules import RULE_NAMES, load_claim_rules, rule_of
from loaders.mentions import find_mentions
from loaders.split import Outline
from loaders.vocabulary import load_vocabulary, read_rows

ROWS = read_rows("claim_rules.yaml")
EXAMPLES = [(row["id"], example) for row in ROWS for example in row["examples"]]


def claims_of(text: str) -> tuple[Claim, ...]:
    body = (0, len(text))
    section = Section("body", None, None, *body)
    outline = Outline("", (0, 0), (), "2023-01-15", None, None, None, body, (section,), (), ())
    vocabulary = load_vocabulary()
    return read_claims(text, outline, (), find_mentions(text, vocabulary), vocabulary).claims


def test_the_catalogue_has_the_rules_that_the_code_can_name_and_no_other() -> None:
    # mypy holds every rule that the code gives an act to these names.
    assert sorted(load_claim_rules()) == sorted(RULE_NAMES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_rule_has_two_examples_that_fire_and_one_that_must_not(row: dict[str, Any]) -> None:
    fired = [example for example in row["examples"] if example["rule"] != "none"]
    assert len(fired) >= 2
    assert len(row["examples"]) > len(fired)
    assert all(example["rule"].partition(":")[0] == row["id"] for example in fired)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_the_example_of_a_rule_shows_what_it_does(rule: str, example: dict[str, str]) -> None:
    claims = claims_of(example["text"])
    told = [(c.rule, c.claimant.id, c.family, c.modality) for c in claims]
    if example["rule"] == "none":
        assert example["why"]
        assert rule not in {name.partition(":")[0] for name, *_ in told}
        return
    want = (example["rule"], example["speaker"], example["family"], example["modality"])
    assert want in told


def test_a_claim_is_as_sure_as_its_rule_says() -> None:
    for _, example in EXAMPLES:
        for claim in claims_of(example["text"]):
            rule = rule_of(claim.rule)
            assert claim.confidence in {rule.confidence, rule.confidence_implied}
