"""How claims stand to each other: each row of cues by its example, each rule by a pair that differs in little."""

from typing import Any

import pytest

from benchmarks.between import read_passage
from loaders.vocabulary import read_rows

ROWS = read_rows("link_words.yaml")


def links_of(passage: str) -> list[tuple[str, str | None]]:
    """Types of the links, with a reply's type and a telling's judgement."""
    extraction, _ = read_passage(passage, "parser")
    links = [(link.type, link.reply or link.judgement) for link in extraction.claim_links]
    return links + [("NO_REPLY", None) for _ in extraction.no_replies]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_example_of_a_cue_shows_its_link(row: dict[str, Any]) -> None:
    links = links_of(row["example"])
    assert row["shows"] in [type_ for type_, _ in links]
    if "reply" in row:
        assert ("RESPONDS_TO", row["reply"]) in links


PAIRS = [
    ("reply_names_the_body",
     "CEDAW urged Togo to close the shelter. CAT urged Togo to close the prison. Togo told CEDAW that it rejected the recommendation.", "RESPONDS_TO",
     "CAT urged Togo to close the prison. Togo told CEDAW that it rejected the recommendation."),
    ("reply_refers_back",
     "CAT urged Togo to close the prison. Togo rejected the recommendation.", "RESPONDS_TO",
     "CAT urged Togo to close the prison. Togo rejected the bill on fisheries."),
    ("reply_of_that_State",
     "CAT urged Togo to close the prison. Togo accepted the recommendation.", "RESPONDS_TO",
     "CAT urged Togo to close the prison. Benin accepted the recommendation."),
    ("other_account_needs_a_cue",
     "CAT urged Togo to free the men. In its reply, Togo claimed that the men were thieves.", "RESPONDS_TO",
     "CAT urged Togo to free the men. In its budget, Togo claimed that the men were thieves."),
    ("denial_contradicts_a_finding",
     "CAT found that torture was common in Togo. Togo denied the finding.", "CONTRADICTS",
     "CAT recommended that Togo end torture. Togo rejected the recommendation."),
    ("contrary_to_a_claim_not_to_a_law",
     "Togo said that its prisons were empty. Contrary to that claim, CAT found that the prisons of Togo were overcrowded.", "CONTRADICTS",
     "Togo said that its prisons were empty. Contrary to its obligations, CAT found that the prisons of Togo were overcrowded."),
    ("support_by_another_speaker",
     "CAT urged Togo to close the prison. CCPR echoed that call and urged Togo to close the prison.", "SUPPORTS",
     "CAT urged Togo to close the prison. CAT echoed that call and urged Togo to close the prison."),
    ("support_of_the_same_State",
     "CAT urged Togo to close the prison. CEDAW made a similar recommendation to Togo on its prisons.", "SUPPORTS",
     "CAT urged Togo to close the prison. CEDAW made a similar recommendation to Mali on its prisons."),
    ("in_line_with_whom",
     "CRC recommended that Togo ban corporal punishment. In line with CRC, CAT recommended that Togo ban corporal punishment.", "SUPPORTS",
     "CRC recommended that Togo ban corporal punishment. In line with its practice, CAT recommended that Togo ban corporal punishment."),
    ("second_telling_of_one_date",
     "On 3 May 2014 CAT urged Togo to close Lomé prison.\n\nLawyers recall that CAT urged Togo in May 2014 to close Lomé prison.", "SAME_AS",
     "On 3 May 2014 CAT urged Togo to close Lomé prison.\n\nLawyers recall that CAT urged Togo in May 2019 to close Lomé prison."),
    ("silence_is_stated",
     "CAT urged Togo to close the prison. Togo did not reply.", "NO_REPLY",
     "CAT urged Togo to close the prison. Togo would not reply if it were asked."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "type_", "trap"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS]
)
def test_a_link_is_read_and_its_near_twin_is_not(told: str, type_: str, trap: str) -> None:
    assert type_ in [kind for kind, _ in links_of(told)]
    assert type_ not in [kind for kind, _ in links_of(trap)]


def test_a_reply_goes_to_the_nearest_request_and_not_to_all() -> None:
    extraction, text = read_passage(
        "CEDAW urged Togo to close the old prison. CAT urged Togo to close the new prison. "
        "Togo rejected the recommendation.",
        "parser",
    )
    claims = {claim.id: claim for claim in extraction.claims}
    (reply,) = extraction.claim_links
    assert claims[reply.target].claimant.id == "tb:CAT"
    assert text[reply.start : reply.end] == reply.cue == "rejected"


def test_what_repeats_an_answered_claim_is_answered_through_it() -> None:
    extraction, _ = read_passage(
        "UNHCR said that torture was common in Togo. The finding was repeated by CAT, which found "
        "that torture was common in Togo. Togo denied the finding.",
        "parser",
    )
    replies = [link for link in extraction.claim_links if link.type == "RESPONDS_TO"]
    assert sorted(link.rule for link in replies) == [
        "denial_of_finding", "denial_of_finding_through_support",
    ]  # fmt: skip
    assert replies[0].confidence != replies[1].confidence


def test_one_day_and_like_words_make_a_second_telling_certain() -> None:
    day = "On 3 May 2014 CAT urged Togo to close the prison of Lomé for women."
    assert ("SAME_AS", "certain") in links_of(f"{day}\n\n{day}")
