"""Headers that keep a browser from running or sending what is not ours."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Titles and quotes come from documents: no inline script or style may run, nothing is sent elsewhere.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_RAW = tuple((name.encode(), value.encode()) for name, value in SECURITY_HEADERS.items())


class SecurityHeaders:
    """Adds each header to every answer that does not set it itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.get("headers", ())
                set_already = {name for name, _ in headers}
                ours = (header for header in _RAW if header[0] not in set_already)
                message = {**message, "headers": [*headers, *ours]}
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
