"""The store: the one object that talks to Neo4j. Reads in READ mode, writes a batch all or nothing.

Every query comes from a `.cypher` file and every value is a parameter. A read has a time limit, on the
server and here; a write is one transaction, so a half-loaded article is never seen.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import neo4j
from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncManagedTransaction

from graph_schema.batch import GraphBatch, labels_of
from graph_schema.corrections import Correction, ReadClaim
from graph_schema.errors import StoreError, StoreUnreachableError, StoreVersionError
from graph_schema.nodes import NODE_KINDS
from graph_schema.relationships import RELATIONSHIP_KINDS
from queries.catalogue import cypher_names, read_cypher
from queries.correcting import Judgement, Told, claim_of, give, keep, settle, told, undo
from queries.names import NameIndex, build_name_index
from queries.server_errors import store_errors
from queries.transactions import Row, look_up, run, run_text

T = TypeVar("T")

OLDEST_SERVER = (5, 26)
SCHEMA_VERSION = max(int(name) for name in cypher_names("schema"))
WATCH_S = 0.5
_BATCH_ROWS = 10_000
_CONNECT_S = 2.0  # a server that is down is told of at once: the driver alone would take 30 s
_GRACE_S = 0.5
_BOLT_ADDRESS = re.compile(r"(bolt|neo4j)(\+ssc?)?://\S+\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """One row of a check: which thing is wrong, and how."""

    check: str
    id: str
    fault: str


@dataclass(frozen=True, slots=True)
class GraphState:
    """What a reader must know of the graph to say whether an answer is still true.

    `mark` is another one after each load and each correction; `None` in a graph that holds nothing yet.
    """

    version: int
    mark: str | None
    vocabulary: str | None
    schema_version: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How the server would answer a query: "r" when it only reads, and its steps with their details."""

    query_type: str
    operators: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Written:
    """What a load sent: numbers of nodes and relationships in the batch, new or not."""

    nodes: int
    relationships: int


