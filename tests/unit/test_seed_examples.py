"""Each row of the words and outlets that notes are read with does what its example shows."""

from collections.abc import Callable
from typing import Any

import pytest

from graph_schema.extraction import Citation, Footnote
from loaders.citations import CitationReading, read_citations
from loaders.citations.author_date import head_at
from loaders.citations.masking import mask_note
from loaders.citations.names import is_person
from loaders.citations.note_dates import find_dates
from loaders.citations.segments import split_note
from loaders.citations.words import OUTLETS, SIGNALS
from loaders.vocabulary import load_vocabulary, read_rows

KIND_OF_OUTLET = {
    "news": "news",
    "agency": "news",
    "blog": "web",
    "web": "web",
    "journal": "article",
}


def read(note: str) -> CitationReading:
    return read_citations(f"{note}\n", (Footnote(1, 0, len(note), "none"),), load_vocabulary())


def only(note: str) -> Citation:
    (cited,) = read(note).citations
    return cited


def is_signal(row: dict[str, Any]) -> bool:
    return read(row["example"]).footnotes[0].commentary == "signal"


def quotes_no_title(row: dict[str, Any]) -> bool:
    return read(row["example"]).citations == ()


def is_titled(row: dict[str, Any]) -> bool:
    return only(row["example"]).title == "Title"


def is_no_person(row: dict[str, Any]) -> bool:
    return not is_person(row["example"])


def ends_no_sentence(row: dict[str, Any]) -> bool:
    return len(split_note(mask_note(f"A/HRC/22/53, {row['example']}, and more"))) == 1


def is_a_day(row: dict[str, Any]) -> bool:
    (date,) = find_dates(row["example"])
    return date.edtf.startswith("2015-") and date.edtf.endswith("-03")


def gives_kind(row: dict[str, Any]) -> bool:
    return only(row["example"]).kind == row["gives"]


def is_no_publisher(row: dict[str, Any]) -> bool:
    return only(row["example"]).publisher is None


def points_back(row: dict[str, Any]) -> bool:
    return only(row["example"]).rule == "alias"


def is_case(row: dict[str, Any]) -> bool:
    return only(row["example"]).kind == "case"


def is_release(row: dict[str, Any]) -> bool:
    return only(row["example"]).kind == "press_release"


def is_no_author(row: dict[str, Any]) -> bool:
    return head_at(mask_note(row["example"]), 0) is None


def is_news(row: dict[str, Any]) -> bool:
    return only(row["example"]).kind == "news"


def gives_pinpoint(row: dict[str, Any]) -> bool:
    return [p.type for p in only(f"A/HRC/22/53, {row['example']}.").pinpoints] == [row["type"]]


SHOWS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "signal": is_signal,
    "saying": quotes_no_title,
    "noun": is_titled,
    "organisation": is_no_person,
    "abbreviation": ends_no_sentence,
    "month": is_a_day,
    "title_kind": gives_kind,
    "host": gives_kind,
    "case_word": is_case,
    "place": is_no_publisher,
    "alias": points_back,
    "court": is_case,
    "headline_verb": is_release,
    "press": is_news,
    "instrument": is_no_author,
    "pinpoint": gives_pinpoint,
}


def label(row: dict[str, Any]) -> str:
    return f"{row['kind']}: {row['example'] if 'example' in row else row['name']}"


@pytest.mark.parametrize("row", read_rows(SIGNALS), ids=label)
def test_a_row_of_words_does_what_its_example_shows(row: dict[str, Any]) -> None:
    assert SHOWS[row["kind"]](row)


@pytest.mark.parametrize("row", read_rows(OUTLETS), ids=label)
def test_an_outlet_after_a_title_is_its_publisher(row: dict[str, Any]) -> None:
    cited = only(f"“Going Home in Winter,” {row['name']}, 3 May 2015.")
    assert cited.publisher == row["name"]
    assert cited.kind == KIND_OF_OUTLET.get(row["kind"], cited.kind)
