"""Answers that are still true are not asked for again.

What a GET below `/v1/` tells depends on its address, the form asked for, this program, and the graph. A store
that watches knows the graph's mark, which each load and each correction changes; so long as it stays, an
answer given once is given again, and a client that has it is told so by 304 without being sent it.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST_BYTES = 64 * 1024 * 1024
_LARGEST_BYTES = 1024 * 1024
_PREFIX = "/v1/"
_IN_WORDS = "/v1/ask"


@dataclass(slots=True)
class _Kept:
    start: Message
    body: bytes
    route: Any  # for the log and the metrics, which name it

    def begin(self) -> Message:
        """The start of the answer, for layers outside to add their headers to."""
        return {**self.start, "headers": [*self.start["headers"]]}


class AnswerCache:
    """Keeps answers by address and form. `mark` gives the graph's mark, `None` while it is not known;
    `program` is a word for this version of the code and its questions."""

    def __init__(self, app: ASGIApp, mark: Callable[[], str | None], program: str) -> None:
        self.app = app
        self._mark = mark
        self._program = program
        self._kept: OrderedDict[tuple[bytes, ...], _Kept] = OrderedDict()
        self._kept_at: str | None = None
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        mark = self._mark() if _is_asking(scope) else None
        if mark is None:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        accept = headers.get("accept", ""), headers.get("accept-encoding", "")
        key = (scope["path"].encode(), scope["query_string"], *(name.encode() for name in accept))
        etag = self._etag(mark, key)
        kept = self._kept.get(key) if mark == self._kept_at else None
        scope["route"] = kept.route if kept else None
        if etag in headers.get("if-none-match", ""):
            _note(scope, "unchanged")
            await send(_not_modified(etag))
            await send({"type": "http.response.body", "body": b""})
            return
        if mark != self._kept_at:
            self._forget(mark)
        _note(scope, "hit" if kept else "miss")
        if kept:
            self._kept.move_to_end(key)
            await send(kept.begin())
            await send({"type": "http.response.body", "body": kept.body})
            return
        await self._answer_anew(scope, receive, send, (mark, key, etag))

    async def _answer_anew(
        self, scope: Scope, receive: Receive, send: Send, named: tuple[str, tuple[bytes, ...], str]
    ) -> None:
        """Passes the answer on, and keeps it when it is whole, good and not too large."""
        mark, key, etag = named
        start: Message | None = None

        async def keep(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                if message["status"] == 200:
                    told = MutableHeaders(scope=message)
                    told["etag"] = etag
                    told["cache-control"] = "no-cache"  # ask each time whether it is still true
                    told.add_vary_header("Accept, Accept-Encoding")
                    start = {**message, "headers": [*message["headers"]]}
            elif start is not None and not message.get("more_body", False):
                self._keep(mark, key, _Kept(start, message.get("body", b""), scope.get("route")))
            else:
                start = None  # sent in pieces: not kept
            await send(message)

        await self.app(scope, receive, keep)

    def _keep(self, mark: str, key: tuple[bytes, ...], answer: _Kept) -> None:
        # An answer that was begun at one state of the graph and ended at another belongs to neither.
        if mark != self._mark() or mark != self._kept_at or len(answer.body) > _LARGEST_BYTES:
            return
        if key in self._kept:  # two asked at once: its bytes are counted already
            return
        self._kept[key] = answer
        self._bytes += len(answer.body)
        while self._bytes > _MOST_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body)

    def _forget(self, mark: str) -> None:
        self._kept.clear()
        self._bytes = 0
        self._kept_at = mark

    def _etag(self, mark: str, key: tuple[bytes, ...]) -> str:
        """Weak: another compression gives other bytes with the same meaning."""
        told = b"\0".join((mark.encode(), self._program.encode(), *key))
        return f'W/"{hashlib.blake2b(told, digest_size=12).hexdigest()}"'


def _is_asking(scope: Scope) -> bool:
    """Whether the answer depends on the graph alone: what "last year" means depends on the day as well."""
    return bool(
        scope["type"] == "http"
        and scope["method"] == "GET"
        and scope["path"].startswith(_PREFIX)
        and scope["path"] != _IN_WORDS
    )


def _note(scope: Scope, outcome: str) -> None:
    scope.setdefault("state", {})["cache"] = outcome


def _not_modified(etag: str) -> Message:
    return {
        "type": "http.response.start",
        "status": 304,
        "headers": [
            (b"etag", etag.encode()),
            (b"cache-control", b"no-cache"),
            (b"vary", b"Accept, Accept-Encoding"),
        ],
    }
