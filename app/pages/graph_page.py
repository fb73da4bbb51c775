"""The graph around a State, or around the answer to a question, as a picture and as a table."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import HTMLResponse

from app.api.graph import DEFAULT_QUESTION, drawn_answer
from app.api.problems import problem_of
from app.graph_picture import KIND_NAMES, SHAPES, picture
from app.graph_view import GraphView
from app.pages.forms import form_fields
from app.pages.rendering import name_lists, names_of, render
from graph_schema.errors import QueryError
from queries.catalogue import Catalogue
from queries.store import Store


async def graph_page(request: Request, catalogue: Catalogue, store: Store) -> HTMLResponse:
    asked = {name: value for name, value in request.query_params.items() if value.strip()}
    name: str | None = None
    understood: dict[str, Any] = {}
    view, problem = GraphView(), None
    try:
        name, understood, view = await drawn_answer(store, catalogue, asked)
    except QueryError as error:
        problem = problem_of(request, error)
    question = catalogue.questions.get(name or asked.get("question", "") or DEFAULT_QUESTION)
    names = await names_of(store)
    return render(
        request,
        "graph.html",
        problem.status if problem else 200,
        question=question,
        fields=form_fields(question, _typed(understood) | asked, names) if question else [],
        view=view,
        ends=_ends(view),
        picture=picture(view),
        shapes=SHAPES,
        kind_names={kind: KIND_NAMES[kind] for kind in KIND_NAMES if kind in _kinds(view)},
        questions=list(catalogue.questions.values()),
        query=f"?{urlencode(asked)}" if asked else "",
        problem=problem,
        choices=await name_lists(store, [question], names) if question else {},
    )


def _typed(understood: Mapping[str, Any]) -> dict[str, str]:
    """The parameters as a person would have typed them."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in understood.items()
        if value is not None
    }


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
