"""The yardstick of `benchmarks.service`: the Neo4j driver alone, asking what the API asks.

The official async driver with its Rust extension, one auto-commit READ session a question, the same Cypher and the
same parameters, the records left as the driver gives them. No service that uses this driver can be quicker.
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import neo4j

from app.engine import Engine
from benchmarks.load_tool import Load

Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a load gave: `times` of each question in seconds, and CPU seconds of the client's process."""

    times: list[float]
    seconds: float
    cpu_s: float

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    @property
    def p50_ms(self) -> float:
        return statistics.median(self.times) * 1000

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds of a question."""
        return self.cpu_s / len(self.times) * 1000


class BareDriver:
    """The open driver and the one question that it asks."""

    def __init__(self, driver: neo4j.AsyncDriver, database: str, cypher: str) -> None:
        self._driver = driver
        self._database = database
        self._cypher = cypher

    async def rows(self, parameters: Parameters) -> list[neo4j.Record]:
        """The answer to the question."""
        async with self._session() as session:
            return [record async for record in await session.run(self._cypher, parameters)]

    async def first_row_s(self, parameters: Parameters) -> float:
        """Seconds until the first row is there."""
        began = time.perf_counter()
        async with self._session() as session:
            async for _ in await session.run(self._cypher, parameters):
                break
            return time.perf_counter() - began

    async def ask(self, questions: Sequence[Parameters], load: Load) -> Asked:
        """The questions asked in turn by all clients together; again from the first when all were asked."""
        turn = _in_turn(questions)
        times: list[float] = []
        began, cpu = time.perf_counter(), time.process_time()

        async def client() -> None:
            while (now := time.perf_counter()) < began + load.seconds:
                await self.rows(next(turn))
                times.append(time.perf_counter() - now)

        await asyncio.gather(*(client() for _ in range(load.clients)))
        return Asked(times, time.perf_counter() - began, time.process_time() - cpu)

    def _session(self) -> neo4j.AsyncSession:
        return self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS)


@asynccontextmanager
async def bare_driver(engine: Engine, cypher: str) -> AsyncIterator[BareDriver]:
    """The driver, connected."""
    async with neo4j.AsyncGraphDatabase.driver(
        engine.uri, auth=engine.auth, notifications_min_severity="OFF"
    ) as driver:
        await driver.verify_connectivity()
        yield BareDriver(driver, engine.database, cypher)


def _in_turn(questions: Sequence[Parameters]) -> Iterator[Parameters]:
    while True:
        yield from questions
