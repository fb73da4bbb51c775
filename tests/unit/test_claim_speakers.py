"""Whose act it is: pronouns, members of bodies, issuers, and names in which nobody acts."""

import pytest

from graph_schema.extraction import Claim
from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary


def claims_of(text: str) -> tuple[Claim, ...]:
    return extract(source_from_bytes(text.encode(), "test"), load_vocabulary()).claims


def speaker_of(text: str, words: str) -> str:
    """Who says the claim that holds the words."""
    (claim,) = (claim for claim in claims_of(text) if words in claim.quote)
    return claim.claimant.id


def test_it_is_one_and_never_a_group_of_experts() -> None:
    text = (
        "UN experts spoke on Togo. “Last week the Human Rights Council met,” the experts said."
        " “It asked Togo to free the teachers.”"
    )
    assert speaker_of(text, "free the teachers") == "org:HRC"


def test_they_are_the_experts_who_spoke() -> None:
    text = "UN experts urged Togo to free the teachers. They also condemned the raids in Lomé."
    assert speaker_of(text, "the raids") == "grp:EXPERTS"


def test_the_experts_of_a_body_are_the_body() -> None:
    text = (
        "The Human Rights Committee reviewed Togo in 2021. Its experts condemned the raids in Lomé."
    )
    assert speaker_of(text, "the raids") == "tb:CCPR"


def test_a_delegation_of_a_body_speaks_for_the_body() -> None:
    text = "In 2015 a delegation of the Committee against Torture documented beatings in Togo."
    assert speaker_of(text, "beatings") == "tb:CAT"


def test_no_state_acts_in_the_name_of_a_case() -> None:
    text = "In Adote v. Togo the Human Rights Committee found that the arrest was arbitrary."
    assert speaker_of(text, "the arrest") == "tb:CCPR"


def test_judges_are_those_of_the_court_named_last() -> None:
    text = (
        "The International Court of Justice heard The Gambia against Myanmar. The judges ordered"
        " Myanmar to protect the Rohingya."
    )
    assert speaker_of(text, "protect the Rohingya") == "org:ICJ"


def test_a_spokesman_of_a_ministry_speaks_for_the_state_at_hand() -> None:
    text = (
        "Togo was criticised in Geneva. Togo had jailed the teachers, and Togo kept them in jail.\n\n"
        "The allegations were unfounded, foreign ministry spokesman Kofi Adote said on Monday."
    )
    assert speaker_of(text, "unfounded") == "state:TGO"


def test_a_submission_says_we_of_its_author() -> None:
    text = (
        "Submission to the Committee against Torture on Togo\n\nWe are lawyers. We have read the report."
        " We urge Togo to open its prisons. Our files are open."
    )
    assert speaker_of(text, "open its prisons") == "author"


def test_an_inquiry_into_a_state_that_the_text_never_names_is_another_one() -> None:
    text = "The ILO commission of inquiry urged Togo to register the unions."
    assert all(c.claimant.id != "org:ILO-COI-MYANMAR" for c in claims_of(text))


@pytest.mark.parametrize(
    ("said", "modality"),
    [("The law must be repealed", "demanded"), ("The law should be repealed", "recommended")],
)
def test_a_body_that_says_what_must_be_asks_for_it(said: str, modality: str) -> None:
    (claim,) = claims_of(f"“{said},” the Committee against Torture told Togo.")
    assert (claim.family, claim.modality) == ("directive", modality)


def test_the_court_is_never_a_body_of_another_name() -> None:
    text = (
        "The General Assembly ended the trusteeship of Togo. The court held that it could not rule."
    )
    assert all(claim.claimant.id != "org:UNGA" for claim in claims_of(text))


def test_what_a_sentence_puts_first_is_its_it() -> None:
    text = (
        "The Committee against Torture urged Togo to free them. As for Togo, it denied any torture."
    )
    assert speaker_of(text, "any torture") == "state:TGO"


def test_a_state_asks_nothing_of_itself() -> None:
    text = (
        "The Committee on Enforced Disappearances insisted that Togo keep a register of the missing,"
        " and encouraged it to recognize the competence to hear complaints."
    )
    assert speaker_of(text, "recognize the competence") == "tb:CED"
