"""An HTML page as canonical text: what is written, what is left out, and where each word stands."""

import html
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.errors import SourceError
from loaders.formats import CanonicalText, raw_spans
from loaders.formats.html import read_html
from loaders.formats.html_source import place_of, runs_of
from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary, read_rows

PROSE = (
    "The Committee asked the State party for its laws on shelter, and the State party replied that"
    " a bill was before the House of Representatives, where it had been for two years."
)


def read(markup: str) -> CanonicalText:
    return read_html(markup.encode(), "page.html", None)


def body_of(inner: str) -> str:
    """The canonical text of a page that holds this and nothing else."""
    return read(f"<!doctype html><html><body>{inner}</body></html>").text


def codes(page: CanonicalText) -> list[str]:
    return [problem.code for problem in page.problems]


def raw_of(page: CanonicalText, markup: str, words: str) -> str:
    """What stands in the raw page where the canonical text has these words."""
    start = page.text.index(words)
    segment = next(s for s in page.offsets if s.start <= start < s.end)
    if segment.raw_end - segment.raw_start != segment.end - segment.start:
        return markup[segment.raw_start : segment.raw_end]
    shift = segment.raw_start - segment.start
    return markup[start + shift : start + shift + len(words)]


def test_the_title_stands_first_with_its_mark() -> None:
    text = body_of(f"<article><p>{PROSE}</p><h1>A bill on shelter</h1><p>{PROSE}</p></article>")
    assert text.startswith("# A bill on shelter\n\n")
    assert text.count("A bill on shelter") == 1


def test_a_page_without_heading_takes_the_title_that_its_head_tells() -> None:
    markup = f'<head><meta property="og:title" content="A bill on shelter"></head><p>{PROSE}'
    assert read(markup).text == f"# A bill on shelter\n\n{PROSE}"


def test_the_title_in_the_head_is_taken_without_the_name_of_the_site() -> None:
    page = read(f"<title>A bill on shelter | Law Notes</title><p>{PROSE}")
    assert page.text.startswith("# A bill on shelter\n")
    assert page.origin.title == "A bill on shelter"


def test_a_heading_that_names_the_site_is_no_title() -> None:
    markup = (
        "<title>A bill on shelter</title><h1>Law Notes</h1>"
        f"<article><h2>A bill on shelter</h2><p>{PROSE}</p></article>"
    )
    assert read(markup).text == f"# A bill on shelter\n\n{PROSE}"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("One<br>Two", "One\nTwo"),
        ("One<br><br>Two", "One\n\nTwo"),
        ("<h2>Head</h2><p>One", "## Head\n\nOne"),
        ("<h3>Head <em>two</em></h3>One", "### Head two\n\nOne"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n\n- Two"),
        ("<ol start=3><li>One<li>Two</ol>", "- 3. One\n\n- 4. Two"),
        ("<blockquote><p>One</p><p>Two</p></blockquote>", "> One\n\n> Two"),
        (
            "<table><tr><th>State<th>Votes<tr><td>Peru<td>3</table>",
            "| State | Votes |\n| Peru | 3 |",
        ),
        ("<pre>One\nTwo</pre>", "One\nTwo"),
        ("<p>One\n   two\t three</p>", "One two three"),
        ("<p>One <b> two</b></p>", "One two"),
        ("<p>para.&nbsp;5</p>", "para.\u00a05"),
        ("<p>shel&shy;ter\u200b</p>", "shelter"),
        ("<p>A &amp; B &lt; C</p>", "A & B < C"),
        ("<p>30 km<sup>2</sup></p>", "30 km²"),
        ("<p>the 19<sup>th</sup> session</p>", "the 19th session"),
        ("<h2>Law<a class=headerlink href=#law>¶</a></h2><p>One", "## Law\n\nOne"),
    ],
)
def test_markup_becomes_markdown(inner: str, text: str) -> None:
    assert body_of(inner) == text


@pytest.mark.parametrize(
    "unread",
    [
        "<script>alert('no')</script>",
        "<style>p { color: red }</style>",
        "<noscript>Turn scripts on</noscript>",
        "<template><p>no</p></template>",
        "<svg><text>no</text></svg>",
        "<p hidden>no</p>",
        '<p style="display: none">no</p>',
        '<span class="screen-reader-text">no</span>',
        "<!-- no -->",
        "<![if !supportLists]>",
    ],
)
def test_what_no_reader_sees_is_left_out(unread: str) -> None:
    assert body_of(f"<p>One</p>{unread}<p>Two</p>") == "One\n\nTwo"


