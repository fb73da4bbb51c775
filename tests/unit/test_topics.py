"""Topics by lexicon: stems, gaps, boundaries."""

import pytest

from loaders.topics import Lexicon, build_lexicon
from loaders.vocabulary import Entity, Vocabulary, load_vocabulary


def lexicon(*terms: str) -> Lexicon:
    row = {"id": "topic:x", "name": "X", "terms": list(terms), "source": "test"}
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
