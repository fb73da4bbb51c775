"""The graph around a State or around any question's answer, as nodes, edges and proofs."""

from collections.abc import Mapping
from typing import Any, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from app.api.dependencies import OpenedStore, only_parameters
from app.api.problems import problem_responses
from app.asking import answer
from app.graph_picture import picture
from app.graph_view import GraphView, Proof, view_of_answer
from app.paging import MOST_ROWS, read_page
from graph_schema.errors import ParameterError
from queries.catalogue import Catalogue, read_cypher
from queries.store import Store

DEFAULT_QUESTION = "claims-about"


class PictureNode(BaseModel):
    """A node and its place in pixels; the same graph gives the same places."""

    model_config = ConfigDict(extra="ignore")

    id: str
    group: Literal["state", "body", "group", "claim", "document", "article", "topic"]
    name: str = Field(description="the name in full")
    label: str = Field(description="the name as drawn, at most two lines")
    shape: str
    x: int
    y: int
    proof: str | None = Field(description="key into `proofs`; set for a claim")


class PictureEdge(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    type: str = Field(description="type of the relationship", examples=["ADDRESSED_TO"])
    words: str = Field(description="it in words, from source to target")
    proof: str = Field(description="key into `proofs`")


class Picture(BaseModel):
    question: str | None = Field(description="the question whose answer is drawn")
    parameters: dict[str, str | int | None] = Field(description="its parameters as understood")
    found: int = Field(description="claims or documents in the answer")
    shown: int = Field(description="of these, how many are drawn")
    nodes: list[PictureNode]
    edges: list[PictureEdge]
    proofs: dict[str, Proof]


async def drawn_answer(
    store: Store, catalogue: Catalogue, asked: Mapping[str, str]
) -> tuple[str | None, dict[str, Any], GraphView]:
    """Question, parameters as understood, and view.

    `asked` may name a `question` (else claims-about) and its parameters. With no parameter at all it is
    the State that most claims address; `None` and an empty view in a graph without claims.
    """
    parameters = {name: value for name, value in asked.items() if value and name != "question"}
    paging = {"limit": parameters.pop("limit")} if "limit" in parameters else {}
    name = asked.get("question") or DEFAULT_QUESTION
    question = catalogue[name]
    if not parameters and not asked.get("question"):
        states = await store.read(read_cypher("lookup", "most_asked_state"))
        if not states:
            return None, {}, GraphView()
        parameters = {"state": states[0]["state"]}
    page = read_page(question, paging) if paging else None
    found = await answer(store, question, parameters, page)
    return question.name, found.parameters, await view_of_answer(store, found)


def graph_router(catalogue: Catalogue) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["graph"])
    names = {p.name for question in catalogue.questions.values() for p in question.parameters}
    parameters = sorted(names - {"question", "limit"})

    @router.get(
        "/graph",
        summary="The graph around a State, or around a question's answer",
        responses=problem_responses(404, 422),
        openapi_extra={
            "parameters": [
                _documented_question(catalogue),
                *(_documented(name, catalogue) for name in parameters),
                _documented_limit(),
            ]
        },
        dependencies=[Depends(only_parameters(["question", *parameters, "limit"]))],
    )
    async def graph(request: Request, store: OpenedStore) -> Picture:
        """Each edge carries its proof. Without parameters: the State that most claims address."""
        if request.query_params.get("question") == "":
            raise ParameterError(
                f"question is one of {', '.join(catalogue.questions)}; it is empty."
            )
        name, understood, view = await drawn_answer(store, catalogue, request.query_params)
        return Picture(
            question=name,
            parameters=understood,
            found=view.found,
            shown=view.shown,
            **picture(view),
        )

    return router


def _documented_question(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "name": "question",
        "in": "query",
        "required": False,
        "description": "the question whose answer is drawn",
        "schema": {
            "type": "string",
            "enum": list(catalogue.questions),
            "default": DEFAULT_QUESTION,
        },
    }


def _documented_limit() -> dict[str, Any]:
    return {
        "name": "limit",
        "in": "query",
        "required": False,
        "description": "most rows of the answer that are drawn",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
    }


def _documented(name: str, catalogue: Catalogue) -> dict[str, Any]:
    takers = [q for q in catalogue.questions.values() if q.parameter(name)]
    first = takers[0].parameter(name)
    kind = "integer" if first and first.type == "integer" else "string"
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": f"parameter of {', '.join(q.name for q in takers)}",
        "schema": {"type": kind, "examples": [first.example if first else None]},
    }
