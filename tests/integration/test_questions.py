"""Every query of the project on the real server, and the first questions with their rows on a small graph."""

import re

import pytest
from graphs import ELSEWHERE, with_store
from neo4j import READ_ACCESS

from app.asking import answer
from graph_schema.nodes import NODE_KINDS
from graph_schema.relationships import RELATIONSHIP_KINDS
from queries.catalogue import cypher_names, load_catalogue, load_resources, read_cypher

CATALOGUE = load_catalogue()
RESOURCES = load_resources().values()
QUESTIONS = [*CATALOGUE.questions.values(), *(q for r in RESOURCES for q in (r.every, r.one))]
QUERIES = {
    **{f"read/{question.name}": question.cypher for question in QUESTIONS},
    **{f"lookup/{name}": read_cypher("lookup", name) for name in cypher_names("lookup")},
    **{f"check/{name}": read_cypher("check", name) for name in cypher_names("check")},
}
DECLARED = {
    *NODE_KINDS,
    *RELATIONSHIP_KINDS,
    *(p.name for kind in NODE_KINDS.values() for p in kind.properties),
    *(p.name for kind in RELATIONSHIP_KINDS.values() for p in kind.properties),
    *("schema_version", "vocabulary", "version", "mark"),  # of the node that stamps the graph
}
RECOMMENDED = "claim:1c2ae419b867:148-210:recommended"
URGED = "claim:1c2ae419b867:64-113:urged"
WORRIED = "claim:1c2ae419b867:227-283:expressed_concern"
DENIED = "claim:1c2ae419b867:296-330:denied"
SEE_ALSO = "claim:1c2ae419b867:662-695:requested"
ASKED_KGZ = "claim:1c2ae419b867:348-393:requested"


@pytest.fixture(scope="module")
def graph(small_graph):
    """The small graph, loaded once: no test of this module writes."""
    return small_graph


def rows(server, name, **asked):
    return with_store(server, lambda store: answer(store, CATALOGUE[name], asked)).rows


def claims(server, name, **asked):
    return [row["claim"] for row in rows(server, name, **asked)]


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize("name", QUERIES)
def test_the_server_plans_each_query_as_a_read_without_a_warning(neo4j_server, driver, name):
    with driver.session(database=neo4j_server.database, default_access_mode=READ_ACCESS) as session:
        unset = dict.fromkeys(
            ("article", "claim", "claims", "documents", "id", "ids", "stem", "texts", "text_sha256")
        )
        unset |= {"after": None, "limit": 10}
        unset |= {p.name: p.example for q in QUESTIONS for p in q.parameters}
        summary = session.run(f"EXPLAIN {QUERIES[name]}", unset).consume()
    assert summary.query_type in ("r", "s")  # s: only asks the server about itself
    warnings = [s.status_description for s in summary.gql_status_objects if s.is_notification]
    assert [text for text in warnings if not only_misses_a_declared_name(text)] == []


def only_misses_a_declared_name(warning):
    """The small graph holds few kinds; the server warns of each name that it has not yet seen."""
    missed = re.search(r"(?:label|relationship type|property) `(\w+)` does not exist", warning)
    return bool(missed) and missed[1] in DECLARED


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize("name", [name for name in CATALOGUE.questions if name not in ELSEWHERE])
def test_each_question_gives_the_columns_of_its_header_in_order(neo4j_server, name):
    asked = {"state": "Tajikistan", "body": "CAT", "topic": "refoulement", "claim": RECOMMENDED}
    asked |= {"text": "people are sent back"}
    question = CATALOGUE[name]
    found = rows(
        neo4j_server, name, **{p.name: asked[p.name] for p in question.parameters if p.required}
    )
    assert found
    assert all(list(row) == [column.name for column in question.columns] for row in found)


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize("name", cypher_names("check"))
def test_each_check_finds_nothing_in_a_sound_graph(neo4j_server, name):
    assert with_store(neo4j_server, lambda store: store.read(read_cypher("check", name))) == []


@pytest.mark.usefixtures("graph")
def test_bodies_urging_tells_who_asked_where_and_in_which_words(neo4j_server):
    assert rows(neo4j_server, "bodies-urging", state="Tajikistan", topic="refoulement") == [
        {
            "date": "2018-06",
            "body": "Committee against Torture",
            "body_id": "tb:CAT",
            "modality": "recommended",
            "document": "CAT/C/TJK/CO/3",
            "document_id": "un:CAT/C/TJK/CO/3",
            "paragraph": "33-34",
            "quote": "recommended that Tajikistan end the return of people to danger",
            "start": 148,
            "end": 210,
            "footnote": None,
            "section": "Crossings",
            "article": "Guards at the river",
            "article_id": "article:1c2ae419b867",
            "claim": RECOMMENDED,
            "confidence": 0.9,
        }
    ]


