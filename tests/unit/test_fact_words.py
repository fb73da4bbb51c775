"""Each row of the words that facts are read with does what its example shows."""

from typing import Any

import pytest

from loaders.facts import Facts, read_facts, treaties
from loaders.mentions import find_mentions
from loaders.split import split_article
from loaders.vocabulary import load_vocabulary, read_rows


def facts_of(passage: str) -> Facts:
    text = f"On facts\n\n{passage}\n"
    mentions = find_mentions(text, load_vocabulary())
    return read_facts(text, split_article(text), (), mentions, ())


def label(row: dict[str, Any]) -> str:
    return str(row["id"])


@pytest.mark.parametrize("row", read_rows("upr_answers.yaml"), ids=label)
def test_the_example_of_an_answer_is_counted_as_that_answer(row: dict[str, Any]) -> None:
    (tally,) = facts_of(f"In the UPR of 2018 Chad {row['example']} of a total of 204.").tallies
    number = next(int(word) for word in row["example"].split() if word.isdigit())
    assert tally.as_stated == {row["id"]: number, "total": 204}


@pytest.mark.parametrize("row", read_rows("vote_words.yaml"), ids=label)
def test_the_example_of_a_vote_shows_its_manner_or_who_voted_so(row: dict[str, Any]) -> None:
    (tally,) = facts_of(row["example"]).tallies
    if row["kind"] == "manner":
        assert (tally.manner, tally.as_stated) == (row["id"], {})
    else:
        assert [(v.state, v.value) for v in tally.voters] == [("TCD", row["id"])]


@pytest.mark.parametrize("row", read_rows("mandate_acts.yaml"), ids=label)
def test_the_example_of_a_mandate_act_is_read_by_its_row(row: dict[str, Any]) -> None:
    (mandate,) = facts_of(row["example"]).mandates
    assert (mandate.rule, mandate.act) == (row["id"], row["act"])
    assert mandate.date is not None


@pytest.mark.parametrize("row", read_rows("event_kinds.yaml"), ids=label)
def test_the_example_of_a_kind_of_event_is_one_event_of_it(row: dict[str, Any]) -> None:
    assert [event.kind for event in facts_of(row["example"]).events] == [row["id"]]


@pytest.mark.parametrize("row", read_rows("unreal_words.yaml"), ids=label)
def test_the_example_of_an_unreal_sentence_would_be_a_fact_without_its_words(
    row: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert facts_of(row["example"]).treaty_actions == ()
    monkeypatch.setattr(treaties, "is_told_as_fact", lambda *_: True)
    monkeypatch.setattr(treaties, "is_left_open", lambda *_: False)
    assert len(facts_of(row["example"]).treaty_actions) == 1
