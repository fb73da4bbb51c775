"""The questions on documents, facts and words, with their rows on a graph of two articles that share documents."""

from pathlib import Path

import pytest
import yaml

from app.asking import answer
from app.paging import Page
from graph_schema.errors import UnknownNameError
from queries.catalogue import load_catalogue

GOLDEN = Path(__file__).parents[1] / "golden" / "document_graph.yml"
TOLD = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
CATALOGUE = load_catalogue()
BRIDGES, REMEDIES = "article:85a7c76016c5", "article:8a988152cc50"
TEXTS = {
    article: text["text"]
    for article, batch in TOLD["articles"].items()
    for text in batch["nodes"]["SourceText"].values()
}
RECOMMENDED = "claim:85a7c76016c5:128-176:recommended"
URGED, DENIED = "claim:8a988152cc50:115-170:urged", "claim:8a988152cc50:44-80:denied"
OBSERVATIONS, REPLY, FOUNDING = "CAT/C/TJK/CO/3", "CAT/C/TJK/CO/3/Add.1", "A/RES/60/251"
CITED = "cit:85a7c76016c5:433-535"


def shown(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize("name", TOLD["questions"])
def test_each_question_gives_the_columns_of_its_header_in_order(ask, name):
    found = ask(name, **TOLD["questions"][name])
    assert found
    columns = [column.name for column in CATALOGUE[name].columns]
    assert all(list(row) == columns for row in found)


@pytest.mark.parametrize("name", TOLD["questions"])
def test_every_quote_stands_in_its_article_where_the_row_says(ask, name):
    told = [
        row
        for row in ask(name, **TOLD["questions"][name])
        if row.get("quote") and row.get("start") is not None and row.get("kind") != "anchor"
    ]
    for row in told:
        assert TEXTS[row["article_id"]][row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("name", [n for n in TOLD["questions"] if CATALOGUE[n].paged])
def test_pages_of_one_row_hold_what_one_long_page_holds(in_store, ask, name):
    asked = TOLD["questions"][name]

    async def pages(store):
        rows, after = [], None
        while True:
            page = await answer(store, CATALOGUE[name], asked, Page(1, after))
            rows += page.rows
            after = page.after
            if after is None:
                return rows

    assert in_store(pages) == ask(name, **asked)


def test_an_article_cites_its_documents_in_the_order_of_its_footnotes(ask):
    found = ask("documents-cited-by", article=BRIDGES)
    assert shown(found, "document", "citations", "footnotes", "paragraphs", "citation") == [
        (OBSERVATIONS, 3, ["1", "2", "3"], ["para 34", "para 33-34"], CITED),
        (REPLY, 1, ["2"], [], "cit:85a7c76016c5:569-610"),
        ("A/HRC/33/11", 1, ["3"], [], "cit:85a7c76016c5:615-661"),
        (FOUNDING, 1, ["4"], [], "cit:85a7c76016c5:692-704"),
    ]
    resolutions = ask("documents-cited-by", article=BRIDGES, kind="resolution")
    assert shown(resolutions, "document", "section") == [(FOUNDING, "Review")]


def test_who_cites_a_document_is_told_by_article_and_footnote(ask):
    found = ask("documents-citing", document="UN Doc. CAT/C/TJK/CO/3")
    assert shown(found, "article", "footnote", "paragraphs", "back_reference", "claims") == [
        ("Bridges of the Panj", "1", ["para 34"], False, []),
        ("Bridges of the Panj", "2", ["para 33-34"], True, [RECOMMENDED]),
        ("Bridges of the Panj", "3", ["para 34"], True, []),
        ("Remedies at the border", "2", ["para 34"], False, [URGED]),
    ]
    later = ask("documents-citing", document=OBSERVATIONS, since="2022")
    assert shown(later, "date", "footnote") == [("2022", "2")]


def test_citations_of_addenda_count_when_asked_for(ask):
    found = ask("documents-citing", document=OBSERVATIONS, with_addenda="true")
    assert shown(found, "document", "article_id", "footnote") == [
        (OBSERVATIONS, BRIDGES, "1"),
        (OBSERVATIONS, BRIDGES, "2"),
        (REPLY, BRIDGES, "2"),
        (OBSERVATIONS, BRIDGES, "3"),
        (REPLY, REMEDIES, "1"),
        (OBSERVATIONS, REMEDIES, "2"),
    ]


def test_co_cited_documents_are_counted_by_articles_and_by_footnotes(ask):
    found = ask("co-cited-documents", document=OBSERVATIONS)
    assert shown(found, "document", "articles", "footnotes", "in_footnotes", "citations") == [
        (FOUNDING, 2, 1, ["Remedies at the border, n. 2"], ["cit:8a988152cc50:259-271"]),
        (REPLY, 2, 1, ["Bridges of the Panj, n. 2"], ["cit:85a7c76016c5:569-610"]),
        ("A/HRC/33/11", 1, 1, ["Bridges of the Panj, n. 3"], ["cit:85a7c76016c5:615-661"]),
    ]
    assert (
        ask("co-cited-documents", document="A/HRC/33/11", same_footnote="true", kind="news") == []
    )
    near = ask("co-cited-documents", document="A/HRC/33/11", same_footnote="true")
    assert shown(near, "document", "article_ids") == [(OBSERVATIONS, [BRIDGES])]


def test_articles_are_coupled_by_the_documents_that_both_cite(ask):
    (coupled,) = ask("coupled-articles", article=BRIDGES)
    assert (coupled["article_id"], coupled["shared"], coupled["cited"]) == (REMEDIES, 3, 3)
    assert coupled["likeness"] == 0.75
    assert coupled["documents"] == [
        "A/RES/60/251: n. 4 here, n. 2 there",
        "CAT/C/TJK/CO/3: n. 1, 2, 3 here, n. 2 there",
        "CAT/C/TJK/CO/3/Add.1: n. 2 here, n. 1 there",
    ]
    (fewer,) = ask("coupled-articles", article=BRIDGES, kind="resolution")
    assert (fewer["shared"], fewer["likeness"]) == (1, 1.0)


def test_the_paragraphs_relied_on_come_with_the_claims_that_stand_in_them(ask):
    found = ask("paragraphs-relied-on", document=OBSERVATIONS)
    assert shown(found, "paragraph", "citations", "claims", "articles", "claim_ids") == [
        ("34", 3, 1, 2, [URGED]),
        ("33-34", 1, 1, 1, [RECOMMENDED]),
    ]
    assert found[0]["footnotes"] == [
        "Bridges of the Panj, n. 1", "Bridges of the Panj, n. 3", "Remedies at the border, n. 2",
    ]  # fmt: skip
    assert found[0]["quotes"] == ["urged Tajikistan to hear every appeal of asylum seekers"]
    assert found[0]["speakers"] == ["Committee against Torture"]


def test_a_upr_outcome_is_told_as_stated_and_as_normalised(ask):
    found = ask("upr-outcome", state="Tajikistan")
    stated = shown(found, "received", "accepted", "partially_accepted", "noted", "rejected")
    assert stated == [(203, 150, 3, 40, 10)]
    assert shown(found, "accepted_normalised", "noted_normalised") == [(150, 53)]
    assert shown(found, "document", "footnote", "section") == [("A/HRC/33/11", "3", "Review")]


def test_a_vote_names_the_states_that_the_text_names(ask):
    (vote,) = ask("votes-on-resolution", resolution=FOUNDING)
    assert (vote["for"], vote["against"], vote["abstained"], vote["manner"]) == (170, 4, 4, "recorded")  # fmt: skip
    assert (vote["voted_for"], vote["voted_against"]) == ([], ["United States of America"])
    assert (vote["quote"], vote["footnote"]) == (
        "adopted by 170 votes to 4 with 4 abstentions",
        "4",
    )


def test_a_treaty_of_a_state_names_the_body_that_monitors_it(ask):
    found = ask("treaties-of-state", state="TJK")
    assert shown(found, "treaty", "act", "date", "monitored_by", "footnote") == [
        ("Convention against Torture", "acceded", "1995-01", ["Committee against Torture"], "1")
    ]
    assert ask("treaties-of-state", state="TJK", since="1996") == []
    (watched,) = ask("treaty-bodies-of-state", state="TJK")
    assert (watched["body_id"], watched["asked"], watched["said"]) == ("tb:CAT", 2, 2)
    assert watched["claims"] == [RECOMMENDED, URGED]


def test_mandates_tell_their_holders_and_what_set_them_up(ask):
    found = ask("mandates")
    columns = ("mandate", "act", "holder", "since", "until", "document", "source", "quote")
    assert shown(found, *columns) == [
        ("Human Rights Council", "established", None, "2006", None, FOUNDING, None,
         "The Human Rights Council was created"),
        ("Special Rapporteur on torture", "held", "Juan E. Méndez", "2010", "2016", None,
         "A/HRC/RES/16/23", None),
    ]  # fmt: skip
    assert found[0]["established_by"] == [FOUNDING]
    (held,) = ask("mandates", holder="Juan E. Méndez")
    assert held["mandate_id"] == "sp:SR-TORTURE"


@pytest.mark.parametrize(
    ("period", "holders"),
    [
        ({"since": "2016-05"}, 1), ({"since": "2017"}, 0), ({"until": "2009"}, 0),
        ({"since": "2012", "until": "2013"}, 1),
    ],
)  # fmt: skip
def test_a_mandate_is_found_in_every_period_that_overlaps_it(ask, period, holders):
    assert len(ask("mandates", body="Special Rapporteur on torture", **period)) == holders


def test_an_event_is_found_by_state_kind_and_period(ask):
    (visit,) = ask("events-in-state", state="Tajikistan", kind="visit", since="2012-05-20")
    assert visit["date"] == "2012-05"
    assert visit["involves"] == ["Special Rapporteur on torture", "Tajikistan"]
    assert (visit["section"], visit["fact"]) == ("Law", "event:85a7c76016c5:181-245")
    assert ask("events-in-state", state="Tajikistan", until="2011") == []


def test_a_footnote_is_told_with_all_that_hangs_on_it(ask):
    found = ask("footnote-contents", article=BRIDGES, footnote="2")
    assert shown(found, "kind", "thing", "document", "paragraphs") == [
        ("footnote", "part:85a7c76016c5:footnote-2", None, []),
        ("anchor", "part:85a7c76016c5:section-s1", None, []),
        ("claim_above", RECOMMENDED, OBSERVATIONS, ["para 33-34"]),
        ("citation", "cit:85a7c76016c5:539-558", OBSERVATIONS, ["para 33-34"]),
        ("citation", "cit:85a7c76016c5:569-610", REPLY, []),
    ]
    fourth = ask("footnote-contents", article=BRIDGES, footnote="4")
    assert [row["kind"] for row in fourth] == ["footnote", "anchor", "citation", "tally", "problem"]
    assert fourth[-1]["quote"] == "http//un.example"


def test_problems_show_the_words_and_the_footnote(ask):
    (problem,) = ask("problems", article=BRIDGES)
    assert (problem["code"], problem["quote"]) == ("url_broken", "http//un.example")
    assert (problem["footnote"], problem["section"]) == ("4", "Review")
    assert ask("problems", article=REMEDIES) == ask("problems", code="source_error") == []


def test_articles_on_a_state_come_with_the_claims_they_tell(ask):
    found = ask("articles-on-state", state="Tajikistan")
    assert shown(found, "article_id", "told", "asked", "claims") == [
        (REMEDIES, 2, 1, [DENIED, URGED]),
        (BRIDGES, 1, 1, [RECOMMENDED]),
    ]
    (narrower,) = ask("articles-on-state", state="TJK", topic="refugee_protection", until="2021")
    assert narrower["claims"] == [RECOMMENDED]


def test_a_way_is_told_step_by_step_with_the_words_behind_each(ask):
    found = ask("path-between", one="Juan E. Méndez", other="Convention against Torture")
    assert shown(found, "from", "words", "to") == [
        ("Juan E. Méndez", "held", "Special Rapporteur on torture"),
        ("Special Rapporteur on torture", "took part in", "The Special Rapporteur on torture visited Tajikistan in May 2012"),
        ("The Special Rapporteur on torture visited Tajikistan in May 2012", "involved", "Tajikistan"),
        ("Tajikistan", "acceded", "Convention against Torture"),
    ]  # fmt: skip
    assert [row["quote"] for row in found[2:]] == [
        "The Special Rapporteur on torture visited Tajikistan in May 2012",
        "Tajikistan acceded to the Convention against Torture",
    ]
    back = ask("path-between", one="treaty:CAT", other="Juan E. Méndez")
    assert [row["words"] for row in back] == [
        "acceded by", "took part in", "involved", "was held by",
    ]  # fmt: skip


def test_a_thing_has_no_way_to_itself_and_none_to_what_nothing_ties(ask):
    assert ask("path-between", one="Tajikistan", other="TJK") == []
    with pytest.raises(UnknownNameError, match="No thing of the graph"):
        ask("path-between", one="Tajikistan", other="claim:0123")
