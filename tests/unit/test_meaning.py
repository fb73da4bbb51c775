"""Sentences as vectors, by a model from a package."""

import pytest

from graph_schema.batch import GraphBatch
from loaders import meaning
from loaders.meaning import DIMENSIONS, add_meanings, meanings

SENT_BACK = "Persons who were sent home against their will were punished."
RETURNED = "Forcibly repatriated people face reprisals."
WHEAT = "The price of wheat rose in the autumn."


def test_each_text_has_a_vector_of_length_one():
    vectors = meanings([SENT_BACK, RETURNED, ""])
    assert vectors.shape == (3, DIMENSIONS)
    assert (vectors * vectors).sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


def test_sentences_of_one_meaning_are_nearer_than_others():
    sent_back, returned, wheat = meanings([SENT_BACK, RETURNED, WHEAT])
    assert sent_back @ returned > 0.4
    assert sent_back @ wheat < 0.2


def test_a_text_has_the_same_vector_beside_longer_ones():
    (alone,) = meanings([SENT_BACK])
    beside = meanings([RETURNED * 30, SENT_BACK, "No."])[1]
    assert alone @ beside == pytest.approx(1, abs=1e-4)


def test_no_text_gives_no_vector():
    assert meanings([]).shape == (0, DIMENSIONS)


def test_words_are_split_as_the_model_was_trained():
    model = meaning._load_model()
    known = {number: piece for piece, number in model._ids.items()}
    pieces = [known[number] for number in model.pieces("Naïve — non-refoulement’s 中国 A/HRC/25")]
    assert pieces == [
        "[CLS]", "naive", "—", "non", "-", "ref", "##ou", "##lem", "##ent", "’", "s", "中", "国", "a", "/",
        "hr", "##c", "/", "25", "[SEP]",
    ]  # fmt: skip


def test_a_long_text_is_read_to_a_limit():
    assert len(meaning._load_model().pieces("word " * 1000)) == 256


def claim_batch():
    batch = GraphBatch()
    batch.nodes["Claim"] = {"claim:1": {"quote": SENT_BACK}, "claim:2": {"quote": WHEAT}}
    batch._kind_of |= {"claim:1": "Claim", "claim:2": "Claim"}
    return batch


def test_claims_get_the_meaning_of_their_words():
    batch = claim_batch()
    add_meanings(batch)
    (expected,) = meanings([SENT_BACK])
    assert batch.nodes["Claim"]["claim:1"]["meaning"] == pytest.approx(expected.tolist(), abs=1e-4)


def test_claims_stay_as_they_are_without_the_model(monkeypatch):
    monkeypatch.setattr(meaning, "can_tell_meaning", lambda: False)
    batch = claim_batch()
    add_meanings(batch)
    assert "meaning" not in batch.nodes["Claim"]["claim:1"]