@pytest.mark.usefixtures("graph")
def test_bodies_urging_includes_narrower_topics_and_leaves_wider_ones_out(neo4j_server):
    wider = claims(neo4j_server, "bodies-urging", state="TJK", topic="refugee_protection")
    assert wider == [RECOMMENDED]
    assert claims(neo4j_server, "bodies-urging", state="TJK", topic="migration") == [URGED]


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize(
    ("period", "found"),
    [
        ({"since": "2018"}, [RECOMMENDED, SEE_ALSO, URGED]),
        ({"since": "2018-07"}, [URGED]),
        ({"until": "2018"}, [RECOMMENDED, SEE_ALSO]),
        ({"until": "2018-06-01"}, [RECOMMENDED, SEE_ALSO]),
        ({"since": "2019-06-01", "until": "2019-06-30"}, [URGED]),
        ({"since": "2020"}, []),
    ],
)
def test_a_period_takes_every_date_that_overlaps_it(neo4j_server, period, found):
    told = claims(neo4j_server, "claims-about", state="TJK", family="directive", **period)
    assert told == found


@pytest.mark.usefixtures("graph")
def test_claims_about_takes_the_claims_of_bodies_and_of_the_state_dated_first(neo4j_server):
    told = claims(neo4j_server, "claims-about", state="Tajikistan")
    assert told == [RECOMMENDED, SEE_ALSO, URGED, DENIED, WORRIED]
    assert claims(neo4j_server, "claims-about", state="KGZ") == [ASKED_KGZ]


@pytest.mark.usefixtures("graph")
def test_claims_about_says_when_no_document_is_named(neo4j_server):
    (worried,) = rows(neo4j_server, "claims-about", state="TJK", family="evaluative")
    assert (worried["document"], worried["paragraph"], worried["date"]) == (None, None, None)


@pytest.mark.usefixtures("graph")
def test_asked_by_body_leaves_out_what_the_body_only_found(neo4j_server):
    assert claims(neo4j_server, "asked-by-body", body="CAT Committee") == [RECOMMENDED, SEE_ALSO]
    assert claims(neo4j_server, "asked-by-body", body="UNHCR", state="TJK") == []
    (asked,) = rows(neo4j_server, "asked-by-body", body="UNHCR")
    assert (asked["state"], asked["document"]) == (["Kyrgyzstan"], "A night at the ford")


@pytest.mark.usefixtures("graph")
def test_claim_trail_gives_the_footnote_that_cites_the_document_and_its_issuer(neo4j_server):
    (trail,) = rows(neo4j_server, "claim-trail", claim=RECOMMENDED)
    assert trail["citation"].startswith("Committee against Torture, Concluding observations")
    assert (trail["issued_by"], trail["document_date"]) == ("Committee against Torture", "2018-06")
    assert trail["quote"] in trail["sentence"]


@pytest.mark.usefixtures("graph")
def test_a_claim_read_in_a_footnote_names_it_and_the_section_that_calls_it(neo4j_server):
    (trail,) = rows(neo4j_server, "claim-trail", claim=SEE_ALSO)
    assert (trail["footnote"], trail["section"]) == ("3", "Crossings")
    assert trail["paragraph"] == "34"


@pytest.mark.usefixtures("graph")
def test_documents_are_counted_over_their_citations(neo4j_server):
    cited = rows(neo4j_server, "most-cited-documents")[:2]
    assert [(row["document"], row["citations"]) for row in cited] == [
        ("CAT/C/TJK/CO/3", 2),
        ("CAT/C/TJK/CO/3/Add.1", 1),
    ]
    assert cited[0]["footnotes"] == ["Guards at the river, n. 2", "Guards at the river, n. 3"]
    (news,) = rows(neo4j_server, "most-cited-documents", kind="news")
    assert news["date"] == "2020-03-03"


@pytest.mark.usefixtures("graph")
def test_a_reply_is_seen_from_both_ends(neo4j_server):
    (reply,) = rows(neo4j_server, "replies-to-claim", claim=RECOMMENDED)
    assert (reply["relation"], reply["direction"], reply["claim"]) == (
        "RESPONDS_TO",
        "to it",
        DENIED,
    )
    (answered,) = rows(neo4j_server, "replies-to-claim", claim=DENIED)
    assert (answered["direction"], answered["claim"]) == ("by it", RECOMMENDED)
