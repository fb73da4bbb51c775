"""The pages that have addresses of their own, and the page that tells an error.

Questions and things have their pages at the API's addresses; those of before lead there.
"""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse

from app.api.dependencies import OpenedStore
from app.api.problems import Problem
from app.pages.addresses import QUESTIONS
from app.pages.graph_page import graph_page
from app.pages.rendering import render
from app.pages.start import start_page
from queries.catalogue import Catalogue


def page_router(catalogue: Catalogue) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def start(request: Request, store: OpenedStore) -> HTMLResponse:
        return await start_page(request, catalogue, store)

    @router.get("/questions")
    @router.get("/questions/{name}")
    async def moved(request: Request, name: str = "") -> RedirectResponse:
        path = f"{QUESTIONS}/{catalogue[name].name}" if name else QUESTIONS
        query = request.url.query
        return RedirectResponse(f"{path}?{query}" if query else path, 308)

    @router.get("/graph")
    async def graph(request: Request, store: OpenedStore) -> HTMLResponse:
        return await graph_page(request, catalogue, store)

    return router


def error_page(request: Request, problem: Problem) -> HTMLResponse:
    """The page for an error, in the same words as the API's."""
    return render(request, "error.html", problem.status, problem=problem)
