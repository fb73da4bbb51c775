"""Runs `.cypher` files inside a transaction that somebody else opened."""

from collections.abc import Mapping
from typing import Any

from neo4j import AsyncManagedTransaction

from queries.catalogue import read_cypher

Row = dict[str, Any]


async def rows(
    tx: AsyncManagedTransaction, cypher: str, parameters: Mapping[str, Any]
) -> list[Row]:
    """The rows of a query given as its text."""
    result = await tx.run(cypher, dict(parameters))
    return [record.data() async for record in result]


async def look_up(tx: AsyncManagedTransaction, name: str, **parameters: Any) -> list[Row]:
    """The rows of a file of `lookup/`."""
    return await rows(tx, read_cypher("lookup", name), parameters)


async def run(tx: AsyncManagedTransaction, /, name: str, **parameters: Any) -> None:
    """Runs a file of `write/`."""
    await run_text(tx, read_cypher("write", name), parameters)


async def run_text(tx: AsyncManagedTransaction, cypher: str, parameters: Mapping[str, Any]) -> None:
    result = await tx.run(cypher, dict(parameters))
    await result.consume()
