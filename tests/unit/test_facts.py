import pytest

from graph_schema.extraction import Claim, Party, StatedIn
from loaders.facts import read_facts
from loaders.mentions import find_mentions
from loaders.split import split_article
from loaders.vocabulary import load_vocabulary, read_rows


def facts_of(sentence, claims=()):
    text = f"On treaties\n\n{sentence}\n"
    mentions = find_mentions(text, load_vocabulary())
    return text, read_facts(text, split_article(text), (), mentions, claims)


@pytest.mark.parametrize("row", read_rows("treaty_actions.yaml"), ids=lambda row: row["id"])
def test_the_example_of_each_rule_is_read_as_its_act(row):
    text, facts = facts_of(row["example"] + ".")
    (action,) = facts.treaty_actions
    assert (action.state, action.act, action.rule) == ("TCD", row["act"], row["id"])
    assert text[action.start : action.end] in row["example"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad signed a contract with a bank. The Rome Statute is another matter.",
        "The Rome Statute was adopted in 1998.",
        "Chad borders Sudan.",
    ],
)
def test_a_state_and_a_treaty_that_no_act_joins_are_no_treaty_action(sentence):
    assert facts_of(sentence)[1].treaty_actions == ()


def answer(modality, number, start):
    return Claim(
        id=f"claim:0123456789ab:{start}-{start + 5}:{modality}", claimant=Party("state:TCD", "Chad", "state"),
        family="response", modality=modality, start=start, end=start + 5, quote="words", rule="r",
        confidence=1.0, source_basis="in_text", counts={modality: number}, footnote=3,
        stated_in=(StatedIn("un:A/HRC/40/15"),),
    )  # fmt: skip


def test_upr_answers_of_one_state_in_one_note_make_one_tally_as_stated_and_normalised():
    answers = [answer("accepted", 113, 0), answer("noted", 58, 10), answer("rejected", 93, 20)]
    _, facts = facts_of("Chad answered.", answers)
    (tally,) = facts.tallies
    assert (tally.kind, tally.state, tally.document_id) == ("upr", "TCD", "un:A/HRC/40/15")
    assert tally.as_stated == {"accepted": 113, "noted": 58, "rejected": 93}
    assert tally.normalised == {"accepted": 113, "noted": 151}


def test_one_answer_alone_is_no_tally():
    _, facts = facts_of("Chad answered.", [answer("accepted", 113, 0)])
    assert facts.tallies == ()
