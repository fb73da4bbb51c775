"""The layer that compresses answers for those who take gzip."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app.access.refusals import header_of

_SMALLEST = 1024
_LEVEL = 5  # level 9 takes several times as long for a few per cent


class Compression(GZipMiddleware):
    """Starlette's own, kept out of the way of all others, whose every message it would hold back to look at.

    An uncompressed answer then lacks `Vary: Accept-Encoding`, which does no harm: a cache that keeps it may
    give it to anyone.
    """

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, minimum_size=_SMALLEST, compresslevel=_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and b"gzip" in (header_of(scope, b"accept-encoding") or b""):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)
