"""Claims read from sentences: golden sentences, minimal pairs, the examples of each modality, and laws."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.extraction import Citation, Claim, Footnote, Section
from loaders.claims import ClaimReading, read_claims
from loaders.language import Mode
from loaders.mentions import find_mentions
from loaders.split import Outline
from loaders.vocabulary import load_vocabulary

GOLDEN = Path(__file__).parent.parent / "golden"


def read(text: str, mode: Mode = "parser", date: str | None = "2020-01-15") -> ClaimReading:
    vocabulary = load_vocabulary()
    body = (0, len(text))
    outline = Outline(
        title="",
        title_span=(0, 0),
        authors=(),
        date=date,
        date_basis=None,
        publisher=None,
        url=None,
        body=body,
        sections=(Section("body", None, None, *body),),
        footnotes=(),
        problems=(),
    )
    return read_claims(text, outline, (), find_mentions(text, vocabulary), vocabulary, mode)


@cache
def claims_of(text: str, mode: Mode = "parser") -> tuple[Claim, ...]:
    return read(text, mode).claims


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load(
        (GOLDEN / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return found


def modality_rows() -> list[dict[str, Any]]:
    text = files("seeds").joinpath("modalities.yaml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


EXAMPLES = [(row["id"], example) for row in modality_rows() for example in row.get("examples", ())]


def is_told(claim: Claim, want: dict[str, Any], text: str) -> bool:
    at = text.find(want["holds"])
    states = claim.addressees if claim.family == "directive" else claim.subjects
    return (
        claim.claimant.id == want["who"]
        and claim.modality == want["modality"]
        and claim.start < at + len(want["holds"])
        and at < claim.end
        and set(want["states"]) <= set(states)
        and want.get("date") in (None, claim.date)
        and want.get("count") in (None, *(claim.counts or {}).values())
    )


@pytest.mark.parametrize("row", rows("claims.yml"), ids=lambda row: row["text"][:50])
def test_a_golden_sentence_tells_its_claims_and_no_other(row: dict[str, Any]) -> None:
    claims = claims_of(row["text"])
    told = [(c.claimant.id, c.modality, c.addressees, c.subjects, c.quote) for c in claims]
    for want in row["claims"]:
        assert any(is_told(claim, want, row["text"]) for claim in claims), (want, told)
    assert len(claims) == len(row["claims"]), told


@pytest.mark.parametrize("row", rows("minimal_pairs.yml"), ids=lambda row: row["trap"][:50])
def test_a_trap_tells_of_no_act_of_the_claimant(row: dict[str, Any]) -> None:
    told = [(c.claimant.id, c.modality, c.quote) for c in claims_of(row["trap"])]
    assert not [claim for claim in told if claim[0] == row["who"]]


@pytest.mark.parametrize("row", rows("minimal_pairs.yml"), ids=lambda row: row["twin"][:50])
def test_the_twin_of_a_trap_tells_of_an_act(row: dict[str, Any]) -> None:
    assert row["who"] in {claim.claimant.id for claim in claims_of(row["twin"])}


@pytest.mark.parametrize(("modality", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_the_example_of_a_modality_fires_it(modality: str, example: dict[str, str]) -> None:
    text = example["text"]
    fired = {
        (claim.modality, text[slice(*claim.trigger)]) for claim in claims_of(text) if claim.trigger
    }
    assert (modality, example["fires"]) in fired


def test_every_word_of_a_frame_is_written_as_text() -> None:
    # YAML takes an unquoted "false", "no" or "null" for a value of another kind; such a word would never fit.
    conditions = {"with", "object", "unlike", "complement", "object_of_with", "object_predicate"}
    for row in modality_rows():
        for frame in row.get("verbs", ()):
            for name in conditions & set(frame):
                assert all(isinstance(word, str) for word in frame[name]), (row["id"], frame)


def test_every_quote_is_a_slice_of_the_text() -> None:
    for row in rows("claims.yml"):
        for claim in claims_of(row["text"]):
            assert row["text"][claim.start : claim.end] == claim.quote


def test_claims_have_ids_of_their_own_even_where_two_speak_the_same_words() -> None:
    claims = claims_of("CEDAW and CESCR called on Nepal to amend its nationality law.")
    assert len({claim.id for claim in claims}) == len(claims) == 2


def test_a_list_under_a_colon_gives_one_claim_for_each_item() -> None:
    text = (
        "The Human Rights Committee urged Chad to:\n\n(a) Abolish the death penalty;\n\n"
        "(b) Close the secret prisons of the service;\n\n(c) Pay those who were held there."
    )
    quotes = [claim.quote for claim in claims_of(text)]
    assert quotes == [
        "Abolish the death penalty",
        "Close the secret prisons of the service",
        "Pay those who were held there",
    ]


def test_a_resolution_speaks_through_the_verbs_that_open_its_paragraphs() -> None:
    text = (
        "The Human Rights Council,\n\nDeeply concerned at torture in Belarus,\n\n"
        "1. Condemns the arrests in Belarus;\n\n2. Urges the Government of Belarus to free the detained."
    )
    told = [(claim.claimant.id, claim.modality) for claim in claims_of(text)]
    assert told == [
        ("org:HRC", "expressed_concern"),
        ("org:HRC", "expressed_concern"),
        ("org:HRC", "urged"),
    ]


def test_it_goes_on_from_the_subject_of_the_sentence_before() -> None:
    claims = claims_of(
        "CERD examined the report of Togo in 2018. It recommended that Togo ban hate speech."
    )
    assert [claim.claimant.id for claim in claims] == ["tb:CERD"]


def test_a_person_speaks_for_the_office_beside_the_name() -> None:
    claims = claims_of(
        "Volker Türk, the High Commissioner for Human Rights, condemned the arrests in Tunisia."
    )
    assert [claim.claimant.id for claim in claims] == ["org:HCHR"]


def test_the_rules_mode_finds_a_plain_urging_without_a_model() -> None:
    claims = claims_of("CERD urged Japan to adopt a law against hate speech.", "rules")
    assert [(c.claimant.id, c.modality, c.addressees) for c in claims] == [
        ("tb:CERD", "urged", ("JPN",))
    ]


def test_the_rules_mode_heeds_a_modal_too() -> None:
    assert not claims_of("CERD could urge Japan to adopt a law against hate speech.", "rules")


def test_a_footnote_claim_names_the_document_cited_after_it() -> None:
    note = "CERD urged Togo to ban hate speech. CERD/C/TGO/CO/18-19, para. 12."
    text = f"Togo has no such law.[1]\n\n{note}"
    at = text.index(note)
    symbol = text.index("CERD/C")
    outline = Outline(
        "", (0, 0), (), "2020-01-15", None, None, None, (0, at - 2),
        (Section("body", None, None, 0, at - 2),), (Footnote(1, at, len(text), "mixed"),), (),
    )  # fmt: skip
    citation = Citation(
        id="cit:1", footnote=1, start=symbol, end=len(text), kind="un_document",
        document_id="un:CERD/C/TGO/CO/18-19", rule="symbol", confidence=1.0,
        symbol="CERD/C/TGO/CO/18-19", date="2017-01-26",
    )  # fmt: skip
    vocabulary = load_vocabulary()
    reading = read_claims(text, outline, (citation,), find_mentions(text, vocabulary), vocabulary)
    (claim,) = reading.claims
    assert claim.footnote == 1
    assert claim.source_basis == "in_text"
    assert [stated.document_id for stated in claim.stated_in] == ["un:CERD/C/TGO/CO/18-19"]
    assert claim.date == "2017-01-26"


words = st.sampled_from(
    [
        "CERD",
        "China",
        "urged",
        "said",
        "that",
        "it",
        "the",
        "Committee",
        "“",
        "”",
        "could",
        ",",
        ".",
        ";",
        ":",
        "report",
        "of",
        "to",
        "and\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=25).map(" ".join))
def test_any_text_is_read_without_error_and_quotes_hold(text: str) -> None:
    mode: Mode
    for mode in ("parser", "rules"):
        for claim in read(text, mode).claims:
            assert text[claim.start : claim.end] == claim.quote
            assert claim.start < claim.end
            assert 0 <= claim.confidence <= 1


def test_an_authors_we_is_nobody_and_a_statements_we_is_its_issuer() -> None:
    body = "We urge Chad to free them. We deplore the raids. We call on Chad to end the curfew."
    assert claims_of(body) == ()
    issued = claims_of(f"Statement by Human Rights Watch\n\n{body}")
    assert {claim.claimant.id for claim in issued} == {"org:HRW"}


def test_the_name_of_a_body_lends_its_claim_no_topic() -> None:
    (claim,) = claims_of("The Committee against Torture urged Chad to build more schools.")
    assert "torture" not in claim.topics


def test_denying_a_person_care_is_no_denial() -> None:
    assert claims_of("Chad denied the prisoners medical care.") == ()
