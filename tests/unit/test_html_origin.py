"""What a page tells of itself: its record, its meta elements, its byline."""

import json

import pytest

from loaders.formats import Origin
from loaders.formats.html import read_html
from loaders.formats.html_origin import edtf_of

PROSE = (
    "<p>The Committee asked the State party for its laws on shelter, and it replied at length.</p>"
)


def origin(head: str = "", shown: str = "", page: str = "html") -> Origin:
    markup = f"<{page}><head>{head}</head><body><article><h1>A bill on shelter</h1>{shown}{PROSE}"
    return read_html(markup.encode(), "page.html", None).origin


def record(**told: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def test_a_record_of_the_article_tells_all() -> None:
    told = origin(
        record(
            **{"@type": "NewsArticle"},
            author=[{"@type": "Person", "name": "Roberta Cohen"}, {"name": "Felice Gaer"}],
            publisher={"name": "Law Notes"},
            datePublished="2015-03-04T23:30:00-05:00",
            url="https://law.example/bill",
            inLanguage="en-GB",
        )
    )
    assert told == Origin(
        "A bill on shelter",
        ("Roberta Cohen", "Felice Gaer"),
        "Law Notes",
        "2015-03-04",
        "https://law.example/bill",
        "en",
    )


def test_references_between_records_are_followed() -> None:
    graph = [
        {"@type": "WebSite", "name": "Law Notes"},
        {"@type": ["Article", "SocialMediaPosting"], "author": {"@id": "#roberta"}},
        {"@type": "Person", "@id": "#roberta", "name": "Roberta Cohen"},
    ]
    assert origin(record(**{"@graph": graph})).authors == ("Roberta Cohen",)


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, "null", '{"@type": {}}', '{"author": 3}'])
def test_a_broken_record_tells_nothing(broken: str) -> None:
    assert origin(f'<script type="application/ld+json">{broken}</script>').authors == ()


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta name="citation_author" content="Roberta Cohen">', "authors", ("Roberta Cohen",)),
        ('<meta name="DC.creator" content="Roberta Cohen">', "authors", ("Roberta Cohen",)),
        (
            '<meta name="author" content="Roberta Cohen and Felice Gaer">',
            "authors",
            ("Roberta Cohen", "Felice Gaer"),
        ),
        ('<meta name="author" content="admin">', "authors", ()),
        ('<meta property="article:author" content="https://a.org/cohen">', "authors", ()),
        ('<meta property="og:site_name" content="Law Notes">', "publisher", "Law Notes"),
        ('<meta name="citation_journal_title" content="Law Review">', "publisher", "Law Review"),
        (
            '<meta property="article:published_time" content="2015-03-04T09:00Z">',
            "date",
            "2015-03-04",
        ),
        ('<meta name="citation_publication_date" content="2015/03/04">', "date", "2015-03-04"),
        ('<meta name="dc.date" content="2015-03">', "date", "2015-03"),
        ('<meta name="date" content="4 March 2015">', "date", "2015-03-04"),
        (
            '<link rel="canonical" href="https://law.example/bill">',
            "url",
            "https://law.example/bill",
        ),
        (
            '<meta property="og:url" content="https://law.example/b">',
            "url",
            "https://law.example/b",
        ),
        (
            '<base href="https://law.example/"><link rel=canonical href="/b">',
            "url",
            "https://law.example/b",
        ),
        ('<link rel="canonical" href="/bill">', "url", None),
        ('<meta property="og:locale" content="fr_FR">', "language", "fr"),
    ],
)
def test_meta_elements_tell_where_there_is_no_record(head: str, field: str, value: object) -> None:
    assert getattr(origin(head), field) == value


def test_the_language_is_that_of_the_page() -> None:
    assert origin(page='html lang="en-US"').language == "en"


@pytest.mark.parametrize(
    "shown",
    [
        "<p>By Roberta Cohen and Felice Gaer</p>",
        '<div class="entry-meta">4 March 2015 | By Roberta Cohen and Felice Gaer</div>',
        '<p class="byline">Roberta Cohen and Felice Gaer</p>',
        '<ul class="authors"><li><a href="/a">Roberta Cohen</a></li><li><a href="/c">Felice Gaer</a></li></ul>',
        '<p><a rel="author" href="/a">Roberta Cohen</a>, <a rel="author" href="/c">Felice Gaer</a></p>',
    ],
)
def test_the_byline_tells_the_authors(shown: str) -> None:
    assert origin(shown=shown).authors == ("Roberta Cohen", "Felice Gaer")


def test_a_signed_line_goes_before_the_account_that_put_the_page_up() -> None:
    head = record(**{"@type": "Article"}, author={"name": "Web Desk"})
    assert origin(head, "<p>By Roberta Cohen</p>").authors == ("Roberta Cohen",)


def test_an_outlet_is_the_author_only_where_there_is_no_other() -> None:
    head = (
        '<meta property="og:site_name" content="Law Notes"><meta name="author" content="Law Notes">'
    )
    assert origin(head).authors == ("Law Notes",)
    assert origin(head, "<p>By Roberta Cohen</p>").authors == ("Roberta Cohen",)


def test_the_author_of_a_related_story_is_not_the_articles() -> None:
    box = '<aside class="related"><span class="author">Felice Gaer</span></aside>'
    assert origin(shown=box).authors == ()


def test_a_time_element_dates_the_article_where_its_head_does_not() -> None:
    assert origin(shown='<time datetime="2015-03-04">Wednesday</time>').date == "2015-03-04"


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("2015-03-04T23:30:00-05:00", "2015-03-04"),
        ("2015/03", "2015-03"),
        ("2015", "2015"),
        ("2015-13-01", None),
        ("20150304", None),
        ("soon", None),
        (None, None),
    ],
)
def test_stamps_become_days(stamp: str | None, edtf: str | None) -> None:
    assert edtf_of(stamp) == edtf
