"""A client that hangs up ends its query: the task that asks is cancelled, and the driver tells the server."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HangingUp:
    """Watches the connection of each GET while its answer is made."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        request = await receive()  # of a GET: its empty body
        asking = asyncio.ensure_future(self.app(scope, _once(request), send))
        watching = asyncio.ensure_future(_hung_up(receive))
        try:
            await asyncio.wait((asking, watching), return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                asking.cancel()
            await asking
        except asyncio.CancelledError:
            if not watching.done():
                raise  # somebody else stopped us
        finally:
            asking.cancel()
            watching.cancel()


def _once(request: Message) -> Receive:
    """Gives the request, and then waits for ever: the other end is watched elsewhere."""
    messages = [request]

    async def receive() -> Message:
        if messages:
            return messages.pop()
        return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

    return receive


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
