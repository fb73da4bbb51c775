"""Puts the application together: the store's life, the routes, the errors, the headers."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.types import ASGIApp

from app.access.capacity import Capacity
from app.access.compression import Compression
from app.access.layers import add_access
from app.access.metrics import Metrics
from app.access.policy import Access
from app.access.request_log import RequestLog
from app.access.telemetry import TELEMETRY
from app.api.answer_cache import AnswerCache
from app.api.ask import ask_router
from app.api.corrections import correction_router
from app.api.described_access import describe_access
from app.api.describing import described_paths, described_schemas
from app.api.dump import dump_router
from app.api.graph import graph_router
from app.api.hanging_up import HangingUp
from app.api.headers import SecurityHeaders
from app.api.health import health_router
from app.api.metrics import metrics_router
from app.api.problems import Problem, add_problem_handlers, problem_schemas
from app.api.questions import question_router, resource_router, search_router
from app.api.trails import trail_router
from app.asking_in_words import Readers
from app.pages.ask_page import ask_page
from app.pages.documentation import documentation_router
from app.pages.login import login_page, login_router
from app.pages.question_page import question_page
from app.pages.routes import error_page, page_router
from app.pages.start import list_page
from app.pages.static_files import mount_static_files
from app.pages.thing_page import resource_page
from queries.catalogue import Catalogue, load_resources
from queries.own_questions import check_own_questions
from queries.store import Store

OpenStore = Callable[[], AbstractAsyncContextManager[Store]]

_ABOUT = """\
Who asked what of whom, and where it is written. Each question of the catalogue has its own endpoint;
each row of an answer carries its proof: the words, the footnote they were read in, and the document and
paragraph where they were first said, when the article tells.

A person's correction of a claim is kept with who, when and why, wins over the reading, survives reloads and
new rules, and can be undone; a rejected claim is in no answer. Writes need a key with the scope `curate`, or,
where the service has no keys, come from the machine that it runs on.

States, bodies and topics are understood by name, code, alias or id. Dates are EDTF. An error is a problem
detail (RFC 9457): 401 and 403 for a key, 404 for a name or claim that the graph does not hold, 422 for a wrong parameter or correction, 429
for too many requests, 503 when Neo4j does not answer or there is no room, 504 when the question took too long.
"""


def create_app(
    open_store: OpenStore, catalogue: Catalogue, access: Access | None = None
) -> FastAPI:
    """The service over one store, which is opened when the service starts and closed when it ends.

    Without `access` it is open to this machine: no keys, no rates.

    Raises `CatalogueError` for a question that cannot have an endpoint.
    """

    readers = Readers(catalogue)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_store() as store:
            await check_own_questions(store, catalogue)
            app.state.store = store
            stopped = asyncio.Event()
            watching = asyncio.create_task(store.watch(stopped))
            warming = asyncio.create_task(readers.warm(store))
            yield
            warming.cancel()
            stopped.set()
            await asyncio.gather(watching, warming, return_exceptions=True)

    access = access or Access()
    app = _Service(
        title="citetrail",
        summary="A graph of claims and citations in human-rights writing.",
        description=_ABOUT,
        version=version("citetrail"),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        lifespan=lifespan,
        docs_url=None,  # FastAPI's own page takes its script from another host
        redoc_url=None,
        telemetry=TELEMETRY,
    )
    app.state.catalogue = catalogue
    app.state.access = access
    app.state.metrics = Metrics()
    routers = (
        question_router(catalogue, question_page, list_page),
        search_router(catalogue, question_page),
        ask_router(catalogue, readers, ask_page),
        trail_router(catalogue),
        graph_router(catalogue),
        correction_router(),
        resource_router(load_resources(), catalogue, question_page, resource_page),
        dump_router(),
        health_router(),
        metrics_router(app.state.metrics),
        login_router(access.keys),
        page_router(catalogue),
        documentation_router(),
    )
    for router in routers:
        app.include_router(router)
    mount_static_files(app)
    routes = [route for router in routers for route in router.routes]
    add_problem_handlers(app, _page_of, routes)
    app.add_middleware(Compression)
    app.add_middleware(HangingUp)
    app.add_middleware(Capacity, max_requests=access.max_requests)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(AnswerCache, mark=lambda: _mark(app), program=_program(catalogue))
    add_access(app, access)  # outside of the cache, which asks nobody for a key
    return app


def _mark(app: FastAPI) -> str | None:
    """The graph's mark while the store is open and watches."""
    store: Store | None = getattr(app.state, "store", None)
    return store.known.mark if store is not None and store.known is not None else None


def _program(catalogue: Catalogue) -> str:
    """Another word for another version of the program or of its questions."""
    texts = [version("citetrail"), *(q.cypher for q in catalogue.questions.values())]
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()


class _Service(FastAPI):
    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        asked = (self.state.catalogue, load_resources())
        described["paths"] |= described_paths(*asked)
        described["components"]["schemas"] |= problem_schemas() | described_schemas(*asked)
        describe_access(described, self.state.access)
        return described

    def build_middleware_stack(self) -> ASGIApp:
        # Around everything, so that the answer to an unforeseen error has an id and a line too.
        return RequestLog(super().build_middleware_stack(), self.state.metrics)


def _page_of(request: Request, problem: Problem) -> Response:
    return login_page(request, problem) if problem.status == 401 else error_page(request, problem)
