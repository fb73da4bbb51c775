"""Pages as answers to a request."""

from typing import Any

from fastapi import Request
from starlette.responses import HTMLResponse

from app.pages.templating import templates


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page; `here` is the path asked for, by which the navigation marks where one is."""
    page = templates.get_template(template).render(here=request.url.path, **values)
    return HTMLResponse(page, status)
