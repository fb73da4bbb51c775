"""`/login`, where a person gives a key to the browser, and `/logout`, which takes it back."""

from collections.abc import Collection
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.access.guard import KEY_COOKIE, sent_key, unknown_key
from app.access.keys import Key, matching_key
from app.api.own_writes import refuse_other_sites
from app.api.problems import Problem, problem_of
from app.pages.rendering import render

_PATH = "/login"


def login_router(keys: Collection[Key]) -> APIRouter:
    """Both pages; none where no keys are needed.

    The cookie holds the key itself and ends with the browser: `HttpOnly`, so no script reads it;
    `SameSite=Strict`, so no other site's page sends it; `Secure` over HTTPS. A session of the server's own
    would be one more secret to keep, and the settings hold none.
    """
    router = APIRouter(include_in_schema=False)
    if not keys:
        return router

    @router.get(_PATH)
    async def ask_for_key(request: Request) -> HTMLResponse:
        key = matching_key(keys, sent_key(request.scope) or b"")
        return render(request, "login.html", key=key, problem=None, onward="/")

    @router.post(_PATH)
    async def take_key(request: Request) -> Response:
        refuse_other_sites(request)
        given = parse_qs((await request.body()).decode("utf-8", "replace"))
        typed = given.get("key", [""])[0].strip()
        onward = own_path(given.get("onward", ["/"])[0])
        if matching_key(keys, typed.encode()) is None:
            problem = problem_of(request, unknown_key())
            return render(request, "login.html", 401, key=None, problem=problem, onward=onward)
        answer = RedirectResponse(onward, 303)
        answer.set_cookie(
            KEY_COOKIE, typed, httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )  # fmt: skip
        return answer

    @router.post("/logout")
    async def forget_key(request: Request) -> Response:
        refuse_other_sites(request)
        answer = RedirectResponse(_PATH, 303)
        answer.delete_cookie(KEY_COOKIE, httponly=True, samesite="strict")
        return answer

    return router


def login_page(request: Request, problem: Problem) -> HTMLResponse:
    """The form in place of the page that was asked for, to which it then leads."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    onward = own_path(here if request.method == "GET" else "/")
    return render(request, "login.html", problem.status, key=None, problem=problem, onward=onward)


def own_path(path: str) -> str:
    """The path when it is one of this site, else "/": browsers take "//host" and "/\\host" for another."""
    is_own = path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable()
    return path if is_own else "/"
