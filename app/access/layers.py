"""Puts the layers around an application, in the order in which they must see a request."""

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from app.access.bodies import BodyLimit
from app.access.guard import KeyGuard
from app.access.hosts import OwnHosts
from app.access.policy import Access
from app.access.rates import RateLimits

_READ_BY_OTHER_SITES = (
    "ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", "X-Request-ID",
)  # fmt: skip


def add_access(app: FastAPI, access: Access) -> None:
    """From the outside in: other sites' reading, own hosts, key, rate, size.

    A request without a key costs nobody's rate. Preflights bear no key, so they are answered first. Other sites may read where the settings say so, never write, and never by a cookie.
    """
    app.add_middleware(BodyLimit, upload_bytes=access.upload_bytes)
    if access.rate_limit:
        app.add_middleware(RateLimits, limit=access.rate_limit)
    if access.keys:
        app.add_middleware(KeyGuard, keys=access.keys)
    if access.hosts:
        app.add_middleware(OwnHosts, names=access.hosts)
    if access.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=access.cors_origins,
            allow_methods=("GET", "HEAD"),
            allow_headers=("Authorization", "If-None-Match", "X-Request-ID"),
            expose_headers=_READ_BY_OTHER_SITES,
        )
