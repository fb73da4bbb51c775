"""The start page and the list of questions: each a sentence with slots, under what it asks about."""

from fastapi import Request
from starlette.responses import HTMLResponse

from app.api.describing import example_query
from app.pages.question_groups import question_groups
from app.pages.rendering import name_lists, names_of, render
from queries.catalogue import Catalogue
from queries.store import Store

_FIRST = "bodies-urging"


async def start_page(request: Request, catalogue: Catalogue, store: Store) -> HTMLResponse:
    return await _page(request, "start.html", catalogue, store)


async def list_page(request: Request, store: Store) -> HTMLResponse:
    return await _page(request, "questions.html", request.app.state.catalogue, store)


async def _page(
    request: Request, template: str, catalogue: Catalogue, store: Store
) -> HTMLResponse:
    names = await names_of(store)
    questions = list(catalogue.questions.values())
    return render(
        request,
        template,
        groups=question_groups(questions, catalogue.own),
        count=len(questions),
        first=catalogue[_FIRST],
        first_example=example_query(catalogue[_FIRST]),
        choices=await name_lists(store, questions, names),
    )
