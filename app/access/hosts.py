"""The layer that serves only under the service's own names.

A page of another site can point a name of its own at this machine (DNS rebinding): the browser then takes
both for one site and lets that page read all answers. The Host header still bears the foreign name.
"""

import re
from collections.abc import Collection

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from app.access.refusals import header_of, refuse

_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:\[\]]+))(?::\d{1,5})?")


class OwnHosts:
    """Answers 403 to a request for any other host; health is asked by address, so it is open to all."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith("/health/"):
            host = (header_of(scope, b"host") or b"").decode("latin-1")
            if _name_in(host) not in self.names:
                detail = (
                    f"This service is not called {host[:100]!r}. Ask it as http://127.0.0.1, or add the name "
                    "to CITETRAIL_HOSTS."
                )
                await refuse(HTTPException(403, detail), scope, receive, send)
                return
        await self.app(scope, receive, send)


def _name_in(host: str) -> str:
    """The name without its port, in lower case: "[::1]:8765" gives "::1"; "" for what is no host."""
    written = _HOST.fullmatch(host)
    return (written[1] or written[2]).lower() if written else ""
