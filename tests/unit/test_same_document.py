"""What makes two references one document: a symbol, a DOI, a number, an archived address, a treaty's name."""

import pytest

from graph_schema.extraction import Footnote
from loaders.citations import CitationReading, read_citations
from loaders.citations.identifiers import archived_page, doi_in, is_isbn
from loaders.pipeline import article_batch
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary


def read(*notes: str) -> CitationReading:
    text, footnotes = "", []
    for number, note in enumerate(notes, start=1):
        footnotes.append(Footnote(number, len(text), len(text) + len(note), "none"))
        text += f"{note}\n"
    return read_citations(text, tuple(footnotes), load_vocabulary())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“A Title Here,” 2017, doi:10.1093/jhuman/hux007.", "https://doi.org/10.1093/JHUMAN/hux007."),
        ("A/58/815–S/2004/346.", "S/2004/346, para. 2."),
        ("“Situation,” https://undocs.org/en/A/RES/69/188.", "General Assembly resolution 69/188."),
        ("Hirsi Jamaa and Others v. Italy [GC], no. 27765/09, ECHR 2012.", "Hirsi v. Italy, no. 27765/09, § 4."),
        ("http://www.unhcr.org/eritrea.html.", "https://web.archive.org/web/20160304/http://www.unhcr.org/eritrea.html."),
        ("Convention on the Rights of the Child, art. 3.", "CRC, art. 37."),
        ("ILO C189 - Domestic Workers Convention, 2011, art. 6.", "Domestic Workers Convention, 2011 (No. 189), art. 7."),
    ],
)  # fmt: skip
def test_the_second_reference_is_to_the_document_of_the_first(first: str, second: str) -> None:
    one, other = read(first, second).citations
    assert other.document_id == one.document_id
    assert other.back_reference


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A v. B, no. 27765/09, ECHR 2012.", "A v. B, no. 27766/09, ECHR 2012."),
        ("“A Title Here,” 2017, doi:10.1093/a1.", "“A Title Here,” 2017, doi:10.1093/a2."),
        ("A/58/815, S/2004/346.", "S/2004/347."),
    ],
)
def test_another_number_is_another_document(first: str, second: str) -> None:
    assert not read(first, second).citations[-1].back_reference


def test_the_archived_page_is_kept_beside_its_copy() -> None:
    (cited,) = read("https://web.archive.org/web/20160304/http://www.unhcr.org/x.html.").citations
    assert cited.document_id == "url:unhcr.org/x.html"
    assert cited.repairs == ("the archived page is http://www.unhcr.org/x.html",)
    assert archived_page("https://www.unhcr.org/x.html") is None


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.1086/428442",
        "doi: 10.1086/428442",
        "10.1086/428442",
        "https://www.journals.uchicago.edu/doi/full/10.1086/428442?download=true",
    ],
)
def test_a_doi_is_known_with_and_without_its_resolver(url: str) -> None:
    assert doi_in(url) == "10.1086/428442"


@pytest.mark.parametrize("figures", ["9780156701532", "0156701537", "080442957X"])
def test_the_last_figure_of_an_isbn_fits_the_others(figures: str) -> None:
    assert is_isbn(figures)
    assert not is_isbn(figures[:-1] + ("1" if figures[-1] != "1" else "2"))


def test_identifiers_and_editors_reach_the_graph() -> None:
    text = (
        "A Title\n\nThe Council met.[1] It left.[2] It came.[3]\n\nNotes\n\n"
        "[1] A/58/815–S/2004/346.\n"
        "[2] Philip Alston (ed.), The United Nations and Human Rights (Clarendon Press 1992), ISBN 978-0-15-670153-2.\n"
        "[3] Jack Donnelly, “Human Rights as Natural Rights,” 1982, https://doi.org/10.2307/762225.\n"
    )
    _, batch = article_batch(source_from_bytes(text.encode(), "a.txt"), load_vocabulary(), "rules")
    rows = [row["properties"] for row in batch.node_rows("Citation")]
    told = sorted(rows, key=lambda row: row["start"])
    assert [row.get("other_symbols") for row in told] == [["S/2004/346"], None, None]
    assert (told[1]["editors"], told[1]["isbn"]) == (["Philip Alston"], "9780156701532")
    assert told[2]["doi"] == "10.2307/762225"
    documents = {row["id"]: row["properties"] for row in batch.node_rows("Document")}
    assert documents["un:A/58/815"]["other_symbols"] == ["S/2004/346"]
