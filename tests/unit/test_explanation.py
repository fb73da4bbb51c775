"""Why a claim was read: the reasons for its fields, its parse, the rule, and how a claim is found by its id."""

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from app.explanation import Explanation, FieldReasons, as_json, explain_draft, find_draft
from app.grammar_words import PARTS, RELATIONS
from graph_schema.errors import UnknownNameError
from loaders.claims.rules import load_claim_rules
from loaders.language import Mode, load_language
from loaders.pipeline import ArticleReading, read_article
from loaders.read import SourceText, read_source, source_from_bytes
from loaders.vocabulary import load_vocabulary

ARTICLES = sorted((Path(__file__).parents[1] / "golden" / "articles").glob("*.txt"))
OPENING = "Four bodies on one country\n\nBy the staff\n\n15 January 2021\n\n"


@cache
def read(text: str) -> tuple[ArticleReading, SourceText]:
    source = source_from_bytes(text.encode(), "article.txt")
    return read_article(source, load_vocabulary()), source


def explained(text: str, quoted: str) -> Explanation:
    """The explanation of the claim with the shortest quote that holds the words."""
    reading, source = read(OPENING + text)
    told = [draft for draft in reading.drafts if quoted in draft.claim.quote]
    draft = min(told, key=lambda draft: len(draft.claim.quote))
    return explain_draft(draft, reading.extraction, source.text, load_vocabulary())


def why(text: str, quoted: str, field: str) -> FieldReasons:
    return explained(text, quoted).fields[field]


IT = "CERD examined the report of Togo in 2016. It urged Togo to ban hate speech."


def test_it_is_explained_by_the_name_that_it_stands_for() -> None:
    (reason,) = why(IT, "ban hate", "claimant").reasons
    assert "“It” is" in reason.why
    assert (reason.words, reason.where) == ("CERD", "in the sentence before")


def test_the_committee_is_explained_by_the_committee_named_before() -> None:
    text = (
        "CERD examined the report of Togo in 2016. The session was long.\n\n"
        "The Committee urged Togo to ban hate speech."
    )
    (reason,) = why(text, "ban hate", "claimant").reasons
    assert "“Committee” is the one called “committee”" in reason.why
    assert (reason.words, reason.where) == ("CERD", "in an earlier paragraph")


def test_a_speaker_named_in_the_sentence_is_explained_by_the_name() -> None:
    (reason,) = why("CERD urged Togo to ban hate speech.", "ban hate", "claimant").reasons
    assert (reason.words, reason.where) == ("CERD", "in this sentence")


def test_the_members_of_a_body_are_explained_by_the_phrase_that_names_it() -> None:
    text = "The experts of the Human Rights Committee urged Togo to free them."
    (reason,) = why(text, "free them", "claimant").reasons
    assert (reason.why, reason.words) == (
        "named in the phrase of “experts”",
        "Human Rights Committee",
    )


def test_an_act_is_explained_by_its_frame_and_the_word_that_fired_it() -> None:
    (reason,) = why("CERD called upon Togo to ban hate speech.", "ban hate", "modality").reasons
    assert "“call” with “on” or “upon” (calls upon)" in reason.why
    assert reason.words == "called"


def test_what_saying_does_is_explained_by_the_words_said() -> None:
    text = "Togo said that it would welcome a visit by the High Commissioner for Human Rights."
    field = why(text, "welcome", "modality")
    assert field.value.startswith("invited")
    assert [reason.words for reason in field.reasons] == ["said", "it would welcome"]


def test_who_is_asked_is_explained_by_the_words_that_name_it() -> None:
    (reason,) = why(IT, "ban hate", "addressees").reasons
    assert (reason.of, reason.words, reason.where) == ("TGO", "Togo", "in this sentence")


def test_a_state_asked_without_a_name_is_explained_by_the_claim_before() -> None:
    text = "CERD urged Togo to ban hate speech. It also recommended a law on the police."
    (reason,) = why(text, "law on the police", "addressees").reasons
    assert "the claim before" in reason.why
    assert (reason.of, reason.words, reason.where) == ("TGO", "Togo", "in the sentence before")


def test_only_a_directive_asks_somebody() -> None:
    field = why("CERD deplored the raids in Togo.", "raids", "addressees")
    assert (field.value, field.reasons[0].why) == ("", "only a directive asks somebody")


def test_each_topic_is_explained_by_the_places_that_name_it() -> None:
    text = "CERD urged Togo to end torture. It also urged Togo to open an inquiry."
    reasons = {reason.of: reason for reason in why(text, "inquiry", "topics").reasons}
    assert "named in the sentence before" in reasons["torture"].why
    assert "named in its own words" in reasons["accountability"].why
    assert reasons["accountability"].words == "inquiry"


def test_a_date_is_explained_by_the_words_that_tell_it() -> None:
    text = "In May 2014 CERD urged Togo to ban hate speech. It also deplored the raids."
    told = why(text, "ban hate", "date")
    assert (told.value, told.reasons[0].words) == ("2014-05 (stated)", "May 2014")
    carried = why(text, "raids", "date")
    assert carried.value == "2014-05 (carried)"
    assert carried.reasons[0].where == "in the sentence before"


def test_a_relative_date_is_explained_by_the_articles_own() -> None:
    told = why("Last November CERD urged Togo to ban hate speech.", "ban hate", "date")
    assert told.value == "2020-11 (relative)"
    assert "the article's own date" in told.reasons[0].why


def test_a_document_is_explained_by_its_citation() -> None:
    text = (
        "CERD urged Togo to ban hate speech.[1]\n\n"
        "[1] CERD, “Concluding observations,” CERD/C/TGO/CO/18-19, para. 12."
    )
    (reason,) = why(text, "ban hate", "stated_in").reasons
    assert "CERD/C/TGO/CO/18-19" in reason.words
    assert reason.where == "in note 1"


