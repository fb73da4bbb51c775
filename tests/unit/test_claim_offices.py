"""Who speaks by an office, a membership, a cited document or a place in the text; each with what must not count."""

import pytest

from graph_schema.extraction import Claim
from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary

TOGO = "Togo was heard in Geneva. Togo had jailed the teachers, and Togo kept them in jail.\n\n"


def claims_of(text: str) -> tuple[Claim, ...]:
    return extract(source_from_bytes(text.encode(), "test"), load_vocabulary()).claims


def speaker_of(text: str, words: str) -> str | None:
    """Who says the claim that holds the words; `None` where nobody does."""
    found = {claim.claimant.id for claim in claims_of(text) if words in claim.quote}
    assert len(found) < 2, found
    return next(iter(found), None)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The Committee against Torture heard Togo. Ana Costa, the Committee's vice-chair, praised the new"
            " law.",
            "new law",
            "tb:CAT",
        ),
        (
            "The Committee against Torture heard Togo. Ana Costa, the vice-chair of a bank, praised the new law.",
            "new law",
            None,
        ),
        (
            f"{TOGO}Kofi Adote, the prime minister of the day, said that the strike was over.",
            "strike",
            "state:TGO",
        ),
        (
            f"{TOGO}Kofi Adote, president of the football club, said that the strike was over.",
            "strike",
            None,
        ),
        (
            f"{TOGO}The director-general of immigration said that nobody was turned back.",
            "turned back",
            "state:TGO",
        ),
        (
            f"{TOGO}The director-general of the zoo said that nobody was turned back.",
            "turned back",
            None,
        ),
        (
            f"{TOGO}The Foreign Office in Lusaka replied that Zambia would stay away.",
            "stay away",
            "state:ZMB",
        ),
        (
            "Human Rights Watch went to Togo. Ana Costa, one of its researchers, said that cells were full.",
            "cells were full",
            "org:HRW",
        ),
        (
            "Ana Costa, who toured Togo as Special Rapporteur on torture, warned that cells were full.",
            "cells were full",
            "sp:SR-TORTURE",
        ),
    ],
)
def test_an_office_beside_a_name_says_who_speaks(
    text: str, words: str, speaker: str | None
) -> None:
    assert speaker_of(text, words) == speaker


def test_she_is_the_head_of_the_delegation_who_spoke() -> None:
    text = (
        "The Subcommittee on Prevention of Torture went to Togo. The head of its delegation, Ana Costa, said that"
        " cells were full. She urged Togo to free the boys."
    )
    assert speaker_of(text, "free the boys") == "tb:SPT"


def test_a_stranger_who_speaks_next_is_not_the_person_before() -> None:
    text = (
        "The head of the delegation of Togo, Ana Costa, said that cells were full. Kofi Adote, a baker, said that"
        " bread was dear. He said that the cells were empty."
    )
    assert speaker_of(text, "cells were empty") is None


def test_the_panel_of_experts_is_the_body_at_hand() -> None:
    text = (
        "The Committee against Torture heard Togo. The panel of ten independent experts voiced alarm at the beatings."
        " It noted with regret that no guard had been tried."
    )
    assert speaker_of(text, "the beatings") == "tb:CAT"
    assert speaker_of(text, "no guard had been tried") == "tb:CAT"


def test_a_group_of_experts_that_is_new_is_no_body() -> None:
    text = (
        "The Committee against Torture heard Togo. A group of UN experts urged Togo to free them."
    )
    assert speaker_of(text, "free them") == "grp:EXPERTS"


def test_a_name_parted_from_its_verb_opens_its_sentence() -> None:
    text = (
        "Kenya, host to half a million, said it was unable to take in those who were turned back."
    )
    assert speaker_of(text, "turned back") == "state:KEN"


def test_a_joined_verb_of_another_form_is_the_main_speaker_s() -> None:
    text = "CEDAW was concerned that refugee women cannot work and recommended that Malta adopt an asylum law."
    assert speaker_of(text, "Malta adopt an asylum law") == "tb:CEDAW"


def test_a_joined_verb_of_the_same_form_stays_with_the_clause() -> None:
    text = "Chad said that rebels had burned the town and demanded that Niger pay a ransom."
    assert all(c.claimant.id != "state:TCD" for c in claims_of(text) if c.family == "directive")


def test_a_document_cited_says_whose_passive_it_is() -> None:
    text = "On prisons\n\nBrazil was urged to close the cells.[1]\n\nNotes\n[1] CAT/C/BRA/CO/2, para. 9."
    assert speaker_of(text, "close the cells") == "tb:CAT"


def test_a_passive_with_no_document_is_nobody_s() -> None:
    text = "On prisons\n\nBrazil was urged to close the cells.[1]\n\nNotes\n[1] A photograph."
    assert speaker_of(text, "close the cells") is None


