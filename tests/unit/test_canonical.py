"""Canonical text and its offset map: every stretch leads back to the raw document."""

from hypothesis import given
from hypothesis import strategies as st

from graph_schema.extraction import OffsetSegment
from loaders.formats import CanonicalWriter, raw_spans
from loaders.formats.canonical import plain_offsets
from loaders.read import source_from_bytes


def written() -> CanonicalWriter:
    """`<h2>A</h2><p>x &amp; y</p>` as a reader writes it."""
    writer = CanonicalWriter()
    writer.add("## ")
    writer.copy("A", 4)
    writer.add("\n\n")
    writer.copy("x ", 13)
    writer.copy("&", 15, 20)
    writer.copy(" y", 20)
    return writer


def test_words_of_the_readers_own_stand_nowhere_in_the_raw_document() -> None:
    assert raw_spans(written().offsets, 0, 3) == []


def test_a_span_over_an_entity_leads_to_all_of_it() -> None:
    text = written().text
    at = text.index("&")
    assert raw_spans(written().offsets, at, at + 1) == [OffsetSegment(at, at + 1, 15, 20, "")]


def test_stretches_that_follow_one_another_are_one_place() -> None:
    text = written().text
    (place,) = raw_spans(written().offsets, text.index("x"), len(text))
    assert (place.raw_start, place.raw_end) == (13, 22)


def test_a_span_over_two_blocks_leads_to_two_places() -> None:
    places = raw_spans(written().offsets, 0, len(written().text))
    assert [(place.raw_start, place.raw_end) for place in places] == [(4, 5), (13, 22)]


def test_text_copied_on_in_one_place_is_one_segment() -> None:
    writer = CanonicalWriter()
    writer.copy("on", 7)
    writer.copy("e", 9)
    assert writer.offsets == (OffsetSegment(0, 3, 7, 10, ""),)


def test_the_end_of_the_text_so_far_is_known_over_several_pieces() -> None:
    writer = written()
    assert writer.ends_with("x & y")
    assert not writer.ends_with("z")


def test_a_text_without_returns_is_one_segment() -> None:
    assert plain_offsets("one\ntwo")[1] == (OffsetSegment(0, 7, 0, 7, ""),)


@given(st.text(st.sampled_from("a\n\r é"), min_size=1))
def test_each_character_of_a_text_leads_to_its_own_in_the_file(raw: str) -> None:
    text, offsets = plain_offsets(raw)
    for at, character in enumerate(text):
        (place,) = raw_spans(offsets, at, at + 1)
        there = raw[place.raw_start : place.raw_end]
        assert there == character or (character == "\n" and there in ("\r", "\r\n"))


def test_a_source_knows_its_format_and_where_its_words_stand() -> None:
    source = source_from_bytes(b"one\r\ntwo", "a.txt")
    assert source.format == "text"
    (place,) = raw_spans(source.offsets, 4, 7)
    assert (place.raw_start, place.raw_end) == (5, 8)
