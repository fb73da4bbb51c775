import pytest

from graph_schema import ids


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "http://www.theguardian.com/world/2015/jan/21/x",
            "url:theguardian.com/world/2015/jan/21/x",
        ),
        ("https://theguardian.com/world/2015/jan/21/x/", "url:theguardian.com/world/2015/jan/21/x"),
        ("http://example.org/wp/?p=8777", "url:example.org/wp?p=8777"),
        ("http://Example.org:80/a#top", "url:example.org/a"),
    ],
)
def test_one_page_has_one_id_whatever_its_address_looks_like(url, expected):
    assert ids.url_document_id(url) == expected


def test_the_query_is_part_of_the_identity_of_a_page():
    one, other = "http://example.org/?p=1", "http://example.org/?p=2"
    assert ids.url_document_id(one) != ids.url_document_id(other)


def test_a_title_without_a_year_says_so():
    assert (
        ids.titled_document_id("Country of Origin: Chad", None) == "doc:country-of-origin-chad:n.d."
    )


def test_two_acts_on_one_quote_are_two_claims():
    sha = ids.text_digest("text")
    assert ids.claim_id(sha, 1, 5, "urged") != ids.claim_id(sha, 1, 5, "found")
