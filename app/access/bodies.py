"""The layer that takes no larger body than an address needs.

FastAPI's own limit answers in plain text, and looks at every message of every answer.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.access.refusals import Refusal, header_of, refuse
from app.settings import MEGABYTE

MAX_BODY = MEGABYTE
UPLOADS = "/v1/articles"  # where articles are put in; corrections are everywhere else
_WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS"})  # no endpoint reads the body of these


class BodyLimit:
    """Answers 413 to a body of more than 1 MB, or `upload_bytes` for uploads: at once where its length is
    told, else as soon as that much has come.
    """

    def __init__(self, app: ASGIApp, upload_bytes: int) -> None:
        self.app = app
        self.upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _WITHOUT_BODY:
            await self.app(scope, receive, send)
            return
        limit = self.upload_bytes if scope["path"] == UPLOADS else MAX_BODY
        length = header_of(scope, b"content-length") or b""
        if length.isdigit() and int(length) > limit:
            await refuse(_too_large(limit), scope, receive, send)
            return
        came = 0

        async def receive_within_limit() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > limit:
                raise _too_large(limit)
            return message

        await self.app(scope, receive_within_limit, send)


def _too_large(limit: int) -> Refusal:
    return Refusal(
        413, "too-large", "The body is too large",
        f"{limit:,} bytes are taken here at most. Send less at a time.",
    )  # fmt: skip