def test_a_table_that_parts_the_page_is_read_as_text() -> None:
    cell = f"<h2>Law</h2><p>{PROSE}</p><p>{PROSE}</p>"
    assert body_of(f"<table><tr><td>{cell}</table>") == f"## Law\n\n{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    "box",
    [
        "<nav><a href=/>Home</a></nav>",
        "<footer>Law Notes</footer>",
        "<div class=share-buttons>Share this</div>",
        "<aside class=related>Read this too</aside>",
        "<div id=comments><p>Well said.</p></div>",
        "<section class=author-bio>She writes.</section>",
        "<form class=newsletter-form>Your address <button>Go</button></form>",
        "<div class=cookie-banner>We use cookies</div>",
        "<ul><li><a href=/a>One story</a><li><a href=/b>Another story</a></ul>",
        "<h3>Related articles</h3><p>One story</p>",
    ],
)
def test_the_boxes_of_a_site_are_left_out_and_told(box: str) -> None:
    page = read(f"<article><h1>A bill on shelter</h1><p>{PROSE}</p>{box}</article>")
    assert page.text == f"# A bill on shelter\n\n{PROSE}"
    assert codes(page) == ["boilerplate_cut"]
    assert page.problems[0].message.startswith("Boxes of the site left out: ")


def test_a_box_by_name_that_holds_the_article_is_none() -> None:
    text = body_of(f"<div class=has-sidebar><p>{PROSE}</p><p>{PROSE}</p></div>")
    assert text == f"{PROSE}\n\n{PROSE}"


def test_of_several_articles_on_a_page_the_longest_is_read() -> None:
    short = "<article><h2>Another story</h2><p>Short.</p></article>"
    assert body_of(f"{short}<article><p>{PROSE}</p></article>{short}") == PROSE


def test_without_any_such_element_the_densest_block_is_read() -> None:
    menu = "<div><a href=/a>One</a> <a href=/b>Two</a></div>"
    assert body_of(f"{menu}<div><div><p>{PROSE}</p><p>{PROSE}</p></div></div>") == (
        f"{PROSE}\n\n{PROSE}"
    )


def test_links_of_the_body_keep_their_words_and_are_told_with_the_first_address() -> None:
    page = read('<p>See <a href="https://a.org/1">one</a>, <a href="https://a.org/2">two</a>.')
    assert page.text == "See one, two."
    (told,) = page.problems
    assert told.code == "links_in_body"
    assert "to other pages: 2, the first to https://a.org/1." in told.message
    assert page.text[told.start : told.end] == "one"


def test_a_page_that_shows_no_text_is_refused_with_the_reason() -> None:
    with pytest.raises(SourceError, match=r"shows no text.*as the browser shows it"):
        read("<html><frameset><frame src=a.html></frameset></html>")


def test_a_page_without_a_body_tag_is_read() -> None:
    assert read("Only words").text == "Only words"


def test_each_word_leads_back_to_the_page() -> None:
    markup = "<h1>A &amp; B</h1>\r\n<p>One\r\n two&nbsp;three</p>"
    page = read(markup)
    assert page.text == "# A & B\n\nOne two\u00a0three"
    assert raw_of(page, markup, "&") == "&amp;"
    assert raw_of(page, markup, "One") == "One"
    assert raw_of(page, markup, " two") == "\r\n "
    assert raw_of(page, markup, "three") == "three"


PIECES = st.sampled_from(
    [
        *(
            "word",
            "é😀",
            " ",
            "\r\n",
            "\n  ",
            "&amp;",
            "&lt;b",
            "&#65;",
            "&notit;",
            "&",
            "a < b",
            "\0",
        ),
        *("<p>", "</p>", "<b>", "</b>", "<br>", "<i>x", "<table>", "<tr><td>", "</table>", "<h2>"),
        *("<!-- c -->", "<![if x]>", "<?php?>", "<ul><li>", "</body>", "<sup>2</sup>", "<pre>\n"),
        *('<a href="#n1" id=r1>1</a>', "<li id=n1>1. note", '<a href="https://a.org/x y">w</a>'),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25).map("".join))