class Store:
    """An open connection. Make it with `open_store`, which checks the server and the schema first."""

    def __init__(self, driver: AsyncDriver, database: str | None, timeout: float) -> None:
        self._driver = driver
        self._database = database
        self._timeout = timeout
        self._names: tuple[str | None, NameIndex] | None = None
        self._known: GraphState | None = None

    @property
    def known(self) -> GraphState | None:
        """The graph's state as last seen by `watch`; `None` while nobody watches or nobody answers."""
        return self._known

    async def watch(self, stopped: asyncio.Event, every_s: float = WATCH_S) -> None:
        """Looks for a new state of the graph until it is stopped, so that no request has to.

        Stopped, not cancelled: the driver leaves a connection open that is cancelled while it is made.
        """
        while not stopped.is_set():
            try:
                await self._look()
            except StoreError:
                self._known = None
            with suppress(TimeoutError):
                async with asyncio.timeout(every_s):
                    await stopped.wait()

    async def read(self, cypher: str, **parameters: Any) -> list[Row]:
        """The rows of a query, run in READ mode; the server refuses any write in it.

        One statement in a transaction of its own, without the driver's retries, costs one journey; a
        connection that the server had closed meanwhile is replaced once.
        """
        try:
            return await self._read_once(cypher, parameters)
        except StoreUnreachableError:
            return await self._read_once(cypher, parameters)

    async def stream(self, cypher: str, **parameters: Any) -> AsyncIterator[Row]:
        """The rows of a query one after another, as the server sends them; as `read` in all else."""
        with store_errors(self._timeout):
            async with self._session(neo4j.READ_ACCESS) as session:
                result = await session.run(self._limited(cypher), parameters)
                keys = result.keys()
                async for record in result:
                    yield dict(zip(keys, record.values(), strict=True))

    async def plan(self, cypher: str, parameters: dict[str, Any]) -> Plan:
        """The plan of a query, which is not run."""
        explained = self._limited(f"EXPLAIN {cypher}")
        with store_errors(self._timeout):
            async with self._session(neo4j.READ_ACCESS) as session:
                summary = await (await session.run(explained, parameters)).consume()
        return Plan(summary.query_type or "", list(_operators(summary.plan or {})))

    async def _read_once(self, cypher: str, parameters: dict[str, Any]) -> list[Row]:
        with store_errors(self._timeout):
            # The server looks for overdue queries from time to time only, so the limit stands here too.
            async with (
                asyncio.timeout(self._timeout + _GRACE_S),
                self._session(neo4j.READ_ACCESS) as session,
            ):
                result = await session.run(self._limited(cypher), parameters)
                keys = result.keys()
                return [dict(zip(keys, values, strict=True)) for values in await result.values()]

    def _limited(self, cypher: str) -> neo4j.Query:
        return neo4j.Query(cypher, timeout=self._timeout)

    async def state(self) -> GraphState:
        """Version and mark of the graph as it is now."""
        row = (await self.read(read_cypher("lookup", "stamp")))[0]
        return GraphState(
            row["version"], row["mark"], row["vocabulary"], row["schema_version"] or 0
        )

    async def write_article(self, batch: GraphBatch, article: str, text_sha256: str) -> Written:
        """Puts one article into the graph in place of what the same text gave before.

        One transaction: withdraw, write, count CITES, sweep what nothing points to any more, apply the
        corrections that persons gave.
        """

        async def work(tx: AsyncManagedTransaction) -> None:
            await run(tx, "bump_version")  # holds off other writers
            pointed = await look_up(tx, "pointed_at", text_sha256=text_sha256)
            await run(tx, "withdraw_text", text_sha256=text_sha256, article=article)
            await _write_batch(tx, batch)
            await run(tx, "derive_cites", article=article)
            await run(tx, "sweep", candidates=[row["id"] for row in pointed])
            await settle(tx, {text_sha256})

        return await self._write(batch, work)

    async def write_vocabulary(self, batch: GraphBatch, digest: str) -> Written:
        """Puts the vocabularies into the graph and notes their digest there."""

        async def work(tx: AsyncManagedTransaction) -> None:
            await _write_batch(tx, batch)
            await run(tx, "stamp", stamp={"vocabulary": digest})
            await run(tx, "bump_version")

        return await self._write(batch, work)

    async def correct(self, judgement: Judgement) -> Correction:
        """Keeps a person's judgement and applies it; the same one again changes nothing.

        Raises `UnknownNameError` for a claim that is not there and `CorrectionError` for a judgement
        that cannot be given.
        """
        return await self._in_turn(lambda tx: give(tx, judgement))

    async def undo_correction(self, correction: str, by: str, at: str) -> Correction:
        """Gives back what stood without it. Raises `UnknownNameError` when there is no such correction."""
        return await self._in_turn(lambda tx: undo(tx, correction, by, at))

    async def keep_corrections(self, corrections: Sequence[Correction]) -> int:
        """Adds corrections from elsewhere and applies them, all or none; gives the number of those that
        were new, or newly undone."""
        return await self._in_turn(lambda tx: keep(tx, corrections))

    async def corrections(self) -> list[Told]:
        """Every correction with the claims that it judges now, oldest first."""
        return [
            told(row) for row in await self.read(read_cypher("lookup", "corrections"), texts=None)
        ]

    async def read_claim(self, claim: str) -> ReadClaim:
        """A claim, rejected or not, as it was read and as it stands. Raises `UnknownNameError`."""

        async def work(tx: AsyncManagedTransaction) -> ReadClaim:
            return await claim_of(tx, claim)

        with store_errors(self._timeout):
            async with self._session(neo4j.READ_ACCESS) as session:
                return await session.execute_read(work)

    async def vocabulary_digest(self) -> str | None:
        """Digest of the vocabularies in the graph; `None` in a new graph."""
        return (await self.state()).vocabulary

    async def names(self) -> NameIndex:
        """The names of the graph, read again when a load has changed it."""
        return await self._names_at(self._known or await self.state())

    async def check(self) -> list[Fault]:
        """Every fault that the files of `check/` find; empty for a sound graph."""
        found: list[Fault] = []
        for name in cypher_names("check"):
            rows = await self.read(read_cypher("check", name))
            found += [Fault(name.replace("_", "-"), row["id"], row["fault"]) for row in rows]
        return found

    async def ping(self) -> None:
        """Raises a `StoreError` when the server does not answer."""
        await self.state()

    async def _look(self) -> None:
        """Takes note of the graph's state, its names first: a state is known when its names are."""
        state = await self.state()
        await self._names_at(state)
        self._known = state

    async def _names_at(self, state: GraphState) -> NameIndex:
        if self._names is None or self._names[0] != state.mark:
            rows = await self.read(read_cypher("lookup", "names"))
            self._names = (state.mark, build_name_index(rows))
        return self._names[1]

    def _session(self, access: str) -> neo4j.AsyncSession:
        return self._driver.session(database=self._database, default_access_mode=access)

    async def _write(self, batch: GraphBatch, work: Any) -> Written:
        batch.check_complete()
        with store_errors(self._timeout):
            async with self._session(neo4j.WRITE_ACCESS) as session:
                await session.execute_write(work)
        await self._note_change()
        return Written(
            sum(map(len, batch.nodes.values())), sum(map(len, batch.relationships.values()))
        )

    async def _in_turn(self, work: Callable[[AsyncManagedTransaction], Awaitable[T]]) -> T:
        """One transaction that waits for other writers, so that each sees what the one before it wrote."""

        async def alone(tx: AsyncManagedTransaction) -> T:
            await run(tx, "bump_version")
            return await work(tx)

        with store_errors(self._timeout):
            async with self._session(neo4j.WRITE_ACCESS) as session:
                given = await session.execute_write(alone)
        await self._note_change()
        return given

    async def _note_change(self) -> None:
        """What this store wrote itself is known at once."""
        if self._known is not None:
            await self._look()

    async def _prepare(self) -> None:
        await self._check_server()
        present = (await self.state()).schema_version
        if present > SCHEMA_VERSION:
            raise StoreVersionError(
                f"The graph has schema {present}; this citetrail knows {SCHEMA_VERSION} at most. "
                "Update citetrail, or use another database."
            )
        with store_errors(self._timeout):
            for version in range(present + 1, SCHEMA_VERSION + 1):
                await self._apply_schema(version)

    async def _check_server(self) -> None:
        rows = await self.read(read_cypher("lookup", "server"))
        require_server(str(rows[0]["version"]) if rows else "unknown")

    async def _apply_schema(self, version: int) -> None:
        # Schema changes cannot share a transaction with data, so each statement is its own.
        statements = [
            s.strip() for s in read_cypher("schema", str(version)).split(";") if s.strip()
        ]
        async with self._session(neo4j.WRITE_ACCESS) as session:
            for statement in statements:
                await session.execute_write(run_text, statement, {})
            await session.execute_write(
                run_text, read_cypher("write", "stamp"), {"stamp": {"schema_version": version}}
            )
            await session.execute_write(run, "bump_version")


