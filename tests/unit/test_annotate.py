"""The annotated article: the text untouched, the marks well nested, every link safe and leading somewhere."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate import annotated_page
from app.annotation.signs import SIGNS
from graph_schema.errors import SettingsError
from graph_schema.extraction import (
    Anchor,
    Citation,
    CitationKind,
    Claim,
    DocumentRecord,
    Extraction,
    Family,
    Footnote,
    Mention,
    Party,
    Problem,
    Section,
    StatedIn,
)
from loaders.pipeline import extract
from loaders.read import read_source
from loaders.vocabulary import load_vocabulary

SAMPLE = Path(str(files("seeds"))) / "sample_article.txt"
VOID = {"meta", "input"}
HOSTILE = (
    "<script>alert(1)</script> & <img src=x onerror=alert(1)> \"><svg onload=alert(1)> '{{ 7*7 }}'\n\n"
    "</article></style></script><a href='javascript:alert(1)'>x</a> &amp; &#60;b&#62; <!-- <p>"
)


class Page(HTMLParser):
    """What the tests ask of a page: elements with their attributes, and the texts within some of them."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.opened, self.elements = [], []
        self.article, self.style, self.script = "", "", ""
        self.pieces, self.details, self.faults = {}, {}, []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if tag in VOID:
            return
        if tag == "a" and any(t == "a" for t, _ in self.opened):
            self.faults.append("a link in a link")
        self.opened.append((tag, attributes))

    def handle_endtag(self, tag):
        if not self.opened or self.opened[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.opened[-1:]}")
            return
        self.opened.pop()

    def handle_data(self, data):
        tags = [tag for tag, _ in self.opened]
        if "article" in tags:
            self.article += data
            for tag, attributes in self.opened:
                if tag == "mark":
                    key = attributes["data-detail"]
                    self.pieces[key] = self.pieces.get(key, "") + data
        for tag, attributes in self.opened:
            if tag == "section" and "detail" in attributes.get("class", ""):
                self.details[attributes["id"]] = self.details.get(attributes["id"], "") + data
        if tags[-1:] == ["style"]:
            self.style += data
        if tags[-1:] == ["script"]:
            self.script += data

    @property
    def ids(self):
        return [a["id"] for _, a in self.elements if "id" in a]

    @property
    def links(self):
        return [a["href"] for _, a in self.elements if "href" in a]


def page_of(extraction, text, base_url=None):
    page = Page(annotated_page(extraction, text, load_vocabulary(), base_url))
    assert page.faults == []
    assert page.opened == []
    return page


@pytest.fixture(scope="module")
def source():
    return read_source(SAMPLE)


@pytest.fixture(scope="module")
def extraction(source):
    return extract(source, load_vocabulary(), "rules")


@pytest.fixture(scope="module")
def page(extraction, source):
    return page_of(extraction, source.text)


def empty(text, **parts):
    document = DocumentRecord("article:0", "A title", (), None, None, None, "en", "0", len(text))
    return replace(Extraction(document), **parts)


def a_citation(start, end, **fields):
    defaults = {"footnote": 1, "kind": "web", "document_id": None, "rule": "r", "confidence": 0.9}
    return Citation(f"cit:0:{start}-{end}", start=start, end=end, **(defaults | fields))


def a_claim(text, start, end, **fields):
    defaults = {
        "claimant": Party("tb:CAT", "Committee against Torture", "treaty_body"),
        "family": "directive", "modality": "urged", "rule": "r", "confidence": 0.9,
        "source_basis": "not_in_text", "section": "lead",
    }  # fmt: skip
    quote = text[max(start, 0) : end]
    return Claim(
        f"claim:0:{start}-{end}:urged", start=start, end=end, quote=quote, **(defaults | fields)
    )


def a_mention(text, start, end):
    return Mention("state:CHN", start, end, text[start:end], "state_name", 0.98)


# Canonical text holds no carriage return, no NUL and no half of a surrogate pair.
TEXTS = st.one_of(
    st.text("ab &\n", min_size=6, max_size=30),
    st.text("ab [1]<>&\"'\n\t\u00a0’é𝄞\x0c", min_size=1, max_size=60),
    st.text(
        st.characters(exclude_characters="\r\0", exclude_categories=("Cs",)),
        min_size=1,
        max_size=40,
    ),
)


