"""The layer that counts requests of each key, or of each client address where there are no keys.

Headers: `RateLimit-Policy` and `RateLimit` as draft-ietf-httpapi-ratelimit-headers-11 has them, and
`RateLimit-Limit`, `-Remaining` and `-Reset` of its drafts up to 06, which most clients read. The count is
this process's own.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.access.guard import known_key
from app.access.refusals import Refusal, is_open, refuse
from graph_schema.errors import SettingsError

if TYPE_CHECKING:
    from limits import RateLimitItem

RawHeaders = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class _Standing:
    """How much of one limit is left, and for how many seconds that must do."""

    policy: str
    quota: int
    remaining: int
    seconds: int


class RateLimits:
    """Answers 429 beyond a limit such as "600/minute" or "10/second; 5000/hour", where all must be kept.

    A fixed window: the headers then say exactly what is true, so many requests for so many seconds. A caller
    can spend two windows' requests around the moment where they meet. Raises `SettingsError` for a limit
    that cannot be read.
    """

    def __init__(self, app: ASGIApp, limit: str) -> None:
        from limits.storage import MemoryStorage
        from limits.strategies import FixedWindowRateLimiter

        self.app = app
        self.limits = parsed_limits(limit)
        self.policy = ", ".join(
            f'"{_policy_name(limit)}";q={limit.amount};w={limit.get_expiry()}' for limit in self.limits
        )  # fmt: skip
        self.counts = FixedWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        caller = _caller(scope)
        kept = [self.counts.hit(limit, caller) for limit in self.limits]
        standings = [self._standing(limit, caller) for limit in self.limits]
        headers = self._headers(standings)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *headers]}
            await send(message)

        if all(kept):
            await self.app(scope, receive, send_with_headers)
            return
        broken = [standing for standing, ok in zip(standings, kept, strict=True) if not ok]
        await refuse(_too_many(broken), scope, receive, send_with_headers)

    def _standing(self, limit: "RateLimitItem", caller: str) -> _Standing:
        stats = self.counts.get_window_stats(limit, caller)
        seconds = max(1, ceil(stats.reset_time - time.time()))
        return _Standing(_policy_name(limit), limit.amount, max(0, stats.remaining), seconds)

    def _headers(self, standings: Sequence[_Standing]) -> RawHeaders:
        tightest = min(standings, key=lambda standing: standing.remaining)
        left = ", ".join(f'"{s.policy}";r={s.remaining};t={s.seconds}' for s in standings)
        return [
            (b"ratelimit-policy", self.policy.encode()),
            (b"ratelimit", left.encode()),
            (b"ratelimit-limit", b"%d" % tightest.quota),
            (b"ratelimit-remaining", b"%d" % tightest.remaining),
            (b"ratelimit-reset", b"%d" % tightest.seconds),
        ]


def parsed_limits(limit: str) -> list["RateLimitItem"]:
    """The limits that are written, one or more. Raises `SettingsError`."""
    from limits import parse_many  # a quarter of a second, spent only where limits are set

    try:
        return parse_many(limit)
    except ValueError:
        raise SettingsError(
            f"CITETRAIL_RATE_LIMIT is {limit!r}, which is no limit. Write a number and a time, such as "
            "600/minute or 10/second; 5000/hour, or off."
        ) from None


def _policy_name(limit: "RateLimitItem") -> str:
    times = "" if limit.multiples == 1 else f"{limit.multiples}-"
    return f"{times}{limit.GRANULARITY.name}"


def _caller(scope: Scope) -> str:
    if key := known_key(scope):
        return f"key {key.name}"
    return f"client {(scope.get('client') or ('unknown',))[0]}"


def _too_many(broken: Sequence[_Standing]) -> Refusal:
    wait = max(standing.seconds for standing in broken)
    told = " and ".join(f"{standing.quota} a {standing.policy}" for standing in broken)
    return Refusal(
        429, "too-many-requests", "Too many requests",
        f"You may ask {told}. Try again in {wait} seconds; the header `RateLimit` tells what is left.",
        {"retry-after": str(wait)},
    )  # fmt: skip
