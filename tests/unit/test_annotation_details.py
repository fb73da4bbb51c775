"""What the annotated article tells of each citation, claim, name and problem."""

from importlib.resources import files
from pathlib import Path

import pytest

from app.annotation.details import (
    citation_details,
    claim_details,
    name_details,
    problem_details,
)
from app.annotation.layout import lay_out
from app.annotation.reading import Reading
from graph_schema.extraction import (
    Anchor,
    Citation,
    Claim,
    ClaimLink,
    DocumentRecord,
    Extraction,
    Footnote,
    Mention,
    Party,
    Pinpoint,
    Problem,
    Section,
    StatedIn,
)
from loaders.pipeline import extract
from loaders.read import read_source
from loaders.vocabulary import load_vocabulary

SAMPLE = Path(str(files("seeds"))) / "sample_article.txt"
TEXT = "CAT urged China to stop [1]. China denied it.\n\n[1] CAT/C/CHN/CO/5, para. 46.\n\n[2] Ibid."
SYMBOL = "un:CAT/C/CHN/CO/5"
CAT = Party("tb:CAT", "Committee against Torture", "treaty_body")
CHINA = Party("state:CHN", "China", "state")

CITATION = Citation(
    id="cit:0:51-75", footnote=1, start=51, end=75, kind="un_document", document_id=SYMBOL, rule="symbol",
    confidence=0.95, symbol="CAT/C/CHN/CO/5", pinpoints=(Pinpoint("para", "46"),),
    repairs=("joined a line",),
)  # fmt: skip
IBID = Citation(
    id="cit:0:82-87", footnote=2, start=82, end=87, kind="un_document", document_id=SYMBOL, rule="ibid",
    confidence=0.9, back_reference=True,
)  # fmt: skip
URGED = Claim(
    id="claim:0:10-23:urged", claimant=CAT, family="directive", modality="urged", start=10, end=23,
    quote="China to stop", rule="verb_frame:urge", confidence=0.9, source_basis="in_text",
    addressees=("CHN",), subjects=("PRK",), topics=("refoulement",), date="2016-02",
    date_basis="stated", section="lead", stated_in=(StatedIn(SYMBOL, "46"),),
)  # fmt: skip
DENIED = Claim(
    id="claim:0:42-44:denied", claimant=CHINA, family="dissent", modality="denied", start=42, end=44,
    quote="it", rule="verb_frame:deny", confidence=0.5, source_basis="not_in_text", section="lead",
)  # fmt: skip


@pytest.fixture
def reading():
    extraction = Extraction(
        document=DocumentRecord(
            "article:0", "A title", (), "A paper", "2016", None, "en", "0", len(TEXT)
        ),
        sections=(Section("lead", None, None, 0, 46),),
        footnotes=(
            Footnote(1, 51, 76, "none", (Anchor(24, 27, "lead"),)),
            Footnote(2, 82, 87, "none"),
        ),
        citations=(CITATION, IBID),
        claims=(URGED, DENIED),
        claim_links=(
            ClaimLink("RESPONDS_TO", DENIED.id, URGED.id, "denied", "reply_cue", 0.6),
            ClaimLink("RESPONDS_TO", DENIED.id, "claim:elsewhere", "denied", "reply_cue", 0.6),
        ),
        mentions=(
            Mention("state:CHN", 10, 15, "China", "state_name", 0.98),
            Mention("state:CHN", 29, 34, "China", "state_name", 0.98),
        ),
        problems=(Problem("url_broken", "The URL is cut.", 51, 76),),
    )
    return Reading(extraction, TEXT, load_vocabulary(), lay_out(extraction, TEXT))


def told(detail):
    return {label: "; ".join(w.text for w in words) for label, words in detail.fields.items()}


def hrefs(detail, field):
    return [word.href for word in detail.fields[field]]


def test_the_spans_of_this_test_are_those_of_its_text():
    assert TEXT[10:23] == URGED.quote
    assert TEXT[42:44] == DENIED.quote
    assert (TEXT[51:75], TEXT[82:87]) == ("CAT/C/CHN/CO/5, para. 46", "Ibid.")


def test_a_citation_tells_its_document_place_note_and_repairs(reading):
    first, _ = citation_details(reading)
    assert told(first) == {
        "Kind": "UN document",
        "Symbol": "CAT/C/CHN/CO/5",
        "Document": "CAT/C/CHN/CO/5",
        "Place": "para 46",
        "Cited in": "note 1",
        "Claims from it": "claim 1",
        "Mended": "joined a line",
        "Words": "CAT/C/CHN/CO/5, para. 46",
        "Rule": "symbol",
        "Confidence": "0.95",
    }
    assert hrefs(first, "Document") == ["https://docs.un.org/en/CAT/C/CHN/CO/5"]


