"""The layer that asks for a key, and the header or cookie that carries it."""

from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie

from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as Asked

from app.access.keys import Key, Scope, matching_key
from app.access.refusals import Refusal, header_of, is_open, refuse

KEY_COOKIE = "citetrail_key"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_CHALLENGE = 'Bearer realm="citetrail"'


class KeyGuard:
    """Lets only requests with a key through, and only reads whose key has the scope `read`.

    What writes names its own scope (`app.api.own_writes.writes_as`). The key goes on in the request's state.
    """

    def __init__(self, app: ASGIApp, keys: Collection[Key]) -> None:
        self.app = app
        self.keys = keys

    async def __call__(self, asked: Asked, receive: Receive, send: Send) -> None:
        if asked["type"] == "http" and not is_open(asked["path"]):
            try:
                key = self._key_of(asked)
            except Refusal as refusal:
                await refuse(refusal, asked, receive, send)
                return
            asked.setdefault("state", {})["key"] = key
        await self.app(asked, receive, send)

    def _key_of(self, asked: Asked) -> Key:
        sent = sent_key(asked)
        if sent is None:
            raise Refusal(
                401, "key-missing", "A key is needed",
                "No key was sent. Send yours as the header `Authorization: Bearer KEY`.",
                {"www-authenticate": _CHALLENGE},
            )  # fmt: skip
        key = matching_key(self.keys, sent)
        if key is None:
            raise unknown_key()
        if asked["method"] in _READING:
            require_scope(key, Scope.READ)
        return key


def unknown_key() -> Refusal:
    """401, without a word of what was sent."""
    return Refusal(
        401, "key-unknown", "The key is not known",
        "The key that was sent opens nothing here. Ask whoever runs this service for one.",
        {"www-authenticate": f'{_CHALLENGE}, error="invalid_token"'},
    )  # fmt: skip


def require_scope(key: Key, needed: Scope) -> None:
    """Raises `Refusal` (403) when the key does not open this."""
    if needed in key.scopes:
        return
    raise Refusal(
        403, "scope-missing", "The key does not open this",
        f"The key {key.name!r} has the scopes {', '.join(sorted(key.scopes))}; this needs {needed}. "
        "Ask whoever runs this service for a key that has it.",
        {"www-authenticate": f'{_CHALLENGE}, error="insufficient_scope", scope="{needed}"'},
    )  # fmt: skip


def sent_key(asked: Asked) -> bytes | None:
    """The key of the Authorization header, else that of the cookie which `/login` sets; `None` without."""
    authorization = header_of(asked, b"authorization")
    if authorization is not None:
        kind, _, key = authorization.partition(b" ")
        return key.strip() if kind.lower() == b"bearer" else None
    cookies = header_of(asked, b"cookie")
    return _cookie(cookies) if cookies is not None else None


def known_key(asked: Asked) -> Key | None:
    """The key that the guard let through; `None` where no key was needed."""
    key: Key | None = asked.get("state", {}).get("key")
    return key


def _cookie(header: bytes) -> bytes | None:
    try:
        found = SimpleCookie(header.decode("latin-1")).get(KEY_COOKIE)
    except CookieError:
        return None
    return found.value.encode("latin-1") if found else None
