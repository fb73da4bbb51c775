"""Topics by lexicon: stems, gaps, boundaries."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.topics import Lexicon, build_lexicon
from loaders.vocabulary import Entity, Vocabulary, load_vocabulary

SENTENCES = yaml.safe_load(
    (Path(__file__).parent.parent / "golden" / "topics.yml").read_text(encoding="utf-8")
)


def lexicon(*terms: str, not_signs: tuple[str, ...] = ()) -> Lexicon:
    row = {"id": "topic:x", "name": "X", "terms": list(terms), "source": "test"}
    row["not_signs"] = list(not_signs)
    return build_lexicon(Vocabulary({"topic:x": Entity("topic:x", "topic", "X", row)}, {}), "topic")


@pytest.mark.parametrize(
    ("term", "text", "is_named"),
    [
        ("repatriat*", "They were repatriated.", True),
        ("repatriat*", "the expatriates", False),
        ("send .. back", "to send all of them back", True),
        ("send .. back", "to send all of the many back", False),
        ("prison", "prisons", False),
        ("forced labour", "Forced\u00a0labour abroad", True),
        ("women", "women’s rights", True),
    ],
)
def test_a_term_names_its_topic_only_where_its_words_stand(
    term: str, text: str, is_named: bool
) -> None:
    assert bool(lexicon(term).read(text)) is is_named


def test_topics_come_in_the_order_of_their_naming() -> None:
    found = build_lexicon(load_vocabulary(), "topic").read("torture, and then the death penalty")
    assert [topic.removeprefix("topic:") for topic in found][:2] == ["torture", "death_penalty"]


def test_a_text_without_terms_has_no_topic() -> None:
    assert build_lexicon(load_vocabulary(), "topic").read("Quite so.") == ()


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case.get("text") or case["not"])
def test_a_sentence_names_its_topic_or_does_not(case: dict[str, Any]) -> None:
    found = build_lexicon(load_vocabulary(), "topic").read(case.get("text") or case["not"])
    assert (f"topic:{case['topic']}" in found) is ("text" in case)


def test_every_topic_has_a_sentence_that_names_it() -> None:
    named = {f"topic:{case['topic']}" for case in SENTENCES if "text" in case}
    assert {topic.id for topic in load_vocabulary().of_kind("topic")} == named


def test_a_phrase_of_another_meaning_hides_the_terms_inside_it_only() -> None:
    guarded = lexicon("execution*", not_signs=("execution of .. judgment*",))
    assert guarded.read("the execution of the judgment") == ()
    assert guarded.read("The execution of the judgment waits; his execution does not.")


def test_a_naming_says_where_its_words_stand() -> None:
    text = "Ünjust: they ‘send all of them back’."
    (naming,) = lexicon("send .. back").find(text)
    assert text[naming.start : naming.end] == "send all of them back"


def whole(text: str) -> set[str]:
    found = build_lexicon(load_vocabulary(), "topic").find_whole(text)
    return {naming.entity.removeprefix("topic:") for naming in found}


def test_a_longer_naming_takes_the_words_of_a_shorter_one_that_is_no_kin() -> None:
    assert "privacy" in whole("Her letters were intercepted.")
    assert "privacy" not in whole("Her brother was intercepted at sea.")


def test_words_taken_by_a_longer_naming_still_count_where_they_stand_again() -> None:
    assert "privacy" in whole("A man intercepted at sea had his letters intercepted.")


def test_kin_is_named_within_its_kin() -> None:
    assert {"detention", "arbitrary_detention"} <= whole("the secret detention of envoys")


def test_what_a_remedy_is_for_is_named_within_the_remedy() -> None:
    assert {"legislation", "enforced_disappearance"} <= whole("make enforced disappearance a crime")


def test_kinship_holds_both_ways() -> None:
    kin = build_lexicon(load_vocabulary(), "topic").kin
    assert all(topic in kin[other] for topic, others in kin.items() for other in others)
    assert all(topic not in others for topic, others in kin.items())


def test_every_topic_that_a_row_calls_broader_or_related_exists() -> None:
    assert set(build_lexicon(load_vocabulary(), "topic").kin) == {
        topic.id for topic in load_vocabulary().of_kind("topic")
    }


def test_a_naming_tells_a_name_from_a_sign() -> None:
    named = build_lexicon(load_vocabulary(), "topic").find("Famine, and nothing but rice.")
    told = {naming.start: naming.is_name for naming in named if naming.entity == "topic:food"}
    assert told == {0: True, 24: False}
