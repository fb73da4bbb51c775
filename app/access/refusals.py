"""A request that is turned away before any endpoint sees it, as the same problem detail that endpoints give."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

_OPEN = frozenset({"/login", "/logout"})
_OPEN_BELOW = ("/health/", "/static/")


class Refusal(HTTPException):
    """`kind` is the last part of the problem's type, `title` the kind in words."""

    def __init__(
        self, status: int, kind: str, title: str, detail: str, headers: Mapping[str, str] | None = None
    ) -> None:  # fmt: skip
        super().__init__(status, detail, headers)
        self.kind = kind
        self.title = title


def is_open(path: str) -> bool:
    """Whether anyone may ask for it: health, style sheets and scripts, and the page where a key is given."""
    return path.startswith(_OPEN_BELOW) or path in _OPEN


def header_of(scope: Scope, name: bytes) -> bytes | None:
    """The first header of this lower-case name; quicker than a `Headers` object, which reads them all."""
    return next((value for given, value in scope["headers"] if given == name), None)


async def refuse(refusal: HTTPException, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers by the application's own handler of errors, which knows pages from programs."""
    request = Request(scope, receive)
    response = await scope["app"].exception_handlers[HTTPException](request, refusal)
    await response(scope, receive, send)
