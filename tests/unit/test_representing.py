"""Which form of an answer a client gets."""

import pytest

from app.api.representing import accepted_form

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "json"),
        ("*/*", "json"),
        (BROWSER, "html"),
        ("application/json", "json"),
        ("text/csv", "csv"),
        ("application/x-ndjson", "ndjson"),
        ("text/csv;q=0.5, application/x-ndjson;q=0.9", "ndjson"),
        ("text/html;q=0", "json"),
        ("image/png", "json"),
        ("text/csv;q=nonsense", "json"),
        ("application/json, text/html", "json"),
        ("TEXT/CSV ; q=0.3", "csv"),
    ],
)
def test_the_best_liked_form_is_given_and_json_else(accept, form):
    assert accepted_form(accept) == form