@asynccontextmanager
async def open_store(
    uri: str, auth: tuple[str, str], database: str | None = None, timeout: float = 10.0
) -> AsyncIterator[Store]:
    """A store whose server is new enough and whose schema is in place; closed on leaving.

    `timeout` is the time limit of a read in seconds. Raises `StoreUnreachableError`,
    `StoreAuthError` or `StoreVersionError`, each saying what to do.
    """
    if not _BOLT_ADDRESS.match(uri):
        raise StoreError(
            f"{uri!r} is no address of a Neo4j server. Write bolt://host:7687 or neo4j://host:7687."
        )
    driver = AsyncGraphDatabase.driver(
        uri,
        auth=auth,
        connection_timeout=_CONNECT_S,
        connection_acquisition_timeout=_CONNECT_S,
        max_transaction_retry_time=_CONNECT_S,
        notifications_min_severity="OFF",
    )
    async with driver:
        with store_errors(timeout, uri):
            await driver.verify_connectivity()
        store = Store(driver, database, timeout)
        await store._prepare()
        yield store


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield plan.get("operatorType", ""), str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def require_server(version: str) -> None:
    """Raises `StoreVersionError` for a server that is too old to write labels as parameters."""
    numbers = tuple(int(n) for n in re.findall(r"\d+", version)[:2])
    if numbers < OLDEST_SERVER:
        oldest = ".".join(map(str, OLDEST_SERVER))
        raise StoreVersionError(
            f"The server is Neo4j {version}; citetrail needs {oldest} or newer. "
            "Update the server, or unset CITETRAIL_NEO4J_URI to use the local one."
        )


async def _write_batch(tx: AsyncManagedTransaction, batch: GraphBatch) -> None:
    for kind_name in sorted(batch.nodes):
        kind = NODE_KINDS[kind_name]
        rows = batch.node_rows(kind_name)
        name = "shared_nodes" if kind.shared else "nodes"
        for at in range(0, len(rows), _BATCH_ROWS):
            await run(tx, name, rows=rows[at : at + _BATCH_ROWS], labels=labels_of(kind))
    for type_ in sorted(batch.relationships):
        rows = batch.relationship_rows(type_)
        name = "keyed_relationships" if RELATIONSHIP_KINDS[type_].key else "relationships"
        for at in range(0, len(rows), _BATCH_ROWS):
            await run(tx, name, rows=rows[at : at + _BATCH_ROWS], type=type_)
