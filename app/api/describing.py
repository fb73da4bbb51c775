"""The OpenAPI description of the questions and resources, made from the headers of their `.cypher` files. Pure."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from app.api.problems import problem_responses
from app.paging import MOST_ROWS, USUAL_LIMIT
from queries.catalogue import Catalogue, Resource
from queries.question_files import Column, ColumnType, Parameter, Question

SHARED = ("limit", "after", "sort", "fields", "format")
_REF = "#/components/schemas/{}"
_NULLABLE: dict[ColumnType, dict[str, Any]] = {
    "string": {"type": ["string", "null"]},
    "strings": {"type": ["array", "null"], "items": {"type": "string"}},
    "integer": {"type": ["integer", "null"]},
    "integers": {"type": ["array", "null"], "items": {"type": "integer"}},
    "float": {"type": ["number", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "map": {"type": ["object", "null"]},
    "maps": {"type": ["array", "null"], "items": {"type": "object"}},
}
_HOW_TYPED = {
    "state": "name, code, alias or id of a State",
    "body": "name, acronym, alias or id of a body",
    "topic": "name, synonym or id of a topic",
    "group": "name or id of a group",
    "treaty": "name, acronym or id of a treaty",
    "document": "document symbol as printed, or id",
    "thing": "name, symbol or id of anything in the graph",
    "words": 'words, "phrases", AND, OR, NOT, parentheses, * and ~',
    "date": "EDTF: a year, a month or a day",
    "integer": "number",
    "boolean": "true or false",
}


def example_query(question: Question) -> str:
    """The required parameters' examples as a query string, "?" included; empty when there is none."""
    examples = {p.name: p.example for p in question.parameters if p.required}
    return f"?{urlencode(examples, safe=':')}" if examples else ""


def described_paths(catalogue: Catalogue, resources: Mapping[str, Resource]) -> dict[str, Any]:
    """Every path of the questions and of the resources."""
    paths = {
        f"/v1/questions/{name}": _answer(question, f"/v1/questions/{name}", "questions")
        for name, question in catalogue.questions.items()
    }
    paths["/v1/search"] = _answer(catalogue["search-words"], "/v1/search", "questions")
    for name, resource in resources.items():
        paths[f"/v1/{name}"] = _answer(resource.every, f"/v1/{name}", "resources")
        paths[f"/v1/{name}/{{id}}"] = _one(resource.one, name)
        paths[f"/v1/{name}/{{id}}/links"] = _links(catalogue["links-of"], resource)
    return {path: {"get": operation} for path, operation in paths.items()}


def described_schemas(catalogue: Catalogue, resources: Mapping[str, Resource]) -> dict[str, Any]:
    """Every schema that those paths refer to, by name."""
    schemas: dict[str, Any] = {}
    for question in (*catalogue.questions.values(), *(r.every for r in resources.values())):
        schemas |= answer_schemas(question)
    for resource in resources.values():
        schemas |= one_schema(resource.one)
    return schemas


def _answer(question: Question, path: str, tag: str) -> dict[str, Any]:
    columns = [column.name for column in question.columns]
    return {
        "tags": [tag],
        "operationId": path.removeprefix("/v1/").replace("/", "_").replace("-", "_"),
        "summary": question.description,
        "description": f"{question.details}\n\nExample: `{path}{example_query(question)}`".strip(),
        "parameters": [*(_parameter(p) for p in question.parameters), *_shared_parameters(columns)],
        "responses": {"200": _answer_response(question), **_problems(404, 422)},
    }


def _one(question: Question, name: str) -> dict[str, Any]:
    (named,) = question.parameters
    example = quote(str(named.example), safe=":/()")
    schema = {"$ref": _REF.format(_stem(question))}
    return {
        "tags": ["resources"],
        "operationId": f"one_of_{name}",
        "summary": question.description,
        "description": f"{question.details}\n\nExample: `/v1/{name}/{example}`".strip(),
        "parameters": [_in_path(named), format_parameter()],
        "responses": {
            "200": {
                "description": "The thing, and the questions that can be asked of it.",
                "content": {"application/json": {"schema": schema}, "text/html": {}},
            },
            **_problems(404, 422),
        },
    }


def _links(links: Question, resource: Resource) -> dict[str, Any]:
    (named,) = resource.one.parameters
    described = _answer(links, f"/v1/{resource.name}/{{id}}/links", "resources")
    others = [p for p in described["parameters"] if p["name"] != "thing"]
    return described | {
        "operationId": f"links_of_{resource.name}",
        "description": f"The question {links.name} of one thing. {links.details}".strip(),
        "parameters": [_in_path(named), *others],
    }