def test_a_document_cited_outweighs_a_body_named_before() -> None:
    text = (
        "On prisons\n\nThe Human Rights Committee reviewed Peru in 2013.\n\nThe Committee found that a man had been"
        " beaten. It asked Peru to pay him.[1]\n\nNotes\n[1] CAT/C/PER/CO/6."
    )
    assert speaker_of(text, "a man had been beaten") == "tb:CAT"


def test_each_section_begins_with_the_body_named_most() -> None:
    text = (
        "# Peru in 2013\n\n## Prisons\n\nThe Human Rights Committee reviewed Peru. The Human Rights Committee met"
        " twice, and the Human Rights Committee spoke of cells. In May CERD had voiced alarm at the raids.\n\n"
        "## Press\n\nThe Committee concluded that the ban was void."
    )
    assert speaker_of(text, "the ban was void") == "tb:CCPR"


def test_the_high_commissioner_is_the_one_of_the_office_named() -> None:
    text = "OHCHR has an office in Togo. In May Togo closed it, a step that the High Commissioner regretted."
    assert speaker_of(text, "a step") == "org:HCHR"


def test_an_acronym_outside_the_vocabulary_is_an_organization() -> None:
    assert speaker_of("In May ZZAWU urged Togo to free the teachers.", "free") == "org:ZZAWU"


def test_a_place_before_a_dash_is_no_speaker() -> None:
    text = "LUSAKA – UN experts today urged Togo to free the teachers."
    assert speaker_of(text, "free the teachers") == "grp:EXPERTS"


def test_what_stands_beside_a_name_makes_it_an_organization() -> None:
    text = "Open Gates, a charity for prisoners, urged Togo to free the teachers."
    assert speaker_of(text, "free the teachers") == "org:OPEN-GATES"


def test_a_council_of_ministers_is_not_the_security_council() -> None:
    text = "The Security Council met on Haiti. The Council of Ministers explained that the police were too few."
    assert speaker_of(text, "the police were too few") != "org:UNSC"


def test_a_council_with_another_s_acronym_is_another_council() -> None:
    text = "The Human Rights Council met on Togo. The ICAO Council condemned the attack on Togo."
    assert speaker_of(text, "the attack") != "org:HRC"


def test_a_peer_of_the_state_under_review_asks_as_bodies_do() -> None:
    text = f"{TOGO}Belgium wanted the death penalty of Togo abolished in law."
    (claim,) = (c for c in claims_of(text) if c.claimant.id == "state:BEL")
    assert (claim.family, claim.addressees) == ("directive", ("TGO",))


def test_a_state_under_review_that_wants_something_asks_nobody() -> None:
    text = f"{TOGO}Togo wanted the death penalty abolished in law."
    assert all(claim.family != "directive" for claim in claims_of(text))


@pytest.mark.parametrize(
    ("work", "speaker"),
    [
        ("Human Rights Watch, “Small Cells in Togo”, 4 April 2020", "org:HRW"),
        ("Reply of the Government of Togo to communication OL TGO 1/2020, at 4", "state:TGO"),
        ("Ana Costa, Small Cells (2020)", None),
    ],
)
def test_brackets_after_a_work_tell_of_its_issuer(work: str, speaker: str | None) -> None:
    text = (
        f"On prisons\n\nThe cells of Togo are full.[1]\n\nNotes\n[1] {work} (arguing that the cells of Togo were"
        " of the usual size)."
    )
    assert speaker_of(text, "the usual size") == speaker


def test_an_item_of_a_list_may_tell_of_another_s_request() -> None:
    text = (
        "On Togo\n\nUN experts called on Togo to:\n\n- free the teachers;\n- close the prison in Lomé, as the"
        " Committee against Torture recommended.\n"
    )
    found = {c.claimant.id for c in claims_of(text) if "close the prison" in c.quote}
    assert found == {"grp:EXPERTS", "tb:CAT"}


def test_a_resolution_of_an_association_is_not_the_general_assembly_s() -> None:
    text = (
        "Resolution on Togo\n\nThe General Assembly of the Accra Bar Association,\n\nDeeply concerned at the raids in"
        " Togo,\n\n1. Urges Togo to free the lawyers.\n"
    )
    assert (
        speaker_of(text, "free the lawyers") == "org:GENERAL-ASSEMBLY-OF-THE-ACCRA-BAR-ASSOCIATION"
    )


def test_a_delegation_told_of_is_the_it_of_what_follows() -> None:
    text = "The Committee against Torture heard Togo. Togo's delegation had come in force. It denied any beating."
    assert speaker_of(text, "any beating") == "state:TGO"


def test_a_quotation_that_judges_by_the_law_is_said_though_it_names_no_state() -> None:
    text = (
        f"{TOGO}“We are troubled by the arrests in Togo,” the Committee against Torture said. “Torture of children"
        " is prohibited under the law of nations.” “Lunch was served at the house of the mayor.”"
    )
    assert speaker_of(text, "prohibited under the law") == "tb:CAT"
    assert speaker_of(text, "Lunch") is None
