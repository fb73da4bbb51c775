"""The whole graph as NDJSON, in as little room for a large graph as for a small one.

The first line tells what follows, one line a thing and then one a relationship follow, and the last line says
whether all of it belongs to one state of the graph: a dump without that line was cut off.

    {"dump":"citetrail/dump/1","version":7,"mark":"…","schema":3,"nodes":5164,"relationships":9120}
    {"node":"tb:CAT","labels":["Thing","Agent","Body"],"properties":{…}}
    {"relationship":"MADE","from":"tb:CAT","to":"claim:…","properties":{…}}
    {"complete":true,"mark":"…","nodes":5164,"relationships":9120}
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from fastapi import APIRouter, Depends
from starlette.responses import StreamingResponse

from app.api.dependencies import OpenedStore, only_parameters
from app.api.problems import problem_responses
from app.api.representing import MEDIA_TYPES, as_json
from queries.catalogue import read_cypher
from queries.store import Store
from queries.transactions import Row

FORM = "citetrail/dump/1"
_BLOCK = 200  # lines sent at once
_STRETCH = (
    2_000  # things asked for at once: each stretch is a query of its own, well within its time
)


class DumpResponse(StreamingResponse):
    media_type = MEDIA_TYPES["ndjson"]


def dump_router() -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["dump"])

    @router.get(
        "/dump",
        summary="The whole graph as NDJSON",
        response_class=DumpResponse,
        responses={
            **problem_responses(422),
            200: {"content": {MEDIA_TYPES["ndjson"]: {"schema": {"type": "string"}}}},
        },
        dependencies=[Depends(only_parameters(()))],
    )
    async def dump(store: OpenedStore) -> DumpResponse:
        """First a line that counts, then a line for each node and each relationship, ordered by id, then a
        line with `complete`: false when the graph was changed meanwhile. Nodes and relationships have their
        properties; dates are ISO 8601."""
        head = await _head(store)
        name = {"content-disposition": 'attachment; filename="citetrail-dump.ndjson"'}
        return DumpResponse(_lines(store, head), headers=name)

    return router


async def _head(store: Store) -> dict[str, Any]:
    """Asked before the first byte is sent, so that a database that is down is a 503."""
    state = await store.state()
    (counts,) = await store.read(read_cypher("lookup", "dump_counts"))
    told = {
        "dump": FORM,
        "version": state.version,
        "mark": state.mark,
        "schema": state.schema_version,
    }
    return told | counts  # fmt: skip


async def _lines(store: Store, head: dict[str, Any]) -> AsyncIterator[bytes]:
    yield _line(head)
    nodes = relationships = 0
    async for block in _stretches(store, "dump_nodes"):
        nodes += len(block)
        yield b"".join(_line(_node(row)) for row in block)
    async for block in _stretches(store, "dump_relationships"):
        ties = [line for row in block for line in _ties(row)]
        relationships += len(ties)
        yield b"".join(ties)
    mark = (await store.state()).mark
    yield _line(
        {"complete": mark == head["mark"], "mark": mark, "nodes": nodes, "relationships": relationships}
    )  # fmt: skip


async def _stretches(store: Store, name: str) -> AsyncIterator[list[Row]]:
    """All rows of a file that gives them by id, some hundred at a time."""
    after: str | None = ""
    while after is not None:
        count, last, block = 0, None, []
        async for row in store.stream(read_cypher("lookup", name), after=after, limit=_STRETCH):
            count, last = count + 1, row["id"]
            block.append(row)
            if len(block) == _BLOCK:
                yield block
                block = []
        if block:
            yield block
        after = last if count == _STRETCH else None


def _node(row: Row) -> dict[str, Any]:
    properties = {
        name: row["properties"][name] for name in sorted(row["properties"]) if name != "id"
    }
    return {"node": row["id"], "labels": sorted(row["labels"]), "properties": properties}  # fmt: skip


def _ties(row: Row) -> Iterator[bytes]:
    for tie in row["ties"]:
        told = {"relationship": tie["type"], "from": row["id"], "to": tie["to"]}
        yield _line(told | {"properties": tie["properties"]})


def _line(told: dict[str, Any]) -> bytes:
    return as_json(told) + b"\n"
