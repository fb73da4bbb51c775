"""What endpoints are given: the open store, and the guarantee that nothing unknown was asked."""

from collections.abc import Awaitable, Callable, Collection
from typing import Annotated

from fastapi import Depends, Request

from graph_schema.errors import ParameterError
from queries.store import Store


async def opened_store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


OpenedStore = Annotated[Store, Depends(opened_store)]


def only_parameters(known: Collection[str]) -> Callable[[Request], Awaitable[None]]:
    """A dependency that does what `refuse_other_parameters` does."""

    async def refuse_others(request: Request) -> None:
        refuse_other_parameters(request, known)

    return refuse_others


def refuse_other_parameters(request: Request, known: Collection[str]) -> None:
    """Raises `ParameterError` for a query parameter not in `known`, or given twice, by its name."""
    given = [name for name, _ in request.query_params.multi_items()]
    if unknown := sorted(set(given) - set(known)):
        takes = f"It takes: {', '.join(known)}." if known else "It takes none."
        raise ParameterError(f"{request.url.path} knows no parameter {', '.join(unknown)}. {takes}")
    if twice := sorted({name for name in given if given.count(name) > 1}):
        raise ParameterError(f"{', '.join(twice)} is given more than once. Give one value.")
