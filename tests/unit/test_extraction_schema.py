"""The JSON schema of an extraction says the same as the dataclasses."""

import dataclasses
import json
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from graph_schema import extraction
from graph_schema.dates import is_edtf
from graph_schema.extraction import (
    Anchor,
    Citation,
    Claim,
    ClaimLink,
    DocumentRecord,
    Event,
    Extraction,
    Footnote,
    Mandate,
    Mention,
    NoReply,
    OffsetSegment,
    Party,
    Pinpoint,
    Problem,
    Section,
    StatedIn,
    Tally,
    TreatyAction,
    Voter,
    as_json,
)

SCHEMA: dict[str, Any] = json.loads(
    files("graph_schema").joinpath("extraction.schema.json").read_text(encoding="utf-8")
)
RECORDS: dict[str, type] = {
    "document": DocumentRecord,
    "section": Section,
    "anchor": Anchor,
    "footnote": Footnote,
    "pinpoint": Pinpoint,
    "citation": Citation,
    "mention": Mention,
    "party": Party,
    "stated_in": StatedIn,
    "claim": Claim,
    "claim_link": ClaimLink,
    "no_reply": NoReply,
    "tally": Tally,
    "voter": Voter,
    "treaty_action": TreatyAction,
    "mandate": Mandate,
    "event": Event,
    "problem": Problem,
    "offset_segment": OffsetSegment,
}
DIGEST = "0123456789ab" + "0" * 52


def full_extraction() -> Extraction:
    """One record of each kind, every field set."""
    claim_id = "claim:0123456789ab:4-9:urged"
    committee = Party("tb:CAT", "Committee against Torture", "body")
    return Extraction(
        document=DocumentRecord(
            "article:0123456789ab", "T", ("A B",), "P", "2015-07", "https://a.org", "en", DIGEST, 99
        ),
        sections=(Section("lead", None, None, 0, 5), Section("s1", "II", "Replies", 5, 50)),
        footnotes=(Footnote(1, 60, 90, "mixed", (Anchor(8, 11, "s1"),)),),
        citations=(
            Citation(
                "cit:0123456789ab:60-80",
                1,
                60,
                80,
                "un_document",
                "un:A/HRC/25/63",
                "symbol",
                0.9,
                symbol="A/HRC/25/63",
                date="2014-02-07",
                pinpoints=(Pinpoint("para", "35-36"),),
                votes={"for": 27, "against": 6, "abstain": 14},
                repairs=("joined",),
            ),
        ),
        mentions=(Mention("state:CHN", 4, 9, "China", "name", 1.0),),
        claims=(
            Claim(
                claim_id,
                committee,
                "directive",
                "urged",
                4,
                9,
                "China",
                "verb",
                0.8,
                "in_text",
                addressees=("CHN",),
                subjects=("PRK",),
                topics=("refoulement",),
                groups=("group:children",),
                date="2013-09-16/2013-10-04",
                date_basis="document",
                footnote=1,
                stated_in=(StatedIn("un:A/HRC/25/63", "para. 90"),),
                attributed_to=committee,
                counts={"accepted": 113},
                trigger=(4, 6),
            ),
        ),
        claim_links=(
            ClaimLink(
                "RESPONDS_TO", claim_id, claim_id, "in reply", "cue", 0.5, 4, 12, "denial", None
            ),
            ClaimLink("SAME_AS", claim_id, claim_id, "", "telling", 0.6, judgement="likely"),
        ),
        no_replies=(NoReply("silence:1", "CHN", 1, 2, "x", "did_not_reply", 0.8, (claim_id,)),),
        tallies=(
            Tally(
                "tally:0123456789ab:1-2",
                "upr",
                "un:A/HRC/27/10",
                "PRK",
                {"enjoyed support": 113},
                {"accepted": 113},
                1,
                2,
                "x",
                "sum",
                0.9,
                "recorded",
                (Voter("CHN", "against"),),
            ),
        ),
        treaty_actions=(
            TreatyAction("CHN", "treaty:CAT", "ratified", 1, 2, "x", "verb", 0.9, "1988-10", "CAT"),
        ),
        mandates=(
            Mandate(
                "mandate:1",
                "sp:SR-DPRK",
                "held",
                1,
                2,
                "x",
                "served",
                0.9,
                "Vitit Muntarbhorn",
                "un:E/CN.4/RES/2004/13",
                "2004/2010",
            ),
        ),
        events=(
            Event(
                "event:1",
                "opening",
                "Opening",
                "2015-06-23",
                1,
                2,
                "x",
                "event_opening",
                0.7,
                ("org:OHCHR",),
            ),
        ),
        problems=(Problem("unclosed_quotation", "Not closed.", 1, 2),),
        offsets=(OffsetSegment(0, 9, 12, 21, "word/document.xml"),),
    )


