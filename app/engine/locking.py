"""A lock between processes that the operating system releases when its holder dies."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph_schema.errors import EngineError

_PAUSE_S = 0.1


@contextmanager
def held(path: Path, timeout_s: float) -> Iterator[None]:
    """Holds the lock on `path`, a file that exists, for the block.

    Raises `EngineError` when another process has held it for `timeout_s` seconds.
    """
    deadline = time.monotonic() + timeout_s
    with path.open("r+b") as file:
        while not _acquire(file):
            if time.monotonic() > deadline:
                raise EngineError(
                    f"Another citetrail has been starting or stopping the local Neo4j for more than "
                    f"{timeout_s:.0f} s (it holds {path}). Wait for it or end it, then try again."
                )
            time.sleep(_PAUSE_S)
        # Closing the file releases it.
        yield


if sys.platform == "win32":
    import msvcrt

    def _acquire(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _acquire(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
