"""What a claim is about: its own words, and where they name too little, the words around it."""

from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary


def topics(text: str, quoted: str) -> tuple[str, ...]:
    """Topics of the claim whose quote holds the words."""
    claims = extract(
        source_from_bytes(text.encode(), "article.txt"), load_vocabulary(), "rules"
    ).claims
    return next(claim.topics for claim in claims if quoted in claim.quote)


def test_every_topic_of_the_claims_own_words_is_kept() -> None:
    text = (
        "The Committee against Torture urged China to end the arrest, trafficking, forced marriage "
        "and repatriation of pregnant women and children."
    )
    named = {"refoulement", "trafficking", "forced_marriage", "women", "children"}
    assert named <= set(topics(text, "repatriation"))


def test_a_remedy_is_about_what_the_sentence_before_told() -> None:
    text = (
        "In May, soldiers abducted forty villagers, whose whereabouts are unknown. "
        "The Human Rights Committee urged Mali to open an inquiry at once."
    )
    found = topics(text, "inquiry")
    assert {"accountability", "enforced_disappearance"} <= set(found)


def test_an_answer_that_names_no_subject_is_about_cooperation_and_what_was_found() -> None:
    text = (
        "The Human Rights Council asked Chad to end the stoning of women. "
        "Chad rejected the request."
    )
    found = topics(text, "request")
    assert {"cooperation", "general", "women"} <= set(found)


def test_the_name_of_a_committee_is_not_what_its_claim_is_about() -> None:
    text = "The Committee against Torture urged Peru to build schools in every province."
    assert topics(text, "schools")[0] == "education"
    assert "torture" not in topics(text, "schools")


def test_a_claim_has_no_more_than_four_topics_that_its_words_do_not_name() -> None:
    text = (
        "Torture, slavery, famine, censorship, flogging, eviction, forced labour and hate speech mark "
        "the year. The Human Rights Committee urged Mali to hold elections."
    )
    assert len(topics(text, "elections")) <= 4


def test_beside_a_subject_of_its_own_words_only_its_kin_is_taken_from_the_sentence_before() -> None:
    before = "Torture and famine mark the year. "
    said = "The Human Rights Committee urged Mali to end secret detention."
    found = topics(before + said, "detention")
    assert "torture" in found
    assert "food" not in found


def test_a_claim_without_a_subject_takes_what_the_sentence_before_calls_by_name() -> None:
    text = "Famine marks the year. The Human Rights Committee urged Mali to act at once."
    assert "food" in topics(text, "act")


def test_a_mere_sign_in_the_sentence_before_tells_less_than_a_name() -> None:
    said = "The Human Rights Committee urged Mali to end secret detention."
    assert "torture" in topics(f"Torture was rife. {said}", "detention")
    assert "torture" not in topics(f"Many were beaten. {said}", "detention")


def test_the_words_of_a_longer_naming_are_not_another_topic_of_the_claim() -> None:
    text = (
        "The Human Rights Committee urged Italy to stop leaving people intercepted at sea to drown."
    )
    found = topics(text, "intercepted")
    assert "migration" in found
    assert "privacy" not in found
