import pytest

from app.asking import Answer
from app.trails import trail_markdown, trail_note
from queries.catalogue import load_catalogue

ROW = {
    "claim": "claim:0123456789ab:10-40:urged",
    "speaker": "Committee on Migrant Workers",
    "speaker_id": "tb:CMW",
    "part_of": ["Treaty bodies", "United Nations"],
    "modality": "urged",
    "addressees": ["Tajikistan"],
    "topics": ["Migration"],
    "date": "2019-05",
    "date_basis": "stated",
    "quote": "protect migrant workers abroad",
    "sentence": "The Committee urged Tajikistan to protect migrant workers abroad.",
    "start": 10,
    "end": 40,
    "footnote": "4",
    "section": "Abroad",
    "article": "Working far from home",
    "article_id": "article:0123456789ab",
    "article_date": "2021-03",
    "article_publisher": "A Review",
    "text_sha256": "0123456789ab",
    "document": "CMW/C/TJK/CO/2",
    "document_id": "un:CMW/C/TJK/CO/2",
    "document_title": "Concluding observations on the second periodic report of Tajikistan",
    "document_date": "2019-05-09",
    "document_url": None,
    "paragraph": "21",
    "issued_by": "Committee on Migrant Workers",
    "source_basis": "in_text",
    "citation": "CMW/C/TJK/CO/2, para. 21",
    "rule": "frame",
    "confidence": 0.9,
}


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def test_the_row_has_every_column_of_the_question(catalogue):
    assert set(ROW) == {column.name for column in catalogue["claim-trail"].columns}


def test_the_note_names_body_title_symbol_date_paragraph_and_where_it_was_read():
    assert trail_note(ROW) == (
        "Committee on Migrant Workers, “Concluding observations on the second periodic report of "
        "Tajikistan,” CMW/C/TJK/CO/2, 2019-05-09, para. 21, as quoted in “Working far from home” "
        "(A Review, 2021-03), n. 4."
    )


def test_a_claim_without_a_named_document_says_so_in_its_note():
    unnamed = {
        **ROW,
        "document": None,
        "document_title": None,
        "issued_by": None,
        "paragraph": None,
    }
    assert "document not named in the text" in trail_note(unnamed)


def test_the_trail_leads_from_the_quote_to_the_organs_above_the_speaker(catalogue):
    trail = Answer(catalogue["claim-trail"], {}, [ROW])
    page = trail_markdown(trail, Answer(catalogue["replies-to-claim"], {}, []))
    assert page.startswith("# Committee on Migrant Workers urged (Tajikistan), 2019-05\n")
    assert "> protect migrant workers abroad[^1]" in page
    assert "Committee on Migrant Workers → Treaty bodies → United Nations" in page
    assert "code points 10 to 40" in page


def test_replies_are_told_with_their_direction(catalogue):
    reply = {
        "relation": "RESPONDS_TO", "direction": "to it", "speaker": "Tajikistan", "date": None,
        "quote": "accepts in part",
    }  # fmt: skip
    trail = Answer(catalogue["claim-trail"], {}, [ROW])
    page = trail_markdown(trail, Answer(catalogue["replies-to-claim"], {}, [reply]))
    assert "- Tajikistan (responds, to it): accepts in part" in page
