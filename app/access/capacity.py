"""The layer that turns away what the service has no room for."""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.access.refusals import Refusal, is_open, refuse

RETRY_AFTER_S = 1


class Capacity:
    """Answers at most so many requests at once and 503 beyond, at once.

    A queue would only make every answer late: those who wait give up and ask again. Health and static files
    are never turned away, nor is what the cache answers, outside of which nobody waits.
    """

    def __init__(self, app: ASGIApp, max_requests: int) -> None:
        self.app = app
        self.room = max_requests
        self.max_requests = max_requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or is_open(scope["path"]):
            await self.app(scope, receive, send)
        elif self.room < 1:
            await refuse(self._busy(), scope, receive, send)
        else:
            self.room -= 1
            try:
                await self.app(scope, receive, send)
            finally:
                self.room += 1

    def _busy(self) -> Refusal:
        return Refusal(
            503, "busy", "The service has no room",
            f"{self.max_requests} requests are being answered. Try again after `Retry-After` seconds.",
            {"retry-after": str(RETRY_AFTER_S)},
        )  # fmt: skip
