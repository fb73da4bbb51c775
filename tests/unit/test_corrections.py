"""A correction says something and can be read again; a line that is none is refused by its number."""

import json
from dataclasses import replace

import pytest

from graph_schema.corrections import Change, ClaimPlace, Correction, JudgedLink, Reading
from graph_schema.corrections_json import (
    correction_record,
    read_correction,
    read_lines,
    write_lines,
)
from graph_schema.errors import CorrectionError

PLACE = ClaimPlace("claim:1", "a" * 64, 10, 30, "the “words”", "tb:CAT", "directive")
READING = Reading("tb:CAT", "directive", "urged", ("state:TJK",))
EDIT = Correction(
    "edit", PLACE, "A. Reader", "2026-01-01T00:00:00.000000Z", "verb_frame:urge", "1", "it is not CAT",
    READING, {"speaker": Change("tb:CAT", "tb:CRC"), "topics": Change((), ("topic:torture",))},
)  # fmt: skip
LINK = Correction(
    "reject", PLACE, "A. Reader", "2026-01-02T00:00:00.000000Z", "denial", "1",
    link=JudgedLink("CONTRADICTS", replace(PLACE, id="claim:2")),
)  # fmt: skip
UNDONE = replace(EDIT, undone_at="2026-02-01T00:00:00.000000Z", undone_by="B. Reader")


@pytest.mark.parametrize("kept", [EDIT, LINK, UNDONE])
def test_what_is_written_is_read_again(kept):
    assert read_correction(json.loads(json.dumps(correction_record(kept))), "here") == kept


def test_lines_are_in_the_order_of_their_time_whatever_order_they_are_given_in():
    assert write_lines([LINK, EDIT]) == write_lines([EDIT, LINK])
    assert read_lines(write_lines([LINK, EDIT]), "file") == [EDIT, LINK]


def test_undoing_does_not_change_the_id_and_all_else_does():
    assert UNDONE.id == EDIT.id
    assert replace(EDIT, by="B. Reader").id != EDIT.id
    assert replace(EDIT, why=None).id != EDIT.id


def test_a_line_without_id_is_given_its_own():
    record = correction_record(EDIT)
    del record["id"]
    assert read_correction(record, "here").id == EDIT.id


def test_lists_are_the_same_in_any_order():
    assert Reading("tb:CAT", "directive", "urged", topics=("b", "a", "a")).topics == ("a", "b")


def changed(**values):
    return json.dumps(correction_record(EDIT) | values)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "file, line 2 is not JSON"),
        ("[]", "a JSON object"),
        (changed(by="B. Reader"), "does not belong to its id"),
        (changed(verdict="perhaps"), "verdict: Input should be 'accept', 'reject' or 'edit'"),
        (changed(by=" "), "`by` is empty"),
        (changed(at="yesterday"), "no moment in UTC"),
        (changed(at="2026-01-01T00:00:00.5Z"), "six digits"),
        (changed(changes={}), "an edit has `changes`"),
        (changed(changes={"colour": {"old": None, "new": "red"}}), "colour"),
        (changed(changes={"topics": {"old": [], "new": "topic:torture"}}), "topics is a list"),
        (changed(changes={"speaker": {"old": "tb:CAT", "new": None}}), "speaker cannot be empty"),
        (changed(verdict="accept"), "an accept and a reject have none"),
        (changed(reading=None), "never both"),
        (changed(undone_at="2026-02-01T00:00:00.000000Z"), "belong together"),
        (changed(mood="good"), "mood"),
    ],
)
def test_a_line_that_is_no_correction_is_refused(line, told):
    with pytest.raises(CorrectionError, match="file, line 2") as refused:
        read_lines(f"\n{line}\n", "file")
    assert told in str(refused.value)


def test_a_link_has_no_fields_to_edit():
    with pytest.raises(ValueError, match="no fields to edit"):
        replace(LINK, verdict="edit", changes={"speaker": Change("tb:CAT", "tb:CRC")})
