"""What the API says of itself: made from the catalogue, and complete."""

import pytest

from app.api import create_app
from app.api.describing import SHARED
from graph_schema.errors import CatalogueError
from queries.catalogue import Catalogue, load_catalogue
from queries.question_files import parse_question

QUESTIONS = load_catalogue().questions
HEADER = """\
// Notes of a year.
// param  from date the day, e.g. "2020-01-01"
// param  schema text? a word, e.g. "treaty"
// column copy string the note
// column json integer how many
MATCH (n) WHERE n.date = $from AND n.text = $schema RETURN n.text AS copy, 1 AS json
"""


def described(*questions):
    """The OpenAPI description; the store is never opened for it."""
    catalogue = Catalogue({q.name: q for q in questions} | QUESTIONS)
    return create_app(lambda: pytest.fail("the store was opened"), catalogue).openapi()


def resolved(description, schema):
    return description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]


@pytest.fixture(scope="module")
def description():
    return described()


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_has_an_endpoint_with_its_described_parameters(description, name):
    operation = description["paths"][f"/v1/questions/{name}"]["get"]
    listed = {p["name"]: p for p in operation["parameters"] if p["name"] not in SHARED}
    assert list(listed) == [p.name for p in QUESTIONS[name].parameters]
    for parameter in QUESTIONS[name].parameters:
        told = listed[parameter.name]
        assert told["required"] is parameter.required
        assert parameter.meaning in told["description"]
        assert told["schema"]["examples"] == [parameter.example]


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_has_one_described_field_a_column(description, name):
    responses = description["paths"][f"/v1/questions/{name}"]["get"]["responses"]
    answer = resolved(description, responses["200"]["content"]["application/json"]["schema"])
    row = resolved(description, answer["properties"]["rows"]["items"])
    understood = resolved(description, answer["properties"]["parameters"])
    columns = {c.name: c.meaning for c in QUESTIONS[name].columns}
    assert {field: told["description"] for field, told in row["properties"].items()} == columns
    assert list(understood["properties"]) == [p.name for p in QUESTIONS[name].parameters]


def test_the_example_of_each_question_stands_in_its_description(description):
    text = description["paths"]["/v1/questions/bodies-urging"]["get"]["description"]
    assert "`/v1/questions/bodies-urging?state=China&topic=refoulement`" in text


def test_every_error_is_documented_as_a_problem_detail(description):
    for path, operations in description["paths"].items():
        for status, response in operations["get"]["responses"].items():
            if status not in ("200", "304"):
                assert list(response["content"]) == ["application/problem+json", "text/html"], (
                    path,
                    status,
                )
    problem = description["components"]["schemas"]["Problem"]
    assert set(problem["required"]) == {"type", "title", "status", "detail", "instance"}


def test_every_reference_leads_to_a_schema(description):
    references = [
        part.split('"')[0] for part in str(description).replace("'", '"').split("#/components/schemas/")[1:]
    ]  # fmt: skip
    assert set(references) <= set(description["components"]["schemas"])


def test_a_question_may_call_its_parameters_and_columns_by_any_word():
    description = described(parse_question("notes_of_a_year.cypher", HEADER))
    operation = description["paths"]["/v1/questions/notes-of-a-year"]["get"]
    row = description["components"]["schemas"]["NotesOfAYearRow"]
    assert [p["name"] for p in operation["parameters"]] == ["from", "schema", *SHARED]
    assert list(row["properties"]) == ["copy", "json"]


def test_a_parameter_called_format_is_refused_when_the_service_is_made():
    question = parse_question("x.cypher", HEADER.replace("schema", "format"))
    with pytest.raises(CatalogueError, match="x: a parameter cannot be called 'format'"):
        described(question)
