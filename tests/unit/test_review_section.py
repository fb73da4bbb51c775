"""The accuracy report of reviewed claims: each claim once, by what the person left of it."""

from dataclasses import replace

from benchmarks.accuracy import CORRECTIONS
from benchmarks.corrections import read_claims, review_section, reviewed_claims
from graph_schema.corrections import Change, ClaimPlace, Correction, Reading
from graph_schema.corrections_json import read_lines
from graph_schema.extraction import Claim, DocumentRecord, Extraction, Party

TEXT = "a" * 64
READING = Reading("tb:CAT", "directive", "urged", ("state:TJK",), (), ("topic:torture",))


def correction(number, verdict="accept", minute=0, **new):
    place = ClaimPlace(f"claim:{number}", TEXT, number * 10, number * 10 + 5, "words", "tb:CAT", "directive")  # fmt: skip
    changes = {name: Change(getattr(READING, name), value) for name, value in new.items()}
    return Correction(
        verdict, place, "A. Reader", f"2026-01-01T00:{minute:02}:00.000000Z", f"rule:{number % 2}", "1",
        reading=READING, changes=changes,
    )  # fmt: skip


def extraction(*numbers):
    document = DocumentRecord("article:a", "On tests", (), None, None, None, "en", TEXT, 100)
    claims = [
        Claim(f"claim:{n}", Party("tb:CAT", "CAT", "body"), "directive", "urged", n * 10, n * 10 + 5, "words",
              "rule:0", 0.9, "in_text", addressees=("TJK",), topics=("torture",), footnote=1)
        for n in numbers
    ]  # fmt: skip
    return Extraction(document, claims=tuple(claims))


def rows(lines, first):
    return [line for line in "\n".join(lines).splitlines() if line.startswith(f"| {first} |")]


def test_a_claim_counts_once_by_all_that_stands_of_it():
    given = [
        correction(1),
        correction(2, "edit", 1, speaker="tb:CRC"),
        correction(2, "accept", 2),
        correction(3, "edit", 1, speaker="tb:CRC"),
        correction(3, "reject", 2),
    ]
    assert [(c.outcome, set(c.fields)) for c in reviewed_claims(given)] == [
        ("accepted", set()),
        ("edited", {"speaker"}),
        ("rejected", set()),
    ]


def test_what_was_undone_is_not_counted():
    kept = replace(correction(1), undone_at="2026-02-01T00:00:00.000000Z", undone_by="B. Reader")
    assert reviewed_claims([kept]) == []
    assert review_section([kept], "file", {}) == []


def test_precision_is_told_by_family_and_by_rule():
    given = [
        correction(1),
        correction(2, "reject"),
        correction(3, "edit", topics=("topic:detention",)),
    ]
    lines = review_section(given, "file", {})
    assert rows(lines, "directive") == ["| directive | 3 | 1 | 1 | 1 | 0.33 | 0.67 |"]
    assert rows(lines, "rule:1") == ["| rule:1 | 2 | 1 | 1 | 0 | 0.50 | 1.00 |"]
    assert "Fields that were edited: topics 1." in lines


def test_todays_reading_is_held_against_what_the_person_left():
    given = [
        correction(1),
        correction(2, "edit", topics=("topic:detention",)),
        correction(3),
        correction(4, "reject"),
        correction(5, "reject"),
    ]
    lines = review_section(given, "file", {"rules": [extraction(1, 2, 4)]})
    assert rows(lines, "On tests") == ["| On tests | 3 | 2 | 1 | 0.94 | 2 | 1 |"]


def test_an_extractions_claims_bear_the_ids_of_the_graph():
    (claim,) = read_claims(extraction(1))
    assert claim.as_read == READING


def test_the_shipped_review_is_of_the_sample_article_and_no_claim_is_left_out():
    corrections = read_lines(CORRECTIONS.read_text(encoding="utf-8"), "corrections.jsonl")
    assert len(reviewed_claims(corrections)) == len(corrections) > 20
    assert {c.by for c in corrections} == {"citetrail"}