@st.composite
def annotated_texts(draw):
    """A text, and an extraction whose spans lie anywhere in it, over one another and empty too."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = st.lists(st.tuples(places, places).map(lambda s: (min(s), max(s))), max_size=5)
    notes = [
        Footnote(n // 2, *span, "none", tuple(Anchor(*anchor, "lead") for anchor in draw(spans)))
        for n, span in enumerate(draw(spans), 1)
    ]
    return text, empty(
        text,
        sections=tuple(
            Section(f"s{n}", None, draw(st.sampled_from([None, "a"])), *s)
            for n, s in enumerate(draw(spans))
        ),
        footnotes=tuple(notes),
        citations=tuple(a_citation(*span) for span in draw(spans)),
        claims=tuple(a_claim(text, *span) for span in draw(spans)),
        mentions=tuple(a_mention(text, *span) for span in draw(spans)),
        problems=tuple(Problem("code", "What is wrong.", *span) for span in draw(spans)),
    )


def letters(text):
    return "".join(text.split())


@settings(deadline=None, max_examples=60)
@given(annotated_texts())
def test_whatever_is_marked_the_text_stays_as_it_is(annotated):
    text, extraction = annotated
    page = page_of(extraction, text)
    assert page.article == text
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@settings(deadline=None, max_examples=60)
@given(annotated_texts())
def test_the_pieces_of_a_mark_are_its_words(annotated):
    text, extraction = annotated
    pieces = page_of(extraction, text).pieces
    for kind in ("citation", "claim", "problem"):
        for number, spanned in enumerate(getattr(extraction, f"{kind}s"), 1):
            marked = pieces.get(f"{kind}-{number}", "")
            assert letters(marked) == letters(text[spanned.start : spanned.end])


def test_the_articles_text_is_the_canonical_text(page, source):
    assert page.article == source.text


def test_the_real_articles_text_is_the_canonical_text(seed_article):
    real = read_source(seed_article)
    assert page_of(extract(real, load_vocabulary(), "rules"), real.text).article == real.text


def test_marks_that_cross_are_cut_and_none_is_lost():
    text = "one two three four"
    crossing = empty(text, claims=(a_claim(text, 0, 7), a_claim(text, 4, 13)))
    page = page_of(crossing, text)
    assert page.pieces == {"claim-1": "one two", "claim-2": "two three"}
    assert [tag for tag, a in page.elements if tag == "mark" and "title" in a] == ["mark"] * 3


def test_a_claim_around_a_citation_around_a_name_is_nested():
    text = "says that China did"
    nested = empty(
        text,
        claims=(a_claim(text, 0, 19),),
        citations=(a_citation(5, 19),),
        mentions=(a_mention(text, 10, 15),),
    )
    page = page_of(nested, text)
    marks = [a for tag, a in page.elements if tag == "mark" and "data-detail" in a]
    assert [mark["data-detail"] for mark in marks] == ["claim-1", "citation-1", "name-1"]
    assert [line.split()[0] for line in marks[-1]["title"].splitlines()] == [
        "China", "Citation", "Claim",
    ]  # fmt: skip


def test_a_heading_right_below_a_paragraph_is_a_block_of_its_own():
    text = "one two\nThree\nfour"
    page = page_of(empty(text, sections=(Section("s1", None, "Three", 8, 18),)), text)
    assert page.article == text
    assert [tag for tag, a in page.elements if a.get("id", "").startswith("at-")] == [
        "p",
        "h2",
        "p",
    ]


@pytest.mark.parametrize(
    ("text", "block"),
    [("For release\n\n# A title\n\nWords.", "at-13"), ("A\ntitle\nWords.", "at-0")],
)
def test_the_title_is_found_below_other_lines_and_over_two(text, block):
    page = page_of(empty(text), text)
    assert page.article == text
    assert [a["id"] for tag, a in page.elements if tag == "h1"] == [block]


def test_a_mark_over_two_paragraphs_is_in_both():
    text = "one two\n\nthree four"
    page = page_of(empty(text, claims=(a_claim(text, 4, 14),)), text)
    assert page.article == text
    assert page.pieces == {"claim-1": "twothree"}


def test_spans_beyond_the_text_are_cut_to_it():
    text = "one two"
    page = page_of(empty(text, problems=(Problem("far", "Far.", -3, 99),)), text)
    assert page.pieces == {"problem-1": text}


def hostile_page():
    address = "javascript:alert(1)//https://x.test"
    cited = a_citation(
        0, 20, title=HOSTILE, url=address, document_id=f"url:{HOSTILE}", publisher=HOSTILE
    )
    document = replace(empty(HOSTILE).document, title=HOSTILE, url=address, publisher=HOSTILE)
    hostile = empty(
        HOSTILE,
        document=document,
        citations=(cited,),
        claims=(a_claim(HOSTILE, 5, 60, stated_in=(StatedIn(f"url:{HOSTILE}", HOSTILE),)),),
        mentions=(replace(a_mention(HOSTILE, 0, 8), id=f"x:{HOSTILE}"),),
        problems=(Problem(HOSTILE, HOSTILE, 3, 9),),
    )
    return page_of(hostile, HOSTILE)


def test_no_word_of_the_article_becomes_markup():
    page = hostile_page()
    assert page.article == HOSTILE
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == tags.count("style") == 1
    assert {"img", "svg", "b"}.isdisjoint(tags)
    assert not any(name.startswith("on") for _, a in page.elements for name in a)
    assert all(link.startswith("#") for link in page.links)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "data:text/html,x",
        "file:///etc/passwd", "http://[", "https://", "//x.test/", "https://x.test/…/y", "www.x.test",
    ],
)  # fmt: skip
def test_only_whole_http_addresses_become_links(address):
    text = "a note"
    page = page_of(
        empty(text, citations=(a_citation(0, 6, url=address, document_id="url:x"),)), text
    )
    assert all(link.startswith("#") for link in page.links)
    assert address.strip() in page.details["citation-1"]


def test_the_policy_allows_the_pages_own_style_and_script_by_hash_and_nothing_else(page):
    def source_of(content):
        return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

    (policy,) = [
        a["content"] for tag, a in page.elements
        if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]  # fmt: skip
    assert policy == (
        f"default-src 'none'; style-src {source_of(page.style)}; "
        f"script-src {source_of(page.script)}; base-uri 'none'; form-action 'none'"
    )
    assert not any({"style", "src", "srcset"} & set(a) for _, a in page.elements)
    assert not re.search(r"url\(|@import", page.style)


def test_every_mark_has_its_kind_a_title_and_a_detail(page):
    marks = [a for tag, a in page.elements if tag == "mark" and "data-detail" in a]
    assert marks
    for mark in marks:
        part, kind = mark["class"].split()
        assert kind in SIGNS[part]
        assert mark["title"]
        assert mark["data-detail"] in page.details


def test_every_kind_has_a_sign_and_a_switch(page):
    assert set(SIGNS["claim"]) == set(get_args(Family))
    assert set(SIGNS["citation"]) == set(get_args(CitationKind))
    for part, kinds in SIGNS.items():
        assert len({sign.sign for sign in kinds.values()}) == len(kinds)
        for kind in kinds:
            assert f"#show-{part}-{kind}:not(:checked)) article mark.{part}.{kind}" in page.style


def test_a_symbol_with_a_year_is_escaped_in_its_address(page):
    assert "https://docs.un.org/en/S/RES/1593%20(2005)" in page.links


def test_a_claim_links_to_its_trail_in_the_graph_when_the_service_is_named(extraction, source):
    page = page_of(extraction, source.text, "https://graph.test/trails/")
    claim = extraction.claims[0].id
    assert f"https://graph.test/trails/v1/claims/{claim}" in page.links


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "graph.test", "https://x.test/?a=1", ""]
)
def test_a_service_that_is_no_address_is_refused(extraction, source, address):
    with pytest.raises(SettingsError, match="--base-url"):
        annotated_page(extraction, source.text, load_vocabulary(), address)


def test_calls_lead_to_their_notes_and_notes_back(page, extraction):
    by_id = {a["id"]: a for _, a in page.elements if "id" in a}
    for note in extraction.footnotes:
        call = by_id[f"call-{note.anchors[0].start}"]
        assert by_id[call["href"][1:]]["class"] == "note"
        assert f"#{call['id']}" in page.links


def test_title_headings_and_notes_are_told_apart(page, extraction):
    inside = [a.get("class") for tag, a in page.elements if tag in {"h1", "h2", "p"}]
    assert inside.count("title") == 1
    assert inside.count("heading") == sum(1 for s in extraction.sections if s.heading)
    assert inside.count("note") == len(extraction.footnotes)
