"""The API's docs at `/docs`: Swagger UI over the OpenAPI description, without any other host."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app.api.headers import CONTENT_SECURITY_POLICY
from app.pages.rendering import render

# Swagger UI writes style attributes; script stays our own files only.
_POLICY = CONTENT_SECURITY_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")


def documentation_router() -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/docs")
    async def documentation(request: Request) -> HTMLResponse:
        response = render(request, "documentation.html")
        response.headers["content-security-policy"] = _POLICY
        return response

    return router
