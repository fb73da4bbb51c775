"""Asks a citetrail service from Python, with or without `async`.

    with Citetrail() as citetrail:
        for row in citetrail.ask("bodies-urging", state="China", topic="refoulement"):
            print(row["date"], row["body"], row["quote"])

    async with AsyncCitetrail("https://citetrail.example.org", key="…") as citetrail:
        china = await citetrail.one("states", "China")

`ask` and `every` follow the pages as far as they are read. A refusal is a `ServiceError` that holds the
service's own words and its status; `table` needs pandas.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx

from graph_schema.errors import ServiceError

Row = dict[str, Any]
Asked = str | int | bool | None

LOCAL = "http://127.0.0.1:8765"
_TIMEOUT_S = 60.0


class Citetrail:
    """A connection to the service at `address`; close it, or use it in a `with` statement."""

    def __init__(
        self, address: str = LOCAL, key: str | None = None, *, client: httpx.Client | None = None
    ) -> None:
        self._http = client or httpx.Client(timeout=_TIMEOUT_S)
        self._http.base_url = httpx.URL(address)
        self._http.headers.update(_headers(key))

    def questions(self) -> list[Row]:
        """Every question with its wording, parameters, columns and an example."""
        listed: list[Row] = self._get("/v1/questions", {})["questions"]
        return listed

    def ask(self, question: str, **asked: Asked) -> Iterator[Row]:
        """The rows of a question, page after page."""
        return self._rows(f"/v1/questions/{question}", asked)

    def every(self, resource: str, **filters: Asked) -> Iterator[Row]:
        """All things of a kind: states, bodies, topics, documents, claims, citations or articles."""
        return self._rows(f"/v1/{resource}", filters)

    def one(self, resource: str, thing: str) -> Row:
        """One thing by its id, name, code or alias."""
        told: Row = self._get(_path(resource, thing), {})
        return told

    def table(self, question: str, **asked: Asked) -> Any:
        """The rows of a question as a pandas DataFrame."""
        return _frame(list(self.ask(question, **asked)))

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        self.close()

    def _rows(self, path: str, asked: Mapping[str, Asked]) -> Iterator[Row]:
        page = self._get(path, _parameters(asked))
        yield from page["rows"]
        while page["next"]:
            page = self._get(page["next"], None)
            yield from page["rows"]

    def _get(self, path: str, parameters: dict[str, str] | None) -> Any:
        try:
            return _told(self._http.get(path, params=parameters))
        except httpx.TransportError as error:
            raise _unreachable(self._http.base_url, error) from None


class AsyncCitetrail:
    """`Citetrail` for `async` programs: `async for row in citetrail.ask(…)`, `await citetrail.one(…)`."""

    def __init__(
        self, address: str = LOCAL, key: str | None = None, *, client: httpx.AsyncClient | None = None
    ) -> None:  # fmt: skip
        self._http = client or httpx.AsyncClient(timeout=_TIMEOUT_S)
        self._http.base_url = httpx.URL(address)
        self._http.headers.update(_headers(key))

    async def questions(self) -> list[Row]:
        listed: list[Row] = (await self._get("/v1/questions", {}))["questions"]
        return listed

    def ask(self, question: str, **asked: Asked) -> AsyncIterator[Row]:
        return self._rows(f"/v1/questions/{question}", asked)

    def every(self, resource: str, **filters: Asked) -> AsyncIterator[Row]:
        return self._rows(f"/v1/{resource}", filters)

    async def one(self, resource: str, thing: str) -> Row:
        told: Row = await self._get(_path(resource, thing), {})
        return told

    async def table(self, question: str, **asked: Asked) -> Any:
        return _frame([row async for row in self.ask(question, **asked)])

    async def close(self) -> None:
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        await self.close()

    async def _rows(self, path: str, asked: Mapping[str, Asked]) -> AsyncIterator[Row]:
        page = await self._get(path, _parameters(asked))
        for row in page["rows"]:
            yield row
        while page["next"]:
            page = await self._get(page["next"], None)
            for row in page["rows"]:
                yield row

    async def _get(self, path: str, parameters: dict[str, str] | None) -> Any:
        try:
            return _told(await self._http.get(path, params=parameters))
        except httpx.TransportError as error:
            raise _unreachable(self._http.base_url, error) from None


def _headers(key: str | None) -> dict[str, str]:
    headers = {"accept": "application/json"}
    return headers | ({"authorization": f"Bearer {key}"} if key else {})


def _parameters(asked: Mapping[str, Asked]) -> dict[str, str]:
    """As the service reads them; what is `None` is left out."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in asked.items()
        if value is not None
    }


def _path(resource: str, thing: str) -> str:
    return f"/v1/{resource}/{quote(thing, safe=':/()')}"


def _told(response: httpx.Response) -> Any:
    if response.is_success:
        return response.json()
    try:
        problem = response.json()
    except ValueError:
        problem = {}
    words = problem.get("detail") if isinstance(problem, dict) else None
    raise ServiceError(
        words or f"{response.url} answered {response.status_code}.", response.status_code
    )


def _unreachable(address: httpx.URL, error: httpx.TransportError) -> ServiceError:
    return ServiceError(
        f"No citetrail answers at {address} ({error}). Start it with `citetrail serve`, or give its address.", None
    )  # fmt: skip


def _frame(rows: list[Row]) -> Any:
    try:
        import pandas as pd
    except ImportError:
        raise ServiceError(
            "A table needs pandas, which is not installed: pip install pandas.", None
        ) from None
    return pd.DataFrame(rows)
