"""Citations: what each note of the golden table cites, and the laws that hold for any note."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.dates import is_edtf
from graph_schema.extraction import Citation, Footnote
from loaders.citations import CitationReading, read_citations
from loaders.citations.words import SIGNALS, load_words
from loaders.vocabulary import load_vocabulary, read_rows

SEQUENCES = yaml.safe_load(
    (Path(__file__).parents[1] / "golden" / "footnotes.yml").read_text(encoding="utf-8")
)
FIELDS = (
    "kind", "title", "authors", "editors", "container", "publisher", "date", "url", "doi", "isbn",
    "symbol", "other_symbols", "back_reference", "votes", "unresolved",
)  # fmt: skip


def read(*notes: str) -> CitationReading:
    """The reading of a text that holds nothing but the notes, one a line."""
    text, footnotes = "", []
    for number, note in enumerate(notes, start=1):
        start = len(text)
        text += f"{note}\n"
        footnotes.append(Footnote(number, start, len(text) - 1, "none"))
    return read_citations(text, tuple(footnotes), load_vocabulary())


def told(citation: Citation) -> dict[str, Any]:
    """What a citation says, in the form of the golden table."""
    found: dict[str, Any] = {}
    for name in FIELDS:
        if value := getattr(citation, name):
            found[name] = list(value) if isinstance(value, tuple) else value
    if citation.pinpoints:
        found["pinpoints"] = [f"{p.type} {p.value}" for p in citation.pinpoints]
    return found


@pytest.mark.parametrize("sequence", SEQUENCES, ids=lambda sequence: sequence["about"])
def test_notes_cite_what_the_table_tells(sequence: dict[str, Any]) -> None:
    reading = read(*(row["note"] for row in sequence["notes"]))
    for footnote, row in zip(reading.footnotes, sequence["notes"], strict=True):
        cited = [told(c) for c in reading.citations if c.footnote == footnote.number]
        assert cited == row["citations"], row["note"]
        assert footnote.commentary == row["commentary"], row["note"]


def test_the_table_covers_at_least_60_notes() -> None:
    assert sum(len(sequence["notes"]) for sequence in SEQUENCES) >= 60


def test_a_quotation_before_a_citation_is_not_its_title() -> None:
    (cited,) = read(
        "The mandate is to: “Keep the situation in view and report on it.” “About us,” UN Human Rights "
        "Office, https://www.ohchr.org/en/about-us."
    ).citations
    assert cited.title == "About us"


def test_a_quotation_after_a_verb_of_saying_is_not_a_title() -> None:
    (cited,) = read(
        "In 2001 it wrote, “The Committee remains concerned.” CCPR/CO/72/PRK, para. 16."
    ).citations
    assert (cited.title, cited.symbol) == (None, "CCPR/CO/72/PRK")


def test_inner_quotation_marks_stay_in_a_title() -> None:
    (cited,) = read("“Official calls it ‘disturbing,’” Reuters, March 11, 2015.").citations
    assert cited.title == "Official calls it ‘disturbing,’"


def test_a_title_left_open_ends_before_its_outlet() -> None:
    reading = read(
        "“Must Agencies Also Fail?38 North, April 21, 2015, https://www.38north.org/2015/04/x/."
    )
    assert (reading.citations[0].title, reading.citations[0].publisher) == (
        "Must Agencies Also Fail?",
        "38 North",
    )
    assert [p.code for p in reading.problems] == ["unclosed_quotation"]


def test_a_url_that_an_ellipsis_cuts_is_kept_and_reported() -> None:
    reading = read("“Action Plan,” January 2014, https://undg.org/wp…/02/Plan.doc.")
    assert reading.citations[0].url == "https://undg.org/wp…/02/Plan.doc"
    assert [p.code for p in reading.problems] == ["url_broken"]


def test_a_date_that_its_url_contradicts_is_reported() -> None:
    reading = read("“Title,” Reuters, March 11, 2015, http://www.reuters.com/article/2015/03/12/x.")
    assert reading.citations[0].date == "2015-03-11"
    assert [p.code for p in reading.problems] == ["date_contradicts_url"]


def test_a_mended_symbol_is_reported() -> None:
    reading = read("A/HRC/25/CRP. 1, para. 3.")
    assert reading.citations[0].symbol == "A/HRC/25/CRP.1"
    assert [p.code for p in reading.problems] == ["symbol_repaired"]


def test_a_symbol_in_the_url_is_the_same_document() -> None:
    (cited,) = read("“Situation,” 18 December 2014, https://undocs.org/en/A/RES/69/188.").citations
    assert (cited.symbol, cited.kind) == ("A/RES/69/188", "resolution")


def test_prose_name_symbol_and_url_of_a_resolution_are_one_citation() -> None:
    (cited,) = read(
        "General Assembly resolution 69/188, “Situation of human rights,” A/RES/69/188, December 18, 2014, "
        "http://undocs.org/A/RES/69/188."
    ).citations
    assert cited.document_id == "un:A/RES/69/188"


def test_two_symbols_joined_by_and_are_two_citations() -> None:
    reading = read("A/HRC/27/10 and A/HRC/27/10/Add.1.")
    assert [c.symbol for c in reading.citations] == ["A/HRC/27/10", "A/HRC/27/10/Add.1"]


def test_ibid_takes_the_pinpoint_of_its_own_note() -> None:
    first, second = read("A/HRC/25/63, para. 3.", "Ibid., para. 9.").citations
    assert second.document_id == first.document_id
    assert [p.value for p in second.pinpoints] == ["9"]


def test_ibid_is_not_linked_past_a_note_that_cites_nothing() -> None:
    reading = read("A/HRC/25/63, para. 3.", "Nobody knows.", "Ibid.")
    assert reading.citations[-1].document_id is None
    assert reading.citations[-1].unresolved == "ibid. is not linked: the note before cites nothing"
    assert [p.code for p in reading.problems] == ["unresolved_back_reference"]


def test_a_resolution_cited_without_its_year_is_the_one_cited_with_it() -> None:
    reading = read("S/RES/1593 (2005).", "Security Council resolution 1593, para. 2.")
    assert [c.symbol for c in reading.citations] == ["S/RES/1593 (2005)", "S/RES/1593 (2005)"]
    assert reading.citations[1].back_reference


def test_a_range_of_paragraphs_is_one_pinpoint_and_a_list_is_several() -> None:
    (cited,) = read("A/HRC/22/53, paras. 31–35, 40 and 82(c).").citations
    assert [p.value for p in cited.pinpoints] == ["31-35", "40", "82(c)"]


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("June 23, 2015", "2015-06-23"),
        ("23 June 2015", "2015-06-23"),
        ("2015-06-23", "2015-06-23"),
        ("23.06.2015", "2015-06-23"),
        ("Sept. 3, 2015", "2015-09-03"),
        ("June 2015", "2015-06"),
        ("2015", "2015"),
        ("3–5 May 2010", "2010-05-03/2010-05-05"),
        ("September 16–October 4, 2013", "2013-09-16/2013-10-04"),
        ("Spring 2015", "2015"),
    ],
)
def test_a_date_is_read_with_the_precision_printed(printed: str, edtf: str) -> None:
    (cited,) = read(f"“Title of a page,” Reuters, {printed}.").citations
    assert cited.date == edtf


def test_the_day_a_page_was_read_is_not_its_date() -> None:
    (cited,) = read(
        "“About us,” OHCHR, https://www.ohchr.org/en/about-us (accessed 3 May 2015)."
    ).citations
    assert cited.date is None


def test_prose_with_slashes_and_numbers_cites_nothing() -> None:
    note = "Men and/or women drove at 90 km/h on 3/4/2015, a 24/7 effort that A/B testing had not foreseen."
    reading = read(note)
    assert reading.citations == ()
    assert reading.footnotes[0].commentary == "only"


NOTES = [row["note"] for sequence in SEQUENCES for row in sequence["notes"]]
PIECES = st.sampled_from(
    [
        *NOTES,
        "“",
        "”",
        "(",
        "Ibid., ",
        "supra note 3",
        "https://",
        "A/HRC/",
        "; see ",
        "\u00a0",
        "‘",
    ]
)


@given(st.lists(st.lists(PIECES | st.text(max_size=12), max_size=4).map("".join), max_size=4))
def test_laws_of_any_reading(notes: list[str]) -> None:
    lines = [" ".join(note.split("\n")) for note in notes]
    reading = read(*lines)
    text = "".join(f"{line}\n" for line in lines)
    spans = {footnote.number: (footnote.start, footnote.end) for footnote in reading.footnotes}
    for cited in reading.citations:
        start, end = spans[cited.footnote]
        assert start <= cited.start < cited.end <= end
        assert text[cited.start : cited.end]
        assert cited.date is None or is_edtf(cited.date)
        assert (cited.document_id is None) <= (cited.unresolved is not None or not cited.title)
        assert 0 <= cited.confidence <= 1
    assert read(*lines) == reading


def test_each_row_of_signals_has_a_source() -> None:
    assert all(row["source"] for row in read_rows(SIGNALS))


def test_the_words_that_yaml_could_take_for_truth_values_are_words() -> None:
    assert "no" in load_words().abbreviations
    assert "on" in load_words().organisation


def test_a_symbol_of_a_regional_body_is_no_document_of_the_united_nations() -> None:
    (cited,) = read("Committee of Ministers, CM/ResDH(2014)2, 5 March 2014.").citations
    assert (cited.symbol, cited.kind) == ("CM/ResDH(2014)2", "resolution")
    assert cited.document_id is not None
    assert not cited.document_id.startswith("un:")


def test_a_docket_is_no_part_of_a_case_name() -> None:
    (cited,) = read("Case T-85/09 Kadi v Commission, EU:T:2010:418.").citations
    assert cited.title == "Kadi v Commission"


def test_a_case_cited_twice_by_its_identifier_is_one_document() -> None:
    first, second = read(
        "Case C-402/05 P Kadi v Council, EU:C:2008:461.", "Kadi, ECLI:EU:C:2008:461, para. 3."
    ).citations
    assert second.document_id == first.document_id
    assert second.back_reference


def test_a_relative_clause_does_not_make_a_title_prose() -> None:
    (cited,) = read("UNHCR, Report on the boats that were lost at sea, March 2016.").citations
    assert cited.title == "Report on the boats that were lost at sea"


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("15 de marzo de 2018", "2018-03-15"),
        ("1er août 2016", "2016-08-01"),
        ("3. Oktober 1990", "1990-10-03"),
        ("9 de fevereiro de 2021", "2021-02-09"),
    ],
)
def test_a_month_in_another_language_is_read(printed: str, edtf: str) -> None:
    (cited,) = read(f"“Title of a page,” Reuters, {printed}.").citations
    assert cited.date == edtf


def test_a_text_may_hold_the_characters_that_mask_its_parts() -> None:
    assert read("\ue000 \ue003 \ue010").citations == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 4000,
        "“" * 4000,
        "A/" * 4000,
        "[" * 4000,
        "a, " * 4000,
        "1-" * 4000,
        "Smith J, " * 1500,
        "Smith, J. " * 800,
        "The Act of Law " * 1000,
    ],
)
def test_hostile_notes_are_read_in_linear_time(hostile: str) -> None:
    # A pattern that backtracks would take minutes here; pytest's run would show it.
    assert read(hostile).footnotes[0].number == 1


SIMANGAN = (
    "Simangan, D. (2018). Is it an act of genocide? Journal of Genocide Research, 20(1), 68–89."
)
THOMPSON_A = "Thompson, M. R. (2016a). Bloodied democracy. Current Affairs, 35(3), 39–68."
THOMPSON_B = "Thompson, M. R. (2016b). The early presidency. Current Affairs, 35(3), 3–14."


@pytest.mark.parametrize(
    ("short", "page"),
    [
        ("Simangan, 2018, p. 70.", "70"),
        ("Simangan 2018, 70–71.", "70-71"),
        ("See Simangan (2018), pp. 70-71.", "70-71"),
        ("(Simangan, 2018, p. 70)", "70"),
        ("Simangan (2018: 70).", "70"),
    ],
)
def test_an_author_and_a_year_point_to_the_earlier_work(short: str, page: str) -> None:
    first, back = read(SIMANGAN, short).citations
    assert back.back_reference
    assert (back.document_id, back.authors) == (first.document_id, ("D. Simangan",))
    assert [(p.type, p.value) for p in back.pinpoints] == [("page", page)]


def test_the_letter_of_a_year_tells_works_of_one_year_apart() -> None:
    _, later, back = read(THOMPSON_A, THOMPSON_B, "Thompson, 2016b, p. 5.").citations
    assert back.document_id == later.document_id


def test_two_works_of_one_author_and_year_leave_a_short_reference_open() -> None:
    back = read(THOMPSON_A, THOMPSON_B, "Thompson, 2016, p. 5.").citations[-1]
    assert back.document_id is None
    assert back.unresolved == "2 earlier documents by Thompson are of 2016"


def test_a_year_in_which_the_author_is_not_cited_leaves_a_short_reference_open() -> None:
    back = read(SIMANGAN, "Simangan, 2019, p. 3.").citations[-1]
    assert (back.document_id, back.date) == (None, "2019")
    assert back.unresolved == "no earlier documents by Simangan are of 2019"


def test_two_authors_never_cited_are_an_open_reference() -> None:
    (back,) = read("Keck & Sikkink, 1998, p. 12.").citations
    assert (back.authors, back.document_id) == (("Keck", "Sikkink"), None)


def test_an_institution_and_a_year_point_to_its_work() -> None:
    first, back = read(
        "Human Rights Watch (2017), License to kill, New York, p. 21.",
        "Human Rights Watch, 2017, p. 40.",
    ).citations
    assert (back.document_id, back.publisher) == (first.document_id, "Human Rights Watch")


def test_works_that_follow_one_another_as_sentences_are_one_citation_each() -> None:
    reading = read(
        "Simmons, B. A. (2009). Mobilizing for human rights. Cambridge University Press. "
        "Moyn, S. (2010). The last utopia. Harvard University Press."
    )
    assert [(c.title, c.authors) for c in reading.citations] == [
        ("Mobilizing for human rights", ("B. A. Simmons",)),
        ("The last utopia", ("S. Moyn",)),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "In the Philippine Senate (2017), Senators asked about it.",
        "Amnesty International (2019), Duterte has said that it goes on.",
        "As Simangan (2018, p. 71) argues, the label matters.",
    ],
)
def test_a_sentence_that_names_a_year_is_no_reference_by_author_and_date(note: str) -> None:
    assert not [c for c in read(note).citations if c.rule == "author_date"]


def test_pages_of_a_volume_are_no_pinpoint_of_an_article() -> None:
    (cited,) = read("Landman, T. (2004) ‘Measuring rights’, Review, 26(4), pp. 906–931.").citations
    assert (cited.container, cited.pinpoints) == ("Review", ())
