"""What the pages are made of: sentences with slots, cells that lead somewhere, passages, headings, addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.annotation.reading import Word
from app.pages.addresses import claim_anchor, page_of, question_page_of
from app.pages.cells import cells, proof_words, shown_columns, told_here, words_of
from app.pages.forms import example_fields, form_fields, sentence
from app.pages.passages import passage_around
from app.pages.question_groups import heading_of, question_groups
from queries.catalogue import load_catalogue
from queries.names import build_name_index
from queries.question_files import Column, parse_question

NAMES = build_name_index(
    [
        {"id": "state:CHN", "kind": "State", "name": "China", "forms": ["PRC"]},
        {"id": "tb:CAT", "kind": "Body", "name": "Committee against Torture", "forms": ["CAT"]},
        {"id": "topic:children", "kind": "Topic", "name": "Children", "forms": []},
        {"id": "group:children", "kind": "Group", "name": "Children", "forms": []},
    ]
)
SHIPPED = list(load_catalogue().questions.values())


def question(*header, name="what_for"):
    lines = "".join(f"// {line}\n" for line in ("What it holds.", *header))
    used = " ".join(f"${line.split()[1]}" for line in header if line.startswith("param"))
    return parse_question(f"{name}.cypher", f"{lines}RETURN [{used.replace(' ', ', ')}] AS x\n")


def words(row, name, kind="string"):
    return words_of(row, Column(name, kind, "what it is"), NAMES)


@pytest.mark.parametrize("asked", SHIPPED, ids=lambda q: q.name)
def test_each_shipped_question_is_a_sentence_with_a_slot_for_all_that_it_needs(asked):
    told = sentence(asked, example_fields(asked))
    slots = [piece.name for piece in told.pieces if not isinstance(piece, str)]
    assert {p.name for p in asked.parameters if p.required} <= set(slots)
    assert sorted([*slots, *(f.name for f in told.others)]) == sorted(
        p.name for p in asked.parameters
    )


def test_a_question_without_a_wording_is_told_by_its_description():
    asked = question('param state state which, e.g. "China"', "column x string it")
    told = sentence(asked, example_fields(asked))
    assert (told.pieces, [f.name for f in told.others]) == (("What it holds.",), ["state"])


def test_an_id_is_shown_as_the_name_that_means_it():
    asked = question(
        'param state state which, e.g. "China"', 'param on topic on, e.g. "x"', "column x string it"
    )
    fields = form_fields(asked, {"state": "state:CHN", "on": "topic:children"}, NAMES)
    assert [field.value for field in fields] == ["China", "Children"]


def test_a_yes_or_no_is_a_choice_and_starts_at_its_default():
    asked = question("param all boolean=true whether all, e.g. false", "column x string it")
    (field,) = example_fields(asked)
    assert (field.kind, field.value, field.options) == (
        "choice", "true", (("true", "yes"), ("false", "no")),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "heading"),
    [
        (['param s state s, e.g. "x"', 'param t topic t, e.g. "x"'], "States"),
        (['param b body b, e.g. "x"', 'param t topic t, e.g. "x"'], "Bodies"),
        (['param a article a, e.g. "x"', 'param n text n, e.g. "7"'], "Articles and footnotes"),
        (['param w text w, e.g. "x"', 'param s state? s, e.g. "x"'], "Search"),
        (['param b body? b, e.g. "x"', 'param s state? s, e.g. "x"'], "Bodies"),
        (['param c claim c, e.g. "x"'], "One claim, one thing"),
        (["column document string d"], "Documents and treaties"),
    ],
)
def test_a_question_stands_under_what_it_asks_about(header, heading):
    assert heading_of(question(*header, "column x string it")) == heading


def test_a_users_own_questions_have_a_heading_of_their_own():
    own = question('param s state s, e.g. "x"', "column x string it")
    assert [(g.heading, len(g.questions)) for g in question_groups([own], {own.name})] == [
        ("Your own", 1)
    ]


@pytest.mark.parametrize(
    ("row", "name", "kind", "expected"),
    [
        ({"body": "CAT", "body_id": "tb:CAT"}, "body", "string", [("CAT", "/v1/bodies/tb:CAT")]),
        (
            {"document": "A/1", "document_id": "un:A/1", "paragraph": "3"}, "document", "string",
            [("A/1, para. 3", "/v1/documents/un:A/1")],
        ),
        ({"topics": ["Children", "x"]}, "topics", "strings", [("Children", "/v1/topics/topic:children"), ("x", None)]),
        ({"claims": ["claim:1:2-3:a", "claim:1:4-5:b"]}, "claims", "strings",
         [("1", "/v1/claims/claim:1:2-3:a"), ("2", "/v1/claims/claim:1:4-5:b")]),
        ({"other": "claim:1:2-3:a"}, "other", "string", [("claim", "/v1/claims/claim:1:2-3:a")]),
        ({"other_name": "China", "other": "state:CHN"}, "other_name", "string", [("China", "/v1/states/state:CHN")]),
        ({"url": "https://a.example/b"}, "url", "string", [("https://a.example/b", "https://a.example/b")]),
        ({"url": "javascript:alert(1)"}, "url", "string", [("javascript:alert(1)", None)]),
        ({"speaker": {"id": "tb:CAT", "name": "CAT"}}, "speaker", "map", [("CAT", "/v1/bodies/tb:CAT")]),
        ({"modality": "called_upon"}, "modality", "string", [("called upon", None)]),
        ({"share": 0.456}, "share", "float", [("0.46", None)]),
        ({"read": False}, "read", "boolean", [("no", None)]),
        ({"x": None}, "x", "string", []),
        ({"x": []}, "x", "strings", []),
    ],
)  # fmt: skip
def test_a_value_is_told_with_the_page_that_it_leads_to(monkeypatch, row, name, kind, expected):
    monkeypatch.setattr(
        "app.pages.addresses.load_resources",
        lambda: dict.fromkeys(("states", "bodies", "topics", "documents", "claims")),
    )
    assert words(row, name, kind) == tuple(Word(*word) for word in expected)


def test_a_claim_without_a_page_of_its_own_leads_to_its_trail(monkeypatch):
    monkeypatch.setattr("app.pages.addresses.load_resources", dict)
    assert page_of("claim:1:2-3:a") == question_page_of("claim-trail", claim="claim:1:2-3:a")
    assert page_of("state:CHN") is None


@given(st.text())
def test_whatever_is_no_id_leads_nowhere_or_to_an_address_of_ours(text):
    page = page_of(text)
    assert page is None or (page.startswith("/v1/") and not set(page) & set(" \"'<>?#\n"))


def test_an_id_is_escaped_in_its_address():
    assert page_of('state:<a href="x">?#') == "/v1/states/state:%3Ca%20href%3D%22x%22%3E%3F%23"


def test_a_place_in_an_article_is_called_by_its_span():
    assert claim_anchor("claim:0123456789ab:336-375:urged") == "claim-336-375-urged"


def test_a_quote_comes_after_the_act_and_its_document_after_it():
    asked = load_catalogue()["claims-about"]
    assert [c.name for c in shown_columns(asked)] == [
        "date", "speaker", "modality", "quote", "document", "topics",
    ]  # fmt: skip


def test_a_column_in_which_no_row_tells_anything_is_left_out():
    columns = [Column(name, "string", "") for name in ("date", "kind", "document")]
    rows = [{"date": None, "kind": "news", "document": None}]
    assert [c.name for c in told_here(rows, columns)] == ["kind", "document"]
    assert told_here([], columns) == columns


def test_a_proof_names_article_note_and_section_once_each():
    told = [word.text for word in proof_words({
        "article": "A", "article_id": "article:1", "footnote": "3", "section": "S", "claim": "claim:1:2-3:a",
        "confidence": 0.9,
    })]  # fmt: skip
    assert told == ["A", "n. 3", "section “S”", "trail", "confidence 0.90"]


def test_a_row_has_a_cell_for_each_column():
    asked = load_catalogue()["most-cited-documents"]
    row = {column.name: None for column in asked.columns}
    assert [cell.words for cell in cells(row, list(asked.columns), NAMES)] == [()] * len(
        asked.columns
    )


@given(st.text(min_size=1, max_size=300), st.data())
def test_a_passage_is_a_stretch_of_the_text_around_its_quote(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    told = passage_around(text, start, end)
    assert told.quote == text[start:end]
    assert f"{told.before}{told.quote}{told.after}" in text


def test_of_a_long_paragraph_the_sentence_is_shown():
    filler = "It said more of the same than was needed. " * 20
    text = f"Heading\n{filler}The Committee urged it to stop.[4] {filler}\nNext."
    start = text.index("urged")
    told = passage_around(text, start, start + len("urged it to stop"))
    assert (told.before, told.quote, told.after) == ("The Committee ", "urged it to stop", ".[4]")
    assert (told.opens, told.closes) == (True, True)


def test_a_short_paragraph_is_shown_whole():
    text = "Before.\nIt was worried. It urged them. They left.\nAfter."
    told = passage_around(text, text.index("urged"), text.index("urged") + 5)
    assert f"{told.before}{told.quote}{told.after}" == "It was worried. It urged them. They left."
    assert (told.opens, told.closes) == (False, False)
