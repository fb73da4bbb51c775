"""Pages as answers to a request."""

from typing import Any

from fastapi import Request
from starlette.responses import HTMLResponse

from app.pages.forms import choices
from app.pages.templating import templates
from graph_schema.errors import StoreError
from queries.catalogue import load_resources, read_cypher
from queries.names import NameIndex, build_name_index
from queries.question_files import Question
from queries.store import Store

# In the order in which the navigation shows them.
_BROWSED = ("states", "bodies", "topics", "documents", "articles")
_MOST_ARTICLES = 300
_NO_NAMES = build_name_index(())


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page; `here` is the path asked for, by which the navigation marks where one is."""
    browsed = [name for name in _BROWSED if name in load_resources()]
    page = templates.get_template(template).render(here=request.url.path, browsed=browsed, **values)
    return HTMLResponse(page, status)


async def names_of(store: Store) -> NameIndex:
    """The graph's names; none when the store does not answer, since a page is of use without them."""
    try:
        return await store.names()
    except StoreError:
        return _NO_NAMES


async def name_lists(
    store: Store, questions: list[Question], names: NameIndex
) -> dict[str, list[tuple[str, str]]]:
    """What a page's fields offer to choose from: names, and the ids of articles with their titles."""
    if names is _NO_NAMES:
        return {}
    lists = choices(questions, names)
    if any(p.type == "article" for question in questions for p in question.parameters):
        rows = await store.read(read_cypher("lookup", "articles_named"), limit=_MOST_ARTICLES)
        lists["article"] = [(row["id"], row["title"]) for row in rows]
    return lists
