"""Facts and links as nodes and relationships of an article's batch."""

import pytest

from graph_schema.batch import GraphBatch
from loaders.pipeline import article_batch
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary


def batch_of(passage: str) -> GraphBatch:
    source = source_from_bytes(f"On facts\n\n{passage}\n".encode(), "passage.txt")
    batch = article_batch(source, load_vocabulary())[1]
    batch.check_complete()
    return batch


def only_row(batch: GraphBatch, type_: str) -> tuple[str, str, dict[str, object]]:
    (row,) = batch.relationship_rows(type_)
    return row["source"], row["target"], row["properties"]


def test_a_vote_is_a_tally_of_its_resolution_and_of_each_state_that_is_named():
    batch = batch_of(
        "Security Council resolution 678 (1990) was adopted by twelve votes to two (Cuba and Yemen), with one abstention (China)."
    )
    ((tally, row),) = batch.nodes["Tally"].items()
    assert row["as_stated"] == ["for:12", "against:2", "abstain:1"]
    votes = {r["source"]: r["properties"] for r in batch.relationship_rows("VOTED")}
    assert votes["state:CHN"] == {"value": "abstain", "tally": tally}
    assert {votes[s]["value"] for s in ("state:CUB", "state:YEM")} == {"against"}
    assert only_row(batch, "HAS_TALLY")[:2] == ("un:S/RES/678 (1990)", tally)


def test_a_vote_without_counts_keeps_its_manner():
    batch = batch_of("Human Rights Council resolution 22/13 was adopted without a vote.")
    (row,) = batch.nodes["Tally"].values()
    assert (row["manner"], row["as_stated"]) == ("without_vote", [])


def test_two_states_and_two_treaties_in_one_sentence_are_four_statements():
    batch = batch_of(
        "Togo and Benin ratified the Convention against Torture and the Rome Statute in 1990."
    )
    statements = batch.nodes["Statement"]
    assert len(statements) == 4
    assert {row["date_edtf"] for row in statements.values()} == {"1990"}
    acts = batch.relationship_rows("TREATY_ACTION")
    assert {row["properties"]["statement"] for row in acts} == set(statements)


def test_who_held_a_mandate_is_a_person_with_a_term_and_its_statement():
    batch = batch_of("Juan Méndez served as Special Rapporteur on torture from 2010 to 2016.")
    source, target, row = only_row(batch, "HELD")
    assert (source, target) == ("person:Juan Méndez", "sp:SR-TORTURE")
    assert (row["from"], row["to"]) == ("2010", "2016")
    assert row["statement"] in batch.nodes["Statement"]


def test_a_mandate_is_established_by_its_resolution():
    batch = batch_of(
        "Human Rights Council resolution 34/22 established the independent international fact-finding mission on Myanmar."
    )
    assert only_row(batch, "ESTABLISHED_BY")[:2] == ("org:FFM-MYANMAR", "un:A/HRC/RES/34/22")


def test_an_event_has_its_kind_its_date_and_who_took_part():
    batch = batch_of("The High Commissioner for Human Rights visited China in 2005.")
    ((event, row),) = batch.nodes["Event"].items()
    assert (row["kind"], row["date_edtf"]) == ("visit", "2005")
    involved = {r["target"] for r in batch.relationship_rows("INVOLVES")}
    assert {"state:CHN", "org:HCHR"} <= involved
    assert event.startswith("event:")


def test_a_state_that_did_not_reply_leaves_the_claim_unanswered():
    batch = batch_of("CAT urged Togo to close the prison. Togo did not reply.")
    statement, claim, _ = only_row(batch, "UNANSWERED")
    assert batch.nodes["Statement"][statement]["predicate"] == "no_reply"
    assert batch.nodes["Claim"][claim]["modality"] == "urged"


@pytest.mark.parametrize(
    ("answer", "type_", "norm"),
    [
        ("accepted", "acceptance", "accepted"),
        ("partially accepted", "partial", "noted"),
        ("rejected", "rejection", "noted"),
    ],
)
def test_a_reply_bears_its_type_its_act_and_what_that_is_normalised_to(answer, type_, norm):
    batch = batch_of(
        f"CAT recommended that Togo close the prison. Togo {answer} the recommendation."
    )
    _, _, row = only_row(batch, "RESPONDS_TO")
    assert (row["type"], row["as_stated"], row["norm"]) == (type_, answer.replace(" ", "_"), norm)


def test_a_second_telling_bears_a_judgement():
    day = "On 3 May 2014 CAT urged Togo to close the prison of Lomé for women."
    _, _, row = only_row(batch_of(f"{day}\n\n{day}"), "SAME_AS")
    assert row["judgement"] == "certain"
