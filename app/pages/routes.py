"""The pages: start, one for each question, the graph; and the page that tells an error."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app.api.dependencies import OpenedStore
from app.api.describing import example_query
from app.api.graph import DEFAULT_QUESTION, drawn_answer
from app.api.problems import Problem, problem_of
from app.asking import Answer, answer
from app.graph_picture import KIND_NAMES, SHAPES, picture
from app.graph_view import GraphView
from app.pages.forms import choices, example_fields, form_fields
from app.pages.rendering import render
from app.paging import PAGING, read_page
from graph_schema.corrections import FIELDS
from graph_schema.errors import QueryError, StoreError
from queries.catalogue import Catalogue, Resource
from queries.question_files import Column, Question
from queries.store import Store

# Folded into other cells, or of use to programs only; the downloads hold every column.
_FOLDED = {"claim", "confidence", "section", "article", "paragraph", "footnote", "family"}
_MOST_COLUMNS = 14
_FIRST = "bodies-urging"
_TRAIL = "claim-trail"


def page_router(catalogue: Catalogue) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def start(request: Request, store: OpenedStore) -> HTMLResponse:
        questions = sorted(catalogue.questions.values(), key=_asks_about_a_claim)
        return render(
            request,
            "start.html",
            first=catalogue[_FIRST],
            first_example=example_query(catalogue[_FIRST]),
            questions=[(q, example_fields(q), example_query(q)) for q in questions],
            choices=await _choices(store, questions),
        )

    @router.get("/questions/{name}")
    async def question(request: Request, name: str, store: OpenedStore) -> HTMLResponse:
        return await question_page(request, catalogue[name], store)

    @router.get("/graph")
    async def graph(request: Request, store: OpenedStore) -> HTMLResponse:
        return await _graph_page(request, catalogue, store)

    return router


def error_page(request: Request, problem: Problem) -> HTMLResponse:
    """The page for an error, in the same words as the API's."""
    return render(request, "error.html", problem.status, problem=problem)


async def resource_page(
    request: Request, resource: Resource, found: Answer, store: Store
) -> HTMLResponse:
    """One thing of the graph: all that its columns tell."""
    question = found.question
    return render(
        request, "question.html", question=question, resource=resource.name, fields=[], example="", answer=found,
        columns=_shown_columns(question), tall=True, links={}, problem=None, corrected=None,
        correctable=FIELDS, choices=await _choices(store, []),
    )  # fmt: skip


async def question_page(request: Request, question: Question, store: Store) -> HTMLResponse:
    """The form of a question, with its answer when one was asked for."""
    asked = _typed(request)
    paging = {name: asked.pop(name) for name in PAGING if name in asked}
    for name in ("format", "fields"):
        asked.pop(name, None)
    found, problem = None, None
    if asked or not any(p.required for p in question.parameters):
        try:
            found = await answer(store, question, asked, read_page(question, paging))
        except QueryError as error:
            problem = problem_of(request, error)
    return render(
        request,
        "question.html",
        problem.status if problem else 200,
        question=question,
        fields=form_fields(question, asked),
        example="" if _asks_about_a_claim(question) else example_query(question),
        answer=found,
        columns=_shown_columns(question),
        tall=found is not None and len(question.columns) > _MOST_COLUMNS and len(found.rows) == 1,
        links=_links(found, asked) if found else {},
        problem=problem,
        corrected=found.rows[0]["claim"]
        if found and found.rows and question.name == _TRAIL
        else None,
        correctable=FIELDS,
        choices=await _choices(store, [question]),
    )


async def _graph_page(request: Request, catalogue: Catalogue, store: Store) -> HTMLResponse:
    asked = _typed(request)
    name: str | None = None
    understood: dict[str, Any] = {}
    view, problem = GraphView(), None
    try:
        name, understood, view = await drawn_answer(store, catalogue, asked)
    except QueryError as error:
        problem = problem_of(request, error)
    question = catalogue.questions.get(name or asked.get("question", "") or DEFAULT_QUESTION)
    names = await store.names()
    drawn = picture(view)
    return render(
        request,
        "graph.html",
        problem.status if problem else 200,
        question=question,
        fields=form_fields(question, _in_words(understood, names.shown) | asked)
        if question
        else [],
        view=view,
        ends=_ends(view),
        picture=drawn,
        shapes=SHAPES,
        kind_names={kind: KIND_NAMES[kind] for kind in KIND_NAMES if kind in _kinds(view)},
        questions=list(catalogue.questions.values()),
        query=f"?{urlencode(asked)}" if asked else "",
        problem=problem,
        choices=choices([question], names) if question else {},
    )


def _asks_about_a_claim(question: Question) -> bool:
    """Those come last: nobody knows the id of a claim before another answer has told it."""
    return any(p.type == "claim" for p in question.parameters)


def _typed(request: Request) -> dict[str, str]:
    """What was typed; a form sends its empty fields too."""
    return {name: value for name, value in request.query_params.items() if value.strip()}


def _in_words(understood: Mapping[str, Any], shown: Mapping[str, str]) -> dict[str, str]:
    return {k: shown.get(str(v), str(v)) for k, v in understood.items() if v is not None}


async def _choices(store: Store, questions: list[Question]) -> dict[str, list[str]]:
    """None when the store does not answer: the page is of use without them."""
    try:
        return choices(questions, await store.names())
    except StoreError:
        return {}


def _shown_columns(question: Question) -> list[Column]:
    """Of a wide table: what is not folded into another cell."""
    names = {column.name for column in question.columns}
    folded = _FOLDED if "quote" in names else set()
    return [c for c in question.columns if c.name not in folded and not c.name.endswith("_id")]


def _links(found: Answer, asked: Mapping[str, str]) -> dict[str, str]:
    query = urlencode(asked)
    api = f"/v1/questions/{found.question.name}"
    drawable = {"claim", "document_id"} & {column.name for column in found.question.columns}
    links = {
        form: f"{api}?{query}&format={form}".replace("?&", "?")
        for form in ("json", "csv", "ndjson")
    }
    if drawable and found.rows:
        links["graph"] = f"/graph?question={found.question.name}&{query}".rstrip("&")
    return links


def _kinds(view: GraphView) -> set[str]:
    return {node.kind for node in view.nodes}


def _ends(view: GraphView) -> dict[str, list[tuple[str, str]]]:
    """For each proof, its edges in words and the name at their other end, for the table."""
    names = {node.id: node for node in view.nodes}
    ends: dict[str, list[tuple[str, str]]] = {}
    for edge in view.edges:
        if edge.type in ("MADE", "CITES"):
            continue
        ends.setdefault(edge.proof, []).append((edge.words, names[edge.target].name))
    return ends