def plain(value: Extraction) -> Any:
    return json.loads(json.dumps(as_json(value)))


def test_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == extraction.SCHEMA


@pytest.mark.parametrize("name", RECORDS)
def test_schema_and_record_have_the_same_fields(name: str) -> None:
    fields = [field.name for field in dataclasses.fields(RECORDS[name])]
    assert sorted(SCHEMA["$defs"][name]["properties"]) == sorted(fields)
    assert sorted(SCHEMA["$defs"][name]["required"]) == sorted(fields)


def test_schema_and_extraction_have_the_same_fields() -> None:
    fields = sorted(field.name for field in dataclasses.fields(Extraction))
    assert sorted(SCHEMA["properties"]) == fields == sorted(SCHEMA["required"])


def test_every_record_of_the_module_is_in_the_schema() -> None:
    declared = {
        value
        for value in vars(extraction).values()
        if isinstance(value, type) and dataclasses.is_dataclass(value)
    }
    assert declared == {*RECORDS.values(), Extraction}


@pytest.mark.parametrize("name", RECORDS)
def test_closed_sets_are_the_literals_of_the_record(name: str) -> None:
    for field, hint in get_type_hints(RECORDS[name]).items():
        if get_origin(hint) is Literal:
            assert SCHEMA["$defs"][name]["properties"][field]["enum"] == list(get_args(hint))


def test_every_object_is_closed_and_every_property_described() -> None:
    for name in RECORDS:
        definition = SCHEMA["$defs"][name]
        assert definition["additionalProperties"] is False, name
        for field, rule in definition["properties"].items():
            described = rule if "description" in rule else SCHEMA["$defs"][rule["$ref"][8:]]
            assert described["description"], f"{name}.{field}"


def test_full_extraction_is_valid() -> None:
    Draft202012Validator(SCHEMA).validate(plain(full_extraction()))


def test_extraction_of_a_bare_text_is_valid() -> None:
    document = DocumentRecord("article:0123456789ab", "", (), None, None, None, "en", DIGEST, 0)
    Draft202012Validator(SCHEMA).validate(plain(Extraction(document)))


BROKEN: list[tuple[str, list[str | int], Any]] = [
    ("negative offset", ["footnotes", 0, "start"], -1),
    ("date in words", ["document", "date"], "July 2015"),
    ("unknown kind", ["citations", 0, "kind"], "pamphlet"),
    ("country name for a code", ["claims", 0, "addressees"], ["China"]),
    ("id without prefix", ["mentions", 0, "id"], "CHN"),
    ("confidence above one", ["claims", 0, "confidence"], 1.5),
    ("empty quote", ["claims", 0, "quote"], ""),
    ("section that is no section", ["footnotes", 0, "anchors", 0, "section"], "china"),
    ("field that nobody declared", ["problems", 0, "severity"], "high"),
]


@pytest.mark.parametrize(("what", "path", "value"), BROKEN, ids=[case[0] for case in BROKEN])
def test_schema_refuses(what: str, path: list[str | int], value: Any) -> None:
    instance = plain(full_extraction())
    place = instance
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not Draft202012Validator(SCHEMA).is_valid(instance), what


@pytest.mark.parametrize(
    "date",
    [
        "2013-10-29",
        "2013-10",
        "2013",
        "2015~",
        "195X",
        "2014/2015",
        "2014-11/2015-06",
        "2013/..",
        "../2013",
    ],
)
def test_pattern_of_dates_takes_what_dates_py_reads(date: str) -> None:
    assert is_edtf(date)
    assert Draft202012Validator(SCHEMA["$defs"]["edtf"]).is_valid(date)


@pytest.mark.parametrize(
    "text", ["", "13", "2013-1", "2013-10-29T00", "October", "2013/2014/2015", "/2013"]
)
def test_pattern_of_dates_refuses_what_dates_py_refuses(text: str) -> None:
    assert not is_edtf(text)
    assert not Draft202012Validator(SCHEMA["$defs"]["edtf"]).is_valid(text)