def test_a_back_reference_leads_to_the_first_citation_of_its_document(reading):
    first, ibid = citation_details(reading)
    assert "First cited" not in first.fields
    assert told(ibid)["First cited"] == "citation 1 (note 1)"
    assert hrefs(ibid, "First cited") == ["#citation-1"]


def test_each_field_of_a_citation_of_the_sample_is_told():
    source = read_source(SAMPLE)
    extraction = extract(source, load_vocabulary(), "rules")
    reading = Reading(extraction, source.text, load_vocabulary(), lay_out(extraction, source.text))
    for cited, detail in zip(extraction.citations, citation_details(reading), strict=True):
        values = told(detail)
        for label, value in (
            ("Title", cited.title), ("Publisher", cited.publisher), ("Date", cited.date),
            ("Address", cited.url), ("Not resolved", cited.unresolved),
        ):  # fmt: skip
            assert values.get(label) == value
        assert ("Vote" in values) == bool(cited.votes)


def test_a_document_without_an_address_is_found_by_its_doi(reading):
    work = Citation(
        id="cit:0:82-87", footnote=2, start=82, end=87, kind="article", document_id="doc:x:2020",
        rule="titled_reference", confidence=0.9, title="A work", doi="10.1000/a b",
    )  # fmt: skip
    alone = Extraction(document=reading.extraction.document, citations=(work,))
    (detail,) = citation_details(Reading(alone, TEXT, load_vocabulary(), reading.layout))
    assert hrefs(detail, "Document") == ["https://doi.org/10.1000/a%20b"]
    assert told(detail)["DOI"] == "10.1000/a b"


def test_why_a_citation_is_not_resolved_is_told(reading):
    lost = Citation(
        id="cit:0:82-87", footnote=2, start=82, end=87, kind="web", document_id=None, rule="ibid",
        confidence=0.5, unresolved="the note before cites nothing",
    )  # fmt: skip
    alone = Extraction(document=reading.extraction.document, citations=(lost,))
    (detail,) = citation_details(Reading(alone, TEXT, load_vocabulary(), reading.layout))
    assert told(detail)["Not resolved"] == "the note before cites nothing"
    assert "Document" not in detail.fields


def test_a_claim_tells_who_what_whom_and_where(reading):
    urged, _ = claim_details(reading)
    assert told(urged) == {
        "Speaker": "Committee against Torture",
        "Act": "urged (directive)",
        "Addressed to": "China",
        "About": "Democratic People's Republic of Korea",
        "Topics": "Refoulement",
        "Date": "2016-02 (stated)",
        "Read in": "opening",
        "Stated in": "CAT/C/CHN/CO/5, para. 46",
        "Source": "the note or sentence names the document",
        "Answered by": "claim 2",
        "Words": "China to stop",
        "Rule": "verb_frame:urge",
        "Confidence": "0.90",
    }
    assert hrefs(urged, "Read in") == ["#at-0"]
    assert hrefs(urged, "Stated in") == ["#citation-1"]


def test_a_reply_leads_to_the_claims_that_it_answers_and_that_the_page_holds(reading):
    _, denied = claim_details(reading)
    assert told(denied)["Responds to"] == "claim 1"
    assert hrefs(denied, "Responds to") == ["#claim-1"]


def trail_of(detail):
    return [" ".join(word.text for word in step) for step in detail.trail]


def test_the_trail_goes_from_the_article_to_the_speaker(reading):
    urged, _ = claim_details(reading)
    assert trail_of(urged) == [
        "Article “A title” (A paper, 2016)",
        "read in opening",
        "cites citation 1 (note 1)",
        "document CAT/C/CHN/CO/5 para. 46",
        "speaker Committee against Torture (tb:CAT)",
    ]


def test_a_trail_without_a_document_says_so(reading):
    _, denied = claim_details(reading)
    assert "the article does not tell in which document it was said" in trail_of(denied)


def test_a_doubtful_reading_is_told_by_its_sign(reading):
    assert [detail.tag for detail in claim_details(reading)] == ["→1", "≠2?"]


def test_a_name_is_told_once_with_all_its_places(reading):
    (china,) = name_details(reading)
    assert told(china)["Written"] == "China (2)"
    assert [(mark.start, mark.end) for mark in china.marks] == [(10, 15), (29, 34)]


def test_a_problem_tells_its_place(reading):
    (broken,) = problem_details(reading)
    assert told(broken)["Place"] == "note 1"
    assert hrefs(broken, "Place") == ["#at-47"]