def test_every_copied_stretch_is_what_the_page_has_there(markup: str) -> None:
    try:
        page = read(markup)
    except SourceError:
        return
    reached = 0
    for segment in page.offsets:
        assert reached <= segment.start < segment.end <= len(page.text)
        reached = segment.end
        words = page.text[segment.start : segment.end]
        there = markup[segment.raw_start : segment.raw_end]
        if len(words) == len(there) and words != there:
            words = unicodedata.normalize("NFKC", words)  # a raised figure; white space
        shown = re.sub(r"[ \t\r\n\f]+", " ", html.unescape(there.replace("\0", "\ufffd")))
        assert words in (there, shown)


@given(st.lists(st.sampled_from(["a", "b c", "&amp;", "&eacute;", "\r\n", "\r", "&", "<"])))
def test_a_text_is_found_in_its_source_character_by_character(pieces: list[str]) -> None:
    raw = "".join(pieces)
    text = html.unescape(raw.replace("\r\n", "\n").replace("\r", "\n"))
    runs = list(runs_of(f"<p>{raw}", 3, text))
    assert "".join(run.words for run in runs) == text
    assert [run.start for run in runs] == [
        sum(len(run.words) for run in runs[:index]) for index in range(len(runs))
    ]


def test_markup_between_two_joined_texts_is_passed_over() -> None:
    raw = "one<!-- x --> two"
    runs = list(runs_of(raw, 0, "one two"))
    assert place_of(runs, 3, 7) == (13, 17)


def test_a_text_that_is_not_there_has_no_place() -> None:
    assert place_of(runs_of("<p>one", 3, "two"), 0, 3) is None


@pytest.mark.parametrize(
    ("raw", "charset", "word"),
    [
        ("<p>café".encode(), None, "café"),
        ("<p>café".encode("cp1252"), "iso-8859-1", "café"),
        ("<p>café".encode("utf-16"), None, "café"),
        (b"\xef\xbb\xbf<p>caf\xc3\xa9", "windows-1252", "café"),
        ("<meta charset=windows-1251><p>закон".encode("cp1251"), None, "закон"),
        ("<meta charset=windows-1251><p>café".encode(), "utf-8", "café"),
        ("<meta charset=no-such><p>café".encode(), None, "café"),
        ("<meta charset=utf-16><p>café".encode(), None, "café"),
        (b"<meta charset=unicode_escape><p>caf\\u00e9", None, "caf\\u00e9"),
    ],
)
def test_the_encoding_is_told_as_browsers_tell_it(
    raw: bytes, charset: str | None, word: str
) -> None:
    page = read_html(raw, "page.html", charset)
    assert page.text == word
    assert page.problems == ()


def test_a_page_that_tells_no_encoding_and_is_not_utf8_is_read_with_a_problem() -> None:
    page = read_html("<p>“café”".encode("cp1252"), "page.html", None)
    assert page.text == "“café”"
    assert codes(page) == ["encoding_guessed"]


def test_bytes_that_the_declared_encoding_lacks_are_told() -> None:
    page = read_html(b"<meta charset=utf-8><p>caf\xe9 noir", "page.html", None)
    assert page.text == "caf\ufffd noir"
    assert codes(page) == ["undecoded_bytes"]


def test_a_page_is_told_by_its_opening_name_or_type() -> None:
    assert source_from_bytes(b"<!doctype html><p>x", "a").format == "html"
    assert source_from_bytes(b"<p>x", "a.HTM").text == "x"
    assert source_from_bytes(b"<p>x", "a", "text/html; charset=utf-8").format == "html"


def test_every_row_of_the_forms_has_a_name_a_source_an_example_and_words_that_are_text() -> None:
    rows = read_rows("html_forms.yaml")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["name"], row["id"]
        assert row["source"], row["id"]
        assert row["example"], row["id"]
        assert all(isinstance(word, str) and word == word.strip() for word in row["words"])
        assert len(set(row["words"])) == len(row["words"]), row["id"]


def test_an_extraction_of_a_page_tells_its_format_and_where_its_words_stand() -> None:
    markup = f"<html lang=en><title>A bill</title><body><h1>A bill</h1><p>{PROSE}</p></body></html>"
    extraction = extract(source_from_bytes(markup.encode(), "a.html"), load_vocabulary(), "rules")
    assert (extraction.document.format, extraction.document.title) == ("html", "A bill")
    (place,) = raw_spans(extraction.offsets, 10, 13)
    assert markup[place.raw_start : place.raw_end] == "The"
