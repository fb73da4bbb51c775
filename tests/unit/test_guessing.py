"""Grammar without a model: who does which act, told from word classes alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.claims.guessing import guess_grammar
from loaders.claims.words import Sentence, Word
from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary


def acts(text: str) -> list[tuple[str, str, str]]:
    """Claimant, family and quote of each claim, read without a model."""
    found = extract(source_from_bytes(text.encode(), "a.txt"), load_vocabulary(), "rules")
    return [(claim.claimant.id, claim.family, claim.quote) for claim in found.claims]


def grammar(text: str) -> Sentence:
    words = [Word(at, w, w.lower(), 3 * at, 3 * at + 1, None) for at, w in enumerate(text.split())]
    return guess_grammar(0, 3 * len(words), words)


@pytest.mark.parametrize(
    ("text", "claimant", "family", "content"),
    [
        ("UNHCR, which met in May, urged Chad to close the camp.", "org:UNHCR", "directive", "close the camp"),
        ("A year later the Committee against Torture deplored the raids in Chad.", "tb:CAT", "evaluative", "the raids"),
        ("When the raids in Chad began in May, UNICEF deplored the killings.", "org:UNICEF", "evaluative", "the killings"),
        ("Chad was urged by UNHCR to close the camp.", "org:UNHCR", "directive", "close the camp"),
        ("UNHCR recommended that Chad repeal the law.", "org:UNHCR", "directive", "repeal the law"),
        ("UNHCR recommended that the men be freed by Chad.", "org:UNHCR", "directive", "the men be freed"),
        ("“Chad has closed every camp in the east,” UNHCR said.", "org:UNHCR", "assertive", "has closed every camp"),
        ("Chad, UNHCR retorted, had closed the camp.", "org:UNHCR", "assertive", "had closed the camp"),
        ("UNHCR remained deeply concerned that the camp in Chad was closed.", "org:UNHCR", "evaluative", "the camp in Chad was closed"),
        ("UNHCR praised the law adopted in May and urged Chad to apply it.", "org:UNHCR", "directive", "apply it"),
        ("UNHCR found that Chad had closed the camp, deplored the raids, and asked for an inquiry.", "org:UNHCR", "directive", "an inquiry"),
        ("UNICEF met Chad. The law, it warned, harms children.", "org:UNICEF", "evaluative", "harms children"),
        ("GENEVA, 4 May 2021 — UNHCR on Tuesday urged Chad to close the camp.", "org:UNHCR", "directive", "close the camp"),
    ],
)  # fmt: skip
def test_an_act_is_found_with_who_does_it(
    text: str, claimant: str, family: str, content: str
) -> None:
    assert any(
        (who, kind) == (claimant, family) and content in quote for who, kind, quote in acts(text)
    ), acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "UNHCR could urge Chad to close the camp.",
        "UNHCR did not urge Chad to close the camp.",
        "If UNHCR urged Chad to close the camp, nobody heard it.",
        "Should UNHCR urge Chad to close the camp?",
        "The calls that UNHCR reports are made from the camp in Chad.",
    ],
)
def test_what_is_only_possible_is_no_act(text: str) -> None:
    assert [act for act in acts(text) if act[1] == "directive"] == []


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The reports were read .", "reports", "NNS"),
        ("It reports that camps close .", "reports", "VBZ"),
        ("The law adopted in May was repealed .", "adopted", "VBN"),
        ("The council adopted the law .", "adopted", "VBD"),
        ("Trafficking , forced marriage and arrest went on .", "forced", "JJ"),
        ("They agreed to dismantle the camp .", "dismantle", "VB"),
        ("She holds that view .", "that", "DT"),
        ("She holds that views differ .", "that", "IN"),
    ],
)
def test_a_word_of_several_classes_is_told_by_its_neighbours(
    text: str, word: str, tag: str
) -> None:
    assert next(w.tag for w in grammar(text).words if w.lower == word) == tag


@given(
    st.lists(
        st.sampled_from(
            [
                "that",
                "which",
                "when",
                "to",
                "and",
                ",",
                '"',
                ";",
                "(",
                ")",
                "of",
                "by",
                "the",
                "it",
                "law",
                "urged",
                "said",
                "has",
                "been",
                "is",
                "not",
                "raids",
                "urging",
                "calls",
                "report",
                "in",
                "May",
                "“",
            ]
        ),
        min_size=1,
        max_size=30,
    )
)
def test_any_words_make_a_tree_whose_spans_hold_what_they_govern(words: list[str]) -> None:
    sentence = grammar(" ".join(words))
    for word in sentence.words:
        for above in sentence.governors(word):
            assert above.left <= word.left
            assert word.right <= above.right
