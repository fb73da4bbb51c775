"""Keeps other sites' pages from writing through a reader's browser."""

from urllib.parse import urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_OWN_FETCHES = (None, "same-origin", "none")


async def only_own_writes(request: Request) -> None:
    """A dependency of every endpoint that writes.

    The rule: the Host is a name of this machine itself, so that no foreign name that was pointed here is
    served; an Origin, which browsers send with every write, is this very server; Sec-Fetch-Site, where
    sent, says the same; and a body is `application/json`, which a plain form of another site cannot send.
    403 for the first three, 415 for the last. A program that is no browser sends neither header and passes.
    """
    host = request.headers.get("host", "")
    if _hostname(f"//{host}") not in _LOOPBACK:
        raise HTTPException(403, f"The host {host!r} may not write. Write to http://127.0.0.1.")
    origin = request.headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{host}":
        raise HTTPException(403, f"A page of {origin} may not write here.")
    if request.headers.get("sec-fetch-site") not in _OWN_FETCHES:
        raise HTTPException(403, "A page of another site may not write here.")
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and media_type != "application/json":
        raise HTTPException(
            415, f"The content type is {media_type or 'not told'}; send application/json."
        )


def _hostname(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
