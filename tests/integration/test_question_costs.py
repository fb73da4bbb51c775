"""What a page of the costly questions costs the server, in db hits, on the graph of two articles."""

import pytest

from queries.catalogue import load_catalogue

CATALOGUE = load_catalogue()
BRIDGES = "article:85a7c76016c5"


def db_hits(driver, server, question, values):
    def total(plan):
        own = plan.get("dbHits", plan["args"].get("DbHits", 0))
        return own + sum(total(child) for child in plan.get("children", ()))

    with driver.session(database=server.database) as session:
        return total(session.run(f"PROFILE {question.cypher}", values).consume().profile)


MANY = 1000
MANY_THINGS = """\
UNWIND range(1, $many) AS n
CREATE (article:Thing:Document {id: 'article:many' + n, title: 'Article ' + n, article: true}),
       (note:Thing:Part {id: 'part:many' + n, kind: 'footnote', label: '1', text: 'Of forms and seas.', start: 0, end: 18}),
       (citation:Thing:Citation {id: 'cit:many' + n, quote: 'forms', start: n, end: n + 5, text_sha256: 'many'}),
       (cited:Thing:Document {id: 'doc:many' + n, title: 'Elsewhere ' + n}),
       (claim:Thing:Claim {id: 'claim:many' + n, quote: 'asked for seas', family: 'directive', modality: 'asked',
                           text_sha256: 'many', start: n, end: n + 5})
CREATE (article)-[:HAS_PART]->(note)-[:CONTAINS]->(citation)-[:REFERS_TO]->(cited), (note)<-[:REPORTED_IN]-(claim),
       (article)-[:CITES {count: 1, footnotes: ['1'], derived: true}]->(cited)
"""


@pytest.fixture(scope="module")
def hits(document_graph, driver):
    """db hits of a page of ten, before and after a thousand other articles came, which cite other documents."""
    asked = {
        "documents-citing": {"document": "un:CAT/C/TJK/CO/3", "with_addenda": True, "since": None, "until": None},
        "co-cited-documents": {"document": "un:CAT/C/TJK/CO/3", "kind": None, "same_footnote": False},
        "coupled-articles": {"article": BRIDGES, "kind": None},
        "paragraphs-relied-on": {"document": "un:CAT/C/TJK/CO/3"},
        "articles-on-state": {"state": "state:TJK", "topic": None, "since": None, "until": None},
        "footnote-contents": {"article": BRIDGES, "footnote": "2"},
        "search-words": {"words": "forcible", "kind": None, "state": None},
        "path-between": {"one": "person:Juan E. Méndez", "other": "treaty:CAT"},
    }  # fmt: skip

    def measured():
        return {
            name: db_hits(
                driver, document_graph, CATALOGUE[name], values | {"after": None, "limit": 10}
            )
            for name, values in asked.items()
        }

    before = measured()
    driver.execute_query(MANY_THINGS, many=MANY, database_=document_graph.database)
    driver.execute_query("CALL db.prepareForReplanning()", database_=document_graph.database)
    after = measured()
    driver.execute_query("MATCH (n:Thing) WHERE n.id CONTAINS ':many' DETACH DELETE n", database_=document_graph.database)  # fmt: skip
    return {name: (before[name], after[name]) for name in asked}


@pytest.mark.parametrize(
    ("name", "most"),
    [("documents-citing", 800), ("co-cited-documents", 800), ("coupled-articles", 400),
     ("paragraphs-relied-on", 700), ("articles-on-state", 500), ("footnote-contents", 400),
     ("search-words", 400), ("path-between", 1000)],
)  # fmt: skip
def test_what_a_page_costs_does_not_grow_with_what_it_does_not_ask_for(hits, name, most):
    before, after = hits[name]
    assert before <= most
    assert (
        after < before + MANY / 2
    )  # another plan may cost a little more, a scan costs all of them
