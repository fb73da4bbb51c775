"""The questions and the resources over HTTP: `/v1/questions/{name}`, `/v1/{resource}`, `/v1/{resource}/{id}`.

Each endpoint takes the request as it is and reads it by the question's header, so that a question is
understood in one place only, and nothing stands between the query and the answer that need not.
"""

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field
from starlette.routing import Route

from app.api.dependencies import OpenedStore, only_parameters, refuse_other_parameters
from app.api.describing import SHARED, example_query, format_parameter
from app.api.problems import problem_responses
from app.api.representing import (
    MEDIA_TYPES,
    as_json,
    json_answer,
    next_address,
    rows_response,
    streamed_response,
    wanted_form,
)
from app.asking import Answer, answer, stream_answer
from app.paging import PAGING, read_page
from app.question_words import asked_in_words
from graph_schema.errors import (
    CatalogueError,
    ParameterError,
    UnknownNameError,
    UnknownQuestionError,
)
from queries.catalogue import Catalogue, Resource
from queries.question_files import Question
from queries.store import Store

PREFIX = "/v1/questions"
QuestionPage = Callable[[Request, Question, Mapping[str, str], Store], Awaitable[Response]]
ListPage = Callable[[Request, Store], Awaitable[Response]]
ResourcePage = Callable[[Request, Resource, Answer, Store], Awaitable[Response]]
SEARCH = "/v1/search"


class DescribedParameter(BaseModel):
    name: str
    type: str = Field(description="state, body and topic are names; date is EDTF; claim is an id")
    required: bool
    default: str | int | bool | None
    meaning: str
    example: str | int | bool


class DescribedColumn(BaseModel):
    name: str
    type: str
    meaning: str


class DescribedQuestion(BaseModel):
    """One question of the catalogue, with a link that asks it."""

    name: str
    ask: str = Field(description="the question in words, its slots in braces")
    description: str
    details: str
    parameters: list[DescribedParameter]
    columns: list[DescribedColumn]
    example: str = Field(description="path of an example")


class QuestionList(BaseModel):
    questions: list[DescribedQuestion]


def question_router(catalogue: Catalogue, page: QuestionPage, list_page: ListPage) -> APIRouter:
    """`/v1/questions` and `/v1/questions/{name}`. Raises `CatalogueError` for a parameter `format`."""
    router = APIRouter(prefix=PREFIX, tags=["questions"])
    described = QuestionList(questions=[_described(q) for q in catalogue.questions.values()])

    @router.get(
        "", summary="The questions", response_model=QuestionList,
        responses={200: {"content": {"text/html": {}}}, **problem_responses(422)},
        dependencies=[Depends(only_parameters(["format"]))],
        openapi_extra={"parameters": [format_parameter()]},
    )  # fmt: skip
    async def list_questions(request: Request, store: OpenedStore) -> QuestionList | Response:
        """Every question with its parameters, its columns and a link to an example."""
        form = wanted_form(request)
        if form not in ("json", "html"):
            raise ParameterError(f"The questions are had as json or html, not as {form}.")
        return await list_page(request, store) if form == "html" else described

    answers = {name: _answering(question, page) for name, question in catalogue.questions.items()}
    for question in catalogue.questions.values():
        check_names(question)

    async def answer_one(request: Request) -> Response:
        """One route for all of them: a router tries its routes one after another."""
        name: str = request.path_params["name"]
        request.scope["route"] = templates.get(name)
        if name not in answers:
            catalogue[name]  # raises, naming the questions that there are
            raise UnknownQuestionError(f"The question is at {PREFIX}/{name.replace('_', '-')}.")
        return await answers[name](request)

    templates = {name: Route(f"{PREFIX}/{name}", answer_one) for name in answers}
    router.routes.append(Route(f"{PREFIX}/{{name:path}}", answer_one))
    return router


def search_router(catalogue: Catalogue, page: QuestionPage) -> APIRouter:
    """`/v1/search`: the question search-words at an address that is easily guessed."""
    router = APIRouter()
    add_answer_route(router, catalogue["search-words"], SEARCH, page)
    return router


def resource_router(
    resources: dict[str, Resource], catalogue: Catalogue, page: QuestionPage, one_page: ResourcePage
) -> APIRouter:
    """Each kind of thing as a list and one by one, with the links of each."""
    router = APIRouter()
    for name, resource in resources.items():
        add_answer_route(router, resource.every, f"/v1/{name}", page)
        links, one = _links_of(catalogue["links-of"], page), _one(resource, catalogue, one_page)
        add_plain_route(router, f"/v1/{name}/{{id:path}}/links", links)
        add_plain_route(router, f"/v1/{name}/{{id:path}}", one)
    return router


def add_answer_route(router: APIRouter, question: Question, path: str, page: QuestionPage) -> None:
    """The endpoint of one question: a plain route, which reads nothing that the question does not."""
    check_names(question)
    add_plain_route(router, path, _answering(question, page))


