"""Which claim a correction is of, and what corrections make of it: pure, so laws hold for any of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.applying import ReadLink, apply_corrections, found_again
from graph_schema.corrections import (
    Change,
    ClaimPlace,
    Correction,
    JudgedLink,
    ReadClaim,
    Reading,
)

TEXT, OTHER_TEXT = "a" * 64, "b" * 64
READ = Reading("tb:CAT", "directive", "urged", ("state:TJK",), (), ("topic:refoulement",))


def claim(id_="claim:1", start=10, end=30, text=TEXT, **reading):
    read = replace(READ, **reading)
    return ReadClaim(id_, text, start, end, "the words", "verb_frame:urge", "1", read, read)


def place(of):
    read = of.as_read
    return ClaimPlace(of.id, of.text_sha256, of.start, of.end, of.quote, read.speaker, read.family)


def correction(verdict="accept", of=None, minute=0, changes=None, **more):
    of = of or claim()
    return Correction(
        verdict, place(of), "A. Reader", f"2026-01-01T00:{minute:02}:00.000000Z", of.rule, "1",
        reading=of.stands, changes=changes or {}, **more,
    )  # fmt: skip


def edit(minute=0, of=None, **values):
    of = of or claim()
    changes = {name: Change(getattr(of.stands, name), value) for name, value in values.items()}
    return correction("edit", of, minute, changes)


def undone(kept):
    return replace(kept, undone_at="2026-02-01T00:00:00.000000Z", undone_by="B. Reader")


def link_correction(verdict, source, target, type_="CONTRADICTS"):
    return Correction(
        verdict, place(source), "A. Reader", "2026-01-01T00:00:00.000000Z", "denial", "1",
        link=JudgedLink(type_, place(target)),
    )  # fmt: skip


def the_claim(*corrections, of=None):
    (after,) = apply_corrections([of or claim()], [], corrections).claims
    return after


def test_a_claim_that_nobody_judged_is_unreviewed():
    assert the_claim() == claim()


def test_an_accept_leaves_the_fields_and_a_reject_too():
    assert (the_claim(correction("accept")).review, the_claim(correction("accept")).stands) == (
        "accepted", READ,
    )  # fmt: skip
    assert (the_claim(correction("reject")).review, the_claim(correction("reject")).stands) == (
        "rejected", READ,
    )  # fmt: skip


def test_an_edit_sets_the_fields_that_it_names():
    after = the_claim(edit(speaker="tb:CRC", topics=("topic:torture",)))
    assert after.review == "edited"
    assert after.stands == replace(READ, speaker="tb:CRC", topics=("topic:torture",))
    assert after.as_read == READ


def test_two_edits_add_up_and_the_later_one_wins_a_field():
    first, second = edit(1, speaker="tb:CRC", family="evaluative"), edit(2, speaker="tb:CERD")
    after = the_claim(second, first).stands
    assert (after.speaker, after.family) == ("tb:CERD", "evaluative")


def test_a_date_that_a_person_gives_says_so():
    assert the_claim(edit(date="2013-10")).stands.date_basis == "corrected"


def test_a_state_that_is_addressed_is_no_subject_too():
    after = the_claim(edit(subjects=("state:TJK", "state:KGZ"))).stands
    assert after.subjects == ("state:KGZ",)


def test_an_accept_holds_every_field_against_a_new_reading():
    now = claim(speaker="tb:CRC", topics=("topic:torture",))
    assert the_claim(correction("accept"), of=now).stands == READ


def test_an_edit_holds_its_own_fields_and_follows_the_machine_in_the_others():
    now = claim(topics=("topic:torture",))
    after = the_claim(edit(speaker="tb:CERD"), of=now).stands
    assert (after.speaker, after.topics) == ("tb:CERD", ("topic:torture",))


def test_the_last_verdict_that_stands_is_the_review():
    assert the_claim(correction("reject", minute=1), edit(2, speaker="tb:CRC")).review == "edited"
    assert the_claim(correction("accept", minute=1), correction("reject", minute=2)).review == (
        "rejected"
    )


@pytest.mark.parametrize(
    ("now", "verdict", "why"),
    [
        (claim(start=500, end=520), "reject", "the id is the same, wherever its words are"),
        (claim("claim:new", 12, 40), "reject", "same words, speaker and family"),
        (claim("claim:new", 29, 60, speaker="tb:CRC"), "accept", "same words and family"),
        (claim("claim:new", family="evaluative"), "accept", "same words and speaker"),
    ],
)
def test_a_claim_is_found_again(now, verdict, why):
    assert found_again(correction(verdict), [now], []) == now, why


@pytest.mark.parametrize(
    ("now", "verdict", "why"),
    [
        (claim("claim:new", 30, 60), "accept", "it begins where the other ended"),
        (claim("claim:new", text=OTHER_TEXT), "accept", "another text"),
        (claim("claim:new", speaker="tb:CRC", family="evaluative"), "accept", "nothing agrees"),
        (claim("claim:new", speaker="tb:CRC"), "reject", "another reading was not rejected"),
    ],
)
def test_what_is_not_there_any_more_orphans_its_correction(now, verdict, why):
    judged = correction(verdict)
    applied = apply_corrections([now], [], [judged])
    assert applied.found == {}, why
    assert applied.claims == (now,)


def test_a_claim_read_as_it_was_corrected_is_found_again():
    now = claim("claim:new", speaker="tb:CRC", family="evaluative")
    assert found_again(edit(speaker="tb:CRC"), [now], []) == now


def test_of_two_that_overlap_the_one_that_agrees_more_is_found():
    near = claim("claim:near", 10, 30, speaker="tb:CRC")
    same = claim("claim:same", 25, 60)
    assert found_again(correction(), [near, same], []) == same


def test_a_correction_is_not_taken_to_a_claim_that_another_names():
    gone, there = claim("claim:gone"), claim("claim:there", 12, 28)
    both = [correction("reject", gone, 1), correction("accept", there, 2)]
    applied = apply_corrections([there], [], both)
    assert [c.review for c in applied.claims] == ["accepted"]
    assert both[0].id not in applied.found


def test_a_rejected_link_is_found_by_both_its_ends():
    source, target = claim("claim:1"), claim("claim:2", 50, 70, speaker="state:TJK")
    links = [ReadLink("CONTRADICTS", "claim:new", "claim:2", "denial", "1")]
    moved = replace(source, id="claim:new", start=12)
    judged = link_correction("reject", source, target)
    applied = apply_corrections([moved, target], links, [judged])
    assert [link.review for link in applied.links] == ["rejected"]
    assert applied.found == {judged.id: ("claim:new", "claim:2")}
    assert {c.review for c in applied.claims} == {"unreviewed"}


def test_a_link_of_another_type_is_not_judged():
    source, target = claim("claim:1"), claim("claim:2", 50, 70)
    links = [ReadLink("SUPPORTS", "claim:1", "claim:2", "cue", "1")]
    applied = apply_corrections(
        [source, target], links, [link_correction("reject", source, target)]
    )
    assert applied.links == tuple(links)
    assert applied.found == {}


SPEAKERS = st.sampled_from(["tb:CAT", "tb:CRC", "tb:CERD"])
CLAIMS = st.builds(
    lambda number, start, size, speaker: claim(
        f"claim:{number}", start, start + size, speaker=speaker
    ),
    st.integers(0, 5), st.integers(0, 60), st.integers(1, 20), SPEAKERS,
)  # fmt: skip
EDITS = st.builds(
    lambda of, minute, speaker: edit(minute, of, speaker=speaker),
    CLAIMS,
    st.integers(0, 59),
    SPEAKERS,
)
JUDGEMENTS = st.builds(
    correction, st.sampled_from(["accept", "reject"]), CLAIMS, st.integers(0, 59)
)
CORRECTIONS = st.lists(EDITS | JUDGEMENTS, max_size=6, unique_by=lambda c: c.id)
READINGS = st.lists(CLAIMS, max_size=5, unique_by=lambda c: c.id)


@given(READINGS, CORRECTIONS, EDITS | JUDGEMENTS)
def test_to_give_a_correction_and_to_undo_it_is_to_do_nothing(claims, before, one):
    others = [c for c in before if c.id != one.id]
    without = apply_corrections(claims, [], others)
    assert apply_corrections(claims, [], [*others, undone(one)]) == without


@given(READINGS, CORRECTIONS)
def test_to_apply_twice_is_to_apply_once(claims, corrections):
    once = apply_corrections(claims, [], corrections)
    assert apply_corrections(once.claims, [], corrections) == once


@given(READINGS, CORRECTIONS, st.randoms(use_true_random=False))
def test_the_order_of_keeping_does_not_matter(claims, corrections, random):
    shuffled = list(corrections)
    random.shuffle(shuffled)
    assert apply_corrections(claims, [], shuffled).claims == (
        apply_corrections(claims, [], corrections).claims
    )


@given(READINGS, CORRECTIONS)
def test_no_claim_is_lost_and_what_the_machine_read_stays_known(claims, corrections):
    applied = apply_corrections(claims, [], corrections)
    assert [(c.id, c.as_read) for c in applied.claims] == [(c.id, c.as_read) for c in claims]
