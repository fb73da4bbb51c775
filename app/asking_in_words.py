"""A question typed in words, with its answer: what it was taken for, how else it can be read, or that it is not understood.

readers = Readers(catalogue)
told = await understand(store, readers, "which bodies urged China on refoulement since 2008")
"""

import asyncio
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from app.parameters import read_parameters
from app.question_words import asked_in_words
from graph_schema.errors import ParameterError, StoreError
from queries.catalogue import Catalogue
from queries.names import NameIndex
from queries.question_files import Question
from queries.store import Store

if TYPE_CHECKING:
    from app.understanding import Reader, Reading, Understanding

LONGEST = 500
_UNHURRIED_S = 2.0  # a service that has just started has better things to do
_PREFIX = "/v1/questions"


@dataclass(frozen=True, slots=True)
class Understood:
    """One reading, in words and as an address. `unread` are the words that found no place in it."""

    question: Question
    words: str
    parameters: dict[str, str]
    href: str
    confidence: float
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """`best` is `None` when the catalogue holds no such question; `others` are further readings, the likelier
    first; `mended` are words as typed with what they were taken for."""

    asked: str
    best: Understood | None
    others: tuple[Understood, ...]
    mended: tuple[tuple[str, str], ...]


class Readers:
    """The reader for the names that the graph holds now, built again when those change."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._built: tuple[NameIndex, Reader] | None = None
        self._building = asyncio.Lock()

    async def at(self, names: NameIndex) -> "Reader":
        async with self._building:
            if self._built is None or self._built[0] is not names:
                reader = await asyncio.to_thread(_built_reader, self._catalogue, names)
                self._built = names, reader
            return self._built[1]

    async def warm(self, store: Store) -> None:
        """Builds the reader before anyone asks; a store that does not answer is left for the one who does."""
        await asyncio.sleep(_UNHURRIED_S)
        try:
            await self.at(await store.names())
        except StoreError:
            return


def _built_reader(catalogue: Catalogue, names: NameIndex) -> "Reader":
    from app.understanding import build_reader  # noqa: PLC0415  brings the reading of articles along

    return build_reader(catalogue, names)


async def understand(store: Store, readers: Readers, asked: str) -> Told:
    """The readings of what was typed. Raises `ParameterError` when it is empty or too long."""
    asked = " ".join(asked.split())
    if not asked or len(asked) > LONGEST:
        raise ParameterError(
            f"q is a question in words of 1 to {LONGEST} characters, not {len(asked)}. "
            "For example: which bodies urged China on refoulement since 2008?"
        )
    names = await store.names()
    reader = await readers.at(names)
    return _told(asked, reader.read(asked, dt.datetime.now(dt.UTC).date()), names)


def _told(asked: str, found: "Understanding", names: NameIndex) -> Told:
    others = tuple(_understood(reading, names) for reading in found.others)
    best = _understood(found.best, names) if found.best else None
    return Told(asked, best, others, found.mended)


def _understood(reading: "Reading", names: NameIndex) -> Understood:
    values = read_parameters(reading.question, reading.parameters, names)
    words = asked_in_words(reading.question, values, names.shown)
    query = f"?{urlencode(reading.parameters, safe=':/()')}" if reading.parameters else ""
    href = f"{_PREFIX}/{reading.question.name}{query}"
    return Understood(
        reading.question, words, reading.parameters, href, reading.confidence, reading.unread
    )
