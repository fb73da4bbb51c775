"""`/v1/ask?q=…`: a question in words. It is answered, with what it was taken for; or it is not understood, and said so.

Not to understand is an answer, 200 with `understood` null and the questions that can be asked: the request was a
right one, and a program that shows it needs no second way for it. What is sent wrongly is a 422 as everywhere.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from app.api.dependencies import OpenedStore, only_parameters
from app.api.describing import example_query
from app.api.problems import problem_responses
from app.api.questions import PREFIX
from app.api.representing import wanted_form
from app.asking import answer
from app.asking_in_words import LONGEST, Readers, Told, Understood, understand
from app.paging import read_page
from graph_schema.errors import ParameterError
from queries.catalogue import Catalogue
from queries.store import Store

AskPage = Callable[[Request, Told, Store], Awaitable[Response]]
_EXAMPLE = "which bodies urged China on refoulement since 2008"
_LIMIT = 20


class ReadAs(BaseModel):
    """One way to understand what was typed."""

    question: str = Field(description="name of the question")
    words: str = Field(description="the question in words, its slots filled")
    parameters: dict[str, str] = Field(description="as they can be sent")
    href: str = Field(description="path that asks it")
    confidence: float = Field(description="0 to 1; how much of what was typed it explains")
    not_understood: list[str] = Field(description="words that found no place in it")


class Mended(BaseModel):
    typed: str
    read_as: str


class Answered(BaseModel):
    """The first rows; `href` of what was understood gives all of them."""

    count: int
    next: str | None = Field(description="path of the next page")
    rows: list[dict[str, Any]]


class Suggestion(BaseModel):
    ask: str = Field(description="a question of the catalogue, its slots in braces")
    href: str = Field(description="path of an example")


class AskedInWords(BaseModel):
    asked: str
    understood: ReadAs | None = Field(
        description="null when no question of the catalogue was read in it"
    )
    mended: list[Mended] = Field(description="words that were taken for misspelt names")
    others: list[ReadAs] = Field(description="how else it can be read, the likelier first")
    answer: Answered | None
    suggestions: list[Suggestion] = Field(
        description="what can be asked, when nothing was understood"
    )


def ask_router(catalogue: Catalogue, readers: Readers, page: AskPage) -> APIRouter:
    router = APIRouter(prefix="/v1/ask", tags=["questions"])
    every = [
        Suggestion(ask=q.asks[0], href=f"{PREFIX}/{q.name}{example_query(q)}")
        for q in catalogue.questions.values()
        if q.asks
    ]

    @router.get(
        "",
        summary="A question in words",
        response_model=AskedInWords,
        responses=problem_responses(404, 422),
        dependencies=[Depends(only_parameters(("q", "limit", "format")))],
    )
    async def ask(
        request: Request,
        store: OpenedStore,
        q: Annotated[
            str, Query(description=f"the question, up to {LONGEST} characters", examples=[_EXAMPLE])
        ] = "",
        limit: Annotated[str, Query(description="most rows of the answer", examples=["20"])] = str(
            _LIMIT
        ),
    ) -> Any:
        """Picks the question of the catalogue that was meant and fills its slots by grammar and vocabulary, no
        language model. `understood` tells which and how sure that is; `others` how else it can be read. A
        question that the graph cannot answer is not understood: `understood` is null, and `suggestions` tell
        what can be asked.
        """
        form = wanted_form(request)
        if form not in ("json", "html"):
            raise ParameterError(f"A question in words is answered as json or html, not as {form}.")
        told = await understand(store, readers, q)
        if form == "html":
            return await page(request, told, store)
        answered = await _answered(store, told.best, limit) if told.best else None
        return AskedInWords(
            asked=told.asked,
            understood=_read_as(told.best) if told.best else None,
            mended=[Mended(typed=typed, read_as=read) for typed, read in told.mended],
            others=[_read_as(other) for other in told.others],
            answer=answered,
            suggestions=[] if told.best else every,
        )

    return router


async def _answered(store: Store, best: Understood, limit: str) -> Answered:
    page = read_page(best.question, {"limit": limit})
    found = await answer(store, best.question, best.parameters, page)
    following = None
    if found.after:
        joint = "&" if "?" in best.href else "?"
        following = f"{best.href}{joint}limit={page.limit}&after={found.after}"
    return Answered(count=len(found.rows), next=following, rows=found.rows)


def _read_as(reading: Understood) -> ReadAs:
    return ReadAs(
        question=reading.question.name, words=reading.words, parameters=reading.parameters,
        href=reading.href, confidence=min(reading.confidence, 1.0), not_understood=list(reading.unread),
    )  # fmt: skip