def _in_path(named: Parameter) -> dict[str, Any]:
    return _parameter(named) | {"name": "id", "in": "path", "required": True}


def answer_schemas(question: Question) -> dict[str, Any]:
    """Schemas of a question's answer by name: the answer, its parameters as understood, one row."""
    stem = _stem(question)
    return {
        f"{stem}Answer": {
            "type": "object",
            "description": question.description,
            "required": ["question", "asked", "parameters", "count", "next", "rows"],
            "properties": {
                "question": {"type": "string", "const": question.name},
                "asked": {"type": "string", "description": "the question in words, as it was understood"},
                "parameters": {"$ref": _REF.format(f"{stem}Parameters")},
                "count": {"type": "integer", "description": "number of rows on this page"},
                "next": {"type": ["string", "null"], "description": "address of the next page"},
                "rows": {"type": "array", "items": {"$ref": _REF.format(f"{stem}Row")}},
            },
        },
        f"{stem}Parameters": {
            "type": "object",
            "description": "The parameters as they were understood: names as ids, dates as days.",
            "required": [p.name for p in question.parameters],
            "properties": {
                p.name: {"type": [_plain_type(p), "null"], "description": p.meaning}
                for p in question.parameters
            },
        },
        f"{stem}Row": _row_schema(question),
    }  # fmt: skip


def one_schema(question: Question) -> dict[str, Any]:
    """Schema of one resource: its columns, and the questions that can be asked of it."""
    row = _row_schema(question)
    row["properties"]["questions"] = {
        "type": "array",
        "description": "what can be asked of it",
        "items": {
            "type": "object",
            "required": ["ask", "href"],
            "properties": {"ask": {"type": "string"}, "href": {"type": "string"}},
        },
    }
    return {_stem(question): row}


def _row_schema(question: Question) -> dict[str, Any]:
    return {
        "type": "object",
        "description": question.description,
        "additionalProperties": False,
        "properties": {column.name: _column(column) for column in question.columns},
    }


def _column(column: Column) -> dict[str, Any]:
    return _NULLABLE[column.type] | {"description": column.meaning}


def parameter_schema(parameter: Parameter) -> dict[str, Any]:
    """JSON Schema of what may be typed for a parameter."""
    schema: dict[str, Any] = {"type": _plain_type(parameter), "examples": [parameter.example]}
    if schema["type"] == "string" and parameter.required:
        schema["minLength"] = 1
    if parameter.default is not None:
        schema["default"] = parameter.default
    how = _HOW_TYPED.get(parameter.type, parameter.type)
    return schema | {"description": f"{parameter.meaning} ({how})"}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = parameter_schema(parameter)
    description = schema.pop("description")
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": description,
        "schema": schema,
    }


def _plain_type(parameter: Parameter) -> str:
    return {"integer": "integer", "boolean": "boolean"}.get(parameter.type, "string")


def _shared_parameters(columns: list[str]) -> list[dict[str, Any]]:
    orders = [*columns, *(f"-{column}" for column in columns)]
    return [
        _shared(
            "limit", "most rows on a page; NDJSON and CSV without it give every row",
            {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": USUAL_LIMIT},
        ),
        _shared("after", "cursor of the next page, as `next` has it", {"type": "string"}),
        _shared("sort", "column to sort by, after - for the other direction", {"type": "string", "enum": orders}),
        _shared(
            "fields", "columns to give, separated by commas",
            {"type": "string", "pattern": _fields_pattern(columns), "examples": [",".join(columns[:2])]},
        ),
        format_parameter(["json", "ndjson", "csv", "html"]),
    ]  # fmt: skip


def format_parameter(forms: list[str] | None = None) -> dict[str, Any]:
    schema = {"type": "string", "enum": forms or ["json", "html"]}
    return _shared("format", "form of the answer; else the Accept header decides", schema)


def _shared(name: str, meaning: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": meaning, "schema": schema}  # fmt: skip


def _answer_response(question: Question) -> dict[str, Any]:
    schema = {"$ref": _REF.format(f"{_stem(question)}Answer")}
    return {
        "description": "The rows, in the question's order; none is an answer too.",
        "content": {
            "application/json": {"schema": schema},
            "text/csv": {"schema": {"type": "string"}},
            "application/x-ndjson": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string"}},
        },
    }


def _problems(*statuses: int) -> dict[str, Any]:
    return {str(status): told for status, told in problem_responses(*statuses).items()}


def _stem(question: Question) -> str:
    return "".join(part.capitalize() for part in question.name.split("-"))


def _fields_pattern(columns: list[str]) -> str:
    column = f"({'|'.join(columns)})"
    return f"^({column}(,{column})*)?$"
