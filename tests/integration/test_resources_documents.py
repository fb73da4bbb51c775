"""Bodies, topics, documents, citations and articles, as lists and one by one, on the graph of two articles."""

from pathlib import Path

import pytest
import yaml

from queries.catalogue import load_resources

GOLDEN = Path(__file__).parents[1] / "golden" / "document_graph.yml"
RESOURCES = load_resources()
BRIDGES, REMEDIES = "article:85a7c76016c5", "article:8a988152cc50"
OBSERVATIONS, REPLY, FOUNDING = "CAT/C/TJK/CO/3", "CAT/C/TJK/CO/3/Add.1", "A/RES/60/251"
TEXTS = {
    article: text["text"]
    for article, batch in yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))["articles"].items()
    for text in batch["nodes"]["SourceText"].values()
}


@pytest.mark.parametrize("name", ["bodies", "topics", "documents", "citations", "articles"])
def test_each_thing_of_a_list_is_had_by_its_id_with_the_columns_of_the_header(ask, name):
    listed = ask(RESOURCES[name].every)
    assert listed
    assert [row["id"] for row in listed] == sorted(row["id"] for row in listed)
    (parameter,) = RESOURCES[name].one.parameters
    for row in listed:
        (one,) = ask(RESOURCES[name].one, **{parameter.name: row["id"]})
        assert list(one) == [column.name for column in RESOURCES[name].one.columns]
        assert one["id"] == row["id"]


def test_one_document_tells_its_family_and_who_relies_on_it(ask):
    (told,) = ask(RESOURCES["documents"].one, document=OBSERVATIONS)
    assert (told["addenda"], told["issued_by"], told["claims"]) == ([REPLY], "Committee against Torture", 2)  # fmt: skip
    assert (told["articles"], told["citations"], told["paragraphs"]) == (2, 4, ["para 33-34", "para 34"])  # fmt: skip
    (resolution,) = ask(RESOURCES["documents"].one, document=FOUNDING)
    assert (resolution["established"], resolution["votes"]) == (["Human Rights Council"], ["for:170, against:4, abstain:4"])  # fmt: skip


def test_one_article_tells_its_sections_and_footnotes_with_their_spans(ask):
    (told,) = ask(RESOURCES["articles"].one, article=BRIDGES)
    text = TEXTS[BRIDGES]
    assert [section["heading"] for section in told["sections"]] == ["Law", "Review"]
    assert [note["number"] for note in told["footnotes"]] == ["1", "2", "3", "4"]
    assert all(text[n["start"] : n["end"]] == n["text"] for n in told["footnotes"])
    assert (told["citations"], told["documents"], told["claims"], told["problems"]) == (6, 4, 1, 1)


def test_lists_are_narrowed_by_their_parameters(ask):
    documents = ask(RESOURCES["documents"].every, issued_by="CAT Committee", cited_in=REMEDIES)
    assert [row["symbol"] for row in documents] == [OBSERVATIONS, REPLY]
    bodies = ask(RESOURCES["bodies"].every, part_of="Human Rights Council")
    assert [row["id"] for row in bodies] == ["sp:SR-TORTURE"]
    topics = ask(RESOURCES["topics"].every, broader="refugee_protection")
    assert [row["id"] for row in topics] == ["topic:refoulement"]
    citations = ask(RESOURCES["citations"].every, document=REPLY, article=BRIDGES)
    assert [row["id"] for row in citations] == ["cit:85a7c76016c5:569-610"]
    articles = ask(RESOURCES["articles"].every, state="Tajikistan", publisher="River Review")
    assert [row["id"] for row in articles] == [BRIDGES]