def test_who_tells_of_an_act_is_explained_by_the_word_of_telling() -> None:
    text = "Human Rights Watch said that Togo denied access to the camps."
    field = why(text, "access", "attributed_to")
    assert field.value.startswith("Human Rights Watch")
    assert field.reasons[0].words == "said"


def test_a_group_is_explained_by_the_words_that_name_it() -> None:
    (reason,) = why("CERD urged Togo to protect migrant women.", "women", "groups").reasons[:1]
    assert reason.words in "migrant women"
    none = why("CERD urged Togo to ban the party.", "party", "groups")
    assert (none.value, none.reasons[0].why) == ("", "its own words name no group")


def test_a_confidence_is_explained_by_its_rule() -> None:
    text = "CERD voiced alarm at the raids in Chad. Chad was also urged to train its police."
    implied = why(text, "train its police", "confidence")
    assert (implied.value, implied.reasons[0].why) == (
        "0.60",
        "the rule's, where the sentence does not say who acts",
    )


def test_a_name_of_many_words_is_one_word_of_the_parse() -> None:
    parse = explained(
        "The Committee on the Rights of the Child urged Togo to free them.", "free"
    ).parse
    (name,) = (word for word in parse if word.name == "tb:CRC")
    assert name.text == "Committee on the Rights of the Child"
    assert (name.relation, parse[name.head].text) == ("subject", "urged")


def test_the_item_of_a_list_is_explained_by_the_sentence_that_opens_it() -> None:
    text = (
        "The Human Rights Committee urged Chad to:\n\n(a) Abolish the death penalty;\n\n"
        "(b) Close the secret prisons of the service."
    )
    told = explained(text, "secret prisons")
    assert told.sentence_text.endswith("urged Chad to:")
    assert "list" in told.fields["quote"].value


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_field_of_every_claim_has_a_reason_and_its_words_are_in_the_text(path: Path) -> None:
    source, vocabulary = read_source(path), load_vocabulary()
    mode: Mode = "rules"
    reading = read_article(source, vocabulary, mode)
    assert [draft.claim for draft in reading.drafts] == list(reading.extraction.claims)
    for draft in reading.drafts:
        told = explain_draft(draft, reading.extraction, source.text, vocabulary)
        assert draft.claim.rule.partition(":")[0] in load_claim_rules()
        assert set(draft.reasons) <= set(told.fields)
        for field in told.fields.values():
            assert field.reasons
            for reason in field.reasons:
                assert reason.why
                if reason.start is not None:
                    words = " ".join(source.text[reason.start : reason.end].split())
                    assert words.startswith(reason.words.removesuffix("…"))
                    assert reason.where


def test_the_model_has_no_label_without_plain_words() -> None:
    language = load_language()
    parts, relations = language.get_pipe("tagger"), language.get_pipe("parser")
    assert set(parts.labels) <= set(PARTS)  # type: ignore[attr-defined]
    assert set(relations.labels) <= set(RELATIONS)  # type: ignore[attr-defined]


def test_the_json_has_the_claim_the_parse_and_the_reasons() -> None:
    told = as_json(explained(IT, "ban hate"))
    assert told["schema"] == "citetrail/explanation/1"
    assert told["claim"]["modality"] == "urged"
    assert told["parse"][0]["text"] == "It"
    assert told["fields"]["claimant"]["reasons"][0]["words"] == "CERD"


def sample() -> ArticleReading:
    with as_file(files("seeds").joinpath("sample_article.txt")) as path:
        return read_article(read_source(path), load_vocabulary(), "rules")


def test_a_claim_is_found_by_its_id_or_a_beginning_that_no_other_has() -> None:
    reading = sample()
    claim = reading.extraction.claims[3]
    assert find_draft(reading, claim.id, "a.txt").claim == claim
    beginning = claim.id.rpartition("-")[0]
    assert find_draft(reading, beginning, "a.txt").claim == claim


def test_an_id_is_found_though_another_begins_with_it() -> None:
    reading, _ = read("CEDAW and CESCR called on Nepal to amend its nationality law.")
    one, other = sorted((claim.id for claim in reading.extraction.claims), key=len)
    assert other.startswith(one)
    assert find_draft(reading, one, "a.txt").claim.id == one


def test_a_beginning_that_several_have_is_refused_with_some_of_them() -> None:
    with pytest.raises(UnknownNameError, match=r"\d+ claims of a\.txt .* Give more of the id"):
        find_draft(sample(), "claim:", "a.txt")


def test_an_unknown_id_is_refused_with_the_number_of_claims_and_the_nearest() -> None:
    reading = sample()
    claims = reading.extraction.claims
    typed = f"{claims[5].id.rpartition(':')[0]}:welcomed"
    with pytest.raises(UnknownNameError) as refused:
        find_draft(reading, typed, "a.txt")
    assert f"None of the {len(claims)} claims of a.txt" in str(refused.value)
    assert f"Nearest: {claims[5].id}" in str(refused.value)
    assert "another text" not in str(refused.value)


def test_an_id_of_another_text_is_told_to_be_so() -> None:
    with pytest.raises(UnknownNameError, match="another text: those of this one begin with claim:"):
        find_draft(sample(), "claim:000000000000:1-2:urged", "a.txt")


def test_a_text_without_claims_says_so() -> None:
    reading, _ = read("The weather was fine.")
    with pytest.raises(UnknownNameError, match=r"a\.txt has no claims"):
        find_draft(reading, "claim:1", "a.txt")
