"""A client that hangs up ends its query: the task that asks is cancelled, and the driver tells the server."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SLOW_S = 0.05  # nobody hangs up sooner, and most answers are there by then


class HangingUp:
    """Watches the connection of each GET whose answer takes a while."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        request = await receive()  # of a GET: its empty body
        watch = _Watch(receive, asyncio.current_task())
        slow = asyncio.get_running_loop().call_later(_SLOW_S, watch.begin)
        try:
            await self.app(scope, _once(request), send)
        except asyncio.CancelledError:
            if not watch.hung_up:
                raise  # somebody else stopped us
        finally:
            slow.cancel()
            watch.end()


class _Watch:
    """Cancels a task once the other end has hung up."""

    def __init__(self, receive: Receive, task: asyncio.Task[None] | None) -> None:
        self.hung_up = False
        self._receive = receive
        self._task = task
        self._watching: asyncio.Task[None] | None = None

    def begin(self) -> None:
        self._watching = asyncio.ensure_future(self._wait())

    def end(self) -> None:
        if self._watching is not None:
            self._watching.cancel()

    async def _wait(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        if self._task is not None:
            self.hung_up = True
            self._task.cancel()


def _once(request: Message) -> Receive:
    """Gives the request, and then waits for ever: the other end is watched elsewhere."""
    messages = [request]

    async def receive() -> Message:
        if messages:
            return messages.pop()
        return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

    return receive
