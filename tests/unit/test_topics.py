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