def check_names(question: Question) -> None:
    """Raises `CatalogueError` for a parameter with a name that every question has."""
    if taken := [p.name for p in question.parameters if p.name in SHARED]:
        raise CatalogueError(
            f"{question.name}: a parameter cannot be called {taken[0]!r}, which every question has. Rename it."
        )


def add_plain_route(
    router: APIRouter, path: str, endpoint: Callable[[Request], Awaitable[Response]]
) -> None:
    """A route of Starlette's own, which tells the log and the metrics its template as FastAPI's do."""

    async def told(request: Request) -> Response:
        request.scope["route"] = route
        return await endpoint(request)

    route = Route(path, told)
    router.routes.append(route)


def _answering(question: Question, page: QuestionPage) -> Callable[[Request], Awaitable[Response]]:
    async def answer_question(request: Request) -> Response:
        return await _answered(request, question, {}, page)

    return answer_question


def _links_of(links: Question, page: QuestionPage) -> Callable[[Request], Awaitable[Response]]:
    async def links_of_one(request: Request) -> Response:
        return await _answered(request, links, {"thing": request.path_params["id"]}, page)

    return links_of_one


async def _answered(
    request: Request, question: Question, given: dict[str, str], page: QuestionPage
) -> Response:
    """The answer in the form asked for. Rows without end, NDJSON and CSV without a limit, are streamed."""
    store: Store = request.app.state.store
    form = wanted_form(request)
    if form == "html":
        return await page(request, question, given, store)
    typed = _typed(request, question, given)
    fields = _fields(question, typed.pop("fields", None))
    paging = {name: typed.pop(name) for name in PAGING if name in typed}
    typed.pop("format", None)
    if form != "json" and not paging:
        return streamed_response(
            question, await stream_answer(store, question, typed | given), form, fields
        )
    found = await answer(store, question, typed | given, read_page(question, paging))
    following = next_address(request, found.after)
    if form != "json":
        return rows_response(found, form, following, fields)
    sentence = asked_in_words(question, found.parameters, (await store.names()).shown)
    return Response(json_answer(found, sentence, following, fields), media_type=MEDIA_TYPES["json"])


def _one(
    resource: Resource, catalogue: Catalogue, page: ResourcePage
) -> Callable[[Request], Awaitable[Response]]:
    (named,) = resource.one.parameters

    async def one_resource(request: Request) -> Response:
        store: Store = request.app.state.store
        asked: str = request.path_params["id"]
        refuse_other_parameters(request, ["format"])
        form = wanted_form(request)
        if form not in ("json", "html"):
            raise ParameterError(f"One of {resource.name} is had as json or html, not as {form}.")
        found = await answer(store, resource.one, {named.name: asked})
        if not found.rows:
            raise UnknownNameError(
                f"The graph holds none of {resource.name} with the id {asked!r}. /v1/{resource.name} lists them."
            )
        if form == "html":
            return await page(request, resource, found, store)
        shown = (await store.names()).shown
        told = found.rows[0] | {
            "questions": askable(catalogue, named.type, str(found.parameters[named.name]), shown)
        }
        return Response(as_json(told), media_type=MEDIA_TYPES["json"])

    return one_resource


def askable(
    catalogue: Catalogue, kind: str, thing: str, shown: dict[str, str]
) -> list[dict[str, str]]:
    """The questions that need nothing but a thing of this kind, in words and with their addresses."""
    return [
        {
            "ask": asked_in_words(question, {needed[0].name: thing}, shown),
            "href": f"{PREFIX}/{question.name}?{urlencode({needed[0].name: thing}, safe=':/()')}",
        }
        for question in catalogue.questions.values()
        if (needed := [p for p in question.parameters if p.required])
        and len(needed) == 1
        and needed[0].type == kind
    ]


def _typed(request: Request, question: Question, given: dict[str, str]) -> dict[str, str]:
    names = [p.name for p in question.parameters if p.name not in given]
    refuse_other_parameters(request, [*names, *SHARED])
    return dict(request.query_params)


def _fields(question: Question, typed: str | None) -> list[str]:
    columns = [column.name for column in question.columns]
    if not typed:
        return columns
    wanted = [name.strip() for name in typed.split(",")]
    if unknown := [name for name in wanted if name not in columns]:
        raise ParameterError(
            f"fields are columns of {question.name}: {', '.join(columns)}; not {unknown[0]!r}."
        )
    return list(dict.fromkeys(wanted))


def _described(question: Question) -> DescribedQuestion:
    return DescribedQuestion(
        name=question.name,
        ask=question.asks[0] if question.asks else question.description,
        description=question.description,
        details=question.details,
        parameters=[
            DescribedParameter(
                name=p.name, type=p.type, required=p.required, default=p.default, meaning=p.meaning,
                example=p.example,
            )
            for p in question.parameters
        ],
        columns=[DescribedColumn(name=c.name, type=c.type, meaning=c.meaning) for c in question.columns],
        example=f"{PREFIX}/{question.name}{example_query(question)}",
    )  # fmt: skip
