import pytest

from graph_schema.errors import CatalogueError, UnknownQuestionError
from queries.catalogue import load_catalogue
from queries.question_files import parse_question

GOOD = """// Documents that cite one document.
// Most recent first.
// param  symbol document the document cited, e.g. "A/RES/60/251"
// param  limit integer=20 how many, e.g. 10
// param  since date? nothing earlier, e.g. "2008-01-01"
// column citing string id of the citing document
MATCH (a)-[:CITES]->(:Document {id: $symbol}) WHERE a.date > $since RETURN a.id AS citing LIMIT $limit
"""


def test_the_header_tells_the_whole_question():
    question = parse_question("cited_by.cypher", GOOD)
    assert question.name == "cited-by"
    assert question.description == "Documents that cite one document."
    assert question.details == "Most recent first."
    symbol, limit, since = question.parameters
    assert (symbol.type, symbol.required, symbol.example) == ("document", True, "A/RES/60/251")
    assert (limit.required, limit.default, limit.example) == (False, 20, 10)
    assert (since.required, since.default) == (False, None)
    assert [c.name for c in question.columns] == ["citing"]


@pytest.mark.parametrize(
    ("found", "replaced", "message"),
    [
        (
            "// Documents that cite one document.\n// Most recent first.\n",
            "",
            "first line must say",
        ),
        (
            "document the document cited",
            "symbol the document cited",
            "cannot read 'param  symbol symbol",
        ),
        (', e.g. "A/RES/60/251"', "", "cannot read 'param  symbol"),
        ("string id of", "list id of", "cannot read 'column citing list"),
        ("$since", "$from", "the query uses"),
        ("// column citing string id of the citing document\n", "", "names no column"),
        ("MATCH (a)", "MERGE (a)", "says 'MERGE'"),
        ("MATCH (a)", "LOAD CSV FROM 'file:///x' AS a MATCH (a)", "says 'LOAD CSV'"),
        ("MATCH (a)", "CALL dbms.listConfig() YIELD name MATCH (a)", "says 'CALL "),
    ],
)
def test_a_wrong_header_or_a_query_that_writes_is_refused(found, replaced, message):
    assert found in GOOD
    with pytest.raises(CatalogueError, match=message) as refused:
        parse_question("cited_by.cypher", GOOD.replace(found, replaced))
    assert "cited_by.cypher" in str(refused.value)


def test_the_users_own_questions_stand_beside_the_shipped_ones(tmp_path):
    (tmp_path / "cited_by_one.cypher").write_text(GOOD, encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert "cited-by-one" in catalogue.questions
    assert "bodies-urging" in catalogue.questions


def test_an_own_question_may_not_take_a_shipped_name(tmp_path):
    (tmp_path / "bodies_urging.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(CatalogueError, match="is there already"):
        load_catalogue(tmp_path)


def test_a_missing_folder_of_own_questions_is_named(tmp_path):
    with pytest.raises(CatalogueError, match="no such folder"):
        load_catalogue(tmp_path / "none")


def test_an_unknown_question_is_answered_with_the_known_ones():
    with pytest.raises(UnknownQuestionError, match="bodies-urging"):
        load_catalogue()["bodies-begging"]


def test_a_question_is_found_under_its_file_name_too():
    assert load_catalogue()["bodies_urging"].name == "bodies-urging"
