"""Who may write: a key with the scope for it, or this machine itself; never a page of another site."""

from collections.abc import Awaitable, Callable

from fastapi import Request
from starlette.exceptions import HTTPException

from app.access.guard import known_key, require_scope
from app.access.keys import Scope
from app.access.policy import Access

_OWN_FETCHES = (None, "same-origin", "none")
_SET_BY_PROXIES = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


def writes_as(scope: Scope) -> Callable[[Request], Awaitable[None]]:
    """The dependency that every endpoint which writes has.

    A service with keys takes the write of a key with this scope; one without takes those of its own machine,
    where the settings allow it. 403 otherwise. Then `refuse_other_sites`; and a body is `application/json`,
    which a plain form of another site cannot send, else 415.
    """

    async def only_permitted(request: Request) -> None:
        _require_right(request, scope)
        refuse_other_sites(request)
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.method == "POST" and media_type != "application/json":
            raise HTTPException(
                415, f"The content type is {media_type or 'not told'}; send application/json."
            )

    return only_permitted


def refuse_other_sites(request: Request) -> None:
    """Raises 403 unless an Origin, which browsers send with every write, is this very server, and
    Sec-Fetch-Site, where sent, says the same.

    A program that is no browser sends neither header and passes.
    """
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{host}":
        raise HTTPException(403, f"A page of {origin} may not write here.")
    if request.headers.get("sec-fetch-site") not in _OWN_FETCHES:
        raise HTTPException(403, "A page of another site may not write here.")


def _require_right(request: Request, scope: Scope) -> None:
    access: Access = request.app.state.access
    if access.keys:
        key = known_key(request.scope)
        if key is None:  # the guard lets nobody by without one
            raise HTTPException(403, "This needs a key.")
        require_scope(key, scope)
        return
    if not access.writes_without_key:
        raise HTTPException(
            403,
            f"Writes without a key are not taken here. Make one with `citetrail keys new NAME --scope {scope}`.",
        )
    if passed_on := [name for name in _SET_BY_PROXIES if name in request.headers]:
        raise HTTPException(
            403,
            f"The request came through a proxy ({passed_on[0]}), so it is not this machine's own. Writes "
            "through a proxy need a key.",
        )
