"""The page of a question asked in words: what it was taken for, its first rows, and how else it can be read."""

from fastapi import Request
from starlette.responses import HTMLResponse

from app.asking import answer
from app.asking_in_words import Told
from app.pages.question_page import answer_table
from app.pages.rendering import render
from app.paging import Page
from queries.store import Store

_ROWS = 20


async def ask_page(request: Request, told: Told, store: Store) -> HTMLResponse:
    """One page for both: understood, or not; the question box holds what was typed."""
    found = (
        await answer(store, told.best.question, told.best.parameters, Page(_ROWS))
        if told.best
        else None
    )
    return render(
        request,
        "ask.html",
        told=told,
        found=found,
        table=answer_table(found, await store.names()) if found else None,
    )
