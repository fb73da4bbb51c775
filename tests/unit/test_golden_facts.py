"""The passages of facts.yml and links.yml: traps give nothing, and the figures stay where they were."""

import pytest

from benchmarks.between import golden_rows, read_passage, rows_of_set, scores_by_kind, told, wanted
from loaders.claims.telling import rows_of

ROWS = [(name, row) for name in ("facts", "links") for row in golden_rows(name)]
TRAPS = [row for _, row in ROWS if "trap" in row]
# Set, least precision and least recall of all that its passages tell.
FLOORS = [
    ("facts", "first", 0.98, 0.98),
    ("facts", "later", 0.96, 0.93),
    ("links", "first", 0.96, 0.88),
    ("links", "later", 0.96, 0.95),
]


@pytest.mark.parametrize("row", TRAPS, ids=lambda row: row["trap"][:70])
def test_a_trap_tells_no_fact_and_no_link(row):
    assert not told(row, "parser")


@pytest.mark.parametrize(("name", "kind", "precision", "recall"), FLOORS)
def test_precision_and_recall_of_a_set_do_not_fall(name, kind, precision, recall):
    rows = [(wanted(row), told(row, "parser")) for row in rows_of_set(name, kind)]
    score = scores_by_kind(rows)["all"]
    assert score.precision >= precision
    assert score.recall >= recall


def test_there_are_eighty_passages_and_forty_traps_at_least():
    assert len(ROWS) - len(TRAPS) >= 80
    assert len(TRAPS) >= 40


def test_every_fact_quotes_the_words_at_its_span():
    for _, row in ROWS:
        extraction, text = read_passage(row.get("text") or row["trap"], "parser")
        facts = [
            *extraction.tallies, *extraction.treaty_actions, *extraction.mandates, *extraction.events,
            *extraction.no_replies,
        ]  # fmt: skip
        for fact in facts:
            assert text[fact.start : fact.end] == fact.quote != ""
        for link in extraction.claim_links:
            if link.type != "SAME_AS":
                assert text[link.start : link.end] == link.cue != ""


def test_ids_of_facts_are_unique_in_a_text():
    passage = " ".join(row["text"] for row in rows_of_set("facts", "first") if "text" in row)
    extraction, _ = read_passage(passage, "rules")
    for facts in (extraction.tallies, extraction.mandates, extraction.events):
        assert len({fact.id for fact in facts}) == len(facts) > 5


def test_every_type_of_reply_is_shown_by_a_golden_passage():
    shown = {link[3] for row in golden_rows("links") for link in row.get("links", ())}
    assert {row["reply"] for row in rows_of("type")} <= shown
