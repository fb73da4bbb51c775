"""What stands in the place of a store where none is asked."""

from contextlib import asynccontextmanager


class Nothing:
    """Any question to it is a fault."""

    known = None

    async def watch(self, stopped):
        """Nothing to see."""


@asynccontextmanager
async def no_store():
    yield Nothing()
